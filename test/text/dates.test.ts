import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDate } from '../../src/text/dates.ts';

const written = (text: string) => {
  const found = readDate(text);
  return found && [found.year, found.month, found.date].join('-');
};

it.each([
  ['2022-05-18', '2022-5-18'],
  ['2022/5/18', '2022-5-18'],
  ['2022.5.18', '2022-5-18'],
  ['2022。5。18', '2022-5-18'],
  ['2022年5月18日', '2022-5-18'],
  ['2022 年 5 月 18 号', '2022-5-18'],
  ['2022年5月18', '2022-5-18'],
  ['２０２２．５．１８', '2022-5-18'],
  ['20220518', '2022-5-18'],
  ['2022-05-\u200b18\u00a0', '2022-5-18'],
  ['2022/5/18 0:00', '2022-5-18'],
  ['2022/5/1 10:00:00', '2022-5-1'],
  ['2022-05-18T08:00:00+08:00', '2022-5-18'],
  ['2022-05-18T00:00:00.000Z', '2022-5-18'],
  ['2022\u201105\u201118', '2022-5-18'],
  ['2022\u201005\u201018', '2022-5-18'],
  ['2022\u221205\u221218', '2022-5-18'],
  ['2022–05—18', '2022-5-18'],
  ['2022－０５－１８', '2022-5-18'],
  ['2022∕5∕18', '2022-5-18'],
  ['2022·5·18', '2022-5-18'],
  ['2O22-O5-l8', '2022-5-18'],
  ['2〇22年5月18日', '2022-5-18'],
  ['2022一05一18', '2022-5-18'],
  ['2022ー05ー18', '2022-5-18'],
  ['2022\u204305\u204318', '2022-5-18'],
  ['2022年5月18日。', '2022-5-18'],
  ['2022.5.18.', '2022-5-18'],
  ['二〇二二年五月十八日', '2022-5-18'],
  ['二○二二年十二月三十一日', '2022-12-31'],
  // There is no such day, but it is plain what is written.
  ['2022-02-30', '2022-2-30'],
  ['20221301', '2022-13-1'],
  ['二〇二二年五月三十二日', '2022-5-32'],
])('%s is a date', (text, expected) => {
  expect(written(text)).toBe(expected);
});

it.each([
  '',
  '明天',
  '5月18日',
  '2022年5月',
  '22.5.18',
  '5/18/2022',
  '2022-5/18',
  '2022‗05‗18',
  'OOOO-OO-OO-',
  'l-l-l',
  '2022-05-18至2022-05-20',
  '446990',
  '44699',
  '2022051',
  // In China this is the day after.
  '2022-05-18T16:00:00Z',
  '2022-05-18T23:00:00-05:00',
  '2022-05-18T23:30:00+09:00',
  '二〇二二年十十月一日',
  '2022年一月18日',
  '2022-05-18。。',
])('%j is none', (text) => {
  expect(readDate(text)).toBeNull();
});

it('takes a time that is linear in the text', () => {
  for (const text of ['2', ' ', '十', '2022-', 'T00:00', '一年']) {
    expect(readDate(`2${text.repeat(200_000)}2`)).toBeNull();
  }
});

it('sees through width and spaces', () => {
  const digits = fc.integer({ min: 1000, max: 9999 });
  fc.assert(
    fc.property(digits, fc.integer({ min: 1, max: 12 }), (year, month) => {
      const plain = `${year}-${month}-7`;
      const fullwidth = plain.replace(/\d/g, (digit) =>
        String.fromCharCode(0xff10 + Number(digit)),
      );
      expect(written(fullwidth.split('').join('\u3000'))).toBe(plain);
    }),
  );
});
