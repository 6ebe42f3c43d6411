import { parseDay } from '../calendar/day.ts';
import { cellValue } from '../input/table/cell-value.ts';
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
import { nameInRecords } from '../ledger/table/grid.ts';
import type { CellContent } from '../ooxml/xlsx-workbook.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import type { LedgerData } from './ledger-data.ts';
import { recordSamples, type SampleField } from './record-samples.ts';

interface TableRow {
  /** In the order of the columns. */
  cells: { column: LedgerColumn; value: CellContent }[];
  /** null for one of the body's own. */
  task: Task | null;
}

export interface Table {
  columns: LedgerColumn[];
  rows: TableRow[];
}

/** What stands above a ledger's table: label and value. */
export type TableHead = [label: string, value: CellContent][];

/** A ledger as one table: a line for each record, and one for a task without records. */
export interface LedgerTable extends Table {
  head: TableHead;
}

/** A ledger as the form has it: its rows, and lists of the records, each under the 序号 of its row. */
export interface LedgerTables {
  head: TableHead;
  /** Holds the records of those rows that no list could name. */
  ledger: Table;
  records: Table;
  /** Of requests for information (依申请公开) and their answers; null where there are none to expect. */
  requests: Table | null;
}

/** A line of a table, and the row of the ledger that it belongs to. */
interface TableLine {
  parts: Parts;
  entry: number;
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
  const needed = neededBy(samplesOf(tasks, plan), inOneCell);
  return {
    head: headOf(ledger),
    ...tableOf(lines, tasks, (column) => column.always === true || needed(column)),
  };
}

/** @param tasks the task of each row, null for one of the body's own: what its records need gets a column */
export function ledgerTables(
  ledger: LedgerData,
  tasks: readonly (Task | null)[],
  plan: WorkPlan | null,
): LedgerTables {
  const inOneCell = ledger.台账.some(hasSeveralDeductions);
  const samples = samplesOf(tasks, plan);
  const isNamed = namedRows(ledger.台账);
  const main: TableLine[] = [];
  const records: TableLine[] = [];
  const requests: TableLine[] = [];
  for (const [entry, row] of ledger.台账.entries()) {
    const { 公开记录, ...fields } = row;
    const isListed = isNamed(row);
    const own = isListed ? fields : row;
    for (const parts of linesOf(own, ledger.台账[entry - 1], inOneCell))
      main.push({ parts, entry });
    if (!isListed) continue;
    // All in one list: their order is that of the ledger.
    const list = listOf(公开记录).some(isRequest) ? requests : records;
    const name = said({ 序号: row.序号 ?? row.工作任务 });
    for (const record of listOf(公开记录)) {
      list.push({ parts: { ...partsOf(record, inOneCell), entry: name }, entry });
    }
  }
  const isName = ({ part, key }: LedgerColumn) => part === 'entry' && key === '序号';
  const requestSamples = samples.filter(isOfRequest);
  const ofRecords = neededBy(
    samples.filter((sample) => !isOfRequest(sample)),
    inOneCell,
  );
  const ofRequests = neededBy(requestSamples, inOneCell);
  return {
    head: headOf(ledger),
    ledger: tableOf(main, tasks, ({ part, always }) => part === 'entry' && always === true),
    records: tableOf(
      records,
      tasks,
      (column) =>
        isName(column) ||
        ofRecords(column) ||
        (column.part === 'record' && (column.always === true || column.key === '备注')),
    ),
    requests:
      requestSamples.length + requests.length === 0
        ? null
        : tableOf(
            requests,
            tasks,
            (column) =>
              isName(column) ||
              ofRequests(column) ||
              (column.part === 'record' && OF_EVERY_REQUEST.some((key) => key === column.key)),
          ),
  };
}

const OF_EVERY_REQUEST: readonly KeyOf<'record'>[] = ['标题', '收到日期', '答复日期'];

/** A table with the columns that are asked for, and those in which a line has something. */
function tableOf(
  lines: readonly TableLine[],
  tasks: readonly (Task | null)[],
  isWanted: (column: LedgerColumn) => boolean,
): Table {
  const columns = LEDGER_COLUMNS.filter(
    (column) =>
      isWanted(column) || lines.some(({ parts }) => parts[column.part]?.[column.key] !== undefined),
  );
  return {
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

/** Whether a list of records can name a row: no other one is called so. */
function namedRows(rows: readonly Mapping[]): (row: Mapping) => boolean {
  const counts = new Map<unknown, number>();
  for (const row of rows) {
    const name = nameInRecords(said(row));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (row) => {
    const name = nameInRecords(said(row));
    return name !== undefined && counts.get(name) === 1;
  };
}

const REQUEST_KEYS: readonly KeyOf<'record'>[] = [
  '收到日期',
  '补正日期',
  '答复日期',
  '延期',
  '扣除期间',
];

function isRequest(record: Mapping): boolean {
  return REQUEST_KEYS.some((key) => record[key] !== undefined && record[key] !== null);
}

function isOfRequest(sample: readonly SampleField[]): boolean {
  return sample.some(({ key }) => REQUEST_KEYS.some((other) => other === key));
}

function samplesOf(tasks: readonly (Task | null)[], plan: WorkPlan | null): SampleField[][] {
  return tasks.flatMap((task) => (task && plan ? recordSamples(task, plan) : []));
}

/** Whether sample records need a column: for a list or a mapping, the columns of its objects. */
function neededBy(samples: SampleField[][], inOneCell: boolean): (column: LedgerColumn) => boolean {
  const sampled = new Set(samples.flat().map(({ key }) => key));
  return ({ part, key, of }) => {
    if (part === 'record') return sampled.has(key) && (of === undefined || inOneCell);
    const holder = LEDGER_FIELDS.find((field) => field.of === part);
    if (!holder || !sampled.has(holder.key)) return false;
    return holder.type !== 'spans' || !inOneCell;
  };
}

/** `2022年建设局`: what titles begin with. */
export function titleOf({ 计划: plan, 部门: body }: LedgerData): string {
  const year = yearOf(plan);
  return `${year === null ? '' : `${year}年`}${body}`;
}

/** The year that a plan's id names. */
export function yearOf(plan: string): string | null {
  return /\/(\d{4})$/.exec(plan)?.[1] ?? null;
}

/** With an apostrophe where the reader would take the text of a cell for something else. */
export function asText(text: string): string {
  return cellValue(text, 'text', false) === text ? text : `'${text}`;
}

/** 报送日期 last, since a label without a value would take the next one's. */
function headOf(ledger: LedgerData): TableHead {
  return (['部门', '计划', '报送日期'] as const).map((key) => labelled(ledger, key));
}

function labelled(
  ledger: LedgerData,
  key: Exclude<KeyOf<'ledger'>, '台账'>,
): [label: string, value: CellContent] {
  const field = ledgerField('ledger', key);
  return [headingOf(field), cellOf(ledger[key], field.type)];
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

function cellOf(value: unknown, type: LedgerField['type']): CellContent {
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
