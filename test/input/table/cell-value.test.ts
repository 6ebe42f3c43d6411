import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellValue, isoDate } from '../../../src/input/table/cell-value.ts';

describe('dates', () => {
  it.each([
    ['2022-05-18', '2022-05-18'],
    ['2022/5/18', '2022-05-18'],
    ['2022.5.18', '2022-05-18'],
    ['2022。5。18', '2022-05-18'],
    ['2022年5月18日', '2022-05-18'],
    ['2022 年 5 月 18 号', '2022-05-18'],
    ['２０２２．５．１８', '2022-05-18'],
    ['20220518', '2022-05-18'],
    ['44699', '2022-05-18'],
    ['2022/5/18 0:00', '2022-05-18'],
    ['2022/5/1 10:00:00', '2022-05-01'],
    ['2022-05-18T00:00:00Z', '2022-05-18'],
    ['2022-05-18T16:00:00Z', null],
    ['二〇二二年五月十八日', '2022-05-18'],
    ['二○二二年十二月三十一日', '2022-12-31'],
    ['2022-02-30', null],
    ['2022/13/1', null],
    ['2022年5月', null],
    ['5月18日', null],
    ['5/18/2022', null],
    ['22.5.18', null],
    ['2022-5/18', null],
    ['2022-05-18至2022-05-20', null],
    ['446990', null],
    ['12345', null],
    ['二〇二二年五月三十二日', null],
    ['二〇二二年十十月一日', null],
  ])('%s', (text, expected) => {
    expect(isoDate(text, false)).toBe(expected);
  });

  it('every day in every form', () => {
    const digits = '〇一二三四五六七八九';
    const tens = (n: number) =>
      `${n >= 20 ? digits[Math.floor(n / 10)] : ''}${n >= 10 ? '十' : ''}${n % 10 ? digits[n % 10] : ''}`;
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
          const forms = [
            `${year}/${month}/${day}`,
            `${year}.${month}.${day}`,
            `${year}年${month}月${day}日`,
            `${[...String(year)].map((digit) => digits[Number(digit)]).join('')}年${tens(month)}月${tens(day)}日`,
          ];
          for (const form of forms) expect(isoDate(form, false)).toBe(iso);
        },
      ),
    );
  });
});

