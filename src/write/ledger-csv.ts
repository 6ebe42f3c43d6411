import { formatDay } from '../calendar/day.ts';
import { headingOf } from '../input/table/header.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import { escapeFormula } from '../text/formula-escape.ts';
import type { LedgerData } from './ledger-data.ts';
import { ledgerTable } from './ledger-table.ts';
import type { CellContent } from './xlsx-workbook.ts';

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** The ledger as CSV (RFC 4180), a line for each record. No spreadsheet takes a text in it for a formula. */
export function ledgerCsv(
  ledger: LedgerData,
  tasks: readonly (Task | null)[],
  plan: WorkPlan | null,
): string {
  const { head, columns, rows } = ledgerTable(ledger, tasks, plan);
  const lines: CellContent[][] = [
    head.flat(),
    columns.map(headingOf),
    ...rows.map(({ cells }) => cells.map(({ value }) => value)),
  ];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CellContent): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = typeof cell === 'string' ? escapeFormula(cell) : formatDay(cell.day);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
