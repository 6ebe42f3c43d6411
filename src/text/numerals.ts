const DIGITS = new Map([...'〇一二三四五六七八九'].map((digit, value) => [digit, value]));
DIGITS.set('两', 2);

/** Characters of Chinese numerals, folded; O stands for 〇 inside a run (二OO八). */
export function isChineseDigit(char: string): boolean {
  return DIGITS.has(char) || char === '十' || char === '百';
}

/** 十, [二]十[五], 一百[〇五], 一百二十[五]. Not 一百五, which may be 105 or 150. */
const COMPOSED =
  /^(?:([一二三四五六七八九])百)?(?:〇?([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/;

/**
 * The value of a folded run of Chinese digits, or NaN where it is not one number: 二十五 is 25,
 * 二〇二二 a year, but 三五 (three to five) and 一二三 are none.
 */
export function chineseNumber(run: string): number {
  const plain = run.replace(/[Oo]/g, '〇');
  if (plain.length === 1 && plain !== '十') return DIGITS.get(plain) ?? Number.NaN;
  if (plain.length === 4 && [...plain].every((digit) => DIGITS.has(digit) && digit !== '两')) {
    return [...plain].reduce((value, digit) => value * 10 + (DIGITS.get(digit) ?? 0), 0);
  }
  // 一〇, 一二〇: the zero shows that each digit has its place.
  if (plain.length <= 3 && /^[一二三四五六七八九]{1,2}〇$/.test(plain)) {
    return [...plain].reduce((value, char) => value * 10 + digit(char), 0);
  }
  if (plain.length > 7) return Number.NaN;
  const hundredAndOne = /^([一二三四五六七八九])百〇([一二三四五六七八九])$/.exec(plain);
  if (hundredAndOne) return digit(hundredAndOne[1]) * 100 + digit(hundredAndOne[2]);
  const match = COMPOSED.exec(plain);
  if (!match) return Number.NaN;
  const [, hundreds, tens, ten, ones] = match;
  if (ones && !ten) return Number.NaN;
  return digit(hundreds) * 100 + (ten ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones);
}

function digit(char: string | undefined): number {
  return char ? (DIGITS.get(char) ?? 0) : 0;
}
