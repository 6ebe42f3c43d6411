import type { Diagnostic } from '../diagnostic.ts';
import { MAX_BYTES, tooLarge } from './decode-text.ts';
import type { ReadResult } from './document.ts';
import { unreadable } from './fault.ts';
import { fileKind } from './file-kind.ts';
import { readDocx } from './office/read-docx.ts';
import { readXlsx } from './office/read-xlsx.ts';
import { maskSheets } from './personal/mask-sheets.ts';
import { readCsv } from './read-csv.ts';
import { coverMerges, type Sheet } from './table/sheet.ts';
import { TableFault } from './table/table-fault.ts';
import { readYaml, type YamlOptions } from './yaml/read-yaml.ts';

/** The tables of a file: merged cells are covered, numbers of persons masked. */
export interface FileTables {
  sheets: readonly Sheet[];
  /** How the file was read. */
  notes: Diagnostic[];
  /** What was masked. */
  personal: Diagnostic[];
}

interface ReadOptions extends YamlOptions {
  /** Makes data of tables; what they mean is not known here. @throws TableFault */
  readTables(tables: FileTables): ReadResult;
}

/**
 * Reads a file of YAML, or the tables of one in Excel, Word or CSV: the same data, and places that name
 * cells. Whatever the bytes, it throws nothing: what cannot be read becomes findings `unreadable`.
 *
 * @param file path as the user named it, or `<stdin>`
 */
export function readAnyFile(file: string, bytes: Uint8Array, options: ReadOptions): ReadResult {
  const tablesOf = (sheets: readonly Sheet[], notes: Diagnostic[] = []): ReadResult => {
    const personal = maskSheets(file, sheets);
    for (const sheet of sheets) coverMerges(sheet);
    return options.readTables({ sheets, notes, personal });
  };
  try {
    if (bytes.length > MAX_BYTES) throw new TableFault(tooLarge(bytes.length));
    const found = fileKind(file, bytes);
    switch (found.kind) {
      case 'yaml':
        return readYaml(file, bytes, options);
      case 'xlsx':
        return tablesOf(readXlsx(found.zip, found.part));
      case 'docx': {
        const { sheets, diagnostics } = readDocx(file, found.zip, found.part);
        return tablesOf(sheets, diagnostics);
      }
      case 'csv': {
        const { sheet, diagnostics } = readCsv(file, bytes);
        return tablesOf([sheet], diagnostics);
      }
      case 'other':
        throw new TableFault(found.message);
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { ok: false, diagnostics: [unreadable(error.message, { file })] };
  }
}
