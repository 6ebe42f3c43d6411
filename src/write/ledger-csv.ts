import { formatDay } from '../calendar/day.ts';
import { headingOf } from '../input/table/header.ts';
import type { CellContent } from '../ooxml/xlsx-workbook.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import { BYTE_ORDER_MARK, csvLine } from '../text/csv-line.ts';
import type { LedgerData } from './ledger-data.ts';
import { ledgerTable } from './ledger-table.ts';

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
  return BYTE_ORDER_MARK + lines.map((cells) => csvLine(cells.map(plain))).join('');
}

function plain(cell: CellContent): string | number | null {
  return cell !== null && typeof cell === 'object' ? formatDay(cell.day) : cell;
}
