import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/rules/index.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { folderOf, GOOD } from './ledgers.ts';
import { gongkai, ROOT } from './run.ts';

describe('plan', () => {
  it('list names the bundled plans', async () => {
    const { code, stdout } = await gongkai(['plan', 'list']);
    expect(code).toBe(0);
    expect(stdout).toContain('zibo-gaoxin/2022');
    expect(stdout).toContain('85项任务');
  });

  it('show --body tells what a body owes', async () => {
    const { code, stdout } = await gongkai([
      'plan',
      'show',
      '--body',
      '建设局',
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    const { tasks } = JSON.parse(stdout);
    const numbers = (role: string) =>
      tasks
        .filter((task: { role: string }) => task.role === role)
        .map(({ no }: { no: string }) => no);
    // Read off the official table: the rows whose 责任单位 names 建设局.
    expect(numbers('named')).toEqual(['1', '17', '18', '23', '26', '27', '29']);
    expect(numbers('lead')).toEqual([]);
    expect(numbers('every')).toContain('61');
  });

  it('show --task shows one task, with its wording', async () => {
    const { stdout } = await gongkai(['plan', 'show', '--task', '26']);
    expect(stdout).toContain('2022年8月底前建设局要明确并通过网站向社会公开适用主体清单');
    expect(stdout).not.toContain('第27项');
  });

  it('show suggests the body that was meant', async () => {
    const { code, stderr } = await gongkai(['plan', 'show', '--body', '建设居']);
    expect(code).toBe(2);
    expect(stderr).toContain('“建设局”');
  });

  it('validate passes the bundled plan', async () => {
    const { code, stdout } = await gongkai(['plan', 'validate']);
    expect(code).toBe(0);
    expect(stdout).toContain('格式正确');
  });

  it('validate warns of the tasks that fall on nobody', async () => {
    const { code, stdout } = await gongkai(['plan', 'validate']);
    expect(code).toBe(0);
    const unowned = stdout.split('\n').filter((line) => line.includes('没有落到任何单位：'));
    expect(unowned.map((line) => line.replace(/：责任.*/, ''))).toEqual([
      '166:7 警告：第9项没有落到任何单位',
      '178:7 警告：第10项没有落到任何单位',
    ]);
    expect(stdout.replaceAll('\n  ', '')).toContain('没有落到任何单位的任务2项。');
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  it('validate tells what is wrong with a plan file, with the place', async () => {
    const { code, stdout } = await gongkai(['plan', 'validate', 'examples/建设局.yaml']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/\d+:\d+ /);
  });

  it('diff of a plan with itself finds nothing', async () => {
    const { code, stdout } = await gongkai([
      'plan',
      'diff',
      'zibo-gaoxin/2022',
      'zibo-gaoxin/2022',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('没有不同');
  });
});

describe('explain', () => {
  it.each(RULES.map(({ meta }) => meta))('$name', async ({ name, what }) => {
    const { code, stdout } = await gongkai(['explain', name]);
    expect(code).toBe(0);
    expect(stdout.replace(/\s/g, '')).toContain(what.replace(/\s/g, ''));
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  it('lists all rules', async () => {
    const { stdout } = await gongkai(['explain']);
    expect(stdout.trim().split('\n')).toHaveLength(RULES.length);
  });

  it('suggests the rule that was meant', async () => {
    const { code, stderr } = await gongkai(['explain', 'task-mising']);
    expect(code).toBe(2);
    expect(stderr).toContain('task-missing');
  });

  it('finds a rule by its title', async () => {
    const byTitle = await gongkai(['explain', '缺少任务']);
    expect(byTitle).toEqual(await gongkai(['explain', 'task-missing']));
    expect((await gongkai(['explain', '缺少任物'])).stderr).toContain('是不是 缺少任务？');
    const titles = RULES.map(({ meta }) => meta.title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('says how to list the rules where none is meant', async () => {
    const { code, stdout, stderr } = await gongkai(['explain', 'abc']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe('没有“abc”这条规则。用 gongkai explain 列出全部规则\n');
  });
});

describe('schema', () => {
  const files = readdirSync(`${ROOT}/schemas`);
  const textOf = (file: string) => readFileSync(`${ROOT}/schemas/${file}`, 'utf8');

  it.each(files)('%s', async (file) => {
    const { code, stdout } = await gongkai(['schema', file.replace('.schema.json', '')]);
    expect(code).toBe(0);
    expect(stdout).toBe(textOf(file));
  });

  it('writes a file, also in the place of an earlier one', async () => {
    const folder = folderOf({ 'ledger.json': '{"$id": "urn:gongkai:schema:ledger"}' });
    for (const name of ['ledger.json', 'new.JSON']) {
      const { code, stdout } = await gongkai(['schema', 'ledger', '-o', name], { cwd: folder });
      expect(code).toBe(0);
      expect(stdout).toBe('');
      expect(readFileSync(`${folder}/${name}`, 'utf8')).toBe(textOf('ledger.schema.json'));
    }
    expect(readdirSync(folder).sort()).toEqual(['ledger.json', 'new.JSON']);
    expect((await gongkai(['schema', 'plan', '-o', '-'])).stdout).toBe(textOf('plan.schema.json'));
  });

  it('leaves a file of another kind alone', async () => {
    const folder = folderOf({ '建设局.yaml': GOOD });
    const { code, stderr } = await gongkai(['schema', 'ledger', '-o', '建设局.yaml'], {
      cwd: folder,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('.json');
    expect(readFileSync(`${folder}/建设局.yaml`, 'utf8')).toBe(GOOD);
  });

  it('lists the names for one that it does not know', async () => {
    const { code, stdout, stderr } = await gongkai(['schema', 'leger']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('是不是 ledger？');
    for (const file of files) expect(stderr).toContain(file.replace('.schema.json', '（'));
    expect((await gongkai(['schema', '../package'])).code).toBe(2);
    expect((await gongkai(['schema'])).code).toBe(2);
  });
});

describe('the command line', () => {
  it('helps in Chinese', async () => {
    const { code, stdout } = await gongkai(['check', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('用法：');
    expect(stdout).toContain('（默认：5）');
    expect(stdout).not.toMatch(/Usage|Options|default/);
  });

  it.each([
    [[], 2],
    [['chekc'], 2],
    [['--version'], 0],
    [['help'], 0],
    [['plan'], 2],
  ])('%j exits %d', async (args, expected) => {
    const { code, stdout, stderr } = await gongkai(args);
    expect(code).toBe(expected);
    expect(stdout + stderr).not.toBe('');
    expect(stdout + stderr).not.toMatch(/\n\s+at |error:/);
  });

  it('suggests the command that was meant', async () => {
    expect((await gongkai(['chekc'])).stderr).toContain('check');
  });

  it.each([
    [['nosuch', '--help'], 'nosuch'],
    [['nosuch', '-h'], 'nosuch'],
    [['--help', 'nosuch'], 'nosuch'],
    [['help', 'nosuch'], 'nosuch'],
    [['nosuch', 'x.yaml', '--help'], 'nosuch'],
    [['plan', 'nosuch', '--help'], 'nosuch'],
    [['plan', 'help', 'nosuch'], 'nosuch'],
    [['help', 'plan', 'nosuch'], 'nosuch'],
    [['calendar', 'shwo', '--help'], 'shwo”这个命令，是不是 show？'],
  ])('%j is no command, and help does not hide it', async (args, said) => {
    const { code, stdout, stderr } = await gongkai(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`没有“${said}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [['plan', '--help']],
    [['--help', 'check']],
    [['check', '--help', 'nosuch']],
    [['help', 'plan', 'show']],
    [['plan', 'help', 'show']],
    [['explain', '--help']],
  ])('%j helps', async (args) => {
    const { code, stdout, stderr } = await gongkai(args);
    expect(code).toBe(0);
    expect(stdout).toContain('用法：');
    expect(stderr).toBe('');
  });
});
