import { expect, it } from 'vitest';
import { headingOf } from '../../src/input/table/header.ts';
import { LEDGER_COLUMNS } from '../../src/ledger/table/columns.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';
import { ledgerTable } from '../../src/write/ledger-table.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const requests = plan.tasks.find(({ no }) => no === '49') ?? null;

const ANNEX = ['序号', '工作任务', '工作要求', '时限要求', '责任科室', '分管领导'];
const headingsOf = (records: Record<string, unknown>[], task = requests) => {
  const rows = [{ 序号: 49, 公开记录: records }];
  const ledger: LedgerData = { 计划: plan.id, 部门: '建设局', 台账: rows };
  return ledgerTable(ledger, [task], plan).columns.map(headingOf);
};

it('has its columns in the order of the form, remarks last, what is told of consultations behind', () => {
  expect(LEDGER_COLUMNS.map(headingOf)).toEqual([
    ...[...ANNEX, '完成情况', '不涉及', '备注', '事项', '标题', '期间', '零报告', '起算日期'],
    ...[
      '公开日期',
      '链接',
      '完成日期',
      '佐证',
      '收到日期',
      '补正日期',
      '答复日期',
      '开始日期',
      '结束日期',
      '公开记录备注',
    ],
    ...[
      '延期工作日',
      '延期同意',
      '告知日期',
      '扣除期间',
      '扣除期间起',
      '扣除期间止',
      '扣除期间事由',
    ],
  ]);
});

it('has the columns of the form, and those that its records have or could have', () => {
  const always = [...ANNEX, '完成情况', '不涉及', '备注', '标题', '起算日期', '公开日期', '链接'];
  expect(headingsOf([], null)).toEqual(always);
  expect(headingsOf([{ 结束日期: '2022-06-01' }], null)).toEqual([...always, '结束日期']);
  expect(headingsOf([])).toEqual([
    ...[...always, '收到日期', '补正日期', '答复日期', '延期工作日', '延期同意', '告知日期'],
    ...['扣除期间起', '扣除期间止', '扣除期间事由'],
  ]);
});

it('has one column for consultations where a request has several', () => {
  const headings = headingsOf([{ 扣除期间: [{ 起: '2022-06-01' }, { 起: '2022-07-01' }] }]);
  expect(headings.filter((heading) => heading.startsWith('扣除'))).toEqual(['扣除期间']);
});
