import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseRequirement } from '../../src/deadline/parse-requirement.ts';

/** A requirement as labelled; `note` says what an unreadable wording means. */
type Label = Record<string, unknown> & { kind: string };

/** Cells labelled by hand, most of them before the parser had read them; the others are traps it once fell into. */
const cells = readFileSync(new URL('../data/phrases-blind.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { text: string; column: string; expect: Label[] });

test('no cell is there twice, and none has gone', () => {
  expect(new Set(cells.map(({ text }) => text)).size).toBe(488);
});

test.each(cells)('$column: $text', ({ text, expect: labels }) => {
  const readings = parseRequirement(text).map(({ text: _span, matter, ...reading }, index) =>
    // A matter is compared where the label names one.
    'matter' in (labels[index] ?? {}) ? { ...reading, matter } : reading,
  );
  expect(readings).toEqual(labels.map(({ note: _note, ...label }) => label));
});
