import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { scheduleOfPlan } from '../check/schedule/schedule.ts';
import { headingOf } from '../input/table/header.ts';
import { columnLetters } from '../input/table/sheet.ts';
import { ledgerField } from '../ledger/fields.ts';
import { headingInRecords, type LedgerColumn } from '../ledger/table/columns.ts';
import { FORM_SHEETS } from '../ledger/table/form-sheets.ts';
import type { StyleName } from '../ooxml/xlsx-styles.ts';
import {
  type CellContent,
  type XlsxCell,
  type XlsxColumn,
  type XlsxSheet,
  xlsxWorkbook,
} from '../ooxml/xlsx-workbook.ts';
import { findBody, tasksOf } from '../plan/bodies.ts';
import type { Body, Task, WorkPlan } from '../plan/work-plan.ts';
import { guideSheet } from './guide-sheet.ts';
import type { LedgerData } from './ledger-data.ts';
import {
  asText,
  ledgerTables,
  type Table,
  type TableHead,
  titleOf,
  yearOf,
} from './ledger-table.ts';
import { scheduleSheet } from './schedule-sheet.ts';
import {
  type Choices,
  dateValidation,
  ledgerValidations,
  recordValidations,
} from './xlsx-validations.ts';

const HEADER_ROW = 3;
/** Characters that a column is wide for which nothing else is said. */
const WIDTH = 12;
/** Columns that the values above the table go across: the plan's name stands below two narrow ones. */
const HEAD_SPANS = [1, 2, 1];
/** Where 报送日期 stands, the last of them. */
const SUBMITTED_COLUMN = 7;
const SUBMITTED = ledgerField('ledger', '报送日期');
/** The year of the examples in a form of which nobody knows the year. */
const SAMPLE_YEAR = 2022;
/** Rows with a frame that a list has, and at least below what it holds already. */
const FRAMED_ROWS = { all: 25, below: 8 };

/**
 * The ledger in the form of the plan's annex 3, its records in lists beside it, with what to write where
 * and, of a plan that is known, when what is due.
 * @param notes what else is to be told of it
 */
export function ledgerXlsx(
  ledger: LedgerData,
  tasks: readonly (Task | null)[],
  plan: WorkPlan | null,
  calendar: WorkCalendar,
  notes: readonly string[] = [],
): Uint8Array {
  const tables = ledgerTables(ledger, tasks, plan);
  const { head, records, requests } = tables;
  const title = titleOf(ledger);
  const body = plan && findBody(plan, ledger.部门);
  const guide = guideSheet(tables, tasks, {
    year: Number(yearOf(ledger.计划) ?? SAMPLE_YEAR),
    notes,
  });
  const rows = tables.ledger.rows.length;
  return xlsxWorkbook([
    mainSheet(`${title}政务公开工作任务台账`, head, tables.ledger),
    recordSheet(FORM_SHEETS.records, `${title}政务公开记录`, records, { rows, ...guide.list }),
    ...(requests
      ? [
          recordSheet(FORM_SHEETS.requests, `${title}依申请公开记录`, requests, {
            rows,
            ...guide.list,
          }),
        ]
      : []),
    guide.sheet,
    ...(plan && body ? [scheduleOfForm(plan, body, tasks, calendar)] : []),
  ]);
}

/** When what of the tasks is due, and of those besides that the body must do. */
function scheduleOfForm(
  plan: WorkPlan,
  body: Body,
  tasks: readonly (Task | null)[],
  calendar: WorkCalendar,
): XlsxSheet {
  const owed = tasksOf(plan, body).filter(({ task, must }) => must || tasks.includes(task));
  return scheduleSheet(scheduleOfPlan(plan, body, calendar, { owed }));
}

function mainSheet(title: string, head: TableHead, { columns, rows }: Table): XlsxSheet {
  return {
    name: FORM_SHEETS.ledger,
    columns: columns.map(columnOf),
    rows: [
      [{ value: title, style: 'title', span: columns.length }],
      headRow(head),
      columns.map((column) => ({ value: headingOf(column), style: 'heading' })),
      ...rows.map(({ cells }) => cells.map(({ column, value }) => cellOf(column, value))),
    ],
    frozen: { rows: HEADER_ROW, columns: 2 },
    repeated: HEADER_ROW,
    validations: [
      dateValidation(`${columnLetters(SUBMITTED_COLUMN)}2`, SUBMITTED.help),
      ...ledgerValidations(columns, HEADER_ROW + 1),
    ],
  };
}

/** Label and value of each thing that is said of the whole, below columns that are wide enough for them. */
function headRow(head: TableHead): (XlsxCell | null)[] {
  return [
    null,
    ...head.flatMap(([label, value], index): XlsxCell[] => [
      { value: label, style: 'label' },
      { ...statedCell(value), span: HEAD_SPANS[index] ?? 1 },
    ]),
  ];
}

/** What is not stated is the day of handing in. */
function statedCell(value: CellContent): XlsxCell {
  return typeof value === 'string'
    ? { value: asText(value), style: 'stated' }
    : { value, style: 'statedDate' };
}

function recordSheet(
  name: string,
  title: string,
  { columns, rows }: Table,
  choices: Choices,
): XlsxSheet {
  const open = columns.map((column) => cellOf(column, null));
  const openRows = Math.max(FRAMED_ROWS.all - rows.length, FRAMED_ROWS.below);
  return {
    name,
    columns: columns.map(columnOf),
    rows: [
      [{ value: title, style: 'title', span: columns.length }],
      [{ value: NOTE, style: 'note', span: columns.length }],
      columns.map((column) => ({
        value: headingInRecords(column),
        style: 'heading',
      })),
      ...rows.map(({ cells }) => cells.map(({ column, value }) => cellOf(column, value))),
      ...Array.from({ length: openRows }, () => open),
    ],
    frozen: { rows: HEADER_ROW, columns: 2 },
    repeated: HEADER_ROW,
    validations: recordValidations(columns, HEADER_ROW + 1, choices),
  };
}

const NOTE = `一行写一条记录，“序号”是它在“${FORM_SHEETS.ledger}”里的序号（本单位自定的任务没有序号，写它的工作任务）。写法见“${FORM_SHEETS.guide}”。`;

function columnOf({ type, width = WIDTH }: LedgerColumn): XlsxColumn {
  const style =
    type === 'date'
      ? 'blankDate'
      : type === 'number' || type === 'count'
        ? 'blankNumber'
        : 'blankText';
  return { width, style };
}

function cellOf({ type }: LedgerColumn, value: CellContent): XlsxCell {
  const style: StyleName =
    type === 'date' ? 'date' : type === 'number' || type === 'count' ? 'number' : 'text';
  return { value: typeof value === 'string' ? asText(value) : value, style };
}
