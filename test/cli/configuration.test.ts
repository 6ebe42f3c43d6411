import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { inProcess } from './in-process.ts';
import { folderOf, GOOD } from './ledgers.ts';
import { gongkai, type Result } from './run.ts';

const EXAMPLE = readFileSync('examples/卫生事业中心.yaml', 'utf8');
const CONFIG = 'gongkai.config.yaml';

/** A check in a folder with these files, or in a folder of it. */
async function check(
  files: Record<string, string>,
  args: string[],
  below = '.',
): Promise<Result & { folder: string }> {
  const folder = folderOf(files);
  return { folder, ...(await gongkai(['check', ...args], { cwd: join(folder, below) })) };
}

async function reported(files: Record<string, string>, args: string[] = [], below = '.') {
  const { code, stdout, stderr } = await check(files, ['--format', 'json', ...args], below);
  if (stdout === '') throw new Error(`${code} ${stderr}`);
  return JSON.parse(stdout) as Report;
}

const names = ({ ledgers }: Report) => ledgers.map(({ file }) => file);

describe('a configuration', () => {
  const files = {
    [CONFIG]: 'ledgers: [台账/, "!台账/草稿*"]\nasOf: 2022-09-05\ndueSoon: 9\nformats: [ndjson]\n',
    '台账/a.yaml': EXAMPLE,
    '台账/草稿1.yaml': EXAMPLE,
  };

  it('is found upwards, and its paths are those of its folder', async () => {
    for (const [below, file] of [
      ['.', '台账/a.yaml'],
      ['台账', '../台账/a.yaml'],
    ] as const) {
      const report = await reported(files, [], below);
      expect(names(report)).toEqual([file]);
      expect([report.asOf, report.dueSoon]).toEqual(['2022-09-05', 9]);
    }
  });

  it('is told where nobody named it, and gives its formats', async () => {
    const { stdout, stderr, code } = await check(files, [], '台账');
    expect([code, stderr]).toEqual([0, `用配置“../${CONFIG}”\n`]);
    expect(stdout.split('\n')[0]).toMatch(/^\{"type":"head"/);
    expect((await check(files, ['--quiet'])).stderr).toBe('');
  });

  it('gives way to the command line', async () => {
    const report = await reported(files, [
      '--as-of',
      '2022-06-01',
      '--due-soon',
      '3',
      '台账/草稿1.yaml',
    ]);
    expect(names(report)).toEqual(['台账/草稿1.yaml']);
    expect([report.asOf, report.dueSoon]).toEqual(['2022-06-01', 3]);
  });

  it('counts with its local days in every command', async () => {
    const folder = folderOf({
      [CONFIG]: 'localDays:\n  - {date: 2022-08-15, off: true, reason: 停电检修}\n',
    });
    const text = '信息形成之日起5个工作日内公开';
    const due = await gongkai(['due', text, '--from', '2022-08-10'], { cwd: folder });
    // 11, 12, 16, 17, 18: the 15th is off.
    expect(due.stdout).toContain('到期 2022-08-18');
    const shown = await gongkai(['calendar', 'show', '2022', '8'], { cwd: folder });
    expect(shown.stdout).toContain('停电检修');
  });

  it('names plans by id or by file', async () => {
    const plan = readFileSync('test/cases/plans/mini.yaml', 'utf8');
    const ledger = '部门: 甲局\n台账: []\n';
    const report = await reported({
      [CONFIG]: 'plans: [方案/mini.yaml, zibo-gaoxin/2022]\nledgers: [a.yaml]\n',
      '方案/mini.yaml': plan,
      'a.yaml': ledger,
    });
    expect(report.plans.map(({ id }) => id)).toEqual(
      ['zibo-gaoxin/2022', expect.any(String)].sort(),
    );
    expect(report.plans).toHaveLength(2);
  });

  it('writes formats into its folder alone', async () => {
    const one = { ...files, [CONFIG]: 'formats: [text, "sarif:结果.sarif"]\nasOf: 2022-09-05\n' };
    const { folder, code } = await check(one, ['a.yaml'], '台账');
    expect(code).toBe(0);
    expect(existsSync(join(folder, '结果.sarif'))).toBe(true);
    for (const file of ['../x.sarif', '/tmp/gongkai-x.sarif']) {
      const config = `formats:\n  - sarif:${file}\n`;
      const wrong = await check({ ...files, [CONFIG]: config }, ['台账/a.yaml']);
      expect([wrong.code, wrong.stdout]).toEqual([2, '']);
      expect(wrong.stderr).toContain(`${CONFIG}:2:5`);
    }
  });

  it.each([
    ['severity: {overdeu: off}\n', '1:12 ', '是不是 overdue？'],
    ['severity: {unreadable: off}\n', '1:12 ', '级别不能改'],
    ['severity: {overdue: none}\n', '1:21 ', 'off'],
    ['ledgers: []\n', '1:10 ', '至少'],
    ['asOf: 2022-9-5\n', '1:7 ', '2022-09-05'],
    ['dueSoon: -1\n', '1:10 ', '0'],
    ['plan: [a]\n', '1:1 ', 'plans'],
  ])('%j is wrong, with the place', async (text, place, said) => {
    const { code, stdout, stderr } = await check({ [CONFIG]: text, 'a.yaml': GOOD }, ['a.yaml']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${CONFIG}:${place}`);
    expect(stderr).toContain(said);
  });

  it('without ledgers, and none on the command line, is wrong usage', async () => {
    const { code, stderr } = await check({ [CONFIG]: 'dueSoon: 3\n' }, []);
    expect([code, stderr]).toEqual([2, expect.stringContaining('请写明台账')]);
  });
});

describe('the severity of rules', () => {
  const args = ['check', 'examples/建设局.yaml', '--as-of', '2022-09-05'];
  const configured = async (severity: string, ...more: string[]) => {
    const config = join(folderOf({ 'c.yaml': `severity: ${severity}\n` }), 'c.yaml');
    return inProcess([...args, '--config', config, ...more]);
  };
  const rulesIn = (stdout: string) => {
    const { findings } = JSON.parse(stdout) as Report;
    return findings.map(({ rule, severity }) => `${severity} ${rule}`);
  };

  it('changes what it names and nothing else, and the report says so', async () => {
    const before = rulesIn((await inProcess([...args, '--format', 'json'])).stdout);
    const after = await configured('{overdue: warning, late: off}', '--format', 'json');
    expect(rulesIn(after.stdout)).toEqual(
      before
        .filter((each) => each !== 'warning late')
        .map((each) => (each === 'error overdue' ? 'warning overdue' : each)),
    );
    const { severity, summary, ledgers } = JSON.parse(after.stdout) as Report;
    expect(severity).toEqual({ overdue: 'warning', late: 'off' });
    // What is overdue stays so.
    expect(ledgers[0]?.counts.overdue).toBe(3);
    expect(summary.findings).toMatchObject({ error: 4, warning: 7 });
    for (const format of ['text', 'markdown']) {
      const { stdout } = await configured('{overdue: warning, late: off}', '--format', format);
      expect(stdout).toMatch(/逾期已办 \\?\[late\\?\] 不报告；逾期未办 \\?\[overdue\\?\] 作警告/);
    }
  });

  it('decides on the exit code', async () => {
    const off = (await inProcess(args)).stdout.match(/(?<= \[|^ *\[)[a-z-]+(?=\])/gm) ?? [];
    const all = `{${[...new Set(off)].map((rule) => `${rule}: info`).join(', ')}}`;
    expect((await configured('{late: info}')).code).toBe(1);
    expect((await configured(all)).code).toBe(0);
    expect((await configured(all, '--max-warnings', '0')).code).toBe(0);
    const { code } = await configured('{link-missing: error}', '--fail-on', 'error');
    expect(code).toBe(1);
  });

  it('leaves alone what says why a ledger was not checked', async () => {
    const config = join(folderOf({ 'c.yaml': 'severity: {schema: off}\n' }), 'c.yaml');
    const { code, stdout } = await inProcess(
      ['check', '-', '--config', config, '--format', 'json', '--as-of', '2022-09-05'],
      '计划: zibo-gaoxin/2022\n台账: 无\n',
    );
    expect(code).toBe(1);
    expect(rulesIn(stdout)).toContain('error schema');
  });
});

it('a report across ledgers says too which rules tell otherwise', async () => {
  const config = join(folderOf({ 'c.yaml': 'severity: {late: off}\n' }), 'c.yaml');
  const args = ['report', 'examples/*.yaml', '--as-of', '2022-09-05', '--config', config];
  const { stdout } = await inProcess(args);
  expect(stdout).toContain('按配置：逾期已办 [late] 不报告');
  expect(stdout).not.toContain('逾期已办 [late]\n');
});
