import { Parser } from 'htmlparser2';
import type { Block } from './block.ts';
import {
  CellCounter,
  coverMerges,
  MAX_LINES,
  MAX_MERGES,
  type Merge,
  newRow,
  type Sheet,
  type SheetRow,
  tooManyColumns,
  tooManyMerges,
  widthOf,
} from './table/sheet.ts';
import { TableFault, TOO_LARGE } from './table/table-fault.ts';

/** Elements within one another; browsers go no deeper than 512. */
const MAX_DEPTH = 2000;
/** A table inside a cell of another that has so many rows and columns is a table, a smaller one is text of its cell. */
const MIN_INNER = { rows: 2, columns: 2 };
/** Columns of a table, and what one cell may span. */
const MAX_COLUMNS = 256;
/** What holds no text to read. */
const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'select',
  'svg',
  'iframe',
]);
/** What stands within a line. */
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr o:p'.split(
    ' ',
  ),
);

interface OpenCell {
  row: number;
  column: number;
  lines: string[];
  merge: Merge | null;
}

interface OpenTable {
  rows: SheetRow[];
  merges: Merge[];
  /** Rows further down, by column, up to which a cell from above reaches. */
  reaches: number[];
  row: SheetRow | null;
  column: number;
  cell: OpenCell | null;
  /** It holds tables, as pages did that were laid out with them: then its cells are paragraphs. */
  isLayout: boolean;
}

/** The paragraphs and tables of a web page, text alone; nothing is fetched. @throws TableFault */
export function htmlBlocks(html: string): Block[] {
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true });
  parser.write(html);
  parser.end();
  const { blocks } = reader;
  coverMerges(blocks.flatMap((block) => (block.kind === 'table' ? [block.sheet] : [])));
  return blocks;
}

class HtmlReader {
  readonly blocks: Block[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #counter = new CellCounter();
  #depth = 0;
  #skipping = 0;
  #line = '';
  #tableCount = 0;

  onopentag(name: string, attributes: Record<string, string>): void {
    if (++this.#depth > MAX_DEPTH) throw new TableFault(TOO_LARGE);
    if (this.#skipping > 0 || SKIPPED.has(name) || isHidden(attributes)) {
      this.#skipping++;
      return;
    }
    if (INLINE.has(name)) return;
    this.#endLine();
    const table = this.#tables.at(-1);
    if (name === 'table') this.#openTable();
    else if (name === 'tr' && table) this.#openRow(table);
    else if ((name === 'td' || name === 'th') && table) this.#openCell(table, attributes);
  }

  onclosetag(name: string): void {
    this.#depth--;
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    if (INLINE.has(name)) return;
    this.#endLine();
    const table = this.#tables.at(-1);
    if (!table) return;
    if (name === 'td' || name === 'th') this.#endCell(table);
    else if (name === 'table') this.#endTable(table);
  }

  ontext(text: string): void {
    if (this.#skipping === 0) this.#line += text;
  }

  onend(): void {
    this.#endLine();
    for (let table = this.#tables.at(-1); table; table = this.#tables.at(-1)) this.#endTable(table);
  }

  #endLine(): void {
    // A line break of the source is none of the text, and between Chinese characters it is no space either.
    const text = this.#line
      .replace(/(?<=[^\0-\u02ff])\s*[\r\n]\s*(?=[^\0-\u02ff])/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    this.#line = '';
    if (text === '') return;
    const cell = this.#tables.at(-1)?.cell;
    if (cell) cell.lines.push(text);
    else this.#addParagraph(text);
  }

  #addParagraph(text: string): void {
    this.#counter.add(text);
    this.blocks.push({ kind: 'paragraph', text });
  }

  #openTable(): void {
    this.#tables.push({
      rows: [],
      merges: [],
      reaches: [],
      row: null,
      column: 0,
      cell: null,
      isLayout: false,
    });
  }

  /** Says the cells of a layout as paragraphs. */
  #layOut({ rows, cell }: OpenTable): void {
    for (const { cells } of rows.splice(0)) {
      for (const text of cells.values()) this.#addParagraph(text);
    }
    for (const text of cell?.lines.splice(0) ?? []) this.#addParagraph(text);
  }

  #openRow(table: OpenTable): void {
    this.#endCell(table);
    const number = (table.row?.number ?? 0) + 1;
    if (number > MAX_LINES) throw new TableFault(TOO_LARGE);
    table.row = newRow(number);
    table.rows.push(table.row);
    table.column = 0;
  }

  #openCell(table: OpenTable, attributes: Record<string, string>): void {
    this.#endCell(table);
    if (!table.row) this.#openRow(table);
    const { row } = table;
    if (!row) return;
    while ((table.reaches[table.column] ?? 0) >= row.number) table.column++;
    const column = table.column;
    const right = column + spanOf(attributes.colspan, MAX_COLUMNS) - 1;
    if (right >= MAX_COLUMNS) throw tooManyColumns();
    const bottom = row.number + spanOf(attributes.rowspan, MAX_LINES) - 1;
    const isMerged = right > column || bottom > row.number;
    const merge = isMerged ? { top: row.number, bottom, left: column, right } : null;
    for (let at = column; at <= right; at++) table.reaches[at] = bottom;
    table.column = right + 1;
    table.cell = { row: row.number, column, lines: [], merge };
  }

  #endCell(table: OpenTable): void {
    const { cell, row } = table;
    table.cell = null;
    if (!cell || !row) return;
    if (table.isLayout) {
      for (const line of cell.lines) this.#addParagraph(line);
      return;
    }
    const text = cell.lines.join('\n');
    this.#counter.add(text);
    if (text !== '') row.cells.set(cell.column, text);
    if (cell.merge && table.merges.push(cell.merge) > MAX_MERGES) throw tooManyMerges();
  }

  #endTable(table: OpenTable): void {
    this.#endCell(table);
    this.#tables.pop();
    const rows = table.rows.filter(({ cells }) => cells.size > 0);
    const outer = this.#tables.at(-1)?.cell;
    if (table.isLayout) this.#layOut(table);
    else if (outer && isSmall(rows)) {
      for (const { cells } of rows) outer.lines.push(...cells.values());
    } else if (rows.length > 0) {
      // What holds a table is a layout: what its cells have said so far comes before that table.
      for (const holder of this.#tables) {
        holder.isLayout = true;
        this.#layOut(holder);
      }
      this.blocks.push({ kind: 'table', sheet: this.#sheet(rows, table.merges) });
    }
  }

  #sheet(rows: SheetRow[], merges: Merge[]): Sheet {
    const name = `表格${++this.#tableCount}`;
    return {
      name,
      rows,
      merges,
      date1904: false,
      before: [],
      width: widthOf(rows),
      cellName: (row, _column, heading) =>
        `${name} 第${row}行${heading === '' ? '' : `“${heading}”`}`,
    };
  }
}

function isSmall(rows: readonly SheetRow[]): boolean {
  return rows.length < MIN_INNER.rows || widthOf(rows) < MIN_INNER.columns;
}

/** Of `rowspan="2"`; what is no number counts as 1, and 0 as everything below (HTML, 4.9.11). */
function spanOf(written: string | undefined, most: number): number {
  const number = Number.parseInt(written ?? '1', 10);
  if (number === 0) return most;
  return number > 0 ? Math.min(number, most) : 1;
}

function isHidden({ hidden, style }: Record<string, string>): boolean {
  return hidden !== undefined || /display\s*:\s*none/i.test(style ?? '');
}
