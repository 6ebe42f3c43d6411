import { compact } from '../../text/characters.ts';
import type { ReadColumn } from '../document.ts';
import type { CellKind } from './cell-value.ts';
import { columnLetters, type Sheet, type SheetRow } from './sheet.ts';

/** Rows from the top in which the header is looked for. */
const SEARCHED_ROWS = 50;
/** Columns that are read. */
const SEARCHED_COLUMNS = 255;
/** Lines that a header may have. */
const MAX_LINES = 3;
/** Fields by which a row is known to be a header. */
export const MIN_FIELDS = 3;
/** Characters of a heading below the first header; remarks in brackets would make it longer. */
const MAX_HEADING = 24;

/** A field that a column may hold. */
export interface ColumnField {
  /** The object of the data that it belongs to. */
  part: string;
  /** The key in that object. */
  key: string;
  type: CellKind;
  /** What headings call it, folded, the written one first; of a heading in two lines, both together. */
  headings: readonly string[];
}

interface Heading {
  /** 0-based. */
  column: number;
  heading: string;
}

/** A column that is read. */
export interface Column<Field extends ColumnField> extends Heading {
  field: Field;
}

/** The header of a sheet. */
export interface Header<Field extends ColumnField> {
  /** Numbers of its first and last row. */
  first: number;
  last: number;
  columns: Column<Field>[];
  /** The headings whose columns are not read. */
  unread: Heading[];
}

/** Finds the headers of tables that hold certain fields. */
export class HeaderFinder<Field extends ColumnField> {
  readonly #byHeading: ReadonlyMap<string, Field>;
  readonly #oneOf: readonly string[];
  readonly #fewest: number;

  /**
   * @param oneOf keys of which every header has one at least
   * @param fewest fields that make a row a header
   */
  constructor(fields: readonly Field[], oneOf: readonly string[], fewest = MIN_FIELDS) {
    this.#byHeading = new Map(
      fields.flatMap((field) => field.headings.map((name) => [name, field] as const)),
    );
    this.#oneOf = oneOf;
    this.#fewest = fewest;
  }

  /** What a heading means, of one line or of several from top to bottom. */
  fieldOf(lines: readonly string[]): Field | null {
    const folded = lines.map(foldHeading);
    const last = folded.at(-1);
    const field = this.#byHeading.get(folded.join(''));
    return field ?? (last === undefined ? null : (this.#byHeading.get(last) ?? null));
  }

  /**
   * The headers of a sheet from top to bottom, the first of them near the top; one that is printed again
   * on each page counts once, so each begins a table of its own.
   * @param isOther whether the table of a header that repeats the first one is another, all the same
   */
  findAll(
    sheet: Sheet,
    isOther: (first: Header<Field>, further: Header<Field>) => boolean = () => false,
  ): Header<Field>[] {
    const headers: Header<Field>[] = [];
    for (const [index, row] of sheet.rows.entries()) {
      if (headers.length === 0 && index >= SEARCHED_ROWS) break;
      if (headers.length > 0 && !this.#mayBeHeader(row)) continue;
      const header = this.#headerAt(sheet, index, row);
      const above = headers.at(-1);
      const isPartOfIt = above !== undefined && header.first <= above.last + 1;
      // What stands above the same header is no part of it.
      const more = header.columns.length - (above?.columns.length ?? 0);
      const isBetter = more > 0 || (more === 0 && header.last === above?.last);
      if (!this.#isHeader(header) || (isPartOfIt && !isBetter)) continue;
      if (isPartOfIt) headers.pop();
      else if (above && isRepeated(above, header) && !isOther(above, header)) continue;
      headers.push(header);
    }
    return headers;
  }

  /** How many headings the most promising row has that are known. */
  countKnown(sheet: Sheet): number {
    return this.headingsIn(sheet).filter((text) => this.fieldOf([text])).length;
  }

  /** A quick look at the short texts of a row. */
  #mayBeHeader({ cells }: SheetRow): boolean {
    let known = 0;
    for (const text of cells.values()) {
      if (text.length <= MAX_HEADING && !/^\d/.test(text) && this.fieldOf([text])) known++;
      if (known >= this.#fewest - 1) return true;
    }
    return false;
  }

  /** What the most promising row says, where none is a header. */
  headingsIn(sheet: Sheet): string[] {
    const known = (list: readonly string[]) => list.filter((text) => this.fieldOf([text])).length;
    let best: string[] = [];
    for (const { cells } of sheet.rows.slice(0, SEARCHED_ROWS)) {
      const texts = [...cells.values()].slice(0, SEARCHED_COLUMNS);
      const more = known(texts) - known(best);
      if (more > 0 || (more === 0 && texts.length > best.length)) best = texts;
    }
    return best;
  }

  #isHeader({ columns }: Header<Field>): boolean {
    return (
      columns.length >= this.#fewest && columns.some(({ field }) => this.#oneOf.includes(field.key))
    );
  }

  #headerAt(sheet: Sheet, index: number, row: SheetRow): Header<Field> {
    const last = this.#lastLine(sheet, index, row);
    const lines = sheet.rows.slice(index, index + MAX_LINES).filter(({ number }) => number <= last);
    const width = Math.max(
      ...lines.flatMap(({ cells, covered }) => [...cells.keys(), ...covered.keys()]),
    );
    const columns: Column<Field>[] = [];
    const unread: Heading[] = [];
    for (let column = 0; column <= Math.min(width, SEARCHED_COLUMNS); column++) {
      const texts = headingLines(lines, column);
      const heading = texts.at(-1);
      if (heading === undefined) continue;
      const field = this.fieldOf(texts);
      if (field === null) {
        unread.push({ column, heading });
        continue;
      }
      const taken = columns.findIndex((other) => other.field === field);
      const other = columns[taken];
      if (!other) columns.push({ field, column, heading });
      else if (isOwnName(heading, field) && !isOwnName(other.heading, field)) {
        // Of two columns for one field the one that bears the field's own name counts.
        unread.push({ column: other.column, heading: other.heading });
        columns[taken] = { field, column, heading };
      } else unread.push({ column, heading });
    }
    return { first: row.number, last, columns, unread };
  }

  /** A header has as many lines as its merged cells are high, or as say nothing but headings. */
  #lastLine({ rows, merges }: Sheet, index: number, row: SheetRow): number {
    const high = merges.filter(({ top, bottom }) => top === row.number && bottom > top);
    if (high.length > 0) {
      return Math.min(Math.max(...high.map(({ bottom }) => bottom)), row.number + MAX_LINES - 1);
    }
    const next = rows[index + 1];
    if (next?.number !== row.number + 1 || next.cells.size < 2) return row.number;
    const goesOn =
      row.cells.size + row.covered.size > 1 &&
      [...next.cells].every(([column, text]) =>
        this.fieldOf([...headingLines([row], column), text]),
      );
    return goesOn ? next.number : row.number;
  }
}

