import { type Day, parseDay } from '../calendar/day.ts';
import { FIELDS, type Field, type Kind, type Part, WORDINGS } from '../input/table/columns.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import type { Fields, LedgerData } from './ledger-data.ts';
import { recordSamples } from './record-samples.ts';

/** What a cell holds; null: nothing. */
export type Cell = string | number | { day: Day } | null;

export interface TableRow {
  /** In the order of the columns. */
  cells: Cell[];
  /** Place in 台账 of the row's task. */
  entry: number;
}

/** A ledger as a table: a line for each record, and one for a task without records. */
export interface LedgerTable {
  /** What stands above the table: label and value. */
  head: [label: string, value: Cell][];
  columns: Field[];
  rows: TableRow[];
}

/** The columns of the plan's annex 3, and what most records have. */
const ALWAYS = new Set([
  ...['序号', '工作任务', '工作要求', '时限要求', '责任科室', '分管领导', '不涉及', '备注'].map(
    (key) => `entry/${key}`,
  ),
  ...['标题', '起算日期', '公开日期', '链接'].map((key) => `record/${key}`),
]);

const EXTENSION = ['工作日', '同意', '告知日期'];
const DEDUCTION = ['起', '止', '事由'];

/**
 * @param tasks the task of each row, null for one of the body's own: what its records need gets a column
 */
export function ledgerTable(
  ledger: LedgerData,
  tasks: readonly (Task | null)[],
  plan: WorkPlan | null,
): LedgerTable {
  const inOneCell = ledger.台账.some(hasSeveralDeductions);
  const lines = ledger.台账.flatMap((row, entry, all) =>
    linesOf(row, all[entry - 1], inOneCell).map((parts) => ({ parts, entry })),
  );
  const used = new Set(ALWAYS);
  for (const { parts } of lines) {
    for (const [part, fields] of Object.entries(parts)) {
      for (const key of Object.keys(fields)) used.add(`${part}/${key}`);
    }
  }
  const samples = tasks.flatMap((task) => (task && plan ? recordSamples(task, plan) : []));
  for (const { key } of samples.flat()) {
    if (key === '延期') for (const name of EXTENSION) used.add(`extension/${name}`);
    else if (key !== '扣除期间' || inOneCell) used.add(`record/${key}`);
    else for (const name of DEDUCTION) used.add(`deduction/${name}`);
  }
  const columns = FIELDS.filter(({ part, key }) => used.has(`${part}/${key}`));
  const submitted = ledger.报送日期 ?? null;
  return {
    head: [
      ['填报单位', ledger.部门],
      ['对照方案', ledger.计划],
      // Last, since a label without a value would take the next one's.
      ['报送日期', submitted === null ? null : cellOf(submitted, 'date')],
    ],
    columns,
    rows: lines.map(({ parts, entry }) => ({
      cells: columns.map(({ part, key, kind }) => cellOf(parts[part]?.[key], kind)),
      entry,
    })),
  };
}

type Parts = Partial<Record<Part, Fields>>;

/**
 * The lines of a row: what is said of the task stands in the first one, its 序号 in each. Of a row that
 * looks like the one above, that first line has no record: to a reader it would go on there.
 */
function linesOf(row: Fields, above: Fields | undefined, inOneCell: boolean): Parts[] {
  const { 公开记录, ...entry } = said(row);
  const records = listOf(公开记录).map((record) => partsOf(record, inOneCell));
  const first = above && looksLike(entry, above) ? {} : records.shift();
  return [{ ...first, entry }, ...records.map((parts) => ({ ...parts, entry: numberOf(entry) }))];
}

function looksLike(entry: Fields, above: Fields): boolean {
  return ['序号', ...WORDINGS].every(
    (key) => entry[key] === undefined || entry[key] === above[key],
  );
}

function numberOf({ 序号 }: Fields): Fields {
  return 序号 === undefined ? {} : { 序号 };
}

/** Several consultations of one request go into one cell; otherwise each has columns of its own. */
function partsOf(item: Fields, inOneCell: boolean): Parts {
  const { 延期, 扣除期间, ...record } = said(item);
  const deductions = listOf(扣除期间);
  const [deduction] = deductions;
  return {
    record: inOneCell && deduction ? { ...record, 扣除期间: deductions } : record,
    ...(isFields(延期) && { extension: said(延期) }),
    ...(!inOneCell && deduction && { deduction: said(deduction) }),
  };
}

function hasSeveralDeductions({ 公开记录 }: Fields): boolean {
  return listOf(公开记录).some(({ 扣除期间 }) => listOf(扣除期间).length > 1);
}

function cellOf(value: unknown, kind: Kind): Cell {
  if (value === undefined || value === null) return null;
  if (kind === 'deductions') return (value as Fields[]).map(deductionText).join('；');
  if (kind === 'yes-no' && typeof value === 'boolean') return value ? '是' : '否';
  if ((kind === 'number' || kind === 'count') && typeof value === 'number') return value;
  const text = String(value).trim();
  const day = kind === 'date' ? parseDay(text) : null;
  return day === null ? text : { day };
}

/** In the form that the reader of tables knows. */
function deductionText({ 起: from, 止: to, 事由: reason }: Fields): string {
  return `${from}${to ? `至${to}` : '起'}${reason ? `（${reason}）` : ''}`;
}

/** The fields that say something. */
function said(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
