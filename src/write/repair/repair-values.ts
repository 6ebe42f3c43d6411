import { isScalar, type Scalar } from 'yaml';
import { parseDay } from '../../calendar/day.ts';
import { type CellKind, cellValue, isCellKind } from '../../input/table/cell-value.ts';
import { LEDGER_FIELDS } from '../../ledger/fields.ts';
import { compact } from '../../text/characters.ts';
import { LedgerNodes } from './ledger-nodes.ts';

/** How the values of each key are written, by part and key. */
const TYPES = new Map(LEDGER_FIELDS.map(({ part, key, type }) => [`${part}/${key}`, type]));

/** The text with keys, dates and numbers in the ledger's form; null where that cannot be done safely. */
export function repairValues(text: string): { text: string; count: number } | null {
  const nodes = new LedgerNodes(text);
  for (const { part, key, value, map } of nodes.fields()) {
    const name = compact(key.value);
    const type = TYPES.get(`${part}/${name}`);
    if (type && !map.has(name)) {
      nodes.set(key, name, map.flow === true);
    }
    if (!type || !isCellKind(type) || !isScalar(value)) continue;
    const repaired = repairedValue(value, type);
    if (repaired !== null) nodes.set(value, repaired, map.flow === true);
  }
  const edited = nodes.edited();
  return edited === null ? null : { text: edited, count: nodes.count };
}

/** The value as the ledger's form has it, or null where it is already or cannot be told for certain. */
function repairedValue(
  { value, source }: Scalar,
  kind: CellKind,
): string | number | boolean | null {
  const text = typeof value === 'string' ? value : source;
  if (text === undefined) return null;
  const read = cellValue(text, kind, false);
  switch (kind) {
    case 'date':
      // A serial number or a time of day (of which zone?) may mean another day.
      return typeof read === 'string' &&
        isDay(read) &&
        !isDay(text) &&
        !/^\s*\d{5}\s*$|[:：]/.test(text)
        ? read
        : null;
    case 'period':
      return typeof read === 'string' && read !== text && !/[:：]/.test(text) ? read : null;
    case 'number':
      return read !== undefined && String(read) !== text ? (read as string | number) : null;
    case 'count':
      return typeof value === 'string' && typeof read === 'number' ? read : null;
    case 'yes-no':
      return typeof value === 'string' && typeof read === 'boolean' ? read : null;
    default:
      return null;
  }
}

function isDay(text: string): boolean {
  return parseDay(text) !== null;
}
