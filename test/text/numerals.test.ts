import { describe, expect, it } from 'vitest';
import { chineseCount, chineseNumber, isChineseDigit } from '../../src/text/numerals.ts';

/** 1 to 999 as they are written. */
function written(n: number): string {
  const digits = '〇一二三四五六七八九';
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const ten = tens === 1 && hundreds === 0 ? '十' : tens > 0 ? `${digits[tens]}十` : '';
  const zero = hundreds > 0 && tens === 0 && ones > 0 ? '〇' : '';
  return `${hundreds > 0 ? `${digits[hundreds]}百` : ''}${zero}${ten}${ones > 0 ? digits[ones] : ''}`;
}

describe('a Chinese numeral', () => {
  it('from 1 to 999 is read', () => {
    for (let n = 1; n <= 999; n++) expect([n, chineseNumber(written(n))]).toEqual([n, n]);
  });

  it.each([
    ['〇', 0],
    ['零', 0],
    ['两', 2],
    ['一〇', 10],
    ['二○', 20],
    ['一二〇', 120],
    ['一百〇五', 105],
    ['一百零五', 105],
    ['二〇二二', 2022],
    ['二○○八', 2008],
    ['二OO八', 2008],
    ['一九九九', 1999],
  ])('%s is %i', (text, value) => expect(chineseNumber(text)).toBe(value));

  it.each([
    '',
    '三五',
    '一二三',
    '两三',
    '一百五',
    '二两二二',
    '十百',
    '百',
    '五十十',
    '廿',
    '10',
    '十几',
    '〇〇',
    '一二三四五六七八',
  ])('%s is no number', (text) => expect(chineseNumber(text)).toBe(null));

  it('consists of digits, tens and hundreds', () => {
    expect([...'〇一二三四五六七八九两十百千O1'].filter(isChineseDigit).join('')).toBe(
      '〇一二三四五六七八九两十百',
    );
  });
});

describe('chineseCount', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [312, '三百一十二'],
  ])('%i is %s', (number, text) => expect(chineseCount(number)).toBe(text));

  it('is read back', () => {
    for (let n = 1; n <= 999; n++) expect(chineseNumber(chineseCount(n) ?? '')).toBe(n);
  });

  it.each([0, -1, 1000, 1.5])('has none for %d', (number) => {
    expect(chineseCount(number)).toBeNull();
  });
});
