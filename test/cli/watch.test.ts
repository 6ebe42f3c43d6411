import { spawn } from 'node:child_process';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BAD, folderOf, GOOD } from './ledgers.ts';
import { BIN, gongkai } from './run.ts';

const WAITING = '等待保存。按 Ctrl+C 结束\n';

type Child = ReturnType<typeof watching>;
const running = new Set<Child['child']>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** A check that waits for saves, in a folder of its own. */
function watching(files: Record<string, string>, args: string[]) {
  const folder = folderOf(files);
  const child = spawn(
    process.execPath,
    [BIN, 'check', '--watch', '--as-of', '2022-06-20', ...args],
    { cwd: folder, env: { ...process.env, GITHUB_ACTIONS: '' } },
  );
  running.add(child);
  const heard = { out: '', err: '' };
  let wake = () => {};
  child.stdout.setEncoding('utf8').on('data', (text) => {
    heard.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    heard.err += text;
    wake();
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  /** What one run said: on standard output, and on standard error before it waits again. */
  const run = async () => {
    while (!heard.err.includes(WAITING)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const said = { out: heard.out, err: heard.err.replace(WAITING, '') };
    heard.out = '';
    heard.err = '';
    return said;
  };
  return { child, folder, run, closed, save: saver(folder) };
}

/** As most editors save: a new file takes the place of the old one. */
function saver(folder: string) {
  return (name: string, text: string) => {
    const part = join(folder, `${name}.part`);
    writeFileSync(part, text);
    renameSync(part, join(folder, name));
  };
}

describe('check --watch', () => {
  it('checks again on each save, and ends with the code of the last check', async () => {
    const { child, folder, run, save, closed } = watching({ '甲.yaml': GOOD }, ['甲.yaml']);
    const clean = await run();
    expect(clean.err).toBe('');
    save('甲.yaml', BAD);
    const late = await run();
    expect(late.err).toBe('“甲.yaml”改了，重新检查\n');
    expect(late.out).not.toBe(clean.out);
    expect(late.out).toContain('[schema]');
    // Removed and made anew; and written in place.
    rmSync(join(folder, '甲.yaml'));
    expect(await run()).toEqual({ out: '', err: expect.stringContaining('没有“甲.yaml”') });
    writeFileSync(join(folder, '甲.yaml'), GOOD);
    expect((await run()).out).toBe(clean.out);
    save('甲.yaml', BAD);
    await run();
    child.kill('SIGINT');
    expect(await closed).toBe(1);
  });

  it('sees a new ledger in a folder, and nothing that is none', async () => {
    const { folder, run, save } = watching({ '台账/甲.yaml': GOOD, '台账/说明.txt': '' }, ['台账']);
    await run();
    save('台账/说明.txt', '改了');
    save('旁边.yaml', GOOD);
    save('台账/.草稿.yaml', GOOD);
    save('台账/乙.yaml', BAD);
    const { err, out } = await run();
    expect(err).toBe('“台账/乙.yaml”改了，重新检查\n');
    expect(out).toContain('乙.yaml');
    rmSync(join(folder, '台账/乙.yaml'));
    expect((await run()).out).not.toContain('乙.yaml');
  });

  it('takes a link for what it leads to', async () => {
    const files = { '原件/甲.yaml': GOOD };
    const folder = folderOf(files);
    symlinkSync(join(folder, '原件/甲.yaml'), join(folder, '链接.yaml'));
    const { run } = watching({ '空.txt': '' }, [join(folder, '链接.yaml')]);
    await run();
    saver(join(folder, '原件'))('甲.yaml', BAD);
    expect((await run()).out).toContain('[schema]');
  });

  it('goes by a configuration that is saved, and waits for one that is mended', async () => {
    const { run, save, child, closed } = watching(
      { '甲.yaml': GOOD, 'gongkai.config.yaml': 'severity: {row-incomplete: off}\n' },
      ['甲.yaml'],
    );
    expect((await run()).out).not.toContain('没有写“责任科室”');
    save('gongkai.config.yaml', 'severity: {row-incomplete: 关}\n');
    expect(await run()).toEqual({
      out: '',
      err: expect.stringContaining('配置“gongkai.config.yaml”不能用'),
    });
    save('gongkai.config.yaml', 'severity: {row-incomplete: error}\n');
    expect((await run()).out).toContain('没有写“责任科室”');
    child.kill('SIGINT');
    expect(await closed).toBe(1);
  });

  it('ends when nobody reads any more', async () => {
    const { child, run, save, closed } = watching({ '甲.yaml': GOOD }, ['甲.yaml']);
    await run();
    child.stdout.destroy();
    save('甲.yaml', BAD);
    expect(await closed).toBe(1);
  });

  it.each([
    [['-', '--watch'], '标准输入'],
    [['甲.yaml', '--watch', '--baseline', 'b.json', '--update-baseline'], '--update-baseline'],
    [['甲.yaml', '--watch', '--as-of', '昨天'], '昨天'],
  ])('%j is wrong usage', async (args, told) => {
    const { code, stdout, stderr } = await gongkai(['check', ...args], {
      cwd: folderOf({ '甲.yaml': GOOD }),
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
  });
});
