import { describe, expect, it } from 'vitest';
import { numberFormat } from '../../../src/input/office/number-format.ts';

/** A serial number of a day in 2022. */
const SERIAL = 44713;

describe('what a format shows of a date', () => {
  it.each([
    ['yyyy/m/d', 'day'],
    ['yyyy"年"m"月"d"日";@', 'day'],
    ['[$-804]yyyy"年"m"月"', 'month'],
    ['e"年"m"月"', 'month'],
    ['[$-404]e/m/d', 'day'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', 'day'],
    ['mmm\\-yy', 'month'],
    ['m"月"', 'month'],
    ['aaaa', 'day'],
    ['yyyy', 'year'],
    ['e', 'year'],
    ['[Red]yyyy-mm-dd', 'day'],
    ['yyyy-mm-dd;;', 'day'],
    ['[=0]"";yyyy-mm-dd', 'day'],
    ['[<1]"";yyyy"年"m"月"', 'month'],
    ['[<36526]0;[>=36526]yyyy-mm-dd;General', 'day'],
  ])('%s', (code, date) => {
    expect(numberFormat(code).show(SERIAL)).toEqual({ date });
  });
});

describe('what a format shows of a number', () => {
  it.each([
    ['General', 5, '5'],
    ['General', 0.1 + 0.2, '0.3'],
    ['general"项"', 5, '5项'],
    ['@', 2022.1, '2022.1'],
    ['0;"负"@', -1, '-1'],
    ['0', 4.5, '5'],
    ['0.00', 2022.1, '2022.10'],
    ['0.00', -1, '-1.00'],
    ['000', 7, '007'],
    ['"第"0"项"', 5, '第5项'],
    ['"附2-"0', 3, '附2-3'],
    ['00-00', 1234, '12-34'],
    ['0-00', 1234, '12-34'],
    ['0-00', 5, '0-05'],
    ['#', 0, ''],
    ['0.##', 2.5, '2.5'],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', 1234567.5, '1,234,567.50'],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', -1234.5, '(1,234.50)'],
    ['0,000', 5, '0,005'],
    ['0,"千"', 12000, '12千'],
    ['0,"千"', -1, '0千'],
    ['[>100]"大";[<0]"负";0', -1, '负'],
    ['0%', 0.25, '25%'],
    ['[$¥-804]0', 5, '¥5'],
    ['0"day"', 3, '3day'],
    ['_ * 0_ ', 3, '3'],
    ['0\\.', 3, '3.'],
    ['h:mm:ss', 0.5, '0.5'],
    ['[h]:mm', 1.5, '1.5'],
    ['0.00E+00', 12, '12'],
    ['# ?/?', 0.5, '0.5'],
  ])('%s of %d', (code, number, text) => {
    expect(numberFormat(code).show(number)).toEqual({ text });
  });

  it.each([
    ['yyyy-mm-dd;;', 0],
    ['yyyy-mm-dd;;;', -1],
    [';;;', 5],
    ['0;-0;;@', 0],
    ['[=0]"";yyyy-mm-dd', 0],
    ['', 5],
  ])('nothing: %s of %d', (code, number) => {
    const shown = numberFormat(code).show(number);
    expect(shown).toEqual({ text: '' });
  });

  it('words for numbers', () => {
    const format = numberFormat('[=1]"是";[=0]"否";General');
    expect([1, 0, 7].map((number) => format.show(number))).toEqual([
      { text: '是' },
      { text: '否' },
      { text: '7' },
    ]);
  });
});

describe('what a format shows of a text', () => {
  it.each([
    ['General', '甲', '甲'],
    ['@', '甲', '甲'],
    ['@"科"', '综合', '综合科'],
    ['0;-0;0;"【"@"】"', '甲', '【甲】'],
    ['0;"负"@', '甲', '负甲'],
    ['yyyy-mm-dd;;', '甲', '甲'],
    [';;;', '甲', ''],
    [';;;@', '甲', '甲'],
  ])('%s', (code, text, shown) => {
    expect(numberFormat(code).showText(text)).toBe(shown);
  });
});

describe('hostile codes', () => {
  it.each(['"', '[', '[<', '\\', '_', ';'.repeat(50_000), '#'.repeat(50_000), '"a'.repeat(20_000)])(
    'are read in a short time',
    (code) => {
      const start = process.cpuUsage();
      const format = numberFormat(code);
      for (const number of [0, 1, -1, 1e300, SERIAL]) format.show(number);
      format.showText('甲');
      expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
    },
  );
});
