import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { inProcess } from './in-process.ts';
import { folderOf, GOOD } from './ledgers.ts';
import { gongkai } from './run.ts';

const AS_OF = ['--as-of', '2022-09-05'];
const schedule = (...args: string[]) => inProcess(['schedule', ...args]);

describe('gongkai schedule', () => {
  it('tells of one body from the plan alone, whatever the day', async () => {
    const { code, stdout } = await schedule('--body', '住建局');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    const known = await schedule('--body', '高新区建设局');
    expect(known.code).toBe(0);
    expect(known.stdout).toContain('2022年建设局政务公开时间表');
    expect(known.stdout).toContain('2022-06-15 周三  第18项（2022-05期）');
    expect(known.stdout).toContain('没有固定日期的');
    expect(known.stdout).toBe((await schedule('--body', '建设局', '--as-of', '2022-12-01')).stdout);
  });

  it('tells of all bodies, and whom each line falls on', async () => {
    const { code, stdout } = await schedule();
    expect(code).toBe(0);
    expect(stdout).toMatch(/2022-06-30 周四 {2}第61项 [^\n]*\n[^\n]*\n *各有关单位\n/);
  });

  it('fits 80 columns', async () => {
    for (const args of [[], ['--body', '建设局'], ['examples/*.yaml', ...AS_OF]]) {
      const { stdout } = await schedule(...args);
      for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    }
  });

  it('tells what a ledger leaves open, most of all what is late already', async () => {
    const { code, stdout } = await schedule('examples/建设局.yaml', ...AS_OF);
    expect(code).toBe(0);
    expect(stdout).toContain('2022-07-14 周四  【逾期未办】第18项（2022-06期）');
    expect(stdout).toContain('2022-09-08 周四  【即将逾期】第17项 危旧楼房改建资金管理办法');
    expect(stdout).not.toContain('（2022-05期）');
    expect(stdout).toContain('按1份台账在2022-09-05的情况');
  });

  it('reads a ledger from standard input', async () => {
    const { code, stdout } = await inProcess(['schedule', '-', ...AS_OF], GOOD);
    expect(code).toBe(0);
    expect(stdout).toContain('2022年行政审批服务局政务公开时间表');
  });

  it('names a ledger that cannot be taken in, in the schedule too, and takes in the others', async () => {
    const folder = folderOf({
      '好.yaml': GOOD,
      '坏.yaml': 'a: [',
      '别.yaml': '计划: x/2022\n部门: 甲\n台账: []\n',
    });
    const { code, stdout, stderr } = await schedule(folder, ...AS_OF);
    expect(code).toBe(1);
    for (const text of [stdout.replace(/\n/g, ''), stderr]) {
      expect(text).toContain('坏.yaml”没有列入：');
      expect(text).toContain('别.yaml”没有列入：');
    }
    expect(stdout).toContain('按1份台账');
  });

  it('shows no number of a person that the name of a file holds', async () => {
    const folder = folderOf({ '张某13812345678.yaml': 'a: [', 'b.yaml': GOOD });
    const { stdout, stderr } = await schedule(folder, ...AS_OF);
    expect(stdout).toContain('没有列入');
    expect(stdout + stderr).not.toContain('13812345678');
  });

  it('says of ledgers of other bodies that they are left out', async () => {
    const { code, stderr, stdout } = await schedule(
      'examples/*.yaml',
      '--body',
      '建设局',
      ...AS_OF,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('2022年建设局政务公开时间表');
    expect(stderr).toContain('人社中心.yaml”是人社中心的台账，没有列入。');
  });

  it('writes nothing where no ledger could be taken in', async () => {
    const folder = folderOf({ 'a.yaml': 'a: [' });
    const output = join(folder, 'a.ics');
    expect((await schedule(join(folder, 'a.yaml'), '-o', output)).code).toBe(1);
    expect(existsSync(output)).toBe(false);
    expect((await schedule(join(folder, 'none.yaml'))).code).toBe(2);
  });
});

describe('the file that it writes', () => {
  it('is of the kind that its name says', async () => {
    const folder = folderOf({});
    const starts = {
      ics: 'BEGIN:VCALENDAR\r\n',
      html: '<!DOCTYPE html>',
      xlsx: 'PK',
      txt: '2022年',
    };
    for (const [ending, start] of Object.entries(starts)) {
      const path = join(folder, `a.${ending}`);
      const { code, stderr } = await schedule('-o', path);
      expect(code).toBe(0);
      expect(stderr).toMatch(/\d+个到期日，另有\d+件没有固定日期/);
      expect(readFileSync(path, 'utf8').startsWith(start)).toBe(true);
    }
    const { code, stderr } = await schedule('--format', 'xlsx');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--output 时间表.xlsx')]);
  });

  it('takes the place of the one before, for who subscribes to it, but of no ledger', async () => {
    const folder = folderOf({ 'a.yaml': GOOD });
    const [calendar, ledger] = [join(folder, 'a.ics'), join(folder, 'a.yaml')];
    writeFileSync(calendar, 'BEGIN:VCALENDAR\r\nPRODID:-//gongkai//old//ZH\r\n');
    expect((await schedule('--body', '建设局', '-o', calendar)).code).toBe(0);
    expect(readFileSync(calendar, 'utf8')).toContain('END:VCALENDAR');
    const link = await schedule(ledger, '--format', 'text', '-o', `${folder}/./a.yaml`);
    expect(link.code).toBe(2);
    expect(readFileSync(ledger, 'utf8')).toBe(GOOD);
  });

  it('is the same in every time zone, language and order of arguments', async () => {
    const ledgers = ['examples/建设局.yaml', 'examples/人社中心.yaml'];
    const settings: Record<string, string>[] = [
      { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/Los_Angeles', LANG: 'zh_CN.UTF-8' },
    ];
    for (const ending of ['ics', 'html', 'xlsx', 'txt']) {
      const contents: string[] = [];
      for (const [index, env] of settings.entries()) {
        const path = join(folderOf({}), `a.${ending}`);
        const order = index === 1 ? [...ledgers].reverse() : ledgers;
        const { code } = await gongkai(['schedule', ...order, ...AS_OF, '-o', path], { env });
        expect(code).toBe(0);
        contents.push(readFileSync(path, 'base64'));
      }
      expect(new Set(contents).size, ending).toBe(1);
    }
  }, 120_000);
});
