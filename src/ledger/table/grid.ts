import type { Diagnostic } from '../../diagnostic.ts';
import { cellValue, type Span } from '../../input/table/cell-value.ts';
import { type Column, foldHeading, type Header } from '../../input/table/header.ts';
import { rowLocation } from '../../input/table/row-location.ts';
import { cellKey, type Sheet, type SheetRow } from '../../input/table/sheet.ts';
import { TableFault } from '../../input/table/table-fault.ts';
import { compact } from '../../text/characters.ts';
import { escapeFormula } from '../../text/formula-escape.ts';
import { type KeyOf, LEDGER_FIELDS, type Part } from '../fields.ts';
import type { Mapping } from '../mapping.ts';
import { type LedgerColumn, WORDINGS } from './columns.ts';
import { type Head, readFooter } from './head.ts';

type TableColumn = Column<LedgerColumn>;
/** The columns of one part by key. */
type PartColumns = ReadonlyMap<string, TableColumn>;
type RowPart = Exclude<Part, 'ledger'>;

/** Where the fields of one object of the data stand: a row of a sheet and, by key, the columns. */
export interface RowPlace {
  sheet: Sheet;
  row: number;
  columns: PartColumns;
  /** The column whose cell stands for the whole object. */
  own: TableColumn | undefined;
}

/** A record in a list of its own whose task is not in the ledger. */
export interface HomelessRecord {
  sheet: Sheet;
  /** 序号 as written; null where the row, and those above it, have none. */
  number: string | null;
  /** Several rows of the ledger are called so. */
  several: boolean;
  row: number;
  column: number;
}

/** A field whose value nobody can know, and why. */
interface UnknownField {
  fields: Mapping;
  key: string;
  sheet: Sheet;
  row: number;
  column: TableColumn;
  reason: string;
}

interface Entry extends Mapping {
  公开记录?: Mapping[];
}

