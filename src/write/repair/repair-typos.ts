import type { Fault } from '../../input/fault.ts';
import { SourceText } from '../../input/source-text.ts';
import { composeText } from '../../input/yaml/compose-text.ts';
import { unquoted } from '../../input/yaml/typos.ts';
import { LEDGER_KEYS } from '../../ledger/ledger-keys.ts';
import { findItemTypos } from './item-typos.ts';
import { repairKeyLines } from './key-typos.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** Beyond so many readings, each of which tells a hundred faults, the file is for a person to put right. */
const MAX_READINGS = 8;

/**
 * Repairs the typos that keep YAML from reading a text as a ledger: full-width colons and spaces behind
 * keys, dashes of other widths. All or nothing: null where one place leaves a doubt.
 */
export function repairTypos(text: string): { text: string; count: number } | null {
  let readable: { text: string; count: number } | null = null;
  let current = text;
  let count = 0;
  const compose = (of: string) => composeText(new SourceText('', of), LEDGER_KEYS);
  if ('faults' in compose(text)) {
    const repaired = repairKeyLines(text, compose);
    if (repaired) ({ text: current, count } = repaired);
  }
  for (let reading = 0; reading < MAX_READINGS; reading++) {
    const source = new SourceText('', current);
    const composition = composeText(source, LEDGER_KEYS);
    let edits: TextEdit[];
    if ('faults' in composition) {
      const { faults } = composition;
      edits = faults.flatMap((fault) => safeRepair(fault, source) ?? []);
      if (readable || edits.length < faults.length || edits.length === 0) return readable;
    } else {
      readable = { text: current, count };
      edits = findItemTypos(composition, source);
      if (edits.length === 0) return readable;
    }
    current = applyEdits(current, edits);
    count += edits.length;
  }
  return readable;
}

/** The repair of a fault, or null where the writer may have meant something else. */
function safeRepair({ start, end, repair }: Fault, source: SourceText): TextEdit | null {
  // A repair that stands elsewhere than its fault (a quote to be closed) is a guess.
  if (!repair || repair.end - repair.start !== end - start) return null;
  const before = source.text.slice(source.lineStart(source.lineIndexAt(start)), start);
  if (!isSafe(repair.text, before)) return null;
  let behind = end;
  while (source.text[behind] === ' ') behind++;
  const isLast = source.text.charAt(behind).trim() === '';
  return { start, end: behind, text: isLast ? repair.text.trimEnd() : repair.text };
}

function isSafe(text: string, before: string): boolean {
  const key = before.replace(/^ *(?:- *)*/, '').trimEnd();
  switch (text) {
    case ': ':
      return LEDGER_KEYS.has(unquoted(key));
    case ' ':
      // Not within the indentation: there the width decides what belongs to what.
      return (
        /^ *(?:- +)*-$/.test(before) ||
        (key.endsWith(':') && LEDGER_KEYS.has(unquoted(key.slice(0, -1))))
      );
    case '- ':
      return /^ *(?:- +)*$/.test(before);
    case '#':
      return true;
    default:
      return false;
  }
}
