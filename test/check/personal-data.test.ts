import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { workCalendar } from '../../src/calendar/public-calendar.ts';
import { loadText } from '../../src/ledger/load-text.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { checkLedgers } from '../../src/report/check-ledgers.ts';
import type { Report } from '../../src/report/report.ts';
import { inProcess } from '../cli/in-process.ts';

/** The example of GB 11643-1999, a mobile and a card, and how they are shown. */
const NUMBERS = [
  ['11010519491231002X', '110*************2X', '身份证号码'],
  ['13800138000', '138******00', '手机号码'],
  ['6222021234567890128', '622**************28', '银行卡号'],
] as const;

const HEAD = '计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n  - 序号: 1\n';

/** Each place of a ledger in which a text may stand, `§` for the number. */
const PLACES: [name: string, text: string][] = [
  ['计划', '计划: zibo-gaoxin（§）\n部门: 建设局\n台账: []\n'],
  ['部门', '计划: zibo-gaoxin/2022\n部门: 建设局§\n台账: []\n'],
  ['报送日期', '计划: zibo-gaoxin/2022\n部门: 建设局\n报送日期: §\n台账: []\n'],
  ['序号', '计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n  - 序号: §\n'],
  ['工作任务', `${HEAD}    工作任务: 推动高质量发展信息公开工作§\n`],
  ['工作要求', `${HEAD}    工作要求: "加强 §"\n`],
  ['时限要求', `${HEAD}    时限要求: 收到§的申请之日起20个工作日内\n`],
  ['责任科室', `${HEAD}    责任科室: 综合科（§）\n`],
  ['分管领导', `${HEAD}    分管领导: 王某§\n`],
  ['备注', `${HEAD}    备注: |\n      第一行\n      电话§\n`],
  ['不涉及', `${HEAD}    不涉及: 由王某§负责\n`],
  ['标题', `${HEAD}    公开记录:\n      - {标题: 关于张某（§）的决定}\n`],
  ['事项', `${HEAD}    公开记录:\n      - {标题: 某, 事项: 案件§}\n`],
  ['链接', `${HEAD}    公开记录:\n      - 标题: 某\n        链接: 'https://a.cn/?tel=§'\n`],
  ['a date', `${HEAD}    公开记录:\n      - {标题: 某, 公开日期: §}\n`],
  ['期间', `${HEAD}    公开记录:\n      - {标题: 某, 期间: §}\n`],
  ['事由', `${HEAD}    公开记录:\n      - {扣除期间: [{起: 2022-07-05, 事由: 问§}]}\n`],
  ['an unknown key', `${HEAD}    电话: §\n`],
  ['the key itself', `${HEAD}    电话§: 无\n`],
  ['a list where a text belongs', `${HEAD}    备注: [某, §]\n`],
  ['a duplicate key', `${HEAD}    "§": 1\n    "§": 2\n`],
  ['a comment', `${HEAD}    # 问§\n`],
  ['an unreadable line', `${HEAD}    备注：§\n    责任科室: 无\n`],
  ['a whole file', '§\n'],
];

function reportOf(text: string): Report {
  const loaded = loadText('台账.yaml', text);
  return checkLedgers([loaded], {
    plan: loadPlan('zibo-gaoxin/2022'),
    calendar: workCalendar(),
    asOf: '2022-06-20',
  });
}

/** Whether more of a number is to be read than its masked form shows. */
function leaks(output: string, number: string): boolean {
  const plain = output.replace(/[^\dX]/g, '');
  return output.includes(number.slice(0, 6)) || plain.includes(number);
}

describe.each(NUMBERS)('%s', (number, masked, kind) => {
  test.each(PLACES)('in %s', (_name, template) => {
    const before = template.slice(0, template.indexOf('§')).split('\n');
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    const text = template.replaceAll('§', number);
    const report = reportOf(text);
    const findings = report.findings.filter(({ rule }) => rule === 'personal-data');
    expect(findings[0]).toMatchObject({ severity: 'error', location: { line, column } });
    expect(findings[0]?.message).toContain(`${kind}（${masked}）`);
    expect(findings[0]?.basis).toMatch(
      /《政府信息公开条例》第十五条；《个人信息保护法》第二十五条/,
    );
    expect(leaks(JSON.stringify(report), number)).toBe(false);
  });
});

it('no cut leaves most of a number behind', () => {
  for (const [number] of NUMBERS) {
    for (let length = 0; length < 80; length += 3) {
      const text = `${HEAD}    工作任务: ${'某'.repeat(length)}${number}\n    序${'某'.repeat(length)}${number}: 1\n    公开记录: ${'某'.repeat(length)}${number}\n`;
      const output = JSON.stringify(reportOf(text));
      expect(output).not.toContain(number.slice(0, 4));
    }
  }
});

describe('on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  const number = NUMBERS[1][0];
  const file = join(folder, `建设局${number}.yaml`);
  writeFileSync(
    file,
    `${HEAD}    备注: "电话 138 \n      0013 8000"\n    责任科室: 王某${number}\n`,
  );

  it.each(['text', 'json'])('no number is shown with --format %s', async (format) => {
    const args = ['check', file, '--as-of', '2022-06-20', '--format', format];
    const { code, stdout, stderr } = await inProcess(args);
    expect(code).toBe(1);
    expect(stdout).toContain('personal-data');
    expect(stdout).toContain('建设局138******00.yaml');
    expect(leaks(stdout, number) || leaks(stderr, number)).toBe(false);
  });

  it('nor in what is said of files and options', async () => {
    const missing = await inProcess(['check', join(folder, `${number}-2.yaml`)]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('138******00-2.yaml');
    const wrong = await inProcess(['check', file, '--as-of', number]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('138******00');
    expect(leaks(missing.stderr + wrong.stderr, number)).toBe(false);
  });

  it('nor of standard input under a name that holds one', async () => {
    const args = ['check', '-', '--stdin-filename', `${number}.yaml`, '--as-of', '2022-06-20'];
    const { stdout, stderr } = await inProcess(args, `${HEAD}    备注: ${number}\n`);
    expect(stdout).toContain('138******00.yaml');
    expect(leaks(stdout + stderr, number)).toBe(false);
  });
});

it('a hundred numbers are told, and how many more there are', () => {
  const records = Array.from(
    { length: 103 },
    (_, index) => `      - 标题: "1380013${8000 + index}"`,
  );
  const report = reportOf(`${HEAD}    公开记录:\n${records.join('\n')}\n`);
  const findings = report.findings.filter(({ rule }) => rule === 'personal-data');
  expect(findings).toHaveLength(101);
  expect(findings.map(({ message }) => message).join()).toContain('另有 3 处');
  expect(JSON.stringify(report)).not.toContain('1380013');
});
