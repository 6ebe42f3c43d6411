import type { Block } from '../../input/block.ts';
import {
  coverMerges,
  type Merge,
  newRow,
  type Sheet,
  type SheetRow,
} from '../../input/table/sheet.ts';
import { compact } from '../../text/characters.ts';
import { planHeaders } from './headings.ts';

/** Fields that make the first cells of a run a header. */
const FEWEST = 2;
const NUMBER = /^\d{1,5}[.、]?$/;
const SECTION = /^[(（]?[一二三四五六七八九十]{1,3}[)）、.．]/;

/**
 * The paragraphs and tables of a plain text. Tables stand in it row by row with tabs between the cells, or,
 * as programs write the text of a Word document, cell by cell on lines that begin with a tab.
 */
export function plainTextBlocks(text: string): Block[] {
  const reader = new TextReader();
  for (const line of text.split(/\r\n?|\n|\u2028|\f/)) reader.add(line);
  reader.end();
  return reader.blocks;
}

type Run = { kind: 'rows'; rows: string[][] } | { kind: 'cells'; groups: string[][] };

class TextReader {
  readonly blocks: Block[] = [];
  #run: Run | null = null;
  #tableCount = 0;

  add(line: string): void {
    if (/^\t[^\t]*$/.test(line)) this.#addCell(line.trim());
    else if (line.trim() !== '' && line.includes('\t')) {
      this.#runOf('rows').rows.push(line.split('\t').map((cell) => cell.trim()));
    } else if (line.trim() !== '') {
      this.end();
      this.blocks.push({ kind: 'paragraph', text: line.trim() });
    } else if (this.#run?.kind === 'cells') this.#run.groups.push([]);
    else this.end();
  }

  #addCell(text: string): void {
    const { groups } = this.#runOf('cells');
    const last = groups.at(-1);
    if (last) last.push(text);
    else groups.push([text]);
  }

  #runOf<K extends Run['kind']>(kind: K): Extract<Run, { kind: K }> {
    if (this.#run?.kind !== kind) {
      this.end();
      this.#run = kind === 'rows' ? { kind: 'rows', rows: [] } : { kind: 'cells', groups: [] };
    }
    return this.#run as Extract<Run, { kind: K }>;
  }

  end(): void {
    const run = this.#run;
    this.#run = null;
    if (!run) return;
    if (run.kind === 'rows') this.#addTable(run.rows, []);
    else this.#addCells(run.groups.filter(({ length }) => length > 0));
  }

  #addCells(groups: string[][]): void {
    const start = groups.findIndex(isHeader);
    const titles = start === -1 ? groups : groups.slice(0, start);
    for (const text of titles.flat()) {
      if (text !== '') this.blocks.push({ kind: 'paragraph', text });
    }
    const [header, ...rest] = start === -1 ? [] : groups.slice(start);
    if (!header) return;
    const { rows, merges } = layOut(header, rowsOf(header, rest));
    this.#addTable(rows, merges);
  }

  #addTable(cells: readonly string[][], merges: Merge[]): void {
    const name = `表格${++this.#tableCount}`;
    const rows = cells.flatMap((texts, index): SheetRow[] => {
      const row = newRow(index + 1);
      texts.forEach((text, column) => {
        if (text !== '') row.cells.set(column, text);
      });
      return row.cells.size > 0 ? [row] : [];
    });
    const sheet: Sheet = {
      name,
      rows,
      merges,
      date1904: false,
      before: [],
      cellName: (row, _column, heading) =>
        `${name} 第${row}行${heading === '' ? '' : `“${heading}”`}`,
    };
    coverMerges([sheet]);
    this.blocks.push({ kind: 'table', sheet });
  }
}

function isHeader(cells: readonly string[]): boolean {
  return cells.filter((text) => planHeaders.fieldOf([text])).length >= FEWEST;
}

/**
 * The rows that blank lines part. A blank paragraph inside a cell parts a row as well: so where rows have a
 * number, a row begins with one, and elsewhere it goes on until it is full.
 */
function rowsOf(header: readonly string[], groups: readonly string[][]): string[][] {
  const isNumbered = planHeaders.fieldOf(header.slice(0, 1))?.key === 'no';
  const rows: string[][] = [];
  for (const group of groups) {
    const [first = ''] = group;
    const last = rows.at(-1);
    const isSection = group.length === 1 && SECTION.test(first);
    const goesOn = isNumbered
      ? !NUMBER.test(compact(first)) && first !== header[0]
      : last !== undefined &&
        last.length < header.length &&
        last.length + group.length <= header.length;
    if (last && goesOn && !isSection) last.push(...group);
    else rows.push([...group]);
  }
  return rows;
}

/**
 * Gives the cells their columns. Where rows have more cells than the header, its first wording spans levels;
 * a row that is shorter than the others lacks the lowest of them.
 */
function layOut(
  header: readonly string[],
  rows: readonly string[][],
): { rows: string[][]; merges: Merge[] } {
  const width = Math.max(header.length, usualLength(rows));
  const levels = width - header.length;
  const spanning = Math.max(
    0,
    header.findIndex((text) =>
      ['category', 'task'].includes(planHeaders.fieldOf([text])?.key ?? ''),
    ),
  );
  const wide = [
    ...header.slice(0, spanning + 1),
    ...Array<string>(levels).fill(''),
    ...header.slice(spanning + 1),
  ];
  const merges =
    levels === 0 ? [] : [{ top: 1, bottom: 1, left: spanning, right: spanning + levels }];
  const lastLevel = spanning + levels + 1;
  const placed = rows.map((cells) => {
    if (cells.length === 1 || cells.length === width) return cells;
    if (cells.length > width)
      return [...cells.slice(0, width - 1), cells.slice(width - 1).join('\n')];
    const missing = width - cells.length;
    const left = Math.max(0, lastLevel - missing);
    return [...cells.slice(0, left), ...Array<string>(missing).fill(''), ...cells.slice(left)];
  });
  return { rows: [wide, ...placed], merges };
}

function usualLength(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  let usual = 0;
  for (const { length } of rows) {
    const count = (counts.get(length) ?? 0) + 1;
    counts.set(length, count);
    if (count > (counts.get(usual) ?? 0)) usual = length;
  }
  return usual;
}
