/**
 * The example ledgers as rows of a table, the way departments keep them: a title, a header of two lines,
 * one record a row, the cells of a task merged over its records.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';

const EXAMPLES = new URL('../../../examples/', import.meta.url);

/** Key in the ledger, heading, and the heading above it where the header has two lines. */
const ENTRY = ['序号', '工作任务', '工作要求', '时限要求', '责任科室', '分管领导', '不涉及'];
const RECORD = ['事项', '标题', '期间', '零报告', '起算日期', '公开日期', '链接', '收到日期', '补正日期', '答复日期'];
const EXTENSION = ['工作日', '同意', '告知日期'];
const DEDUCTION = ['起', '止', '事由'];
const END = ['开始日期', '结束日期', '备注'];

const at = (parent, key) => ({ parent, key });
export const COLUMNS = [
  ...ENTRY.map((key) => at(null, key)),
  ...RECORD.map((key) => at('公开记录', key)),
  ...EXTENSION.map((key) => at('延期', key)),
  ...DEDUCTION.map((key) => at('扣除期间', key)),
  ...END.map((key) => at('公开记录', key)),
];

/** The ledgers of examples/, by body. */
export function exampleLedgers() {
  return readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name: name.slice(0, -5), ledger: load(readFileSync(new URL(name, EXAMPLES), 'utf8')) }));
}

/**
 * The tasks of a ledger, each with its rows of cells. Rows next to each other with one number are one task
 * in a table, so a number that a ledger has twice goes to the end.
 */
export function tasksOf(ledger) {
  const seen = new Set();
  const twice = [];
  const tasks = [];
  for (const entry of ledger.台账) {
    if (entry.序号 !== undefined && seen.has(entry.序号)) twice.push(entry);
    else tasks.push(entry);
    seen.add(entry.序号);
  }
  return [...tasks, ...twice].map((entry) => {
    const records = entry.公开记录?.length ? entry.公开记录 : [{}];
    return records.map((record) => COLUMNS.map((column) => cellOf(column, entry, record)));
  });
}

function cellOf({ parent, key }, entry, record) {
  const holder =
    parent === null
      ? entry
      : parent === '延期'
        ? record.延期
        : parent === '扣除期间'
          ? record.扣除期间?.[0]
          : record;
  const value = holder?.[key];
  if (value === undefined || value === null) return '';
  return typeof value === 'boolean' ? (value ? '是' : '否') : value;
}

/** How the header's cells are merged: across the columns of one parent, down where there is none. */
export function headerMerges() {
  const merges = [];
  for (let column = 0; column < COLUMNS.length; ) {
    const { parent } = COLUMNS[column];
    let end = column + 1;
    while (parent !== null && COLUMNS[end]?.parent === parent) end++;
    merges.push({ column, width: end - column, height: parent === null ? 2 : 1, text: parent ?? COLUMNS[column].key });
    column = end;
  }
  return merges;
}
