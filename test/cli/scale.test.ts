import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/report/report.ts';
import { BAD, folderOf, GOOD } from './ledgers.ts';
import { BIN, gongkai, type Result } from './run.ts';

const LEDGERS = 500;
const AS_OF = ['--as-of', '2022-06-01'];
const FORMATS = ['text', 'json', 'ndjson', 'markdown', 'github', 'gitlab', 'junit', 'sarif'];
const CONFIG = `ledgers: [台账]
plans: [zibo-gaoxin/2022]
severity: {row-incomplete: info}
waivers:
  - {rule: task-missing, body: 建设局, reason: 正在补, approvedBy: 王某, until: 2022-12-31}
  - {rule: overdue, body: 行政审批服务局, reason: 没有的, approvedBy: 王某, until: 2022-12-31}
  - {rule: late, body: 建设局, reason: 过期的, approvedBy: 王某, until: 2022-01-31}
`;

/** Good ones, bad ones, of a body that owes more, a file of another kind, and one that is named for its order. */
function ledger(index: number): string {
  const said = index % 7 === 0 ? BAD : GOOD;
  const text = index % 11 === 0 ? said.replace('行政审批服务局', '建设局') : said;
  return index % 97 === 5 ? 'name: other\n' : `${text}    完成情况: 第${index}份\n`;
}

let folder: string;
let names: string[];

beforeAll(() => {
  const files = Object.fromEntries(
    Array.from({ length: LEDGERS }, (_, index) => [
      `台账/${index % 3}/单位${index}.yaml`,
      ledger(index),
    ]),
  );
  folder = folderOf({ ...files, 'gongkai.config.yaml': CONFIG });
  names = Object.keys(files);
});

