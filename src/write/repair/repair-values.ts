import { parseDay } from '../../calendar/day.ts';
import { type CellKind, cellValue, isCellKind } from '../../input/table/cell-value.ts';
import { LEDGER_FIELDS } from '../../ledger/fields.ts';
import { compact } from '../../text/characters.ts';
import { type LedgerNode, LedgerNodes } from './ledger-nodes.ts';

/** How the values of each key are written, by part and key. */
const TYPES = new Map(LEDGER_FIELDS.map(({ part, key, type }) => [`${part}/${key}`, type]));

/** The text with keys, dates and numbers in the ledger's form; null where that cannot be done safely. */
export function repairValues(text: string): { text: string; count: number } | null {
  const nodes = new LedgerNodes(text);
  for (const node of nodes.fields()) {
    const name = compact(node.key);
    const type = TYPES.get(`${node.part}/${name}`);
    if (type && !node.has(name)) nodes.rename(node, name);
    if (!type || !isCellKind(type)) continue;
    const repaired = repairedValue(node, type);
    if (repaired !== null) nodes.set(node, repaired);
  }
  const edited = nodes.edited();
  return edited === null ? null : { text: edited, count: nodes.count };
}

/** The value as the ledger's form has it, or null where it is already or cannot be told for certain. */
function repairedValue(
  { value, written }: LedgerNode,
  kind: CellKind,
): string | number | boolean | null {
  if (written === null || (typeof value === 'object' && value !== null)) return null;
  const text = typeof value === 'string' ? value : written;
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
