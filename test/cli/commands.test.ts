import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/rules/index.ts';
import { gongkai } from './run.ts';

describe('plan', () => {
  it('list names the bundled plans', async () => {
    const { code, stdout } = await gongkai(['plan', 'list']);
    expect(code).toBe(0);
    expect(stdout).toContain('zibo-gaoxin/2022');
    expect(stdout).toContain('74项任务');
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
    expect(stdout).toContain(what);
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
});