/** The cell that stands for a header as a whole. */
export function headerCell({ last, columns }: Header<ColumnField>): Heading & { row: number } {
  const [first] = columns;
  if (!first) throw new Error('A header has at least one column that is read.');
  return { row: last, column: first.column, heading: first.heading };
}

/** A heading without what varies: width, spaces and line breaks, remarks in brackets, marks for required. */
export function foldHeading(text: string): string {
  return compact(text)
    .replace(/\([^()]*\)|[*:]/g, '')
    .replace(/^[一二三四五六七八九十]+、/, '');
}

/** What a table that is written calls a field. */
export function headingOf({
  key,
  headings: [first = key],
}: Pick<ColumnField, 'key' | 'headings'>): string {
  return first;
}

/** What was made of each heading, from left to right; `table` is what messages call the table. */
export function readColumns({ columns, unread }: Header<ColumnField>, table: string): ReadColumn[] {
  return [
    ...columns.map(({ column, heading, field }) => ({
      column,
      heading,
      field: headingOf(field),
    })),
    ...unread.map(({ column, heading }) => ({ column, heading, field: null })),
  ]
    .sort((a, b) => a.column - b.column)
    .map(({ column, heading, field }) => ({
      table,
      column: columnLetters(column),
      heading,
      field,
    }));
}

/** Whether a row further down says nothing but what the header says in the same columns. */
function isRepeated(header: Header<ColumnField>, further: Header<ColumnField>): boolean {
  return further.columns.every(({ field, column }) =>
    header.columns.some((other) => other.field === field && other.column === column),
  );
}

function isOwnName(heading: string, { key }: ColumnField): boolean {
  return foldHeading(heading) === key;
}

/** Texts of one column from top to bottom; a merged cell counts once. */
function headingLines(lines: readonly SheetRow[], column: number): string[] {
  return lines.flatMap(({ cells, covered }) => {
    const merged = covered.get(column);
    return cells.get(column) ?? (merged && !merged.above ? merged.text : []);
  });
}
