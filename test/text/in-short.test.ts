import { expect, it } from 'vitest';
import { inShort } from '../../src/text/in-short.ts';

it.each([
  ['', ''],
  ['中'.repeat(60), '中'.repeat(60)],
  ['中'.repeat(61), `${'中'.repeat(60)}…`],
  ['😀'.repeat(60), '😀'.repeat(60)],
  ['😀'.repeat(61), `${'😀'.repeat(60)}…`],
  ['a'.repeat(1_000_000), `${'a'.repeat(60)}…`],
])('quotes at most 60 characters', (text, shown) => {
  expect(inShort(text)).toBe(shown);
});
