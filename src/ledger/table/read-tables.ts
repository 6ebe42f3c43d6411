import type { Location } from '../../diagnostic.ts';
import type { InputDocument, ReadColumn, ReadResult } from '../../input/document.ts';
import { pointerTokens } from '../../input/json-pointer.ts';
import type { FileTables } from '../../input/read-table-file.ts';
import { type Header, headerCell, MIN_FIELDS, readColumns } from '../../input/table/header.ts';
import { rowLocation } from '../../input/table/row-location.ts';
import type { Sheet, SheetRow } from '../../input/table/sheet.ts';
import { compact } from '../../text/characters.ts';
import type { KeyOf } from '../fields.ts';
import { type LedgerColumn, ledgerHeaders } from './columns.ts';
import { GridReader, type RowPlace, type Table } from './grid.ts';
import { bodyNamed, type Head, readHead, type Stated } from './head.ts';
import { autoNumbered, chooseTables, headerMissing, headFaults, tableNotes } from './notes.ts';

/** What a table is taken to mean that does not name its body or its plan. */
export interface TableDefaults {
  /** The body of a table that names none. */
  body?: string;
  /** The plan for the year that a table states, or for one that states none; null where there is none. */
  plan?(year: number | null): string | null;
  /** The plans that a table may name, for advice to one that names none. */
  plans?(): string[];
}

/** What is said of the ledger as a whole. */
type StatedFields = Partial<Record<KeyOf<'ledger'>, Stated>>;

/**
 * Turns the tables of one file into the data of a ledger.
 * @throws TableFault
 */
export function readTables(
  file: string,
  { sheets, notes, personal }: FileTables,
  defaults: TableDefaults,
): ReadResult {
  const tables = sheets.flatMap(tablesIn);
  const chosen = chooseTables(sheets, tables);
  if (!chosen) {
    return { ok: false, diagnostics: [...notes, ...personal, headerMissing(file, sheets)] };
  }
  const { table } = chosen;
  const read = [table, ...chosen.continued, ...chosen.records];
  const numbered = autoNumbered(file, read);
  if (numbered) return { ok: false, diagnostics: [...notes, ...personal, numbered] };
  const grid = new GridReader();
  const head = readHead(file, table.sheet, table.header.first);
  for (const part of [table, ...chosen.continued]) grid.readEntries(part, head);
  const homeless = chosen.records.flatMap((part) => grid.readRecords(part));
  const told = [
    ...notes,
    ...personal,
    ...tableNotes(file, sheets, chosen, homeless),
    ...grid.unknownCells(file),
  ];
  const stated = withDefaults(head, defaults);
  const faults = headFaults(stated, head, defaults.plans?.() ?? [], (said) =>
    said?.place ? rowLocation(file, table.sheet, said.place, '') : headerLocation(file, table),
  );
  const columns = read.flatMap(({ sheet, header }) => readColumns(header, sheet.name));
  const document = toDocument(file, table, grid, stated, columns);
  if (faults.length > 0) return { ok: false, document, diagnostics: [...told, ...faults] };
  return { ok: true, document, diagnostics: told };
}

/** The tables of a sheet, each with its header and its title; one below another begins at a header of its own. */
function tablesIn(sheet: Sheet): Table[] {
  const headers = ledgerHeaders.findAll(sheet, (first, further) => {
    const [above, body] = [first, further].map((header) => bodyNamed(titleRows(sheet, header)));
    // The same form, filled in by two bodies one below the other; 新区建设局 is 建设局.
    return body != null && !(above?.endsWith(body) || (above != null && body.endsWith(above)));
  });
  const starts = headers.map((header) => titleRows(sheet, header)[0]?.number ?? header.first);
  return headers.map((header, index) => {
    if (headers.length === 1) return { sheet, header };
    const from = index === 0 ? 0 : header.first;
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const rows = sheet.rows.filter(({ number }) => number >= from && number < end);
    const name = index === 0 ? sheet.name : `${sheet.name}第${header.first}行起的表`;
    return { sheet: { ...sheet, rows, name }, header };
  });
}

/** The rows right above a header that no row of a table looks like: they begin at the left, with little in them. */
function titleRows({ rows }: Sheet, { first, columns }: Header<LedgerColumn>): SheetRow[] {
  const left = Math.min(...columns.map(({ column }) => column));
  const found: SheetRow[] = [];
  for (let at = rows.findIndex(({ number }) => number >= first) - 1; at >= 0; at--) {
    const row = rows[at];
    const [start] = row?.cells ?? [];
    if (!row || !start || row.cells.size >= MIN_FIELDS) break;
    const [column, text] = start;
    if (column > left || /^\d+$/.test(compact(text))) break;
    found.unshift(row);
  }
  return found;
}

/** What is stated counts before what the caller says, that before what title or file name suggest. */
function withDefaults({ stated, likelyBody, year }: Head, defaults: TableDefaults): StatedFields {
  const plan = stated.计划 ? null : defaults.plan?.(year);
  return {
    计划: stated.计划 ?? (plan ? { text: plan, place: null } : undefined),
    部门:
      stated.部门 ??
      (defaults.body === undefined ? likelyBody : { text: defaults.body, place: null }),
    报送日期: stated.报送日期,
  };
}

function toDocument(
  file: string,
  table: Table,
  grid: GridReader,
  stated: StatedFields,
  columns: ReadColumn[],
): InputDocument {
  const said = new Map(
    Object.entries(stated).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  const data = Object.fromEntries([...said].map(([key, { text }]) => [key, text]));
  const place = (pointer: string): Location => {
    const [first, ...rest] = pointerTokens(pointer);
    if (first === undefined) return headerLocation(file, table);
    const inGrid = first === '台账' ? placeOf(grid, rest) : null;
    if (inGrid) return rowLocation(file, inGrid.sheet, inGrid, inGrid.heading);
    const value = said.get(first);
    if (!value) return headerLocation(file, table);
    // What stands in no cell comes from the file's name or from the caller.
    return value.place ? rowLocation(file, table.sheet, value.place, '') : { file };
  };
  return {
    file,
    data: { ...data, 台账: grid.entries },
    columns,
    locate: (pointer) => ({ ...place(pointer), pointer }),
  };
}

function headerLocation(file: string, { sheet, header }: Table): Location {
  const { heading, ...place } = headerCell(header);
  return rowLocation(file, sheet, place, heading);
}

interface Cell {
  sheet: Sheet;
  row: number;
  column: number;
  heading: string;
}

/** The cell of the innermost row and column that a pointer into 台账 leads to. */
function placeOf(grid: GridReader, tokens: readonly string[]): Cell | null {
  let node: unknown = grid.entries;
  let place: RowPlace | null = null;
  let key: string | null = null;
  for (const token of tokens) {
    // The column of a field stands there also where the row leaves its cell blank.
    if (place?.columns.has(token)) key = token;
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) break;
    node = (node as Record<string, unknown>)[token];
    const inner = typeof node === 'object' && node !== null ? grid.places.get(node) : undefined;
    if (inner) [place, key] = [inner, null];
  }
  if (!place) return null;
  const { sheet, row, columns, own } = place;
  const { column, heading } = (key === null ? own : columns.get(key)) ?? NO_COLUMN;
  return { sheet, row, column, heading };
}

/** A record of which only columns of other parts are filled in. */
const NO_COLUMN = { column: 0, heading: '' };
