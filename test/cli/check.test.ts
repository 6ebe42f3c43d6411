import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/calendar/day.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { BAD, folderOf, GOOD } from './ledgers.ts';
import { gongkai, ROOT } from './run.ts';

const AS_OF = ['--as-of', '2022-06-01'];

describe('exit codes', () => {
  const folder = folderOf({ 'good.yaml': GOOD, 'bad.yaml': BAD, 'empty/readme.txt': '' });
  const run = (...args: string[]) => gongkai(['check', ...args], { cwd: folder });

  it('0 where no finding reaches --fail-on', async () => {
    expect((await run('good.yaml', ...AS_OF)).code).toBe(0);
    expect((await run('bad.yaml', ...AS_OF, '--fail-on', 'never')).code).toBe(0);
  });

  it('1 for findings', async () => {
    expect((await run('bad.yaml', ...AS_OF)).code).toBe(1);
    expect((await run('good.yaml', ...AS_OF, '--fail-on', 'warning')).code).toBe(1);
    expect((await run('good.yaml', ...AS_OF, '--max-warnings', '3')).code).toBe(1);
    expect((await run('good.yaml', ...AS_OF, '--max-warnings', '999')).code).toBe(0);
  });

  it('1 for more warnings than --max-warnings, whatever --fail-on', async () => {
    const { stdout } = await run('good.yaml', ...AS_OF, '--format', 'json');
    const { warning } = JSON.parse(stdout).summary.findings;
    expect(warning).toBeGreaterThan(0);
    const code = async (failOn: string, most: number) =>
      (await run('good.yaml', ...AS_OF, '--fail-on', failOn, '--max-warnings', `${most}`)).code;
    expect(await code('never', warning)).toBe(0);
    expect(await code('never', warning - 1)).toBe(1);
    expect(await code('error', warning)).toBe(0);
    expect(await code('error', warning - 1)).toBe(1);
    expect(await code('warning', warning)).toBe(1);
  });

  it.each([
    [['missing.yaml'], '没有“missing.yaml”'],
    [['empty'], '没有台账'],
    [['*.yml'], '没有与“*.yml”相符的文件'],
    [['good.yaml', '--as-of', '2022-6-1'], '--as-of'],
    [['good.yaml', '--as-of', '1999-01-01'], '日历'],
    [['good.yaml', '--format', 'pdf'], 'pdf'],
    [['good.yaml', '--format', 'json:'], '文件名'],
    [['good.yaml', '--format', 'json', '--format', 'text'], '标准输出'],
    [['good.yaml', '--plan', 'zibo-gaoxin/2021'], 'zibo-gaoxin/2022'],
    [['good.yaml', '--fail-on', 'info'], 'error'],
    [['good.yaml', '--explain', 'abc'], '--explain “abc”应写成序号'],
    [['good.yaml', '--explain', 'abc.1'], '序号'],
    [['good.yaml', '--due-soon', 'x'], '非负整数'],
    [['good.yaml', '--asof', '2022-06-01'], '--as-of'],
    [['good.yaml', '--output', 'no/such/folder/x.txt', ...AS_OF], 'no/such/folder'],
    [[], '请写明台账'],
  ])('2 for wrong usage: %j', async (args, said) => {
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('2 where one of the paths is missing, though the others are checked', async () => {
    const { code, stdout, stderr } = await run('good.yaml', 'missing.yaml', ...AS_OF);
    expect(code).toBe(2);
    expect(stdout).toContain('1份台账');
    expect(stderr).toContain('missing.yaml');
  });

  it('does not depend on the format', async () => {
    for (const format of ['text', 'json']) {
      expect((await run('bad.yaml', ...AS_OF, '--format', format)).code).toBe(1);
      expect((await run('good.yaml', ...AS_OF, '--format', format)).code).toBe(0);
    }
  });
});

describe('paths', () => {
  const folder = folderOf({
    'b.yaml': GOOD,
    'a/c.yml': GOOD,
    'a/.hidden/x.yaml': BAD,
    'a/node_modules/x.yaml': BAD,
    '台账[1].yaml': GOOD,
    'notes.txt': 'x',
  });
  const files = async (...args: string[]) => {
    const { stdout } = await gongkai(['check', ...args, ...AS_OF, '--format', 'json'], {
      cwd: folder,
    });
    return JSON.parse(stdout).ledgers.map(({ file }: { file: string }) => file);
  };

  it('may be folders', async () => {
    expect(await files('.')).toEqual(['a/c.yml', 'b.yaml', '台账[1].yaml']);
  });

  it('may be patterns, and a file that looks like one is a file', async () => {
    expect(await files('**/*.yml', '台账[1].yaml')).toEqual(['a/c.yml', '台账[1].yaml']);
  });

  it('count once and in the order of their names', async () => {
    expect(await files('b.yaml', 'a/c.yml', 'b.yaml', '*.yaml')).toEqual([
      'a/c.yml',
      'b.yaml',
      '台账[1].yaml',
    ]);
  });

  it('may be standard input, under a name of its own', async () => {
    const args = ['check', '-', ...AS_OF, '--stdin-filename', '审批局.yaml'];
    const { code, stdout } = await gongkai(args, { input: GOOD });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^行政审批服务局：.*\n审批局\.yaml\n/);
  });

  it('unreadable files do not stop the others', async () => {
    const mixed = folderOf({
      '1.yaml': '',
      '2.yaml': Buffer.from([0xbc, 0xc6, 0xbb, 0xae, 0x3a]),
      '3.yaml': GOOD,
      '4.yaml': '- 1\n- 2\n',
      '5.yaml': '计划: [',
    });
    const { code, stdout } = await gongkai(['check', '.', ...AS_OF, '--format', 'json'], {
      cwd: mixed,
    });
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(report.ledgers.map((ledger: { checked: boolean }) => ledger.checked)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    const rules = report.findings
      .filter(({ severity }: { severity: string }) => severity === 'error')
      .map(
        ({ rule, location }: { rule: string; location: { file: string } }) =>
          `${location.file} ${rule}`,
      );
    expect(rules).toEqual([
      '1.yaml unreadable',
      '2.yaml unreadable',
      '4.yaml schema',
      '5.yaml unreadable',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('a file without permission is a finding', async () => {
    const locked = folderOf({ 'x.yaml': GOOD });
    chmodSync(join(locked, 'x.yaml'), 0);
    const { code, stdout } = await gongkai(['check', 'x.yaml', ...AS_OF], { cwd: locked });
    expect(code).toBe(1);
    expect(stdout).toContain('权限');
  });

  it('a ledger cannot name a file as its plan', async () => {
    const sly = GOOD.replace('zibo-gaoxin/2022', '../../../../../../etc/passwd');
    const { code, stdout } = await gongkai(['check', '-', ...AS_OF], { input: sly });
    expect(code).toBe(1);
    expect(stdout).toContain('[unknown-plan]');
    expect(stdout).not.toContain('root:');
  });
});

describe('output', () => {
  it('is the same in every time zone', async () => {
    const outputs = await Promise.all(
      ['America/New_York', 'UTC', 'Asia/Shanghai'].map((TZ) =>
        gongkai(['check', '-', ...AS_OF, '--format', 'json'], { input: GOOD, env: { TZ } }),
      ),
    );
    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1);
  });

  it('without --as-of is as of today in Shanghai', async () => {
    const shanghai = () =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    const before = shanghai();
    const { stdout } = await gongkai(['check', '-', '--format', 'json'], {
      input: GOOD,
      env: { TZ: 'America/New_York' },
    });
    expect([before, shanghai()]).toContain(JSON.parse(stdout).asOf);
  });

  it('as JSON is what the schema describes', async () => {
    const ajv = new Ajv2020({ allErrors: true });
    ajv.addFormat('date', (text: string) => parseDay(text) !== null);
    const schema = JSON.parse(readFileSync(`${ROOT}/schemas/report.schema.json`, 'utf8'));
    const validate = ajv.compile(schema);
    const { stdout } = await gongkai([
      'check',
      'examples/*.yaml',
      '--as-of',
      '2022-09-05',
      '--format',
      'json',
    ]);
    const report = JSON.parse(stdout);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.ledgers.length).toBeGreaterThan(3);
    expect(report.calendar.notices.length).toBe(23);
  });

  it('goes to files in several formats at once, whole or not at all', async () => {
    const folder = folderOf({ 'good.yaml': GOOD });
    const args = ['check', 'good.yaml', ...AS_OF, '--format', 'json:out.json', '--format', 'text'];
    const { stdout } = await gongkai(args, { cwd: folder });
    expect(stdout).toContain('1份台账');
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).schemaVersion).toBe(1);
    await gongkai(['check', 'good.yaml', ...AS_OF, '--output', 'out.txt'], { cwd: folder });
    expect(readFileSync(join(folder, 'out.txt'), 'utf8')).toBe(stdout);
    expect(readdirSync(folder).sort()).toEqual(['good.yaml', 'out.json', 'out.txt']);
  });

  it.each([
    // Here it is no terminal, so that colours come from what asks for them.
    [false, {}, []],
    [true, { FORCE_COLOR: '1' }, []],
    [true, { FORCE_COLOR: '3', NO_COLOR: '1' }, []],
    [false, { FORCE_COLOR: '0' }, []],
    [false, { FORCE_COLOR: '' }, []],
    [true, { NO_COLOR: '1' }, ['--color', 'always']],
    [false, { FORCE_COLOR: '1' }, ['--color', 'never']],
    [false, { FORCE_COLOR: '1' }, ['--no-color']],
    [true, { FORCE_COLOR: '1' }, ['--color', 'auto']],
  ])('has colours: %j with %j and %j', async (expected, env, args) => {
    const { stdout } = await gongkai(['check', '-', ...AS_OF, ...args], {
      input: GOOD,
      env: { NO_COLOR: '', FORCE_COLOR: '', ...env },
    });
    expect(stdout.includes('\u001b[')).toBe(expected);
    expect(stripVTControlCharacters(stdout)).toContain('行政审批服务局：');
  });

  it('in a file never has colours and fits 80 columns', async () => {
    const folder = folderOf({ 'good.yaml': GOOD });
    const args = ['check', 'good.yaml', ...AS_OF, '--color', 'always', '--output', 'out.txt'];
    await gongkai(args, { cwd: folder });
    const text = readFileSync(join(folder, 'out.txt'), 'utf8');
    expect(text).not.toContain('\u001b');
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(80);
  });

  it('lets no escape sequence of a ledger through', async () => {
    const sly = GOOD.replace('推进政策集中统一公开', '"推进\\e[31m政策\\u202e集中"');
    const { stdout } = await gongkai(['check', '-', ...AS_OF], { input: sly });
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\u202e');
  });

  it('--quiet leaves out the duties, not the findings', async () => {
    const run = (...args: string[]) => gongkai(['check', '-', ...AS_OF, ...args], { input: BAD });
    const [whole, quiet] = [await run(), await run('--quiet')];
    expect(whole.stdout).toMatch(/^暂无记录 \d+件/m);
    expect(quiet.stdout).not.toMatch(/^暂无记录 /m);
    expect(quiet.stdout).toContain('[schema]');
  });

  it('a reader that goes away is no error', async () => {
    const child = spawn(
      process.execPath,
      [
        `${ROOT}/bin/gongkai.js`,
        'check',
        'examples/*.yaml',
        '--as-of',
        '2022-09-05',
        '--format',
        'json',
      ],
      { cwd: ROOT },
    );
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toBe('');
    expect([0, 1]).toContain(code);
  });
});

describe('hostile ledgers', () => {
  const check = (input: string) => gongkai(['check', '-', ...AS_OF, '--format', 'json'], { input });

  it('10,000 rows are checked', async () => {
    const rows = Array.from(
      { length: 10_000 },
      () => '  - {序号: 36, 工作任务: 推进政策集中统一公开}\n',
    );
    const { code, stdout } = await check(GOOD + rows.join(''));
    expect(code).toBe(1);
    const duplicates = JSON.parse(stdout).findings.filter(
      ({ rule }: { rule: string }) => rule === 'duplicate-task',
    );
    expect(duplicates).toHaveLength(10_000);
  });

  it('a billion laughs are not laughed', async () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (let i = 0; i < 12; i++) {
      const [from, to] = [String.fromCharCode(97 + i), String.fromCharCode(98 + i)];
      bomb.push(`${to}: &${to} [${`*${from},`.repeat(10)}]`);
    }
    const { code, stdout } = await check(bomb.join('\n'));
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings[0].rule).toBe('unreadable');
  });

  it('an anchor and its alias are read', async () => {
    const { code, stdout } = await check(
      GOOD.replace('时限要求: 长期坚持', '时限要求: &d 长期坚持\n    备注: *d'),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).ledgers[0].checked).toBe(true);
  });
});

it('the build has put everything where the package says it is', () => {
  for (const file of [
    'bin/package.json',
    'dist/main.cjs',
    'dist/index.js',
    'dist/types/index.d.ts',
    'dist/plans/zibo-gaoxin/2022.json',
  ]) {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
  }
});
