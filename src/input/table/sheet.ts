import type { Location } from '../../diagnostic.ts';
import { TableFault } from './table-fault.ts';

/** Cells with content in one file: ten thousand rows with all that a ledger holds have half of it. */
const MAX_CELLS = 500_000;
/** Characters of all cells together, each counted where it is shown: many cells may name one stored text. */
const MAX_CHARACTERS = 5_000_000;
/** Excel's own limits: characters of a cell, columns and rows of a sheet. */
export const MAX_TEXT = 32_767;
export const MAX_COLUMNS = 16_384;
export const MAX_LINES = 1_048_576;
/** Merged cells of a sheet, and cells that those of a file may cover beyond those written. */
export const MAX_MERGES = 100_000;
const MAX_COVERED = 500_000;
/** Characters of all formulas that make links, each counted in every cell that has it. */
const MAX_FORMULAS = 5_000_000;

/** One sheet of a workbook, one table of a document, or a CSV file. */
export interface Sheet {
  /** As messages name it: `工作表“Sheet1”`, `表格1`. */
  name: string;
  /** Of a workbook: what its tab says. */
  tab?: string;
  /** The rows in which something is written, from top to bottom. */
  rows: SheetRow[];
  merges: Merge[];
  /** Whether serial numbers count from 1904 instead of 1900. */
  date1904: boolean;
  /** Of a document: the paragraphs between this table and the one before. */
  before?: string[];
  /** Of its last table: those behind it. */
  after?: string[];
  /** Of a document: the rows in which a cell holds an automatic number, which the file does not state. */
  autoNumbered?: ReadonlySet<number>;
  /** Of a document: cells that go on with a merged one which does not begin in this table, by {@link cellKey}. */
  goesOn?: ReadonlySet<string>;
  /** `Sheet1!D7`, `表格1 第3行“时限要求”`; `heading` is that of the cell's column. */
  cellName(row: number, column: number, heading: string): string;
  /** Address that a cell links to, by {@link cellKey}. */
  links?: Map<string, string>;
  /** Why nobody can know what a cell says, by {@link cellKey}: a formula without a result, an error value. */
  unknown?: Map<string, string>;
  /** What is shown of a date whose format leaves out the day, by {@link cellKey}: `2022-05`. */
  periods?: ReadonlyMap<string, string>;
  /** Whether a zero at the end of a cell may be lost, since it holds, or held, a number: 2022.10 becomes 2022.1. */
  mayLackZero?(row: number, column: number): boolean;
  /** Not shown by the program. */
  hidden?: boolean;
  /** Its rows and columns that are not shown, or have no height or width; both are read all the same. */
  hiddenRows?: ReadonlySet<number>;
  hiddenColumns?: ReadonlySet<number>;
  /** Of a table inside a cell of another: the name of that one. */
  holder?: string;
  /** Of a document: the columns of its widest row, blank ones too. */
  width?: number;
  /** Where a cell stands in the lines of a text file. */
  place?(row: number, column: number): Location;
}

export interface SheetRow {
  /** 1-based, as the program shows it. */
  number: number;
  /** What is written, by 0-based column; blank cells are left out. A date is in ISO form. */
  cells: Map<number, string>;
  /** What a merged cell covers. */
  covered: Map<number, Covered>;
}

/** What a merged cell says in a place that it covers, and where it is written. */
interface Covered {
  text: string;
  row: number;
  column: number;
  /** Whether that is in a row above. */
  above: boolean;
}

/** A merged cell; rows as they are numbered, columns 0-based, all inclusive. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Collects the written cells of a file up to what a ledger may have. */
export class CellCounter {
  #count = 0;
  #characters = 0;
  #formulas = 0;

  /** @throws TableFault */
  add(text: string): void {
    this.addLink(text);
    if (++this.#count > MAX_CELLS) {
      throw new TableFault(`表格的内容超过 ${MAX_CELLS} 格，不再读取。请拆成几个文件。`);
    }
  }

  /** What a cell leads to: as much text as what it shows. @throws TableFault */
  addLink(text: string): void {
    if (text.length > MAX_TEXT) throw textTooLong();
    this.#characters += text.length;
    if (this.#characters > MAX_CHARACTERS) {
      throw new TableFault(`表格的文字超过 ${MAX_CHARACTERS} 个字，不再读取。请拆成几个文件。`);
    }
  }

  /** One that is to be read. @throws TableFault */
  addFormula(formula: string): void {
    this.#formulas += formula.length;
    if (this.#formulas > MAX_FORMULAS) {
      throw new TableFault(`链接的公式超过 ${MAX_FORMULAS} 个字，不再读取。请拆成几个文件。`);
    }
  }
}

export function textTooLong(): TableFault {
  return new TableFault(`有一格的文字超过 ${MAX_TEXT} 个字，不像台账，没有读取。请检查后再试。`);
}

export function tooManyColumns(): TableFault {
  return new TableFault('表格的列多得不像台账，没有读取。请检查后另存。');
}

export function tooManyMerges(): TableFault {
  return new TableFault('合并的单元格多得不像台账，没有读取。请取消多余的合并后另存。');
}

/** Names a cell in the maps of a sheet. */
export function cellKey(row: number, column: number): string {
  return `${row}:${column}`;
}

/** A row, made when the first cell of it is written. */
export function newRow(number: number): SheetRow {
  return { number, cells: new Map(), covered: new Map() };
}

/** Writes the text of merged cells of a file into the rows and columns they cover. @throws TableFault */
export function coverMerges(sheets: readonly Sheet[]): void {
  let covered = 0;
  const cover = () => {
    if (++covered > MAX_COVERED) throw tooManyMerges();
  };
  for (const sheet of sheets) coverIn(sheet, cover);
}

/** @param cover is told of each cell before it is covered */
function coverIn({ rows, merges }: Sheet, cover: () => void): void {
  const width = widthOf(rows);
  for (const { top, bottom, left, right } of merges) {
    let index = firstAtOrBelow(rows, top);
    const first = rows[index];
    const text = first?.number === top ? first.cells.get(left) : undefined;
    if (text === undefined) continue;
    for (let row = rows[index]; row && row.number <= bottom; row = rows[++index]) {
      for (let column = left; column <= Math.min(right, width - 1); column++) {
        if (row.number === top && column === left) continue;
        cover();
        row.covered.set(column, { text, row: top, column: left, above: row.number > top });
        row.cells.delete(column);
      }
    }
  }
}

/** The columns up to the last cell; cells may be too many to be arguments of one call. */
export function widthOf(rows: readonly SheetRow[]): number {
  let width = 0;
  for (const { cells } of rows)
    for (const column of cells.keys()) width = Math.max(width, column + 1);
  return width;
}

/** The row of a number, if anything is written in it. */
export function rowAt(rows: readonly SheetRow[], number: number): SheetRow | undefined {
  const row = rows[firstAtOrBelow(rows, number)];
  return row?.number === number ? row : undefined;
}

function firstAtOrBelow(rows: readonly SheetRow[], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && row.number < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `A`, `Z`, `AA` of a 0-based column. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
