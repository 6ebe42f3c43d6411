import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFile } from '../../src/input/read-file.ts';
import { gongkai, type Result } from './run.ts';

const LEDGER = readFileSync('examples/卫生事业中心.yaml', 'utf8');
const HEAD = '计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n';
const posix = it.skipIf(process.platform === 'win32');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  writeFileSync(join(folder, 'a.yaml'), LEDGER);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function check(...args: string[]): Promise<Result> {
  return gongkai(['check', '--as-of', '2022-09-05', ...args], { cwd: folder });
}

async function files(...args: string[]): Promise<string[]> {
  const { stdout } = await check('--format', 'json', ...args);
  return JSON.parse(stdout).ledgers.map(({ file }: { file: string }) => file);
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

describe('names that every object of the language has', () => {
  const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

  it.each(NAMES)(
    '%s, wherever a ledger may hold a text, is no fault of the program',
    async (name) => {
      const record = `{标题: t, 事项: ${name}, ${name}: 1, 延期: {${name}: 1}, 扣除期间: [{${name}: 1}]}`;
      const row = `  - 序号: 1\n    工作任务: ${name}\n    时限要求: ${name}\n    ${name}: {a: 1}\n`;
      write('a.yaml', `${HEAD}${row}    公开记录: [${record}, {${name}: x, 期间: ${name}}]\n`);
      for (const args of [['check'], ['fix', '--dry-run'], ['fix'], ['export', '-o', 'a.xlsx']]) {
        const { code, stderr } = await gongkai([...args, 'a.yaml'], { cwd: folder });
        expect(`${args} ${code} ${stderr.includes('程序出错')}`).toBe(`${args} 1 false`);
        if (args[0] === 'fix') expect(stderr).toContain(`不认识“${name}”这一栏`);
      }
      write(
        'b.csv',
        `部门,建设局,计划,${name}\n序号,工作任务,时限要求,${name}\n${name},a,${name},x\n`,
      );
      expect((await check('b.csv')).code).toBe(1);
      write('plan.yaml', `schemaVersion: 1\nplan: ${name}\n${name}: 1\nbodies: [{${name}: 1}]\n`);
      expect((await gongkai(['plan', 'validate', 'plan.yaml'], { cwd: folder })).code).toBe(1);
      for (const args of [[name], ['explain', name], ['schema', name], ['plan', 'show', name]])
        expect((await gongkai(args, { cwd: folder })).code).toBe(2);
    },
  );
});

describe('a text without end', () => {
  it('is told with its place and not read, and the other files are', async () => {
    write(
      'b.yaml',
      `${HEAD}  - 序号: 1\n    公开记录:\n      - 链接: https://a.cn/${'a'.repeat(10_000_000)}\n`,
    );
    const { code, stdout, stderr } = await check('b.yaml', 'a.yaml');
    expect([code, stderr]).toEqual([1, expect.not.stringContaining('程序出错')]);
    expect(stdout).toContain('超过 32767 个');
    expect(stdout.length).toBeLessThan(20_000);
    const fixed = await gongkai(['fix', '--dry-run', 'b.yaml'], { cwd: folder });
    expect([fixed.code, fixed.stderr]).toEqual([1, expect.stringContaining('超过 32767 个')]);
  });

  it('is no deadline', async () => {
    const { code, stderr } = await gongkai(['due', '从其规定'.repeat(600), '--from', '2022-01-04']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('最多 2000 个')]);
  });
});

