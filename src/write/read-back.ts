import type { ReadResult } from '../input/document.ts';
import { childPointer } from '../input/json-pointer.ts';
import { type CellKind, cellValue, isCellKind } from '../input/table/cell-value.ts';
import { LEDGER_FIELDS, type LedgerField, type Part } from '../ledger/fields.ts';

/** Kinds of values that a table has a form of its own for; of all others each character counts. */
const FORMED: ReadonlySet<CellKind> = new Set(['number', 'date', 'period', 'count', 'yes-no']);
const FIELDS = new Map(LEDGER_FIELDS.map((field) => [`${field.part}/${field.key}`, field]));
/** Places that are told of one file. */
const MAX_PLACES = 20;

/**
 * Where the data of a file that was written and read back differs from what it was to say, as JSON
 * pointers; empty where it says the same. Blanks around a text and fields without content say nothing.
 */
export function differences(data: unknown, read: ReadResult): string[] {
  return read.ok ? compare(data, read.document.data).slice(0, MAX_PLACES) : [''];
}

function compare(data: unknown, read: unknown): string[] {
  return [...differing(data, read, '', { part: 'ledger', type: null })];
}

/** What is compared: what it is a part of, or of a single value how it is written. */
interface Compared {
  part: Part;
  type: LedgerField['type'] | null;
}

function* differing(a: unknown, b: unknown, pointer: string, of: Compared): Iterable<string> {
  if (isBlank(a) && isBlank(b)) return;
  if (!isCollection(a) || !isCollection(b)) {
    if (plain(a) !== plain(b) && !isReadAs(a, b, of.type)) yield pointer;
    return;
  }
  if (Array.isArray(a) !== Array.isArray(b)) {
    yield pointer;
    return;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const field = FIELDS.get(`${of.part}/${key}`);
    const inner = Array.isArray(a) ? of : { part: field?.of ?? of.part, type: field?.type ?? null };
    yield* differing(fieldOf(a, key), fieldOf(b, key), childPointer(pointer, key), inner);
  }
}

/** Not what every object has: a ledger may have a key constructor. */
function fieldOf(collection: object, key: string): unknown {
  return Object.hasOwn(collection, key) ? (collection as Record<string, unknown>)[key] : undefined;
}

/** Whether a table gives a value of some form back in the ledger's own: 2022.6.22 as 2022-06-22, １ as 1. */
function isReadAs(a: unknown, b: unknown, type: Compared['type']): boolean {
  if (typeof a !== 'string' || isBlank(b) || type === null) return false;
  if (!isCellKind(type) || !FORMED.has(type)) return false;
  return plain(cellValue(a.trim(), type, false)) === plain(b);
}

/** A number is the same as its digits: 序号 and 期间 may be written as either. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : value;
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return isCollection(value) ? Object.values(value).every(isBlank) : plain(value) === '';
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
