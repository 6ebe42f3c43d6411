import type { Diagnostic, Location } from '../../diagnostic.ts';
import type { InputDocument, ReadColumn, ReadResult } from '../document.ts';
import { pointerTokens } from '../json-pointer.ts';
import { maskSheets } from '../personal/mask-sheets.ts';
import { GridReader, type RowPlace, type Table } from './grid.ts';
import { rowLocation } from './row-location.ts';
import { coverMerges, type Sheet } from './sheet.ts';
import { type Head, readHead, type Stated } from './table-head.ts';
import { findHeader, readColumns } from './table-header.ts';
import {
  autoNumbered,
  chooseTables,
  headerMissing,
  headFaults,
  tableNotes,
} from './table-notes.ts';

/** What a table is taken to mean that does not name its body or its plan. */
export interface TableDefaults {
  /** The body of a table that names none. */
  body?: string;
  /** The plan for the year that a table states, or for one that states none; null where there is none. */
  plan?(year: number | null): string | null;
  /** The plans that a table may name, for advice to one that names none. */
  plans?(): string[];
}

/**
 * Turns the tables of one file into the data of a ledger.
 * @param notes what is to be told about how the file was read
 * @throws TableFault
 */
export function readTables(
  file: string,
  sheets: readonly Sheet[],
  defaults: TableDefaults,
  notes: Diagnostic[] = [],
): ReadResult {
  const personal = maskSheets(file, sheets);
  for (const sheet of sheets) coverMerges(sheet);
  const tables = sheets.flatMap((sheet) => {
    const header = findHeader(sheet);
    return header ? [{ sheet, header }] : [];
  });
  const chosen = chooseTables(tables);
  if (!chosen) return { ok: false, diagnostics: [...personal, headerMissing(file, sheets)] };
  const { table } = chosen;
  const read = [table, ...chosen.continued, ...chosen.records];
  const numbered = autoNumbered(file, read);
  if (numbered) return { ok: false, diagnostics: [...personal, numbered] };
  const grid = new GridReader();
  const head = readHead(file, table.sheet, table.header);
  for (const part of [table, ...chosen.continued]) grid.readEntries(part, head);
  const homeless = chosen.records.flatMap((part) => grid.readRecords(part));
  const told = [...notes, ...personal, ...tableNotes(file, sheets, chosen, homeless)];
  const stated = withDefaults(head, defaults);
  const faults = headFaults(
    stated,
    head.year,
    defaults.plans?.() ?? [],
    locationOf(file, table, null),
  );
  if (faults.length > 0) return { ok: false, diagnostics: [...told, ...faults] };
  const columns = read.flatMap(({ sheet, header }) => readColumns(header, sheet.name));
  return { ok: true, document: toDocument(file, table, grid, stated, columns), diagnostics: told };
}

/** What is stated counts before what the caller says, that before what title or file name suggest. */
function withDefaults(head: Head, { body, plan }: TableDefaults): Partial<Record<string, Stated>> {
  const given = body === undefined ? undefined : { text: body, place: null };
  const named = head.计划 ? null : (plan?.(head.year) ?? null);
  return {
    计划: head.计划 ?? (named === null ? undefined : { text: named, place: null }),
    部门: head.部门 ?? given ?? head.likelyBody,
    报送日期: head.报送日期,
  };
}

function toDocument(
  file: string,
  table: Table,
  grid: GridReader,
  stated: Partial<Record<string, Stated>>,
  columns: ReadColumn[],
): InputDocument {
  const data: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(stated)) if (value) data[key] = value.text;
  data.台账 = grid.entries;
  return {
    file,
    data,
    columns,
    locate(pointer) {
      const [first, ...rest] = pointerTokens(pointer);
      const place = first === '台账' ? placeOf(grid, rest) : null;
      if (place) {
        const { sheet, row, column, heading } = place;
        return { ...rowLocation(file, sheet, { row, column }, heading), pointer };
      }
      const cell = first === undefined ? null : (stated[first]?.place ?? null);
      const known =
        first !== undefined && first !== '台账' && cell === null && data[first] !== undefined;
      return { ...(known ? { file } : locationOf(file, table, cell)), pointer };
    },
  };
}

/** The cell of a head's value, else the first cell of the header. */
function locationOf(file: string, { sheet, header }: Table, cell: Stated['place']): Location {
  if (cell) return rowLocation(file, sheet, cell, '');
  const first = header.columns[0];
  const place = { row: header.last, column: first?.column ?? 0 };
  return rowLocation(file, sheet, place, first?.heading ?? '');
}

/** The cell of the innermost row and column that a pointer into 台账 leads to. */
function placeOf(
  grid: GridReader,
  tokens: readonly string[],
): { sheet: Sheet; row: number; column: number; heading: string } | null {
  let node: unknown = grid.entries;
  let place: RowPlace | null = null;
  let key: string | null = null;
  for (const token of tokens) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) break;
    node = (node as Record<string, unknown>)[token];
    const inner = typeof node === 'object' && node !== null ? grid.places.get(node) : undefined;
    if (inner) [place, key] = [inner, null];
    else if (place?.columns.has(token)) key = token;
  }
  if (!place) return null;
  const { sheet, row, columns, marked } = place;
  const column = columns.get(key ?? marked);
  return { sheet, row, column: column?.column ?? 0, heading: column?.heading ?? '' };
}
