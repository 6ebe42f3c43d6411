const DIGITS = new Map([...'〇一二三四五六七八九'].map((digit, value) => [digit, value]));
DIGITS.set('两', 2);

/** The forms of a zero, folded or not; O stands for one inside a run (二OO八). */
const ZEROS = /[零○◯ＯOo]/g;

/** [一百][〇][二]十[五], 一百〇五. Not 一百五, which may be 105 or 150. */
const COMPOSED =
  /^(?:([一二三四五六七八九])百)?(?:〇?([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/;
const HUNDRED_AND_ONES = /^([一二三四五六七八九])百〇([一二三四五六七八九])$/;

/** Characters of Chinese numerals, folded. */
export function isChineseDigit(char: string): boolean {
  return DIGITS.has(char) || char === '十' || char === '百';
}

/**
 * The value of a run of Chinese digits, or null where it is not one number: 二十五 is 25, 二〇二二 a
 * year, 一二〇 is 120, but 三五 (three to five) and 一二三 are none. 0 to 999, and numbers of four digits.
 */
export function chineseNumber(run: string): number | null {
  const plain = run.replace(ZEROS, '〇');
  const digits = [...plain].map((char) => DIGITS.get(char));
  const single = digits.length === 1;
  const year = digits.length === 4 && !plain.includes('两');
  // 一〇, 一二〇: the zero shows that each digit has its place.
  const placed = /^[一二三四五六七八九]{1,2}〇$/.test(plain);
  if ((single || year || placed) && digits.every((value) => value !== undefined)) {
    return digits.reduce((sum, value) => sum * 10 + value, 0);
  }
  const [, hundreds, tens, ten, ones] = COMPOSED.exec(plain) ?? [];
  if (hundreds || ten) {
    if (ones && !ten) return null;
    return digit(hundreds, 0) * 100 + (ten ? digit(tens, 1) * 10 : 0) + digit(ones, 0);
  }
  const pair = HUNDRED_AND_ONES.exec(plain);
  return pair && digit(pair[1], 0) * 100 + digit(pair[2], 0);
}

/** 1 to 999 in Chinese, as lists are numbered: 十, 二十一, 一百零五; null for any other. */
export function chineseCount(number: number): string | null {
  if (!Number.isInteger(number) || number < 1 || number > 999) return null;
  const words = [...'〇一二三四五六七八九'];
  const [hundreds, tens, ones] = [
    Math.floor(number / 100),
    Math.floor(number / 10) % 10,
    number % 10,
  ];
  const above = hundreds === 0 ? '' : `${words[hundreds]}百`;
  const ten = tens === 0 ? '' : tens === 1 && hundreds === 0 ? '十' : `${words[tens]}十`;
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : '';
  return `${above}${ten}${gap}${ones === 0 ? '' : words[ones]}`;
}

/** The value of a digit that a pattern has let through; `absent` where it found none. */
function digit(char: string | undefined, absent: number): number {
  return (char !== undefined && DIGITS.get(char)) || absent;
}

const NUMERALS = '零一二三四五六七八九';

/** 12 as 十二; 1 to 99, beyond in figures. */
export function chineseNumeral(number: number): string {
  if (number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : NUMERALS[tens]}十`;
  return `${head}${ones === 0 && tens > 0 ? '' : NUMERALS[ones]}`;
}
