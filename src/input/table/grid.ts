import { cellValue } from './cell-value.ts';
import { foldHeading, type Part, WORDINGS } from './columns.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { TableFault } from './table-fault.ts';
import { type Head, readFooter } from './table-head.ts';
import type { Column, Header } from './table-header.ts';

/** Where the fields of one object of the data stand: a row of a sheet and, by key, the columns. */
export interface RowPlace {
  sheet: Sheet;
  row: number;
  columns: ReadonlyMap<string, Column>;
  /** The key whose cell stands for the whole object. */
  marked: string;
}

/** A record in a list of its own whose task is not in the ledger. */
export interface HomelessRecord {
  sheet: Sheet;
  /** 序号 as written, or empty. */
  number: string;
  row: number;
  column: number;
}

type Fields = Record<string, unknown>;

interface Entry extends Fields {
  公开记录?: Fields[];
}

/** Tasks and records of one ledger, as many as the schema allows tasks. */
const MAX_ROWS = 20_000;
const TOTAL = /^(?:合计|总计|小计|共计|累计)(?:$|[:(\d])/;
const SECTION = /^[(（]?[一二三四五六七八九十]+[)）、.．]/;

/** A sheet with its header. */
export interface Table {
  sheet: Sheet;
  header: Header;
}

/** Turns the rows of tables into 台账 of the ledger's data, and notes where each object stands. */
export class GridReader {
  readonly entries: Entry[] = [];
  readonly places = new Map<object, RowPlace>();
  readonly #byNumber = new Map<unknown, Entry>();

  /** Reads a table of tasks; what its last rows say of the whole goes into `head`. */
  readEntries(table: Table, head: Head): void {
    const reader = new RowReader(table, this.places);
    let current: Entry | null = null;
    for (const row of reader.rows()) {
      if (reader.startsAtLeft(row) && readFooter(row, head)) continue;
      const record = reader.record(row);
      if (!current || !reader.goesOn(row, current, record !== null)) {
        const entry: Entry = reader.entry(row);
        if (Object.keys(entry).length === 0 && !record) continue;
        current = entry;
        this.entries.push(entry);
        if (!this.#byNumber.has(entry.序号)) this.#byNumber.set(entry.序号, entry);
      } else if (record) {
        reader.addRemark(row, record);
      }
      if (record) addRecord(current, record);
    }
  }

  /**
   * Reads a list of records, each of which names its task by 序号.
   * @returns the rows whose task is not in the ledger
   */
  readRecords(table: Table): HomelessRecord[] {
    const reader = new RowReader(table, this.places);
    const homeless: HomelessRecord[] = [];
    const column = reader.column('entry', '序号')?.column ?? 0;
    let number: unknown;
    for (const row of reader.rows()) {
      number = reader.entry(row).序号 ?? number;
      const record = reader.record(row);
      if (!record) continue;
      const entry = number === undefined ? undefined : this.#byNumber.get(number);
      if (entry) addRecord(entry, record);
      else
        homeless.push({
          sheet: table.sheet,
          number: String(number ?? ''),
          row: row.number,
          column,
        });
    }
    return homeless;
  }
}

function addRecord(entry: Entry, record: Fields): void {
  entry.公开记录 ??= [];
  entry.公开记录.push(record);
}

/** Reads the rows below one header. */
class RowReader {
  readonly #table: Table;
  readonly #places: Map<object, RowPlace>;
  readonly #parts: ReadonlyMap<Part, ReadonlyMap<string, Column>>;

  constructor(table: Table, places: Map<object, RowPlace>) {
    this.#table = table;
    this.#places = places;
    const parts: Part[] = ['entry', 'record', 'extension', 'deduction'];
    this.#parts = new Map(parts.map((part) => [part, this.#columnsOf(part)]));
  }

  /** The rows that are no headings, sums or repetitions of the header. */
  *rows(): Iterable<SheetRow> {
    const { sheet, header } = this.#table;
    const headings = new Set(
      sheet.rows
        .filter(({ number }) => number >= header.first && number <= header.last)
        .flatMap(({ cells }) => [...cells.values()].map(foldHeading)),
    );
    let count = 0;
    for (const row of sheet.rows) {
      if (row.number <= header.last || row.cells.size === 0) continue;
      const texts = [...row.cells.values()];
      const first = texts[0]?.normalize('NFKC').replace(/\s/g, '') ?? '';
      if (++count > MAX_ROWS) {
        throw new TableFault(`台账超过 ${MAX_ROWS} 行，不再读取。请拆成几个文件。`);
      }
      if (this.#isTotal(row, first) || this.#isSection(row, first)) continue;
      if (texts.length > 1 && texts.every((text) => headings.has(foldHeading(text)))) continue;
      yield row;
    }
  }

  column(part: Part, key: string): Column | undefined {
    return this.#parts.get(part)?.get(key);
  }

  entry(row: SheetRow): Entry {
    return this.#object(row, 'entry') as Entry;
  }

  /** The record in a row, or null where the row writes none: one that is merged from above is told there. */
  record(row: SheetRow): Fields | null {
    const own = this.#table.header.columns.some(
      ({ part, column, kind }) => part !== 'entry' && this.#own(row, column, kind) !== undefined,
    );
    if (!own) return null;
    const record = this.#object(row, 'record');
    const extension = this.#object(row, 'extension');
    const deduction = this.#object(row, 'deduction');
    if (Object.keys(extension).length > 0) record.延期 = extension;
    if (Object.keys(deduction).length > 0) record.扣除期间 ??= [deduction];
    if (Array.isArray(record.扣除期间)) {
      for (const item of record.扣除期间) this.#note(item, row, 'deduction');
    }
    return record;
  }

  /** The 备注 of a further row is about its record. */
  addRemark(row: SheetRow, record: Fields): void {
    const remark = this.column('entry', '备注');
    const text = remark && this.#own(row, remark.column, remark.kind);
    if (text !== undefined) record.备注 ??= text;
  }

  /**
   * Whether a row adds a record to the task of the row above: it has the same 序号 or none of its own,
   * and no other wording. A row that repeats the wording without a 序号 does so only with a record.
   */
  goesOn(row: SheetRow, current: Entry, hasRecord: boolean): boolean {
    const own = (key: string) => {
      const column = this.column('entry', key);
      return column && this.#own(row, column.column, column.kind);
    };
    const number = own('序号');
    if (number !== undefined && number !== current.序号) return false;
    let repeats = number !== undefined;
    for (const key of [...WORDINGS, '不涉及']) {
      const text = own(key);
      if (text === undefined) continue;
      if (text !== current[key]) return false;
      repeats = true;
    }
    return hasRecord || !repeats;
  }

  /** Whether the first thing written stands in the first column: not in a row below a merged cell. */
  startsAtLeft(row: SheetRow): boolean {
    const [first = 0] = row.cells.keys();
    return this.#table.header.columns.every(({ column }) => column >= first);
  }

  /** A record may be called like a sum, but the first cell of a sum is no record's. */
  #isTotal(row: SheetRow, text: string): boolean {
    const [first = 0] = row.cells.keys();
    const { columns } = this.#table.header;
    return (
      TOTAL.test(text) && columns.every(({ part, column }) => part === 'entry' || column > first)
    );
  }

  /** A row that only heads the ones below it: one cell, across the table or numbered 一、 二、 */
  #isSection(row: SheetRow, text: string): boolean {
    if (row.cells.size > 1 || !this.startsAtLeft(row)) return false;
    const across = [...row.covered.values()].filter(({ above }) => !above).length;
    return SECTION.test(text) || across >= this.#table.header.columns.length / 2;
  }

  #object(row: SheetRow, part: Part): Fields {
    const fields: Fields = {};
    for (const [key, column] of this.#parts.get(part) ?? []) {
      const value = this.#value(row, column);
      if (value !== undefined) fields[key] = value;
    }
    this.#note(fields, row, part);
    return fields;
  }

  #note(fields: object, { number }: SheetRow, part: Part): void {
    const columns = this.#parts.get(part) ?? new Map<string, Column>();
    const [first = ''] = columns.keys();
    const [marked = first] = Object.keys(fields);
    this.#places.set(fields, { sheet: this.#table.sheet, row: number, columns, marked });
  }

  /** What a cell says, or the merged cell it belongs to: from above, or from a like column to its left. */
  #value(row: SheetRow, { column, kind, part }: Column): unknown {
    const merged = row.covered.get(column);
    if (!merged) return this.#own(row, column, kind);
    const origin = this.#table.header.columns.find((other) => other.column === merged.column);
    if (merged.column !== column && (origin?.kind !== kind || origin.part !== part))
      return undefined;
    return cellValue(merged.text, kind, this.#table.sheet.date1904);
  }

  #own(row: SheetRow, column: number, kind: Column['kind']): unknown {
    const text = row.cells.get(column);
    if (text === undefined) return undefined;
    const { links, date1904 } = this.#table.sheet;
    const link =
      kind === 'link' && !/^https?:/i.test(text) && links?.get(`${row.number}:${column}`);
    return cellValue(link || text, kind, date1904);
  }

  #columnsOf(part: Part): Map<string, Column> {
    const { columns } = this.#table.header;
    const own = columns.filter((column) => column.part === part);
    // A list of deductions in one cell is told there, wherever the separate columns are not.
    const whole = columns.find(({ kind }) => kind === 'deductions');
    if (part === 'deduction' && whole && own.length === 0) {
      return new Map(['起', '止', '事由'].map((key) => [key, whole]));
    }
    return new Map(own.map((column) => [column.key, column]));
  }
}
