import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findPersonalNumbers } from '../../../src/input/personal/find-numbers.ts';
import { maskPersonalData } from '../../../src/input/personal/personal-data.ts';

/** The two numbers that GB 11643-1999 gives as examples, and numbers of no one made by its rules. */
const FOUND: [kind: string, text: string, masked: string][] = [
  ['身份证号码', '11010519491231002X', '110*************2X'],
  ['身份证号码', '440524188001010014', '440*************14'],
  ['身份证号码', '11010519491231002x', '110*************2x'],
  ['身份证号码', '１１０１０５１９４９１２３１００２Ｘ', '１１０*************２Ｘ'],
  ['身份证号码', '张某110105 19491231 002X女', '张某110*** ******** **2X女'],
  ['身份证号码', '110105-19491231-002X', '110***-********-**2X'],
  ['身份证号码', '110105　1949　1231　002X', '110***　****　****　**2X'],
  ['身份证号码', 'ID11010519491231002X', 'ID110*************2X'],
  ['身份证号码', 'https://a.cn/p?id=440524188001010014', 'https://a.cn/p?id=440*************14'],
  ['身份证号码', '旧身份证110105491231002。', '旧身份证110**********02。'],
  ['身份证号码', '旧号110105491231003。', '旧号110**********03。'],
  ['手机号码', '电话138\u200b0013\u200b8000', '电话138\u200b****\u200b**00'],
  ['手机号码', '电话13800\n  138000', '电话138**\n  ****00'],
  ['手机号码', '一三八零零一三八零零零', '一三八******零零'],
  ['手机号码', '1.3800138e10', '1.3*******10'],
  ['手机号码', '0x3368D2F80', '0x3******80'],
  ['手机号码', '013800138000', '013*******00'],
  ['身份证号码', '1,440524188001010014', '1,440*************14'],
  ['手机号码', '联系人13800138000。', '联系人138******00。'],
  ['手机号码', '138 0013 8000', '138 **** **00'],
  ['手机号码', '138-0013-8000', '138-****-**00'],
  ['手机号码', '1380 013 8000', '138* *** **00'],
  ['手机号码', '１９９００１３８０００', '１９９******００'],
  ['手机号码', '+8613800138000', '+86*********00'],
  ['手机号码', '8613800138000', '861********00'],
  ['手机号码', '+86 138 0013 8000', '+86 *** **** **00'],
  ['手机号码', '＋86－13800138000', '＋86－*********00'],
  ['手机号码', '0086-13800138000', '008*-*********00'],
  ['手机号码', 'tel:13800138000', 'tel:138******00'],
  ['手机号码', 'https://a.cn/q?tel=13800138000&x=1', 'https://a.cn/q?tel=138******00&x=1'],
  ['手机号码', '2022-05-18 13800138000', '2022-05-18 138******00'],
  ['银行卡号', '6222021234567890128', '622**************28'],
  ['银行卡号', '6222 0212 3456 7890 128', '622* **** **** **** *28'],
  ['银行卡号', '622202 1234567890128', '622*** ***********28'],
  ['银行卡号', '卡号6217001234567893', '卡号621***********93'],
  ['银行卡号', '4111111111111111', '411***********11'],
  ['银行卡号', '台账/6217001234567893.yaml', '台账/621***********93.yaml'],
  ['手机号码', '台账/13800138000.xlsx', '台账/138******00.xlsx'],
];

const SILENT: [name: string, text: string][] = [
  ['a wrong check digit', '110105194912310021'],
  ['a check digit X that is wrong', '44052418800101001X'],
  ['no such month', '110105194913310029'],
  ['15 digits that do for a registration', '110105491231002'],
  ['15 digits without a birthday', '110105491331002'],
  ['15 digits of no province', '990105491231002'],
  ['a longer number', '9440524188001010014'],
  ['a decimal of 15 places', '东经118.370303780101123'],
  ['a decimal of 18 places', '14.440524188001010014'],
  ['digits before a decimal point', '440524188001010014.5'],
  ['a credit code', '91370303MA3C0KXXXX'],
  ['a credit code of digits', '113703030042345678'],
  ['a document', '鲁教办发〔2021〕3号'],
  ['a telephone', '0533-3589123'],
  ['a telephone with the country', '+86 533 3589123'],
  ['a hotline', '400-658-1234'],
  ['a date', '20220518'],
  ['dates', '2022-05-18 2022-05-19 2022-05-20'],
  ['a date and time', '20220518093000'],
  ['milliseconds', '1652860800000'],
  ['a page', 'https://a.gov.cn/art/2022/5/18/art_1234567890123.html'],
  ['a page numbered like a mobile', 'https://a.gov.cn/art_13800138000.html'],
  ['a page numbered like a mobile alone', 'https://a.gov.cn/c/13800138000.html'],
  ['a page asked for by a number like a mobile', 'https://a.gov.cn/p?id=13800138000'],
  ['a page numbered like a card', 'https://a.gov.cn/c/4111111111111111'],
  ['a page that begins like a card', '6222021234567890128.html'],
  ['an amount', '投资13800138000元'],
  ['an amount in yuan', '￥13800138000'],
  ['a decimal amount', '13800138000.00'],
  ['an amount with commas', '13,800,138,000'],
  ['a quantity', '发电18600000000千瓦时'],
  ['eleven digits of no mobile', '12800138000'],
  ['twelve digits', '138001380001'],
  ['a number with letters', 'JY13703030012345'],
  ['a document in groups', '138-0013-8000-22'],
  ['a card with a wrong check digit', '6222021234567890129'],
  ['a Luhn number of no card', '1234567812345670'],
  ['a masked number', '138****8000'],
  ['single digits', '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 1'],
];