/** Tasks and records of one ledger, as many as the schema allows tasks. */
const MAX_ROWS = 20_000;
const TOTAL = /^(?:合计|总计|小计|共计|累计)(?:$|[:(\d])/;
const SECTION = /^[(（]?[一二三四五六七八九十]+[)）、.．]/;

/** A sheet with its header. */
export interface Table {
  sheet: Sheet;
  header: Header<LedgerColumn>;
}

/** Turns the rows of tables into 台账 of the ledger's data, and notes where each object stands. */
export class GridReader {
  readonly entries: Entry[] = [];
  readonly places = new Map<object, RowPlace>();
  readonly #byNumber = new Map<unknown, Entry>();
  /** Tasks without 序号, by 工作任务 as a cell of 序号 gives it; null where several have it. */
  readonly #byTask = new Map<unknown, Entry | null>();
  readonly #unknown: UnknownField[] = [];

  /**
   * Reads a table of tasks, or what goes on with it after a break of pages; what its last rows say of the
   * whole goes into `head`.
   */
  readEntries(table: Table, head: Head): void {
    const reader = new RowReader(table, this.places, this.#unknown);
    let current = this.entries.at(-1) ?? null;
    for (const row of reader.rows()) {
      if (reader.startsAtLeft(row) && readFooter(row, head)) continue;
      const record = reader.record(row);
      if (!current || !reader.goesOn(row, current, record !== null)) {
        const entry: Entry = reader.entry(row);
        if (Object.keys(entry).length === 0 && !record) continue;
        current = entry;
        this.entries.push(entry);
        this.#noteName(entry);
      } else if (record) {
        reader.addRemark(row, record);
      }
      if (record) addRecord(current, record);
    }
  }

  #noteName(entry: Entry): void {
    const name = nameInRecords(entry);
    if (entry.序号 === undefined) {
      this.#byTask.set(name, this.#byTask.has(name) ? null : entry);
    } else if (!this.#byNumber.has(name)) this.#byNumber.set(name, entry);
  }

  /** The cells that were read although nobody can know what they say; the pointers lead to their fields. */
  unknownCells(file: string): Diagnostic[] {
    if (this.#unknown.length === 0) return [];
    const pointers = new Map<unknown, string>();
    notePointers(this.entries, '/台账', pointers);
    return this.#unknown.map(({ fields, key, sheet, row, column, reason }) => {
      const place = { row, column: column.column };
      const pointer = pointers.get(fields);
      return {
        rule: 'cell-unreadable',
        severity: 'error',
        message: `${reason}，“${column.heading}”是什么无从知道。请直接填写内容。`,
        location: {
          ...rowLocation(file, sheet, place, column.heading),
          ...(pointer !== undefined && { pointer: `${pointer}/${key}` }),
        },
      };
    });
  }

  /**
   * Reads a list of records, each of which names its task by 序号, one of the body's own by 工作任务.
   * @returns the rows whose task is not in the ledger
   */
  readRecords(table: Table): HomelessRecord[] {
    const reader = new RowReader(table, this.places, this.#unknown);
    const homeless: HomelessRecord[] = [];
    let number: unknown;
    for (const row of reader.rows()) {
      number = reader.entry(row).序号 ?? number;
      const record = reader.record(row);
      if (!record) continue;
      const entry =
        number === undefined ? undefined : (this.#byNumber.get(number) ?? this.#byTask.get(number));
      if (entry) addRecord(entry, record);
      else {
        homeless.push({
          sheet: table.sheet,
          number: number === undefined ? null : String(number),
          several: entry === null,
          row: row.number,
          column: reader.numberColumn(),
        });
      }
    }
    return homeless;
  }
}

/**
 * What a list of records writes under 序号 for a row of the ledger: its 序号, else its 工作任务 as such a
 * column is read; undefined where it has neither.
 */
export function nameInRecords({ 序号, 工作任务 }: Mapping): unknown {
  const name = 序号 ?? 工作任务;
  return typeof name === 'string' ? cellValue(escapeFormula(name), 'number', false) : name;
}

function addRecord(entry: Entry, record: Mapping): void {
  entry.公开记录 ??= [];
  entry.公开记录.push(record);
}

/** The pointer of each object and list in the data. */
function notePointers(node: unknown, pointer: string, pointers: Map<unknown, string>): void {
  if (typeof node !== 'object' || node === null) return;
  pointers.set(node, pointer);
  for (const [key, value] of Object.entries(node))
    notePointers(value, `${pointer}/${key}`, pointers);
}

/** Reads the rows below one header. */
class RowReader {
  readonly #table: Table;
  readonly #places: Map<object, RowPlace>;
  readonly #unknown: UnknownField[];
  readonly #columns: Readonly<Record<RowPart, PartColumns>>;

  constructor(table: Table, places: Map<object, RowPlace>, unknown: UnknownField[]) {
    this.#table = table;
    this.#places = places;
    this.#unknown = unknown;
    this.#columns = {
      entry: this.#columnsOf('entry'),
      record: this.#columnsOf('record'),
      extension: this.#columnsOf('extension'),
      deduction: this.#columnsOf('deduction'),
    };
  }

  /** The rows that are no headings, sums or repetitions of the header. */
  *rows(): Iterable<SheetRow> {
    const { sheet, header } = this.#table;
    const headings = new Set(
      sheet.rows
        .filter(({ number }) => number >= header.first && number <= header.last)
        .flatMap(({ cells }) => [...cells.values()].map(foldHeading)),
    );
    const repeatsHeader = ({ cells }: SheetRow) =>
      cells.size > 1 && [...cells.values()].every((text) => headings.has(foldHeading(text)));
    let count = 0;
    for (const [index, row] of sheet.rows.entries()) {
      const [first] = row.cells;
      if (row.number <= header.last || !first) continue;
      if (++count > MAX_ROWS) {
        throw new TableFault(`台账超过 ${MAX_ROWS} 行，不再读取。请拆成几个文件。`);
      }
      const [column, written] = first;
      const text = compact(written);
      if (this.#isTotal(column, text) || this.#isSection(row, text)) continue;
      const next = sheet.rows[index + 1];
      const isTitle = row.cells.size === 1 && this.startsAtLeft(row);
      // The title of a page stands above the header that is printed again on it.
      if (repeatsHeader(row) || (isTitle && next && repeatsHeader(next))) continue;
      yield row;
    }
  }

  /** Of a list of records, which has no wordings: its header would be none without 序号. */
  numberColumn(): number {
    const column = this.#column('序号');
    if (!column) throw new Error('A list of records has no 序号.');
    return column.column;
  }

  entry(row: SheetRow): Entry {
    return this.#object(row, 'entry') as Entry;
  }

  /** The record in a row, or null where the row writes none: one that is merged from above is told there. */
  record(row: SheetRow): Mapping | null {
    const writes = this.#table.header.columns.some(
      (column) => column.field.part !== 'entry' && this.#own(row, column) !== undefined,
    );
    if (!writes) return null;
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
  addRemark(row: SheetRow, record: Mapping): void {
    const remark = this.#ownOf(row, '备注');
    if (remark !== undefined) record.备注 ??= remark;
  }

  /**
   * Whether a row adds a record to the task of the row above: it has the same 序号 or none of its own,
   * and no other wording. A row that repeats the wording without a 序号 does so only with a record.
   */
  goesOn(row: SheetRow, current: Entry, hasRecord: boolean): boolean {
    const number = this.#ownOf(row, '序号');
    if (number !== undefined && number !== current.序号) return false;
    let repeats = number !== undefined;
    for (const key of [...WORDINGS, '不涉及'] as const) {
      const text = this.#ownOf(row, key);
      if (text === undefined) continue;
      if (text !== current[key]) return false;
      repeats = true;
    }
    return hasRecord || !repeats;
  }

  /** Whether the first thing written stands in the first column: not in a row below a merged cell. */
  startsAtLeft(row: SheetRow): boolean {
    const [first] = row.cells.keys();
    return first !== undefined && this.#table.header.columns.every(({ column }) => column >= first);
  }

  /** A record may be called like a sum, but the first cell of a sum is no record's. */
  #isTotal(first: number, text: string): boolean {
    const { columns } = this.#table.header;
    return (
      TOTAL.test(text) &&
      columns.every(({ field, column }) => field.part === 'entry' || column > first)
    );
  }

  /** A row that only heads the ones below it: one cell, across the table or numbered 一、 二、 */
  #isSection(row: SheetRow, text: string): boolean {
    if (row.cells.size > 1 || !this.startsAtLeft(row)) return false;
    const across = [...row.covered.values()].filter(({ above }) => !above).length;
    return SECTION.test(text) || across >= this.#table.header.columns.length / 2;
  }

  #object(row: SheetRow, part: RowPart): Mapping {
    const fields: Mapping = {};
    for (const [key, column] of this.#columns[part]) {
      const value = this.#value(row, column);
      if (value === undefined) continue;
      fields[key] = value;
      const reason = this.#whyUnknown(row, column);
      if (reason === undefined) continue;
      const { sheet } = this.#table;
      this.#unknown.push({ fields, key, sheet, row: row.number, column, reason });
    }
    this.#note(fields, row, part);
    return fields;
  }

  #note(fields: object, { number }: SheetRow, part: RowPart): void {
    const columns = this.#columns[part];
    const [column] = columns.values();
    const [key] = Object.keys(fields);
    const own = key === undefined ? column : columns.get(key);
    this.#places.set(fields, { sheet: this.#table.sheet, row: number, columns, own });
  }

  /** What a cell says, or the merged cell it belongs to: from above, or from a like column to its left. */
  #value(row: SheetRow, column: TableColumn): unknown {
    const merged = row.covered.get(column.column);
    if (!merged) return this.#own(row, column);
    if (merged.column !== column.column) {
      const origin = this.#table.header.columns.find((other) => other.column === merged.column);
      const { type, part } = column.field;
      if (origin?.field.type !== type || origin.field.part !== part) return undefined;
    }
    return this.#read(merged.text, column, merged.row, merged.column);
  }

  /** Why nobody can know the value of a cell, or of the merged one it belongs to. */
  #whyUnknown({ number, covered }: SheetRow, { column, field }: TableColumn): string | undefined {
    const { unknown, mayLackZero } = this.#table.sheet;
    const { row, column: at } = covered.get(column) ?? { row: number, column };
    const reason = unknown?.size ? unknown.get(cellKey(row, at)) : undefined;
    if (reason !== undefined || field.type !== 'period' || !mayLackZero?.(row, at)) return reason;
    return '这一格是数字，2022.1 可能是1月，也可能是10月（数字末尾的0不保留），请写成 2022-01 或 2022-10';
  }

  /** What a row itself says of its task. */
  #ownOf(row: SheetRow, key: KeyOf<'entry'>): unknown {
    const column = this.#column(key);
    return column && this.#own(row, column);
  }

  /** What is written in a cell. */
  #own(row: SheetRow, column: TableColumn): unknown {
    const text = row.cells.get(column.column);
    if (text === undefined) return undefined;
    return this.#read(text, column, row.number, column.column);
  }

  /** The value of a text; in its place the address that its cell links to, or the month it shows, where that is wanted. */
  #read(written: string, { field }: TableColumn, row: number, column: number): unknown {
    const { links, periods, date1904 } = this.#table.sheet;
    const wantsAddress = field.type === 'link' && !/^https?:/i.test(written);
    const other = wantsAddress ? links : field.type === 'period' ? periods : undefined;
    const text = other?.get(cellKey(row, column)) || written;
    const value = cellValue(text, field.type, date1904);
    return field.type === 'spans' && Array.isArray(value) ? value.map(deductionOf) : value;
  }

  #column(key: KeyOf<'entry'>): TableColumn | undefined {
    return this.#columns.entry.get(key);
  }

  #columnsOf(part: RowPart): PartColumns {
    const { columns } = this.#table.header;
    const own = columns.filter(({ field }) => field.part === part);
    // A list in one cell is told there, wherever its separate columns are not.
    const whole = columns.find(({ field }) => field.of === part);
    if (own.length === 0 && whole) {
      const fields = LEDGER_FIELDS.filter((field) => field.part === part);
      return new Map(fields.map(({ key }) => [key, whole]));
    }
    return new Map(own.map((column) => [column.field.key, column]));
  }
}

function deductionOf({ from, to, reason }: Span): Mapping {
  return { 起: from, ...(to && { 止: to }), ...(reason && { 事由: reason }) };
}
