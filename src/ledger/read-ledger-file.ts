import type { ReadResult } from '../input/document.ts';
import { readAnyFile } from '../input/read-any-file.ts';
import { LEDGER_KEYS } from './ledger-keys.ts';
import { readTables, type TableDefaults } from './table/read-tables.ts';

/**
 * Reads a ledger from YAML, or from a table in Excel, Word or CSV: the same data. Throws nothing.
 * @param defaults the body and the plan of a table that does not name them
 */
export function readLedgerFile(
  file: string,
  bytes: Uint8Array,
  defaults: TableDefaults = {},
): ReadResult {
  return readAnyFile(file, bytes, {
    keys: LEDGER_KEYS,
    readTables: (tables) => readTables(file, tables, defaults),
  });
}
