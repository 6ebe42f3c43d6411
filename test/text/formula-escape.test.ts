import { expect, it } from 'vitest';
import { escapeFormula, unescapeFormula } from '../../src/text/formula-escape.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['＝1', "'＝1"],
  [' @a ', "'@a"],
  ['-', "'-"],
  ['——', "'——"],
  ["'=1", "''=1"],
  ['a=1', 'a=1'],
  ["'a", "'a"],
  ['2022-06-01', '2022-06-01'],
])('%j is written as %j, and read back', (text, written) => {
  expect(escapeFormula(text)).toBe(written);
  expect(unescapeFormula(written)).toBe(text.trim());
});
