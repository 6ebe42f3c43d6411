import { childPointer } from '../../input/json-pointer.ts';
import type { SourceText } from '../../input/source-text.ts';
import { findTypo } from '../../input/yaml/typos.ts';
import { LEDGER_KEYS } from '../../ledger/ledger-keys.ts';
import type { Readable } from './ledger-nodes.ts';
import type { TextEdit } from './text-edit.ts';

/**
 * Colons that are full-width or lack their space where YAML reads on none the less: `- 零报告：2022-06`,
 * `{零报告：2022-06}`. To YAML that is a text in a list, or a key without a value; a ledger has neither.
 */
export function findItemTypos({ data, positions }: Readable, source: SourceText): TextEdit[] {
  const edits: TextEdit[] = [];
  const seen = new Set<unknown>(); // What an alias repeats stands in the file once.
  visit(data, '');
  return edits;

  function visit(node: unknown, pointer: string): void {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    for (const [key, value] of Object.entries(node)) {
      const place = childPointer(pointer, key);
      if (!Array.isArray(node) && value === null) repair(place, 'key');
      else if (Array.isArray(node) && typeof value === 'string') repair(place, 'value');
      else visit(value, place);
    }
  }

  function repair(place: string, part: 'key' | 'value'): void {
    const { start, end } = positions.find(data, place, part);
    const fault = findTypo(source.text.slice(start, end));
    if (fault?.repair !== ': ' || !LEDGER_KEYS.has(fault.key)) return;
    edits.push({ start: start + fault.at, end: start + fault.end, text: fault.repair });
  }
}
