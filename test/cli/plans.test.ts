import { describe, expect, it } from 'vitest';
import { folderOf } from './ledgers.ts';
import { gongkai } from './run.ts';

/** A plan with one body, whose only task is due at the end of May of its year. */
const planOf = (plan: string, year: number, body: string) => `schemaVersion: 1
plan: ${plan}
year: ${year}
title: ${year}年${plan}方案
issuer: 办公室
issued: ${year}-01-04
statutoryDefault: {kind: within, n: 20, unit: workday, from: 信息形成或者变更, basis: 条例}
bodies: [{name: ${body}}]
tasks:
  - no: 1
    category: 一类
    task: 公开目录
    requirement: 公开本单位的目录
    responsible: {text: ${body}, bodies: [${body}]}
    deadline: 5月底前
    requirements: [{kind: by, month: 5, day: 31}]
`;
const ledgerOf = (plan: string | null, body: string) =>
  `${plan === null ? '' : `计划: ${plan}\n`}部门: ${body}\n台账:\n  - {序号: 1, 公开记录: []}\n`;

const folder = folderOf({
  'plans/east-2022.yaml': planOf('east', 2022, '东局'),
  'plans/west-2022.yaml': planOf('west', 2022, '西局'),
  'east-2023.yaml': planOf('east', 2023, '东局'),
  'copy.yaml': planOf('east', 2022, '东局'),
  'none/readme.txt': '',
  'ledgers/a.yaml': ledgerOf('east/2022', '东局'),
  'ledgers/b.yaml': ledgerOf(null, '西局'),
  'years/a.yaml': ledgerOf('east/2022', '东局'),
  'years/b.yaml': ledgerOf('east/2023', '东局'),
  'unnamed.yaml': ledgerOf(null, '东局'),
  'other.yaml': ledgerOf('north/2022', '东局'),
});

async function check(...args: string[]) {
  const asOf = ['--as-of', '2023-02-01', '--format', 'json'];
  const result = await gongkai(['check', ...args, ...asOf], { cwd: folder });
  return { ...result, report: result.stdout === '' ? null : JSON.parse(result.stdout) };
}

interface Told {
  plan: string | null;
  duties: { due: string }[];
}
const plansOf = (report: { ledgers: Told[] }) =>
  report.ledgers.map(({ plan, duties }) => [plan, duties[0]?.due]);
const rulesOf = (report: { findings: { rule: string }[] }) =>
  report.findings.map(({ rule }) => rule);

describe('several plans in one run', () => {
  it.each([
    ['given one by one', ['--plan', 'plans/east-2022.yaml', '--plan', 'plans/west-2022.yaml']],
    ['in the other order', ['--plan', 'plans/west-2022.yaml', '--plan', 'plans/east-2022.yaml']],
    ['in a folder', ['--plan', 'plans']],
    ['in a folder and again by name', ['--plan', 'plans', '--plan', 'plans/east-2022.yaml']],
  ])('%s: each ledger goes to the one it names, or that alone has its body', async (_, given) => {
    const { report } = await check('ledgers', ...given);
    expect(plansOf(report)).toEqual([
      ['east/2022', '2022-05-31'],
      ['west/2022', '2022-05-31'],
    ]);
    expect(rulesOf(report).filter((rule) => rule === 'plan-assumed')).toHaveLength(1);
  });

  it('are two years of one plan: each ledger is judged by its own', async () => {
    const given = ['--plan', 'plans', '--plan', 'east-2023.yaml'];
    const { report } = await check('years', ...given);
    expect(plansOf(report)).toEqual([
      ['east/2022', '2022-05-31'],
      ['east/2023', '2023-05-31'],
    ]);
    const unnamed = await check('unnamed.yaml', ...given);
    expect(rulesOf(unnamed.report)).toEqual(['unknown-plan']);
    expect(unnamed.report.findings[0].message).toMatch(
      /可选的：《.+》east\/2022；《.+》east\/2023。$/,
    );
  });

  it('and a ledger of none of them is told which there are', async () => {
    const { report } = await check('other.yaml', '--plan', 'plans');
    expect(rulesOf(report)).toEqual(['unknown-plan']);
    expect(report.findings[0].message).toContain('east/2022、west/2022');
  });

  it('must differ, and a folder must have one', async () => {
    const same = await check('ledgers', '--plan', 'plans', '--plan', 'copy.yaml');
    expect(same).toMatchObject({ code: 2, stdout: '' });
    expect(same.stderr).toContain('是同一份方案，只能用一份：east/2022。');
    const none = await check('ledgers', '--plan', 'none');
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain('没有方案');
  });
});
