import { isValidDate } from '../../calendar/day.ts';

const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether a number of 15 or 18 digits begins with a place and a birthday, as those of GB 11643 do. */
export function hasBirthday(number: string): boolean {
  if (!PROVINCES.test(number)) return false;
  if (number.length === 15) return isDate(`19${number.slice(6, 12)}`);
  return /^(?:18|19|20)/.test(number.slice(6)) && isDate(number.slice(6, 14));
}

/** GB 11643: the check digit of 18 (ISO 7064, MOD 11-2). */
export function passesIdentityCheck(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}

/** The check digit in which the 15 digits of a business's registration end (ISO 7064, MOD 11,10). */
export function passesRegistrationCheck(number: string): boolean {
  let product = 10;
  for (const digit of number.slice(0, 14)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + Number(number[14])) % 10 === 1;
}

/** ISO/IEC 7812-1, annex B: the Luhn check digit. */
export function passesLuhnCheck(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** `YYYYMMDD` */
function isDate(text: string): boolean {
  return isValidDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
}