describe('values', () => {
  it.each([
    ['１２', 'number', 12],
    ['3.', 'number', 3],
    ['附2-1', 'number', '附2-1'],
    ['附2\u20111', 'number', '附2-1'],
    ['3.00', 'number', 3],
    ['1O', 'number', 10],
    ['l2', 'number', 12],
    ['lO', 'number', 'lO'],
    ['附2一3', 'number', '附2-3'],
    ['一', 'number', '一'],
    ['2022一05', 'period', '2022-05'],
    ['2O22·05', 'period', '2022-05'],
    ['2022-5月', 'period', '2022-05'],
    ['2022年一季度', 'period', '2022-Q1'],
    ['2022\u201105', 'period', '2022-05'],
    ['☑', 'yes-no', true],
    ['✔', 'yes-no', true],
    ['☑是□否', 'yes-no', true],
    ['□ 同意　√ 不同意', 'yes-no', false],
    ['□是 □否', 'yes-no', undefined],
    ['☑是☑否', 'yes-no', '☑是☑否'],
    ['☒', 'yes-no', '☒'],
    ['是☑ 否☐', 'yes-no', true],
    ['同意□不同意☑', 'yes-no', false],
    ['是（√）否（　）', 'yes-no', true],
    ['是（　）/否（√）', 'yes-no', false],
    ['■是□否', 'yes-no', true],
    ['☐是　☒否', 'yes-no', false],
    ['是□否□', 'yes-no', undefined],
    // The sign may belong to either word, and one that fills a box may cross it out.
    ['是√否', 'yes-no', '是√否'],
    ['是√否√', 'yes-no', '是√否√'],
    ['☒是', 'yes-no', '☒是'],
    ['√是否', 'yes-no', true],
    ['是否√', 'yes-no', false],
    ['☐', 'text', undefined],
    ['2022年', 'period', '2022'],
    ['2022年5月', 'period', '2022-05'],
    ['2022-05', 'period', '2022-05'],
    ['2022.11', 'period', '2022-11'],
    ['2022年三季度', 'period', '2022-Q3'],
    ['2022年第3季度', 'period', '2022-Q3'],
    ['2022Q3', 'period', '2022-Q3'],
    ['2022年上半年', 'period', '2022-H1'],
    ['2022-H2', 'period', '2022-H2'],
    ['2022年8月上半月', 'period', '2022-08-H1'],
    ['2022年8月份下半月', 'period', '2022-08-H2'],
    ['2022.8下半月', 'period', '2022-08-H2'],
    ['2022-08-h1', 'period', '2022-08-H1'],
    ['2022年8月中半月', 'period', '2022年8月中半月'],
    ['2022年上半月', 'period', '2022年上半月'],
    ['2022年13月上半月', 'period', '2022年13月上半月'],
    ['2022年第8周', 'period', '2022-W08'],
    ['2022-08-01', 'period', '2022-08-01'],
    ['2022年13月', 'period', '2022年13月'],
    ['44682', 'period', '44682'],
    ['202205', 'period', '202205'],
    ['10个工作日', 'count', 10],
    ['10天', 'count', '10天'],
    ['已同意', 'yes-no', true],
    ['否', 'yes-no', false],
    ['待定', 'yes-no', '待定'],
    ['——', 'date', undefined],
    ['/', 'text', undefined],
    ['无', 'date', undefined],
    ['无', 'text', '无'],
    ['不详', 'date', '不详'],
    ['https://a.gov.cn/ 1.html', 'link', 'https://a.gov.cn/1.html'],
    ['https：／／a.gov.cn/：1', 'link', 'https://a.gov.cn/：1'],
    ['https://a.gov.cn/1\nhttps://a.gov.cn/2', 'link', 'https://a.gov.cn/1\nhttps://a.gov.cn/2'],
    ['https://a.gov.cn/?u=https://b.gov.cn', 'link', 'https://a.gov.cn/?u=https://b.gov.cn'],
  ] as const)('%s as %s', (text, kind, expected) => {
    expect(cellValue(text, kind, false)).toEqual(expected);
  });

  it('spans of days in one cell', () => {
    const text = '2022年7月5日至2022年7月12日（征求第三方意见）；2022-08-08起';
    expect(cellValue(text, 'spans', false)).toEqual([
      { from: '2022-07-05', to: '2022-07-12', reason: '征求第三方意见' },
      { from: '2022-08-08' },
    ]);
    expect(cellValue('2022．7．5～2022．7．12（征求：①甲（ＡＢ））', 'spans', false)).toEqual([
      { from: '2022-07-05', to: '2022-07-12', reason: '征求：①甲（ＡＢ）' },
    ]);
    expect(cellValue('7月5日至12日', 'spans', false)).toBe('7月5日至12日');
  });

  it.each([
    ['2022.7.5-2022.7.12', '2022-07-05', '2022-07-12'],
    ['2022-07-05 – 2022-07-12', '2022-07-05', '2022-07-12'],
    ['2022-07-05--2022-07-12', '2022-07-05', '2022-07-12'],
    ['2022年7月5日至7月12日', '2022-07-05', '2022-07-12'],
    ['2022年7月5日至12日', '2022-07-05', '2022-07-12'],
  ])('a span: %s', (text, from, to) => {
    expect(cellValue(text, 'spans', false)).toEqual([{ from, to }]);
  });

  it.each(['2022年12月28日至1月5日', '2022-07-05-12', '2022年7月5日至32日'])(
    'no span: %s',
    (text) => {
      expect(cellValue(text, 'spans', false)).toBe(text);
    },
  );
});
