import { expect, it } from 'vitest';
import { itemNumber, plainFigures } from '../../src/text/figures.ts';

it.each([
  ['12', 12],
  ['１２、', 12],
  ['1 2.', 12],
  ['l2', 12],
  ['1O', 10],
  ['3.00', 3],
  ['附2－6', '附2-6'],
  ['附2一6', '附2-6'],
  ['附２—6', '附2-6'],
  // Neither letters alone nor a Chinese numeral stand for a figure.
  ['lO', 'lO'],
  ['一', '一'],
  ['一、', '一'],
  ['0x10', '0x10'],
  ['1-2', '1-2'],
  ['第6项', '第6项'],
])('%s is the number %s', (text, number) => {
  expect(itemNumber(text)).toBe(number);
});

it('what looks like a figure or a sign between figures is one', () => {
  expect(plainFigures('2O22一05ー1l')).toBe('2022-05-11');
  expect(plainFigures('2022∕05·18')).toBe('2022/05.18');
});
