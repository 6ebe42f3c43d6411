import { type Day, parseDay } from '../calendar/day.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument, ReadColumn, ReadResult } from '../input/document.ts';
import { pointerTokens } from '../input/json-pointer.ts';
import { maskPersonalData } from '../input/personal/personal-data.ts';
import { readAnyFile } from '../input/read.ts';
import { requireArguments } from '../missing-argument.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/ledger.generated.js';
import { saysNothing } from '../text/formula-escape.ts';
import { type KeyOf, LEDGER_FIELDS, type Part } from './fields.ts';
import type { Deduction, DisclosureRecord, ExtensionClaim, Ledger, LedgerEntry } from './ledger.ts';
import { LEDGER_KEY_ADVICE, LEDGER_KEYS } from './ledger-keys.ts';
import { isMapping } from './mapping.ts';
import type { TableDefaults } from './table/read-tables.ts';

/** One ledger file, as far as it could be read. */
export interface LoadedLedger {
  /** As the user named it, but that numbers in it which stand for a person are masked. */
  file: string;
  /** null where there is nothing to compare with a plan; the diagnostics say why. */
  ledger: Ledger | null;
  /** Rows in which the schema found faults: what they say is not to be relied on. */
  invalidRows: ReadonlySet<LedgerEntry>;
  diagnostics: Diagnostic[];
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
  if (!read.ok)
    return { file, ledger: null, invalidRows: new Set(), diagnostics: read.diagnostics };
  const { document } = read;
  // What nobody can know is of no form either: that is told once.
  const unknown = read.diagnostics.filter(({ rule }) => rule === 'cell-unreadable');
  const unknownPointers = new Set(unknown.flatMap(({ location }) => location.pointer ?? []));
  const faults = validate(validator, document, LEDGER_KEY_ADVICE).filter(
    ({ location }) => !(location.pointer && unknownPointers.has(location.pointer)),
  );
  const diagnostics = [...read.diagnostics, ...faults];
  const ledger = ledgerFromDocument(document);
  const refused = new Set(
    [...unknown, ...faults].map(({ location }) => rowPointer(location.pointer)),
  );
  const invalidRows = new Set(ledger?.entries.filter(({ pointer }) => refused.has(pointer)));
  return { file, ledger, invalidRows, diagnostics, columns: document.columns };
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

/** `/台账/3` of `/台账/3/公开记录/0/标题`. */
function rowPointer(pointer: string | undefined): string | undefined {
  return pointer && /^\/台账\/\d+/.exec(pointer)?.[0];
}

/** A mapping with the keys of a part, as it was read: its values may be anything. */
type FieldsOf<P extends Part> = Partial<Record<KeyOf<P>, unknown>>;

/**
 * Turns a document into a ledger; this is the one place where fields get their meaning.
 * A field of a wrong type counts as left out: the schema has already reported it.
 * @returns null where there is nothing to check: no mapping, or no 部门 or 台账.
 */
function ledgerFromDocument(document: InputDocument): Ledger | null {
  const { file, data, columns, locate } = document;
  if (!isMapping(data)) return null;
  const fields: FieldsOf<'ledger'> = data;
  const body = textOf(fields.部门);
  if (body === null || !Array.isArray(fields.台账)) return null;
  return {
    file,
    plan: textOf(fields.计划),
    body,
    submitted: dayOfField(fields.报送日期),
    entries: fields.台账.flatMap((item, index) =>
      isMapping(item) ? [entryOf(item, `/台账/${index}`)] : [],
    ),
    isTable: columns !== undefined,
    entryKeys: new Set(columns ? keysOfColumns(columns) : fields.台账.flatMap(keysOfRow)),
    isBlank: (pointer) => isBlank(valueAt(data, pointer)),
    locate,
  };
}

/** What a table has a column for; the columns of a record are of its 公开记录. */
function keysOfColumns(columns: readonly ReadColumn[]): KeyOf<'entry'>[] {
  const read = new Set(columns.map(({ field }) => field));
  return LEDGER_FIELDS.flatMap(({ part, key, headings: [heading] }) => {
    if (part === 'ledger' || heading === undefined || !read.has(heading)) return [];
    return [part === 'entry' ? (key as KeyOf<'entry'>) : '公开记录'];
  });
}

function keysOfRow(row: unknown): KeyOf<'entry'>[] {
  return isMapping(row) ? (Object.keys(row) as KeyOf<'entry'>[]) : [];
}

function valueAt(data: unknown, pointer: string): unknown {
  let node = data;
  for (const token of pointerTokens(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return undefined;
    node = (node as Record<string, unknown>)[token];
  }
  return node;
}

function isBlank(value: unknown): boolean {
  return value == null || (typeof value === 'string' && saysNothing(value));
}

function entryOf(fields: FieldsOf<'entry'>, pointer: string): LedgerEntry {
  return {
    pointer,
    no: textOf(fields.序号),
    task: textOf(fields.工作任务),
    requirement: textOf(fields.工作要求),
    deadline: textOf(fields.时限要求),
    notApplicable: textOf(fields.不涉及),
    progress: textOf(fields.完成情况),
    remark: textOf(fields.备注),
    records: listOf(fields.公开记录).flatMap((item, index) =>
      isMapping(item) ? [recordOf(item, `${pointer}/公开记录/${index}`, index + 1)] : [],
    ),
  };
}

function recordOf(fields: FieldsOf<'record'>, pointer: string, index: number): DisclosureRecord {
  return {
    index,
    pointer,
    matter: textOf(fields.事项),
    title: textOf(fields.标题),
    period: textOf(fields.期间),
    zeroReport: textOf(fields.零报告),
    event: dayOfField(fields.起算日期),
    disclosed: dayOfField(fields.公开日期),
    completed: dayOfField(fields.完成日期),
    link: textOf(fields.链接),
    received: dayOfField(fields.收到日期),
    corrected: dayOfField(fields.补正日期),
    replied: dayOfField(fields.答复日期),
    extension: isMapping(fields.延期) ? extensionOf(fields.延期) : null,
    deductions: listOf(fields.扣除期间).flatMap((item) =>
      isMapping(item) ? deductionOf(item) : [],
    ),
    start: dayOfField(fields.开始日期),
    end: dayOfField(fields.结束日期),
    remark: textOf(fields.备注),
  };
}

function extensionOf(fields: FieldsOf<'extension'>): ExtensionClaim | null {
  if (!Number.isInteger(fields.工作日)) return null;
  return {
    workdays: Number(fields.工作日),
    agreed: fields.同意 === true,
    notified: dayOfField(fields.告知日期),
  };
}

function deductionOf(fields: FieldsOf<'deduction'>): Deduction[] {
  const from = dayOfField(fields.起);
  if (from === null) return [];
  return [{ from, to: dayOfField(fields.止), reason: textOf(fields.事由) }];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text, or a number written as such (序号: 1, 期间: 2022); blank text counts as left out. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function dayOfField(value: unknown): Day | null {
  return typeof value === 'string' ? parseDay(value) : null;
}
