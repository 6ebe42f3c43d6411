import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseRequirement } from '../../src/deadline/parse-requirement.ts';

interface Row {
  no: string;
  deadline: string;
  requirement: string;
}

const rows: Row[] = JSON.parse(
  readFileSync(new URL('../data/annex1.json', import.meta.url), 'utf8'),
);

const within = (n: number, from: string, matter?: string) => ({
  kind: 'within',
  n,
  unit: 'workday',
  from,
  ...(matter !== undefined && { matter }),
});
const standing = { kind: 'standing' };
const formed = within(20, '信息形成或者变更');
const formedOr = within(20, '信息形成或变更');
const during = { kind: 'during', event: '疫情防控期间' };
const by = (month: number, day: number, year: number | null) => ({ kind: 'by', month, day, year });
const byAugust = { ...by(8, 31, 2022), matter: '适用主体清单' };

/** The rows whose wording is not 长期坚持, read by hand. */
const READINGS: Record<string, object[]> = {
  1: [formed, within(7, '处罚结果作出', '行政处罚信息')],
  4: [formedOr],
  13: [{ kind: 'on-change' }],
  14: [during],
  15: [during],
  16: [during],
  17: [formedOr],
  18: [
    within(20, '方案、计划确定', '保障性安居工程规划建设方案、年度建设计划信息'),
    {
      kind: 'every',
      period: 'month',
      n: 10,
      unit: 'workday',
      month: null,
      day: null,
      matter: '年度计划任务量完成进度',
    },
    within(20, '项目竣工', '已竣工项目基本信息'),
    within(20, '分配结果确定', '住房分配情况'),
  ],
  19: [formed],
  20: [formed],
  21: [
    { kind: 'periodic', matter: '各类保险参保人数、待遇支付、基金收支情况等信息' },
    { kind: 'one-off', matter: '医保定点医院、药店及药品、诊疗项目目录等' },
    { kind: 'on-change' },
  ],
  22: [formed],
  23: [formed],
  24: [standing, byAugust],
  25: [standing, by(8, 31, 2022)],
  26: [standing, byAugust],
  27: [standing, byAugust],
  28: [standing, byAugust],
  31: [{ kind: 'min-duration', n: 30, unit: 'day' }],
  38: [within(3, '文件公开', '首次解读材料')],
  47: [by(12, 31, 2022)],
  48: [{ kind: 'every', period: 'year', n: null, unit: null, month: 12, day: 31 }],
  49: [within(20, '收到申请'), { kind: 'extension', n: 20, unit: 'workday' }],
  52: [by(12, 31, 2022)],
  58: [by(12, 31, null)],
  59: [by(12, 31, null)],
  60: [by(12, 31, null)],
  61: [by(6, 30, null)],
};

test.each(rows)('row $no: $deadline', ({ no, deadline }) => {
  const readings = parseRequirement(deadline).map(({ text: _span, ...reading }) => reading);
  expect(readings).toEqual(READINGS[no] ?? [standing]);
});

test('the numbers in the wording of rows 59 and 60', () => {
  for (const no of ['59', '60']) {
    const wording = rows.find((row) => String(row.no) === no)?.requirement ?? '';
    expect(parseRequirement(wording)).toMatchObject([
      { kind: 'at-least', count: 1, period: 'year' },
    ]);
  }
});
