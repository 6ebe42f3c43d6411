import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairValues } from '../../../src/write/repair/repair-values.ts';

const record = (field: string) => `台账:\n  - 公开记录:\n      - ${field}\n`;
const repaired = (field: string) => {
  const text = repairValues(record(field))?.text ?? '';
  return text.slice('台账:\n  - 公开记录:\n      - '.length, -1);
};

describe('values in the ledger’s form', () => {
  it.each([
    ['公开日期: 2022/5/18', '公开日期: 2022-05-18'],
    ['公开日期: 2022.5.18', '公开日期: 2022-05-18'],
    ['公开日期: 2022年5月18日', '公开日期: 2022-05-18'],
    ['公开日期: 2022-5-18', '公开日期: 2022-05-18'],
    ['公开日期: 20220518', '公开日期: 2022-05-18'],
    ['公开日期: ２０２２－０５－１８', '公开日期: 2022-05-18'],
    ["起算日期: '2022/5/18'  # 形成", '起算日期: 2022-05-18  # 形成'],
    ['{公开日期: 2022.5.18, 标题: 某}', '{公开日期: 2022-05-18, 标题: 某}'],
    [
      '延期: { 工作日: １０, 同意: 是, 告知日期: 2022/7/20 }',
      '延期: { 工作日: 10, 同意: true, 告知日期: 2022-07-20 }',
    ],
    ['扣除期间: [{起: 2022.7.5, 止: 2022.7.12}]', '扣除期间: [{起: 2022-07-05, 止: 2022-07-12}]'],
    ['期间: 2022年8月', '期间: 2022-08'],
    ['期间: 2022.10', '期间: 2022-10'],
    ['零报告: 2022年第3季度', '零报告: 2022-Q3'],
    ['公 开 日 期: 2022/5/18', '公开日期: 2022-05-18'],
    ['"公开日期　": 2022-05-18', '公开日期: 2022-05-18'],
    ['公开日期: >-\n          2022年\n          5月18日', '公开日期: 2022-05-18'],
  ])('%s', (before, after) => {
    expect(repaired(before)).toBe(after);
  });

  it.each([
    ['a day that does not exist', '公开日期: 2022/2/30'],
    ['no year', '公开日期: 5月18日'],
    ['a serial number of a spreadsheet', '公开日期: 44699'],
    ['a time of day, of which zone?', '公开日期: 2022-05-18T16:00:00Z'],
    ['an order that can be read two ways', '公开日期: 18/5/2022'],
    ['a title that looks like a date', '标题: 2022/5/18'],
    ['an address', '链接: https://www.example.gov.cn/2022/5/18'],
    ['an unknown key', '发布日: 2022/5/18'],
    ['a key that is there already', '公 开 日 期: 2022-05-18\n        公开日期: 2022-05-19'],
    ['what is right', '公开日期: 2022-05-18 # 2022/5/18'],
    ['an empty field', '公开日期:'],
  ])('leaves %s', (_, field) => {
    expect(repaired(field)).toBe(field);
  });

  it('序号 in full-width digits', () => {
    const text = '台账:\n  - 序号: １８\n  - 序号: 附２－１\n  - 序号: 附2-1\n  - 序号: 19\n';
    expect(repairValues(text)?.text).toBe(
      '台账:\n  - 序号: 18\n  - 序号: 附2-1\n  - 序号: 附2-1\n  - 序号: 19\n',
    );
  });

  it('an anchored value changes wherever it is used', () => {
    const text = record('公开日期: &日 2022/5/18\n        起算日期: *日');
    expect(repairValues(text)?.text).toBe(
      record('公开日期: &日 2022-05-18\n        起算日期: *日'),
    );
  });

  it('what stands in the file once is changed once, though rows repeat it', () => {
    const text = record('&录 {公开日期: 2022/5/18, 标题: 某}\n      - *录');
    expect(repairValues(text)).toEqual({
      text: record('&录 {公开日期: 2022-05-18, 标题: 某}\n      - *录'),
      count: 1,
    });
  });

  it.each([
    [
      'a text in lines of its own that is kept',
      '公开日期: |  # 日\n          2022/5/18\n',
      '公开日期: 2022-05-18',
    ],
    ['a tag', '公开日期: !!str 2022/5/18', '公开日期: !!str 2022-05-18'],
    ['a key in quotes before an anchor', '"公开 日期": &日 2022/5/18', '公开日期: &日 2022-05-18'],
  ])('of %s only the value changes', (_, before, after) => {
    expect(repaired(before).trimEnd()).toBe(after);
  });

  it('an anchor that is given twice leaves what stands between as it is', () => {
    const text = record(
      '公开日期: &日 2022/5/18\n        起算日期: *日\n        收到日期: &日 2022/6/1\n        答复日期: *日',
    );
    expect(repairValues(text)?.text).toBe(
      text.replace('2022/5/18', '2022-05-18').replace('2022/6/1', '2022-06-01'),
    );
  });

  it('reads any form of a date as the day that was meant', () => {
    const wide = (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const day = fc.record({
      year: fc.integer({ min: 2000, max: 2099 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
      form: fc.integer({ min: 0, max: 4 }),
      isWide: fc.boolean(),
    });
    fc.assert(
      fc.property(day, ({ year, month, date, form, isWide }) => {
        const two = (number: number) => String(number).padStart(2, '0');
        const forms = [
          `${year}/${month}/${date}`,
          `${year}.${two(month)}.${two(date)}`,
          `${year}年${month}月${date}日`,
          `${year}-${month}-${date}`,
          `${year}年${two(month)}月${two(date)}号`,
        ];
        const written = forms[form] ?? '';
        expect(repaired(`公开日期: ${isWide ? wide(written) : written}`)).toBe(
          `公开日期: ${year}-${two(month)}-${two(date)}`,
        );
      }),
    );
  });
});
