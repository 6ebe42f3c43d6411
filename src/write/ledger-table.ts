import { type Day, parseDay } from '../calendar/day.ts';
import { headingOf } from '../input/table/header.ts';
import {
  type KeyOf,
  LEDGER_FIELDS,
  type LedgerField,
  ledgerField,
  type Part,
} from '../ledger/fields.ts';
import { isMapping, type Mapping } from '../ledger/mapping.ts';
import { LEDGER_COLUMNS, type LedgerColumn, WORDINGS } from '../ledger/table/columns.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import type { LedgerData } from './ledger-data.ts';
import { recordSamples } from './record-samples.ts';

/** What a cell holds; null: nothing. */
export type Cell = string | number | { day: Day } | null;

interface TableRow {
  /** In the order of the columns. */
  cells: { column: LedgerColumn; value: Cell }[];
  /** null for one of the body's own. */
  task: Task | null;
}

/** A ledger as a table: a line for each record, and one for a task without records. */
export interface LedgerTable {
  /** What stands above the table: label and value. */
  head: [label: string, value: Cell][];
  columns: LedgerColumn[];
  rows: TableRow[];
}

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
  const samples = tasks.flatMap((task) => (task && plan ? recordSamples(task, plan) : []));
  const sampled = new Set(samples.flat().map(({ key }) => key));
  const columns = LEDGER_COLUMNS.filter(
    (column) =>
      column.always ||
      isSampled(column, sampled, inOneCell) ||
      lines.some(({ parts }) => parts[column.part]?.[column.key] !== undefined),
  );
  return {
    // 报送日期 last, since a label without a value would take the next one's.
    head: (['部门', '计划', '报送日期'] as const).map((key) => labelled(ledger, key)),
    columns,
    rows: lines.map(({ parts, entry }) => ({
      cells: columns.map((column) => ({
        column,
        value: cellOf(parts[column.part]?.[column.key], column.type),
      })),
      task: tasks[entry] ?? null,
    })),
  };
}

function labelled(
  ledger: LedgerData,
  key: Exclude<KeyOf<'ledger'>, '台账'>,
): [label: string, value: Cell] {
  const field = ledgerField('ledger', key);
  return [headingOf(field), cellOf(ledger[key], field.type)];
}

/** Whether sample records need a column: for a list or a mapping, the columns of its objects. */
function isSampled(
  { part, key, of }: LedgerColumn,
  sampled: ReadonlySet<string>,
  inOneCell: boolean,
): boolean {
  if (part === 'record') return sampled.has(key) && (of === undefined || inOneCell);
  const holder = LEDGER_FIELDS.find((field) => field.of === part);
  if (!holder || !sampled.has(holder.key)) return false;
  return holder.type !== 'spans' || !inOneCell;
}

type Parts = Partial<Record<Part, Mapping>>;

/**
 * The lines of a row: what is said of the task stands in the first one, its 序号 in each. Of a row that
 * looks like the one above, that first line has no record: to a reader it would go on there.
 */
function linesOf(row: Mapping, above: Mapping | undefined, inOneCell: boolean): Parts[] {
  const { 公开记录, ...entry } = said(row);
  const records = listOf(公开记录).map((record) => partsOf(record, inOneCell));
  const first = above && looksLike(entry, above) ? {} : records.shift();
  return [{ ...first, entry }, ...records.map((parts) => ({ ...parts, entry: numberOf(entry) }))];
}

function looksLike(entry: Mapping, above: Mapping): boolean {
  return ['序号', ...WORDINGS].every(
    (key) => entry[key] === undefined || entry[key] === above[key],
  );
}

function numberOf({ 序号 }: Mapping): Mapping {
  return 序号 === undefined ? {} : { 序号 };
}

/** Several consultations of one request go into one cell; otherwise each has columns of its own. */
function partsOf(item: Mapping, inOneCell: boolean): Parts {
  const { 延期, 扣除期间, ...record } = said(item);
  const deductions = listOf(扣除期间);
  const [deduction] = deductions;
  return {
    record: inOneCell && deduction ? { ...record, 扣除期间: deductions } : record,
    ...(isMapping(延期) && { extension: said(延期) }),
    ...(!inOneCell && deduction && { deduction: said(deduction) }),
  };
}

function hasSeveralDeductions({ 公开记录 }: Mapping): boolean {
  return listOf(公开记录).some(({ 扣除期间 }) => listOf(扣除期间).length > 1);
}

function cellOf(value: unknown, type: LedgerField['type']): Cell {
  if (value === undefined || value === null) return null;
  if (type === 'spans') return (value as Mapping[]).map(deductionText).join('；');
  if (type === 'yes-no' && typeof value === 'boolean') return value ? '是' : '否';
  if ((type === 'number' || type === 'count') && typeof value === 'number') return value;
  const text = String(value).trim();
  const day = type === 'date' ? parseDay(text) : null;
  return day === null ? text : { day };
}

/** In the form that the reader of tables knows. */
function deductionText({ 起: from, 止: to, 事由: reason }: Mapping): string {
  return `${from}${to ? `至${to}` : '起'}${reason ? `（${reason}）` : ''}`;
}

/** The fields that say something. */
function said(fields: Mapping): Mapping {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

function listOf(value: unknown): Mapping[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}