describe('what a path leads to', () => {
  posix('leaves pipes in a folder alone: nobody may ever write to them', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
    symlinkSync('pipe.yaml', join(folder, 'link.yaml'));
    expect(await files('.')).toEqual(['a.yaml']);
    expect(await files('*.yaml')).toEqual(['a.yaml']);
  });

  posix('reads a pipe no further than a file may be large', async () => {
    const pipe = join(folder, 'endless');
    execFileSync('mkfifo', [pipe]);
    const writer = spawn('sh', ['-c', 'yes > "$0"', pipe]);
    try {
      expect(readFile(pipe)).toEqual({ problem: expect.stringContaining('超过 16 MB') });
    } finally {
      writer.kill();
    }
  });

  posix('tells a link to itself and checks the others', async () => {
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    symlinkSync('nowhere', join(folder, 'dangling.yaml'));
    const { code, stdout, stderr } = await check('--quiet', '.', 'loop.yaml');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('指向自己的快捷方式');
    expect(stdout).toContain('3份台账（2份没有检查）');
  });

  it('tells paths that are none and checks the others', async () => {
    const long = `${'x'.repeat(300)}.yaml`;
    const { code, stdout, stderr } = await check('--quiet', 'a.yaml/', 'a.yaml/b', long, 'a.yaml');
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([
      '没有“a.yaml/”这个文件或文件夹',
      '没有“a.yaml/b”这个文件或文件夹',
      `没有“${long}”这个文件或文件夹`,
    ]);
    expect(stdout).toContain('1份台账：');
  });

  it('counts a file once under all its names, in whatever order they are given', async () => {
    const names = ['a.yaml', './a.yaml', join(folder, 'a.yaml'), '.', '*.yaml'];
    const once = await files(...names);
    expect(once).toHaveLength(1);
    expect(await files(...names.reverse())).toEqual(once);
  });

  posix('finds names with line ends and lets no sequence for the terminal through', async () => {
    const name = '\u001b[31m红\u202e\n.yaml';
    write(name, 'a: [');
    expect(await files('.')).toContain(name);
    const { stdout } = await check('.');
    const { stderr } = await check(`没有${name}`);
    for (const said of [stdout, stderr]) {
      expect(said).toContain('�[31m红�');
      expect(said.includes('\u001b') || said.includes('\u202e')).toBe(false);
    }
  });
});

