import { expect, it } from 'vitest';
import { inShort, partingInShort } from '../../src/text/in-short.ts';

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

it('sets two wordings side by side, long ones from shortly before they part', () => {
  expect(partingInShort('每月公开', '每季度公开')).toEqual(['每月公开', '每季度公开']);
  const same = '中'.repeat(70);
  const shown = `…${'中'.repeat(20)}`;
  expect(partingInShort(`${same}甲`, `${same}乙`)).toEqual([`${same}甲`, `${same}乙`]);
  const [a, b] = partingInShort(`${same}甲${'丙'.repeat(30)}`, `${same}乙`);
  expect([a, b]).toEqual([`${shown}甲${'丙'.repeat(30)}`, `${shown}乙`]);
  // Where they part at once both begin at the beginning; neither is longer than 80 characters.
  const long = '丁'.repeat(500);
  expect(partingInShort(long, `戊${long}`)).toEqual([
    `${'丁'.repeat(80)}…`,
    `戊${'丁'.repeat(79)}…`,
  ]);
  expect(partingInShort(`${same}😀${long}`, `${same}😁`)).toEqual([
    `${shown}😀${'丁'.repeat(59)}…`,
    `${shown}😁`,
  ]);
});