describe('numbers of persons', () => {
  test.each(FOUND)('%s in %s', (kind, text, masked) => {
    expect(findPersonalNumbers(text).map((number) => number.kind)).toEqual([kind]);
    expect(maskPersonalData(text)).toBe(masked);
  });

  test.each(SILENT)('%s is none', (_name, text) => {
    expect(findPersonalNumbers(text)).toEqual([]);
    expect(maskPersonalData(text)).toBe(text);
  });

  it('broken by a line end do not hide one that stands whole on the next line', () => {
    expect(maskPersonalData('2022\n13800138000')).toBe('2022\n138******00');
    expect(maskPersonalData('13800138000\n13900139000')).toBe('138******00\n139******00');
  });

  it('of which Excel has made a number have lost their last digits', () => {
    // 15 digits of the example of the standard.
    expect(findPersonalNumbers('110105194912310000')).toEqual([
      { kind: '身份证号码', start: 0, end: 18, isRounded: true },
    ]);
    expect(findPersonalNumbers('11010519491231002X')).toEqual([
      { kind: '身份证号码', start: 0, end: 18 },
    ]);
  });

  it('are things or persons by the heading above', () => {
    expect(findPersonalNumbers('13800138000', '项目编号')).toEqual([]);
    expect(findPersonalNumbers('13800 138000', '联系电话')).toHaveLength(1);
    expect(findPersonalNumbers('13800 138000', '标题')).toEqual([]);
  });

  it('are told one by one, from left to right', () => {
    const text = '张某11010519491231002X，13800138000、13900139000；卡6217001234567893';
    expect(findPersonalNumbers(text)).toEqual([
      { kind: '身份证号码', start: 2, end: 20 },
      { kind: '手机号码', start: 21, end: 32 },
      { kind: '手机号码', start: 33, end: 44 },
      { kind: '银行卡号', start: 46, end: 62 },
    ]);
  });
});

/** ISO 7064, MOD 11-2, as the standard tests a whole number: the weighted sum leaves 1. */
function passes(number: string): boolean {
  let sum = 0;
  for (const character of number) {
    sum = (sum * 2 + (character === 'X' ? 10 : Number(character))) % 11;
  }
  return sum === 1;
}

const identity = fc
  .record({
    place: fc.constantFrom('110105', '370303', '440524', '659004'),
    birthday: fc.constantFrom('19490101', '19491231', '20000229', '20101130'),
    order: fc.integer({ min: 0, max: 999 }),
    check: fc.constantFrom(...'0123456789X'),
  })
  .map(({ place, birthday, order, check }) => {
    return `${place}${birthday}${String(order).padStart(3, '0')}${check}`;
  });

it('an identity number is one if its check digit is right', () => {
  fc.assert(
    fc.property(identity, (number) => {
      expect(findPersonalNumbers(`甲${number}乙`)).toEqual(
        passes(number) ? [{ kind: '身份证号码', start: 1, end: 19 }] : [],
      );
    }),
  );
});

it('masking keeps every place, hides once and for all, and touches nothing but the numbers', () => {
  const piece = fc.oneof(
    identity,
    fc.constantFrom(
      '13800138000',
      '+86 138 0013 8000',
      '6217001234567893',
      ' ',
      '，',
      '-',
      '某',
      'a',
    ),
    fc.string({ unit: fc.constantFrom(...'0123456789 -X'), maxLength: 24 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      const masked = maskPersonalData(text);
      expect(masked).toHaveLength(text.length);
      expect(findPersonalNumbers(masked)).toEqual([]);
      let rest = text;
      for (const { start, end } of findPersonalNumbers(text).reverse()) {
        expect(masked.slice(start, end)).toMatch(/^.{3}[* -]+.{2}$/);
        rest = rest.slice(0, start) + masked.slice(start, end) + rest.slice(end);
      }
      expect(rest).toBe(masked);
    }),
  );
});

test.each([
  '9',
  '一',
  '1\n',
  '1\u200b',
  '1/',
  '1.',
  '0x1',
  '9.9e',
  '86-',
  'https://1',
  '1 ',
  '138 ',
  '6222-0212-3456-7890-',
  '13800138000 ',
])('a megabyte of %j takes no time to speak of', (unit) => {
  const start = performance.now();
  maskPersonalData(unit.repeat(2 ** 20 / unit.length));
  expect(performance.now() - start).toBeLessThan(5000);
});
