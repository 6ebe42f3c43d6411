import { isValidDate } from '../../calendar/day.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { DASHES, halfWidth, plainDashes, SPACE_LOOKALIKES } from '../../text/characters.ts';
import type { Span } from '../positions.ts';
import type { SourceText } from '../source-text.ts';

/** A number in a text that stands for one person. */
export interface PersonalNumber extends Span {
  kind: '身份证号码' | '银行卡号' | '手机号码';
}

const GAP = '[ -]{0,3}';
const PAGE = '\\.(?:s?html?|jspx?|aspx?|php|do)(?!\\w)';
const NEW_GROUP = '[ -]{1,3}';

/** Patterns for folded text: half-width digits, `-` for any dash, a blank for any space. */
const KINDS: readonly {
  kind: PersonalNumber['kind'];
  pattern: RegExp;
  /** Asked about the bare number. */
  accepts(number: string): boolean;
}[] = [
  {
    kind: '身份证号码',
    // Neither the decimals of a number nor a piece of a longer one.
    pattern: new RegExp(
      `(?<!\\d|\\d\\.)(?:\\d{3}${GAP}(?:\\d${GAP}){14}[\\dXx]|(?<![A-Za-z])\\d{6}${GAP}\\d{6}${GAP}\\d{3})(?![\\dA-Za-z]|\\.\\d)`,
      'g',
    ),
    accepts: isIdentityNumber,
  },
  {
    kind: '银行卡号',
    // As a piece of an address (`t6222….html`, `/6222…`) it numbers a page, not a card.
    pattern: new RegExp(
      `(?=\\d)(?<!\\w|\\d\\.|https?://[^ ]{0,200}/)(?:\\d{4}(?:${NEW_GROUP}\\d{4}){3}(?:${NEW_GROUP}\\d{1,3})?|\\d{6}${NEW_GROUP}\\d{10,13}|\\d{16,19})(?!\\w|\\.\\d|${PAGE})`,
      'g',
    ),
    accepts: isCardNumber,
  },
  {
    kind: '手机号码',
    // Neither a page (`13….html`) nor a decimal, an amount or a quantity.
    pattern: new RegExp(
      `(?<!\\w|\\d\\.|[¥￥$] ?)(?:\\+?(?:00)?86${GAP})?1[3-9]\\d(?:(?:${GAP}\\d{4}){2}|\\d${NEW_GROUP}\\d{3}${NEW_GROUP}\\d{4})(?!\\w|\\.\\d|${PAGE}| ?(?:[元万亿千吨]|平方|立方))`,
      'g',
    ),
    accepts: () => true,
  },
];

/** A text without so many digits in a row holds none of these numbers. */
const LONG_RUN = new RegExp(`[\\d０-９](?:[ \\t${SPACE_LOOKALIKES}${DASHES}-]{0,3}[\\d０-９]){10}`);
const BLANK = new RegExp(`[\\t${SPACE_LOOKALIKES}]`, 'g');

/** The numbers in a text, from left to right, none within another. */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  if (!LONG_RUN.test(text)) return [];
  const folded = fold(text);
  let behind = 0;
  return KINDS.flatMap((kind) => numbersOfKind(kind, folded))
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < behind) return false;
      behind = end;
      return true;
    });
}

const MAX_FINDINGS = 100;
const BASIS = '《政府信息公开条例》第十五条；《个人信息保护法》第二十五条、第五十一条';

/**
 * One finding `personal-data` for each number.
 * @param source the text in which the numbers are masked already
 */
export function personalDataFindings(numbers: PersonalNumber[], source: SourceText): Diagnostic[] {
  const finding = (
    message: string,
    location: Diagnostic['location'],
    basis: string,
  ): Diagnostic => {
    return { rule: 'personal-data', severity: 'error', message, basis, location };
  };
  const findings = numbers.slice(0, MAX_FINDINGS).map(({ kind, start, end }) => {
    const shown = source.text.slice(start, end);
    const message = `这里有${kind}（${shown}）。台账要报送、公开，未经本人单独同意不得公开个人信息。请删掉；确需保留的，中间各位用“*”代替。`;
    // 金融账户 is among the sensitive information that 第二十八条 names; the other two are not.
    const basis = kind === '银行卡号' ? BASIS.replace('、', '、第二十八条、') : BASIS;
    return finding(message, source.location(start, end), basis);
  });
  const more = numbers.length - findings.length;
  if (more > 0) {
    const message = `个人信息另有 ${more} 处，未逐一列出。请一并删掉，或用“*”代替中间各位。`;
    findings.push(finding(message, { file: source.file }, BASIS));
  }
  return findings;
}

/** The text with every such number made unreadable. */
export function maskPersonalData(text: string): string {
  return maskNumbers(text, findPersonalNumbers(text));
}

/** The text with `*` for all digits of the numbers but the first three and the last two: every place stays. */
export function maskNumbers(text: string, numbers: readonly PersonalNumber[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of numbers) {
    parts.push(
      text.slice(from, start + 3),
      text.slice(start + 3, end - 2).replace(/[\d０-９]/g, '*'),
    );
    from = end - 2;
  }
  return parts.join('') + text.slice(from);
}

/**
 * Digits and dashes as the patterns have them, one unit for one, so that places stay. Other signs stay too:
 * behind `１．` a number begins, behind `1.` the decimals go on.
 */
function fold(text: string): string {
  return plainDashes(text.replace(/[０-９Ｘｘ＋]/g, halfWidth)).replace(BLANK, ' ');
}

function numbersOfKind(
  { kind, pattern, accepts }: (typeof KINDS)[number],
  folded: string,
): PersonalNumber[] {
  const numbers: PersonalNumber[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
    const [start, end] = [match.index, pattern.lastIndex];
    const written = match[0];
    if (isWritten(written, folded, start, end) && accepts(written.replace(/[^\dX]/gi, ''))) {
      numbers.push({ kind, start, end });
    } else pattern.lastIndex = start + 1;
  }
  return numbers;
}

/**
 * Whether digits in groups are meant as one number: few groups, and no piece of a longer number with
 * hyphens, such as that of a document. Digits in one piece always are.
 */
function isWritten(written: string, folded: string, start: number, end: number): boolean {
  const groups = written.split(/[ -]+/).length;
  if (groups === 1) return true;
  const joined =
    /[\dA-Za-z] ?- ?$/.test(folded.slice(Math.max(start - 4, 0), start)) ||
    /^ ?- ?[\dA-Za-z]/.test(folded.slice(end, end + 4));
  return groups <= 5 && !joined;
}

const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: place, birthday, order, and in 18 digits a check digit (ISO 7064, MOD 11-2). */
function isIdentityNumber(number: string): boolean {
  if (!PROVINCES.test(number)) return false;
  if (number.length === 15) return isDate(`19${number.slice(6, 12)}`);
  if (!/^(?:18|19|20)/.test(number.slice(6)) || !isDate(number.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}

/** `YYYYMMDD` */
function isDate(text: string): boolean {
  return isValidDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
}

/**
 * Lengths and first digits of the cards in use: UnionPay 62; Visa, MasterCard and JCB on old dual-brand
 * cards; two ranges older than UnionPay. American Express is left out: so begin the 15 digits of
 * registrations in Shandong.
 */
const CARD = /^(?:62\d{14,15}|62\d{17}|(?:4\d|5[1-5]|35)\d{14}|(?:9558|4367)\d{15})$/;

/** ISO/IEC 7812-1, annex B: the Luhn check digit. */
function isCardNumber(number: string): boolean {
  if (!CARD.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
