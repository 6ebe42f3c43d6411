import { formatDay } from '../calendar/day.ts';
import { serialOfDay } from '../input/office/serial-day.ts';
import { cellValue } from '../input/table/cell-value.ts';
import { headingOf } from '../input/table/header.ts';
import { columnLetters } from '../input/table/sheet.ts';
import type { LedgerColumn } from '../ledger/table/columns.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import type { LedgerData } from './ledger-data.ts';
import { type Cell, ledgerTable } from './ledger-table.ts';
import { STYLE, xlsxPackage } from './xlsx-package.ts';
import { validations } from './xlsx-validations.ts';
import { xmlText } from './xml-text.ts';

const HEADER_ROW = 3;
/** Columns that stay in view. */
const FROZEN = 2;
/** Characters that a column is wide. */
const WIDTH = 13;

/** The ledger in the form of the plan's annex 3, a line for each record. */
export function ledgerXlsx(
  ledger: LedgerData,
  tasks: readonly (Task | null)[],
  plan: WorkPlan | null,
): Uint8Array {
  const { head, columns, rows } = ledgerTable(ledger, tasks, plan);
  const last = columnLetters(columns.length - 1);
  const year = /\/(\d{4})$/.exec(ledger.计划)?.[1];
  const lines = [
    row(1, [cell(1, 0, `${year ? `${year}年` : ''}政务公开工作台账`, STYLE.title)], 30),
    row(
      2,
      head.flatMap(([label, value], index) => [
        cell(2, index * 2, label, STYLE.label),
        ...(value === null ? [] : [cell(2, index * 2 + 1, value, STYLE.blankText)]),
      ]),
    ),
    row(
      HEADER_ROW,
      columns.map((column, at) => cell(HEADER_ROW, at, headingOf(column), STYLE.heading)),
      32,
    ),
    ...rows.map(({ cells }, index) => {
      const number = HEADER_ROW + 1 + index;
      return row(
        number,
        cells.map(({ value, column }, at) => cell(number, at, value, styleOf(column))),
      );
    }),
  ];
  const view = `<sheetViews><sheetView workbookViewId="0"><pane xSplit="${FROZEN}" ySplit="${HEADER_ROW}" topLeftCell="${columnLetters(FROZEN)}${HEADER_ROW + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>`;
  const cols = columns.map(({ type, width = WIDTH }, at) => {
    const style = type === 'date' ? STYLE.blankDate : STYLE.blankText;
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${style}" customWidth="1"/>`;
  });
  return xlsxPackage(
    '政务公开工作台账',
    [
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      view,
      `<cols>${cols.join('')}</cols>`,
      `<sheetData>${lines.join('')}</sheetData>`,
      `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`,
      validations(
        columns,
        rows.map(({ task }) => task),
        HEADER_ROW + 1,
      ),
      '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    ].join(''),
  );
}

function row(number: number, cells: string[], height?: number): string {
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  return `<row r="${number}"${size}>${cells.join('')}</row>`;
}

function cell(row: number, column: number, value: Cell, style: number): string {
  const start = `<c r="${columnLetters(column)}${row}" s="${typeof value === 'object' && value !== null ? dateStyle(style) : style}"`;
  if (value === null) return `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  const serial = typeof value === 'string' ? null : serialOfDay(value.day);
  if (serial !== null) return `${start}><v>${serial}</v></c>`;
  const text = typeof value === 'string' ? value : formatDay(value.day);
  return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(asText(text))}</t></is></c>`;
}

/** With an apostrophe where the reader would take the text for something else. */
function asText(text: string): string {
  return cellValue(text, 'text', false) === text ? text : `'${text}`;
}

function styleOf({ type }: LedgerColumn): number {
  if (type === 'date') return STYLE.date;
  return type === 'number' || type === 'count' ? STYLE.number : STYLE.text;
}

/** A date above the table. */
function dateStyle(style: number): number {
  return style === STYLE.blankText ? STYLE.blankDate : style;
}