describe('where a report goes', () => {
  it('never takes the place of a file that is read', async () => {
    // Under names that a report may have.
    write('a.txt', LEDGER);
    write('plan.txt', readFileSync('data/plans/zibo-gaoxin/2022.yaml', 'utf8'));
    write('config.log', 'localDays: [{date: 2022-09-01, off: true, reason: 停电}]\n');
    mkdirSync(join(folder, 'deep'));
    for (const output of ['a.txt', './deep/../a.txt', 'plan.txt', 'config.log']) {
      const before = readFileSync(join(folder, output), 'utf8');
      const { code, stdout, stderr } = await check(
        ...['a.txt', '--plan', 'plan.txt', '--config', 'config.log', '--output', output],
      );
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`“${output}”是要检查或者要用到的文件`);
      expect(readFileSync(join(folder, output), 'utf8')).toBe(before);
    }
  });

  posix('nor of one that a link leads to', async () => {
    symlinkSync('a.yaml', join(folder, 'link.json'));
    const { code, stderr } = await check('a.yaml', '--format', 'json:link.json');
    expect(code).toBe(2);
    expect(stderr).toContain('“link.json”是要检查或者要用到的文件');
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(LEDGER);
    linkSync(join(folder, 'a.yaml'), join(folder, 'hard.txt'));
    expect((await check('a.yaml', '--output', 'hard.txt')).code).toBe(2);
    expect((await check('a.yaml', '--output', 'hard.txt', '--force')).code).toBe(0);
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(LEDGER);
  });

  it('is one file for one format', async () => {
    const { code, stderr } = await check('a.yaml', '--format', 'text:x', '--format', 'json:./x');
    expect([code, stderr]).toEqual([2, '两种格式都要写到“./x”。请各写一个文件名\n']);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it('is standard output where it is called -', async () => {
    const { stdout } = await check('a.yaml');
    expect((await check('a.yaml', '--output', '-')).stdout).toBe(stdout);
    expect((await check('a.yaml', '--format', 'text:-')).stdout).toBe(stdout);
    expect(existsSync(join(folder, '-'))).toBe(false);
  });

  posix('may be a pipe, which stays one', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    let received = '';
    reader.stdout.on('data', (data) => {
      received += data;
    });
    const closed = new Promise((resolve) => reader.on('close', resolve));
    expect((await check('a.yaml', '--output', 'pipe')).code).toBe(0);
    await closed;
    expect(received).toContain('1份台账');
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it.each([
    ['', '--output 后面缺少文件名'],
    ['.', '这是一个文件夹'],
    ['missing/x', '没有这个文件夹'],
    ['a.yaml/x', '路径中间有一段不是文件夹'],
  ])('cannot be %j', async (output, said) => {
    const { code, stdout, stderr } = await check('a.yaml', '--output', output);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });

  it.skipIf(!existsSync('/dev/full')).each([
    ['check a.yaml', 3],
    ['check nothing.yaml 2>&1', 2],
    ['due 20个工作日内 --from 2022-01-01', 3],
    ['--help', 3],
    ['--nothing 2>&1', 2],
  ])('ends %s with an exit code of its own when the disk is full', async (args, code) => {
    const bin = join(import.meta.dirname, '../../bin/gongkai.js');
    const child = spawn('sh', ['-c', `"$0" "${bin}" ${args} >/dev/full`, process.execPath], {
      cwd: folder,
    });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(code);
    if (code === 3)
      expect(stderr).toBe('程序出错，没有做完：写不了输出：磁盘满了。请腾出空间后重试\n');
  });
});

describe('what stands in a ledger', () => {
  it.each(['toString', 'valueOf', '__proto__', 'constructor', 'hasOwnProperty'])(
    'tells a key %s like any other that does not belong there',
    async (key) => {
      write('b.yaml', `${HEAD}  - {序号: 1, ${key}: 3}\n`);
      const row = `工作任务: 某, 时限要求: 长期坚持, 公开记录: [{标题: [{${key}: 3}]}]`;
      write('c.yaml', `${HEAD}  - {序号: {${key}: 3}, ${row}}\n`);
      write('d.yaml', `${HEAD}  []\n报送日期: {${key}: 3}\n`);
      const { code, stdout, stderr } = await check('--format', 'json', '.');
      expect([code, stderr]).toEqual([1, '']);
      const { findings } = JSON.parse(stdout);
      const told = findings.filter(({ rule }: { rule: string }) => rule === 'schema');
      const places = told.map(
        ({ location }: { location: { pointer: string } }) => location.pointer,
      );
      expect(places).toEqual([
        `/台账/0/${key}`,
        '/台账/0/序号',
        '/台账/0/公开记录/0/标题',
        '/报送日期',
      ]);
      expect(stdout).not.toContain('[object');
    },
  );

  it.each(['1.5', '.nan', '.inf', '1e400', '-3', '0', '1000000000', 'null', '"10"'])(
    'judges no request with an extension of %s workdays',
    async (workdays) => {
      const extension = `{工作日: ${workdays}, 同意: true, 告知日期: 2022-07-20}`;
      const record = `{标题: 申请, 收到日期: 2022-07-01, 答复日期: 2022-08-05, 延期: ${extension}}`;
      write('b.yaml', `${HEAD}  - {序号: 49, 公开记录: [${record}]}\n`);
      const { code, stdout, stderr } = await check('--format', 'json', 'b.yaml');
      expect([code, stderr]).toEqual([1, '']);
      const duties = JSON.parse(stdout).ledgers[0].duties;
      expect(duties.find(({ taskNo }: { taskNo: string }) => taskNo === '49')).toMatchObject({
        status: 'unknown',
        due: null,
      });
    },
  );

  it('gives up a ledger that is owed more than a check can hold, and checks the others', async () => {
    // Daily from the plan's issue on 18 May to the end of its year: 228 days each, 114,000 in all.
    const rows = Array.from(
      { length: 500 },
      (_, i) => `  - {工作任务: 自定${i}, 时限要求: 每日公开}\n`,
    );
    write('b.yaml', HEAD + rows.join(''));
    const { code, stdout } = await check('--quiet', '.');
    expect(code).toBe(1);
    expect(stdout).toContain('要判定的超过 100000 项');
    expect(stdout).toContain('2份台账（1份没有检查）');
  });
});
