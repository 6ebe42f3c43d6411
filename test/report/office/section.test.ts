import { expect, it } from 'vitest';
import { type Cell, cellText, rateOf } from '../../../src/report/office/section.ts';

it.each<[Cell, string]>([
  [null, '—'],
  [0, '0'],
  ['甲', '甲'],
  [{ day: '2022-06-01', provisional: false }, '2022-06-01'],
  [{ day: '2027-03-01', provisional: true }, '2027-03-01*'],
  [rateOf({ onTime: 0, judged: 0 }), '—'],
  [rateOf({ onTime: 0, judged: 3 }), '0.0%'],
  [rateOf({ onTime: 5, judged: 6 }), '83.3%'],
  [rateOf({ onTime: 3, judged: 3 }), '100.0%'],
  // What is not all is never said to be all, nor what is something nothing.
  [rateOf({ onTime: 9999, judged: 10_000 }), '99.9%'],
  [rateOf({ onTime: 1, judged: 10_000 }), '0.1%'],
])('%j is shown as %s', (cell, text) => {
  expect(cellText(cell)).toBe(text);
});
