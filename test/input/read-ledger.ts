import type { ReadResult } from '../../src/input/document.ts';
import { readTableFile } from '../../src/input/read-table-file.ts';
import { signatureOf } from '../../src/input/signature.ts';
import { readYaml } from '../../src/input/yaml/read-yaml.ts';
import { LEDGER_KEYS } from '../../src/ledger/ledger-keys.ts';
import { readTables, type TableDefaults } from '../../src/ledger/table/read-tables.ts';

/** Reads a ledger as src/ledger/load-ledger.ts does, but at once. */
export function readLedgerFile(
  file: string,
  bytes: Uint8Array,
  defaults: TableDefaults = {},
): ReadResult {
  const signature = signatureOf(file, bytes);
  return signature === 'yaml'
    ? readYaml(file, bytes, { keys: LEDGER_KEYS })
    : readTableFile(file, bytes, signature, (name, tables) => readTables(name, tables, defaults));
}
