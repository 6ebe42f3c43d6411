import { weekdayName } from '../calendar/day.ts';
import type { Schedule } from '../check/schedule/schedule.ts';
import type { ScheduleLine } from '../check/schedule/schedule-line.ts';
import { STATUS_NAMES } from '../check/status.ts';
import { FORM_SHEETS } from '../ledger/table/form-sheets.ts';
import type { StyleName } from '../ooxml/xlsx-styles.ts';
import {
  type XlsxCell,
  type XlsxColumn,
  type XlsxSheet,
  xlsxWorkbook,
} from '../ooxml/xlsx-workbook.ts';
import { escapeFormula } from '../text/formula-escape.ts';

interface Column extends XlsxColumn {
  heading: string;
  cell(line: ScheduleLine): XlsxCell;
}

const COLUMNS: readonly Column[] = [
  { heading: '到期日', width: 13, cell: ({ due }) => date(due?.date ?? null) },
  {
    heading: '星期',
    width: 7,
    cell: ({ due }) => ({ value: due && weekdayName(due.date), style: 'number' }),
  },
  {
    heading: '第几项',
    width: 9,
    cell: ({ task }) => ({ value: task && numberOf(task.no), style: 'number' }),
  },
  { heading: '做什么', width: 66, cell: ({ content }) => text(content) },
  { heading: '哪一期', width: 11, cell: ({ period }) => text(period) },
  { heading: '怎样算', width: 40, cell: ({ how, reasons }) => text([how, ...reasons].join('\n')) },
];
const EARLIEST: Column = {
  heading: '不早于',
  width: 13,
  cell: ({ due }) => date(due?.provisional ? due.earliest : null),
};
const WHO: Column = { heading: '责任单位', width: 26, cell: ({ who }) => text(who.join('、')) };
const STATUS: Column = {
  heading: '状态',
  width: 11,
  cell: ({ status }) => text(status === null ? '' : STATUS_NAMES[status]),
};
const HEADER_ROW = 3;

/** The sheet of a form: when what is due, and below it what has no date that could be told before. */
export function scheduleSheet(schedule: Schedule): XlsxSheet {
  return sheetOf(FORM_SHEETS.schedule, schedule, COLUMNS, [
    ...rowsOf(schedule.dated, COLUMNS),
    [{ value: '没有固定日期的', style: 'section', span: COLUMNS.length }],
    ...rowsOf(schedule.undated, COLUMNS),
  ]);
}

/** A schedule as a workbook: a list to filter for what has a date, and one for what has none. */
export function scheduleXlsx(schedule: Schedule): Uint8Array {
  const { dated, undated, unclear, isOfOne, hasStatus } = schedule;
  const isProvisional = dated.some(({ due }) => due?.provisional);
  const columns = [
    ...COLUMNS.slice(0, 2),
    ...(isProvisional ? [EARLIEST] : []),
    ...COLUMNS.slice(2),
    ...(isOfOne ? [] : [WHO]),
    ...(hasStatus ? [STATUS] : []),
  ];
  const withoutDate = columns.filter((column) => !UNDATED.has(column.heading));
  const sheets = [
    { name: FORM_SHEETS.schedule, lines: dated, columns },
    { name: '没有固定日期', lines: undated, columns: withoutDate },
    { name: '算不出日期', lines: unclear, columns: withoutDate },
  ].filter(({ name, lines }) => name === FORM_SHEETS.schedule || lines.length > 0);
  return xlsxWorkbook(
    sheets.map(({ name, lines, columns: shown }) => ({
      ...sheetOf(name, schedule, shown, rowsOf(lines, shown)),
      filtered: HEADER_ROW,
    })),
  );
}

/** Headings of what only a date has. */
const UNDATED: ReadonlySet<string> = new Set(['到期日', '星期', '不早于', '哪一期']);

function sheetOf(
  name: string,
  { title, notes }: Schedule,
  columns: readonly Column[],
  rows: XlsxSheet['rows'],
): XlsxSheet {
  const across = (value: string, style: StyleName): XlsxCell => ({
    value: escapeFormula(value),
    style,
    span: columns.length,
  });
  return {
    name,
    columns,
    rows: [
      [across(title, 'title')],
      [across(notes.join('\n'), 'note')],
      columns.map(({ heading }) => ({ value: heading, style: 'heading' })),
      ...rows,
    ],
    frozen: { rows: HEADER_ROW, columns: 0 },
    repeated: HEADER_ROW,
  };
}

function rowsOf(lines: readonly ScheduleLine[], columns: readonly Column[]): XlsxCell[][] {
  return lines.map((line) => columns.map(({ cell }) => cell(line)));
}

function numberOf(no: string): string | number {
  return /^\d+$/.test(no) ? Number(no) : no;
}

function date(day: number | null): XlsxCell {
  return { value: day === null ? null : { day }, style: 'date' };
}

/** A text that no program takes for a formula, wherever it is copied. */
function text(value: string): XlsxCell {
  return { value: escapeFormula(value), style: 'text' };
}
