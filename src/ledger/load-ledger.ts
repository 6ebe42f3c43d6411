import type { Diagnostic } from '../diagnostic.ts';
import type { ReadColumn, ReadResult } from '../input/document.ts';
import { maskPersonalData } from '../input/personal/personal-data.ts';
import { readAnyFile } from '../input/read.ts';
import { requireArguments } from '../missing-argument.ts';
import { inspect } from '../schema/validate.ts';
import { validator } from '../schema/validators/ledger.generated.js';
import type { Ledger, LedgerRows } from './ledger.ts';
import { LEDGER_KEY_ADVICE, LEDGER_KEYS } from './ledger-keys.ts';
import { ledgerOfData, rowsOfData } from './ledger-of-data.ts';
import type { TableDefaults } from './table/read-tables.ts';

/** One ledger file, as far as it could be read. */
export interface LoadedLedger {
  /** As the user named it, but that numbers in it which stand for a person are masked. */
  file: string;
  /** null where there is nothing to compare with a plan; the diagnostics say why. */
  ledger: Ledger | null;
  /** The rows of a ledger that is null since nobody knows whose it is, as far as they could be read. */
  rows?: LedgerRows | null;
  diagnostics: Diagnostic[];
  /** It is YAML of another kind: a mapping without any Chinese key. Absent otherwise. */
  isForeign?: true;
  /** How the headings of a table (Excel, Word, CSV) were read; absent where no table was read. */
  columns?: ReadColumn[];
}

/**
 * Reads a ledger from a file, or from bytes already read, e.g. of standard input.
 * Throws nothing for a file that is missing or bad: that is in the diagnostics.
 * @throws MissingArgumentError where no file is named
 * @param defaults the body and the plan of a table (Excel, Word, CSV) that does not name them
 */
export async function loadLedger(
  file: string,
  bytes?: Uint8Array,
  defaults: TableDefaults = {},
): Promise<LoadedLedger> {
  requireArguments('loadLedger', { file });
  return loadedLedger(maskPersonalData(file), await readLedgerFile(file, bytes, defaults));
}

/** The ledger in a file that was read. */
export function loadedLedger(file: string, read: ReadResult): LoadedLedger {
  const { document } = read;
  if (!document) return { file, ledger: null, diagnostics: read.diagnostics };
  // What nobody can know is of no form either: that is told once.
  const cells = read.diagnostics.filter(({ rule }) => rule === 'cell-unreadable');
  const unknown = new Set(cells.flatMap(({ location }) => location.pointer ?? []));
  const inspection = inspect(validator, document, LEDGER_KEY_ADVICE);
  const faults = inspection.diagnostics.filter(
    ({ location }) => !(location.pointer && unknown.has(location.pointer)),
  );
  const known = { ...inspection, unknown };
  if (!read.ok) {
    // Whose ledger it is has been asked already; what is wrong in its rows is told at the same time.
    const inRows = faults.filter(({ location }) => location.pointer !== '');
    const rows = rowsOfData(document, known);
    return { file, ledger: null, rows, diagnostics: [...read.diagnostics, ...inRows] };
  }
  const ledger = ledgerOfData(document, known);
  const rows = ledger ? undefined : rowsOfData(document, known);
  const diagnostics = [...read.diagnostics, ...faults];
  const loaded = { file, ledger, rows, diagnostics, columns: document.columns };
  return isForeign(document.data) ? { ...loaded, isForeign: true } : loaded;
}

/** Whether it is a plan, a configuration or the like; with one Chinese key it may be a ledger that is badly written. */
function isForeign(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return false;
  const keys = Object.keys(data);
  return keys.length > 0 && !keys.some((key) => /\p{Script=Han}/u.test(key));
}

/**
 * Reads the data of a ledger from YAML, or from tables in Excel, Word or CSV. Throws nothing.
 * @param defaults the body and the plan of a table that does not name them
 */
export function readLedgerFile(
  file: string,
  bytes?: Uint8Array,
  defaults: TableDefaults = {},
): Promise<ReadResult> {
  return readAnyFile(file, bytes, {
    keys: LEDGER_KEYS,
    async tableReader() {
      const { readTables } = await import('./table/read-tables.ts');
      return (name, tables) => readTables(name, tables, defaults);
    },
  });
}
