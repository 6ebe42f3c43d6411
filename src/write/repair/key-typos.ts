import { childPointer } from '../../input/json-pointer.ts';
import { SourceText } from '../../input/source-text.ts';
import type { Composition } from '../../input/yaml/compose-yaml.ts';
import { findTypo } from '../../input/yaml/typos.ts';
import { LEDGER_FIELDS, type Part } from '../../ledger/fields.ts';
import { LEDGER_KEYS } from '../../ledger/ledger-keys.ts';
import { isMapping } from '../../ledger/mapping.ts';
import type { Readable } from './ledger-nodes.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

interface KeyEdit extends TextEdit {
  /** Where the key before the colon begins. */
  key: number;
}

/**
 * The text with the colons of all lines put right that begin with a key of ledgers, where it then reads,
 * and each such key stands where the form has it: a line of a longer text is none. null where it does not.
 * The parser stumbles over one line after the other; a file of them would be read once for each.
 */
export function repairKeyLines(
  text: string,
  compose: (text: string) => Composition,
): { text: string; count: number } | null {
  const edits = colonEdits(text);
  const all = compose(applyEdits(text, edits));
  if ('faults' in all) return null;
  const kept = keysInPlace(all, edits);
  if (kept.length === 0) return null;
  const repaired = applyEdits(text, kept);
  if (kept.length < edits.length) {
    const read = compose(repaired);
    if ('faults' in read || keysInPlace(read, kept).length < kept.length) return null;
  }
  return { text: repaired, count: kept.length };
}

function colonEdits(text: string): KeyEdit[] {
  const source = new SourceText('', text);
  const edits: KeyEdit[] = [];
  for (let index = 0; index < source.lineCount; index++) {
    const line = source.lineText(index);
    const typo = findTypo(line);
    if (typo?.repair !== ': ' || !LEDGER_KEYS.has(typo.key)) continue;
    const start = source.lineStart(index);
    const behind = line.slice(typo.end);
    const blanks = behind.length - behind.trimStart().length;
    edits.push({
      key: start + (/^ *(?:- +)*/.exec(line)?.[0].length ?? 0),
      start: start + typo.at,
      end: start + typo.end + blanks,
      text: behind.trim() === '' ? ':' : ': ',
    });
  }
  return edits;
}

/** Those of the edits, all of which were made, whose key is one of the form's in its place. */
function keysInPlace(read: Readable, edits: readonly KeyEdit[]): KeyEdit[] {
  const places = placesOfKeys(read);
  let moved = 0;
  return edits.filter(({ key, start, end, text }) => {
    const place = key + moved;
    moved += text.length - (end - start);
    return places.has(place);
  });
}

/** Offsets at which the keys of the form stand. */
function placesOfKeys({ data, positions }: Readable): Set<number> {
  const places = new Set<number>();
  visit(data, '', 'ledger');
  return places;

  function visit(node: unknown, pointer: string, part: Part): void {
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) visit(item, childPointer(pointer, index), part);
    } else if (isMapping(node)) {
      for (const { key, of } of LEDGER_FIELDS.filter((field) => field.part === part)) {
        if (!Object.hasOwn(node, key)) continue;
        const place = childPointer(pointer, key);
        places.add(positions.find(data, place, 'key').start);
        if (of) visit(node[key], place, of);
      }
    }
  }
}
