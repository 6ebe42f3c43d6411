import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateAdvice } from '../../src/schema/date-advice.ts';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

test('every way of writing a date leads to the same ISO date', () => {
  const date = fc
    .integer({ min: 1, max: 12 })
    .chain((month) =>
      fc.tuple(
        fc.constantFrom(2021, 2022, 2023),
        fc.constant(month),
        fc.integer({ min: 1, max: DAYS[month - 1] ?? 0 }),
      ),
    );
  fc.assert(
    fc.property(date, ([year, month, day]) => {
      const [mm, dd] = [month, day].map((n) => (n < 10 ? `0${n}` : `${n}`));
      for (const text of [
        `${year}/${month}/${day}`,
        `${year}.${mm}.${dd}`,
        `${year}-${month}-${day}`,
        `${year}年${month}月${day}日`,
        `${year} 年 ${month} 月 ${day} 日`,
        `${year}${mm}${dd}`,
        `${year}-${mm}-${dd}T08:00:00+08:00`,
      ]) {
        expect(dateAdvice(text)).toContain(`请改成 ${year}-${mm}-${dd}。`);
      }
    }),
  );
});

test.each(['明天', '5月18日', '2022年', '22.5.18', '2022-05-18至2022-05-20', '', '2022051'])(
  'no date is guessed from %j',
  (text) => {
    expect(dateAdvice(text)).not.toContain('请改成');
    expect(dateAdvice(text)).toContain(`“${text}”`);
  },
);

test.each(['2022/2/29', '2022年4月31日', '20221301', '2022-00-01', '2022-01-00'])(
  '%s does not exist',
  (text) => {
    expect(dateAdvice(text)).toMatch(/^没有“.*”这一天/);
  },
);

test.each(['0001-01-01', '0000-12-31', '0022年5月1日'])('asks for the year of %s', (text) => {
  expect(dateAdvice(text)).toBe(`“${text}”的年份不对。请核对。`);
});

test.each([
  ['2022丨05丨18', '“丨”（U+4E28）'],
  ['٢٠٢٢-٠٥-١٨', '“٢”（U+0662）'],
])('names what no date is written with in %s', (text, named) => {
  expect(dateAdvice(text)).toContain(named);
});

test.each(['2022-05-18前', '2022年5月18日（星期三）'])('asks for the date alone of %s', (text) => {
  expect(dateAdvice(text)).toMatch(/这一栏只写日期，别的话写进备注。$/);
});
