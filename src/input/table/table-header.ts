import type { ReadColumn } from '../document.ts';
import { type Field, fieldOf, foldHeading, WORDINGS } from './columns.ts';
import { columnLetters, type Sheet, type SheetRow } from './sheet.ts';

/** Rows from the top in which the header is looked for. */
const SEARCHED_ROWS = 50;
/** Columns that are read. */
const SEARCHED_COLUMNS = 255;
/** Lines that a header may have. */
const MAX_LINES = 3;
/** Fields by which a row is known to be a header. */
const MIN_FIELDS = 3;

interface Heading {
  column: number;
  heading: string;
}

/** A column that is read. */
export interface Column extends Field, Heading {}

/** The header of a sheet. */
export interface Header {
  /** Numbers of its first and last row. */
  first: number;
  last: number;
  columns: Column[];
  /** The headings whose columns are not read. */
  unread: Heading[];
}

/** The header of a sheet, or null where no row near the top has one. */
export function findHeader(sheet: Sheet): Header | null {
  let best: Header | null = null;
  for (let index = 0; index < Math.min(sheet.rows.length, SEARCHED_ROWS); index++) {
    const header = headerAt(sheet, index);
    const more = header.columns.length - (best?.columns.length ?? 0);
    // What stands above the same header is no part of it.
    if (more > 0 || (more === 0 && header.last === best?.last)) best = header;
  }
  return best && isHeader(best) ? best : null;
}

/** What the most promising rows of the sheets say, where none is a header. */
export function headingsIn(sheet: Sheet): string[] {
  const rows = sheet.rows.slice(0, SEARCHED_ROWS);
  let best: string[] = [];
  for (const { cells } of rows) {
    const texts = [...cells.values()].slice(0, SEARCHED_COLUMNS);
    const known = (list: readonly string[]) => list.filter((text) => fieldOf([text])).length;
    if (
      known(texts) > known(best) ||
      (known(texts) === known(best) && texts.length > best.length)
    ) {
      best = texts;
    }
  }
  return best;
}

/** What was made of each heading, from left to right; `table` is what messages call the table. */
export function readColumns({ columns, unread }: Header, table: string): ReadColumn[] {
  return [
    ...columns.map((column) => ({ ...column, field: column.names[0] ?? column.key })),
    ...unread.map((heading) => ({ ...heading, field: null })),
  ]
    .sort((a, b) => a.column - b.column)
    .map(({ column, heading, field }) => ({
      table,
      column: columnLetters(column),
      heading,
      field,
    }));
}

/** Whether it has what a ledger needs, not only what a list of records has. */
export function isLedger({ columns }: Header): boolean {
  return columns.some(({ key }) => WORDINGS.has(key));
}

function isHeader({ columns }: Header): boolean {
  const keys = columns.map(({ key }) => key);
  return columns.length >= MIN_FIELDS && (keys.includes('序号') || keys.includes('工作任务'));
}

function headerAt(sheet: Sheet, index: number): Header {
  const first = sheet.rows[index]?.number ?? 0;
  const last = lastLine(sheet, index);
  const lines = sheet.rows.slice(index, index + MAX_LINES).filter(({ number }) => number <= last);
  const width = Math.max(
    ...lines.flatMap(({ cells, covered }) => [...cells.keys(), ...covered.keys()]),
  );
  const columns: Column[] = [];
  const unread: Heading[] = [];
  for (let column = 0; column <= Math.min(width, SEARCHED_COLUMNS); column++) {
    const texts = headingLines(lines, column);
    const heading = texts.at(-1) ?? '';
    const known = fieldOf(texts);
    const taken = known && columns.findIndex((other) => sameField(other, known));
    if (known === null || taken === null) {
      if (heading !== '') unread.push({ column, heading });
    } else if (taken === -1) {
      columns.push({ ...known, column, heading });
    } else {
      // Of two columns for one field the one that bears the field's own name counts.
      const other = columns[taken];
      const better =
        other && foldHeading(heading) === known.key && foldHeading(other.heading) !== known.key;
      unread.push(better ? other : { column, heading });
      if (better) columns[taken] = { ...known, column, heading };
    }
  }
  return { first, last, columns, unread };
}

function sameField(a: Field, b: Field): boolean {
  return a.part === b.part && a.key === b.key;
}

/** Texts of one column from top to bottom; a merged cell counts once. */
function headingLines(lines: readonly SheetRow[], column: number): string[] {
  const texts: string[] = [];
  for (const { cells, covered } of lines) {
    const merged = covered.get(column);
    const text = cells.get(column) ?? (merged?.above ? undefined : merged?.text);
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

/** A header has as many lines as its merged cells are high, or as say nothing but headings. */
function lastLine({ rows, merges }: Sheet, index: number): number {
  const row = rows[index];
  if (!row) return 0;
  const high = merges.filter(({ top, bottom }) => top === row.number && bottom > top);
  if (high.length > 0) {
    return Math.min(Math.max(...high.map(({ bottom }) => bottom)), row.number + MAX_LINES - 1);
  }
  const next = rows[index + 1];
  const texts = [...(next?.cells.values() ?? [])];
  const above = [...row.cells.values(), ...row.covered.values()];
  const goesOn =
    next?.number === row.number + 1 &&
    above.length > 1 &&
    texts.length > 1 &&
    [...next.cells].every(([column, text]) => fieldOf([...headingLines([row], column), text]));
  return goesOn ? row.number + 1 : row.number;
}