/** What a check says in every format. */
async function allFormats(
  into: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Record<string, string | number | null>> {
  const outputs = FORMATS.map(
    (format) => `--format=${format}:${into}.${ENDINGS[format] ?? format}`,
  );
  const { code, stderr } = await gongkai(['check', ...args, ...AS_OF, ...outputs], {
    cwd: folder,
    env,
  });
  const texts = FORMATS.map((format) => [
    format,
    readFileSync(join(folder, `${into}.${ENDINGS[format] ?? format}`), 'utf8'),
  ]);
  return { ...Object.fromEntries(texts), code, stderr };
}

const ENDINGS: Record<string, string> = {
  text: 'txt',
  markdown: 'md',
  github: 'log',
  gitlab: 'gitlab.json',
  junit: 'xml',
};

describe('500 ledgers', () => {
  let one: Awaited<ReturnType<typeof allFormats>>;
  beforeAll(async () => {
    one = await allFormats('one', ['--jobs', '1']);
  }, 60_000);

  it('are all told, with what is wrong with the configuration', () => {
    expect(one.code).toBe(1);
    const told = String(one.ndjson)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RunEvent);
    const foreign = names.filter((_, index) => index % 97 === 5);
    expect(told.filter(({ type }) => type === 'ledger')).toHaveLength(LEDGERS - foreign.length);
    expect(String(one.stderr).match(/不是台账/g)).toHaveLength(foreign.length);
    expect(told.at(-1)).toMatchObject({
      failed: [],
      configuration: [{ rule: 'waiver-unused' }, { rule: 'waiver-expired' }],
    });
  });

  it.each([
    ['2', { TZ: 'America/New_York', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }],
    ['8', { TZ: 'Pacific/Kiritimati', LANG: 'zh_CN.GB18030', LC_ALL: 'C' }],
  ])(
    'are the same bytes with %s threads, wherever that is',
    async (jobs, env) => {
      expect(await allFormats(`jobs${jobs}`, ['--jobs', jobs], env)).toEqual(one);
    },
    60_000,
  );

  it('are the same bytes in whatever order they are named, and with a baseline', async () => {
    const [first, ...others] = ['台账/2', '台账/0', '台账/1'];
    const args = ['check', '--quiet', ...AS_OF, '--format', 'ndjson', '--jobs', '2'];
    const named = await gongkai([...args, String(first), ...others], { cwd: folder });
    expect(named.stdout).toBe(one.ndjson);
    const based = (jobs: string, ...more: string[]) =>
      gongkai(['check', '--baseline', `基线${jobs}.json`, '--jobs', jobs, ...AS_OF, ...more], {
        cwd: folder,
      });
    await based('1', '--update-baseline');
    await based('2', '--update-baseline');
    expect(readFileSync(join(folder, '基线2.json'))).toEqual(
      readFileSync(join(folder, '基线1.json')),
    );
    const [alone, threads] = [await based('1'), await based('2')];
    expect(threads).toEqual(alone);
    expect(alone.code).toBe(0);
  }, 60_000);

  it('are the same bytes from results that were kept, and anew where anything has changed', async () => {
    const kept = join(folder, '缓存');
    const env = { XDG_CACHE_HOME: kept };
    const entries = () =>
      readdirSync(kept, { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((item) => item.isFile())
        .map(({ parentPath, name }) => join(parentPath, name));
    // Two runs at once write the same.
    const both = ['1', '2'].map((jobs) =>
      allFormats(`先${jobs}`, ['--cache', '--jobs', jobs], env),
    );
    expect(await Promise.all(both)).toEqual([one, one]);
    for (const file of entries()) expect(statSync(file).mode & 0o777).toBe(0o600);
    // What is read is what was kept: an entry whose sum fits is believed, one that is torn is not.
    const [torn = '', changed = '', ...whole] = entries();
    writeFileSync(torn, readFileSync(torn).subarray(0, 200));
    writeFileSync(changed, readFileSync(changed, 'utf8').replace('行政', '行攻'));
    const times = whole.map((file) => statSync(file).ino);
    expect(await allFormats('后', ['--cache', '--jobs', '1'], env)).toEqual(one);
    expect(whole.map((file) => statSync(file).ino)).toEqual(times);
    for (const more of [['--as-of', '2022-09-05'], ['--due-soon', '9'], ['--quiet']]) {
      const args = ['--jobs', '1', ...more];
      const anew = await gongkai(['check', '台账/0', ...AS_OF, ...args], { cwd: folder });
      const again = ['check', '台账/0', ...AS_OF, ...args, '--cache'];
      expect(await gongkai(again, { cwd: folder, env })).toEqual(anew);
    }
    const [first = ''] = names;
    const before = readFileSync(join(folder, first), 'utf8');
    writeFileSync(join(folder, first), before.replace('第0份', '改了'));
    const [changedRun, plain] = [
      await allFormats('改', ['--cache', '--jobs', '1'], env),
      await allFormats('改', ['--jobs', '1']),
    ];
    writeFileSync(join(folder, first), before);
    expect(changedRun).toEqual(plain);
    expect(plain.ndjson).not.toBe(one.ndjson);
  }, 90_000);

  it.each([2, 3, 600])(
    'come together from %i parts to what one run says',
    async (parts) => {
      // Of six hundred parts a hundred are empty; three stand for the others.
      const numbers =
        parts === 600 ? [1, 500, 600] : Array.from({ length: parts }, (_, index) => index + 1);
      const run = (number: number): Promise<Result> =>
        gongkai(
          [
            'check',
            ...AS_OF,
            '--shard',
            `${number}/${parts}`,
            '--format',
            `ndjson:部分${number}.ndjson`,
          ],
          { cwd: folder },
        );
      const codes: (number | null)[] = [];
      for (const number of numbers) codes.push((await run(number)).code);
      if (parts === 600) {
        expect(codes[2]).toBe(0);
        const empty = readFileSync(join(folder, '部分600.ndjson'), 'utf8').trimEnd().split('\n');
        expect(empty.map((line) => JSON.parse(line).type)).toEqual(['head', 'summary']);
        return;
      }
      const files = numbers.map((number) => `部分${number}.ndjson`);
      const merged = await gongkai(['report', '--from', ...files, '--format', 'ndjson'], {
        cwd: folder,
      });
      expect(merged.stdout).toBe(one.ndjson);
      expect(merged.code).toBe(1);
      const [first = '', ...others] = files;
      for (const [given, said] of [
        [others, `少了1部分：1/${parts}`],
        [[first, ...others, '再一份.ndjson'], `都是1/${parts}`],
      ] as const) {
        copyFileSync(join(folder, first), join(folder, '再一份.ndjson'));
        const refused = await gongkai(['report', '--from', ...given], { cwd: folder });
        expect(refused.code).toBe(2);
        expect(refused.stderr).toMatch(new RegExp(`${said}|里都有`));
      }
    },
    60_000,
  );
});

describe('a part of a run', () => {
  it.each(['0/3', '4/3', '1', '1/0', 'a/b', '1/3/5'])('is not %s', async (shard) => {
    const { code, stderr } = await gongkai(['check', '台账', '--shard', shard], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/--shard.*应写成 2\/8/);
  });

  it('writes no baseline, and no number of threads is none', async () => {
    const args = ['check', '台账', '--shard', '1/2', '--baseline', 'b.json', '--update-baseline'];
    expect((await gongkai(args, { cwd: folder })).code).toBe(2);
    expect((await gongkai(['check', '台账', '--jobs', '0'], { cwd: folder })).code).toBe(2);
  });
});

describe('what goes wrong meanwhile', () => {
  const FAULTY = `const fs = require('node:fs');
const { isMainThread } = require('node:worker_threads');
const { statSync } = fs;
fs.statSync = (path, ...rest) => {
  const name = String(path);
  if (name.includes('出错')) throw new Error('程序里的错误');
  if (!isMainThread && name.includes('死去')) process.exit(1);
  if (!isMainThread && name.includes('删掉')) fs.rmSync(path, { force: true });
  return statSync(path, ...rest);
};
`;

  it('in one thread or with one ledger does not touch the others', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`台账/${100 + index}.yaml`, GOOD]),
    );
    const dir = folderOf({
      ...files,
      'faulty.cjs': FAULTY,
      '台账/120死去.yaml': GOOD,
      '台账/130出错.yaml': GOOD,
      '台账/140删掉.yaml': GOOD,
    });
    const args = ['check', '台账', '--quiet', '--jobs', '2', ...AS_OF, '--format', 'json'];
    const { code, stdout, stderr } = await gongkai(args, {
      cwd: dir,
      env: { NODE_OPTIONS: `--require ${join(dir, 'faulty.cjs')}` },
    });
    expect(code).toBe(3);
    const { summary, findings } = JSON.parse(stdout);
    expect(summary).toMatchObject({ ledgers: 61, unchecked: 1 });
    expect(summary.failed).toEqual(['台账/120死去.yaml', '台账/130出错.yaml']);
    const [gone] = findings.filter(({ rule }: { rule: string }) => rule === 'unreadable');
    expect(gone.location.file).toBe('台账/140删掉.yaml');
    expect(stderr).not.toMatch(/\n {4}at /);
  }, 30_000);

  it.each([
    ['set -o pipefail; ulimit -n 64; § | tail -n 1', 1],
    ['§ > /dev/full', 3],
    ['set -o pipefail; § | head -c 100', 1],
  ])(
    '%s',
    (line, code) => {
      const command = `"${process.execPath}" "${BIN}" check 台账 --quiet --jobs 2 --format ndjson`;
      const run = spawnSync('bash', ['-c', line.replace('§', `${command} --as-of 2022-06-01`)], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(run.status).toBe(code);
      expect(run.stderr).not.toMatch(/\n {4}at /);
    },
    30_000,
  );

  it.each(['1', '2'])(
    'Ctrl+C: what is finished is told whole, with %s threads',
    async (jobs) => {
      const child = spawn(
        process.execPath,
        [
          BIN,
          'check',
          '台账',
          '--jobs',
          jobs,
          ...AS_OF,
          '--format=json:int.json',
          '--format=ndjson',
        ],
        { cwd: folder },
      );
      let [stdout, stderr] = ['', ''];
      child.stderr.setEncoding('utf8').on('data', (text) => {
        stderr += text;
      });
      child.stdout.setEncoding('utf8').on('data', (text) => {
        // With the first ledger it is in the middle of the run.
        if (stdout === '') child.kill('SIGINT');
        stdout += text;
      });
      const code = await new Promise((resolve) => child.on('close', resolve));
      expect(code).toBe(3);
      expect(stderr).toMatch(/中断了：检查了\d+份，还有\d+份没有检查/);
      const events = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const told = events.filter(({ type }) => type === 'ledger').length;
      const foreign = stderr.match(/不是台账/g)?.length ?? 0;
      const { summary } = JSON.parse(readFileSync(join(folder, 'int.json'), 'utf8'));
      expect(summary.failed.length).toBeGreaterThan(0);
      expect(told + foreign + summary.failed.length).toBe(LEDGERS);
      expect(events.at(-1)).toEqual({ type: 'summary', ...summary });
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    },
    30_000,
  );
});

describe('how many threads there are', () => {
  it('is one for few ledgers: none is started', async () => {
    const dir = folderOf({
      'a.yaml': GOOD,
      'b.yaml': GOOD,
      'threads.cjs': `const threads = require('node:worker_threads');
if (!threads.isMainThread) process.stderr.write('一个线程\\n');
`,
    });
    const env = { NODE_OPTIONS: `--require ${join(dir, 'threads.cjs')}` };
    const plain = await gongkai(['check', 'a.yaml', 'b.yaml', ...AS_OF], { cwd: dir, env });
    expect(plain.stderr).toBe('');
    writeFileSync(join(dir, 'c.yaml'), GOOD);
    const asked = await gongkai(['check', dir, '--jobs', '2', ...AS_OF], { cwd: dir, env });
    expect(asked.stderr).toBe('一个线程\n一个线程\n');
  });
});
