import { escapeFormula } from './formula-escape.ts';

/** Tells Excel that a CSV file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** A line of CSV (RFC 4180). No spreadsheet takes a text in it for a formula. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = escapeFormula(cell);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
