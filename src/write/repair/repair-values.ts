import { isScalar, type Scalar } from 'yaml';
import { parseDay } from '../../calendar/day.ts';
import { cellValue } from '../../input/table/cell-value.ts';
import type { Kind } from '../../input/table/columns.ts';
import { KEYS, LedgerNodes } from './ledger-nodes.ts';

const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** The text with keys, dates and numbers in the ledger's form; null where that cannot be done safely. */
export function repairValues(text: string): { text: string; count: number } | null {
  const nodes = new LedgerNodes(text);
  for (const { level, key, value, map } of nodes.fields()) {
    const known = KEYS[level];
    const name = key.value.normalize('NFKC').replace(INVISIBLE, '');
    if (!known.has(key.value) && known.has(name) && !map.has(name)) {
      nodes.set(key, name, map.flow === true);
    }
    const kind = known.get(name);
    if (!kind || !isScalar(value)) continue;
    const repaired = repairedValue(value, kind);
    if (repaired !== null) nodes.set(value, repaired, map.flow === true);
  }
  const edited = nodes.edited();
  return edited === null ? null : { text: edited, count: nodes.count };
}

/** The value as the ledger's form has it, or null where it is already or cannot be told for certain. */
function repairedValue(node: Scalar, kind: Kind): string | number | boolean | null {
  const { value } = node;
  const text = typeof value === 'string' ? value : (node.source ?? '');
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
