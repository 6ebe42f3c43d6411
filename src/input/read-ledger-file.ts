import { MAX_BYTES, tooLarge } from './decode-text.ts';
import type { ReadResult } from './document.ts';
import { unreadable } from './fault.ts';
import { fileKind } from './file-kind.ts';
import { readDocx } from './office/read-docx.ts';
import { readXlsx } from './office/read-xlsx.ts';
import { readCsv } from './read-csv.ts';
import { readTables, type TableDefaults } from './table/table-document.ts';
import { TableFault } from './table/table-fault.ts';
import { readYaml, type YamlOptions } from './yaml/read-yaml.ts';

/**
 * Reads a ledger from YAML, or from a table in Excel, Word or CSV: the same data, and places that name
 * cells. Whatever the bytes, it throws nothing: what cannot be read becomes findings `unreadable`.
 *
 * @param file path as the user named it, or `<stdin>`
 */
export function readLedgerFile(
  file: string,
  bytes: Uint8Array,
  options: TableDefaults & YamlOptions = {},
): ReadResult {
  try {
    if (bytes.length > MAX_BYTES) throw new TableFault(tooLarge(bytes.length));
    const found = fileKind(file, bytes);
    switch (found.kind) {
      case 'yaml':
        return readYaml(file, bytes, options);
      case 'xlsx':
        return readTables(file, readXlsx(found.zip, found.part), options);
      case 'docx':
        return readTables(file, readDocx(found.zip, found.part), options);
      case 'csv': {
        const { sheet, diagnostics } = readCsv(file, bytes);
        return readTables(file, [sheet], options, diagnostics);
      }
      case 'other':
        throw new TableFault(found.message);
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { ok: false, diagnostics: [unreadable(error.message, { file })] };
  }
}
