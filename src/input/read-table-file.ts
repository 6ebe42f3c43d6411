import type { Diagnostic } from '../diagnostic.ts';
import { readCsv } from './csv.ts';
import type { ReadResult } from './document.ts';
import { unreadable } from './fault.ts';
import { readOffice } from './office/read-office.ts';
import { maskSheets } from './personal/mask-sheets.ts';
import type { Signature } from './signature.ts';
import { coverMerges, type Sheet } from './table/sheet.ts';
import { TableFault } from './table/table-fault.ts';

/** The tables of a file: merged cells are covered, numbers of persons masked. */
export interface FileTables {
  sheets: readonly Sheet[];
  /** How the file was read. */
  notes: Diagnostic[];
  /** What was masked. */
  personal: Diagnostic[];
}

/** Makes data of the tables of a file; what they mean is not known here. @throws TableFault */
export type TableReader = (file: string, tables: FileTables) => ReadResult;

/** Reads a file that is no YAML. Throws nothing: what cannot be read becomes findings `unreadable`. */
export function readTableFile(
  file: string,
  bytes: Uint8Array,
  signature: Exclude<Signature, 'yaml'>,
  toData: TableReader,
): ReadResult {
  try {
    const { sheets, notes } =
      signature === 'csv' ? readCsv(file, bytes) : readOffice(file, bytes, signature);
    const personal = maskSheets(file, sheets);
    coverMerges(sheets);
    return toData(file, { sheets, notes, personal });
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { ok: false, diagnostics: [unreadable(error.message, { file })] };
  }
}
