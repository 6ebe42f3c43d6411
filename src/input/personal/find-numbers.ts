import type { Span } from '../positions.ts';
import {
  hasBirthday,
  passesIdentityCheck,
  passesLuhnCheck,
  passesRegistrationCheck,
} from './check-digits.ts';
import { type Context, cardMeaning, contextOf, identityMeaning, mobileMeaning } from './context.ts';
import { type Folded, foldings } from './fold.ts';

/** A number in a text that stands for one person. */
export interface PersonalNumber extends Span {
  kind: '身份证号码' | '银行卡号' | '手机号码';
  /** Excel keeps 15 digits of a number: the last ones have become 0. */
  isRounded?: true;
}

/** What a number in one piece is, whoever wrote it in whatever groups. */
interface Kind {
  kind: PersonalNumber['kind'];
  pattern: RegExp;
  /** How people write it in groups; any other grouping counts only where words name it. */
  groups: RegExp;
  /** Asked about the bare number. */
  accepts(number: string, context: Context, isUsual: boolean): boolean;
}

const GAP = '(?:[ -]{0,3}|[./·])';
const PAGE = '\\.(?:s?html?|jspx?|aspx?|php|do)(?!\\w)';
const NEW_GROUP = '(?:[ -]{1,3}|[./·])';
/** Letters that people put before a number, without a blank. */
const LABEL =
  '(?<=(?<![A-Za-z])(?:tel|telephone|phone|mobile|mob|cell|wx|weixin|wechat|vx|v|sj|dh)|%2B)';
const UNITS = '(?:[元万亿千吨度]|[美欧港日]元|平方|立方|公里|公斤|㎡|m[23²³]|k[wW]|KW|RMB|USD)';

/** Patterns for folded text: half-width digits, `-` for any dash, a blank for any space. */
const KINDS: readonly Kind[] = [
  {
    kind: '身份证号码',
    // Neither the decimals of a number nor a piece of a longer one.
    pattern: new RegExp(
      `(?<!\\d|\\d\\.)(?:\\d{3}${GAP}(?:\\d${GAP}){14}[\\dXx]|(?<![A-Za-z])\\d{6}${GAP}\\d{6}${GAP}\\d{3})(?![\\dA-Za-z]|\\.\\d)`,
      'gi',
    ),
    groups: /^/,
    accepts: isIdentityNumber,
  },
  {
    kind: '银行卡号',
    pattern: new RegExp(
      `(?=\\d)(?<!\\w|\\d\\.)(?:\\d{4}(?:${NEW_GROUP}\\d{4}){3}(?:${NEW_GROUP}\\d{1,3})?|\\d{6}${NEW_GROUP}\\d{10,13}|\\d{16,19})(?!\\w|\\.\\d|${PAGE})`,
      'g',
    ),
    groups: /^/,
    accepts: isCardNumber,
  },
  {
    kind: '手机号码',
    // Neither a page (`13….html`) nor a decimal, an amount or a quantity; 13800138000.0 is how programs write it.
    pattern: new RegExp(
      `(?:(?<![A-Za-z\\d]|\\d\\.|[¥￥$] ?)|${LABEL})(?:[(（]?\\+?(?:00)?86[)）]?${GAP}|0)?1${GAP}[3-9]${GAP}(?:\\d${GAP}){8}\\d(?![A-Za-z\\d]|\\.(?!0(?!\\d))\\d|${PAGE}| ?${UNITS})`,
      'gi',
    ),
    groups: /^(?:\D*(?:00)?86\D*|0)?(?:1\d{2}\D*\d{4}\D*\d{4}|1\d{3}\D+\d{3}\D+\d{4})$/,
    accepts(_number, context, isUsual) {
      const meaning = mobileMeaning(context);
      return meaning === 'person' || (meaning === 'open' && isUsual);
    },
  },
];

/** A whole number as programs write it: 1.3853312345e10, 0x339b8c559, 0o147156142531. */
const NOTATION =
  /(?<![\w.])(?:0x[\da-f]{9,16}|0o[0-7]{11,22}|(?:\d{1,18}(?:\.\d{0,18})?|\.\d{9,18})e\+?\d{1,2})(?![\w.])/gi;

/**
 * The numbers in a text, from left to right, none within another.
 * @param heading of the column in which the text stands
 */
export function findPersonalNumbers(text: string, heading = ''): PersonalNumber[] {
  let found: PersonalNumber[] = [];
  for (const folded of foldings(text)) {
    const more = [
      ...KINDS.flatMap((kind) => numbersOfKind(kind, folded, heading)),
      ...inNotation(folded),
    ];
    if (more.length > 0) found = withoutOverlaps(found, more);
  }
  return found;
}

/** What an earlier way of reading has found stays; of two of one way the one that begins first. */
function withoutOverlaps(found: PersonalNumber[], more: PersonalNumber[]): PersonalNumber[] {
  const all = [
    ...found.map((number) => ({ number, isKept: true })),
    ...more.map((number) => ({ number, isKept: false })),
  ].sort((a, b) => a.number.start - b.number.start || Number(b.isKept) - Number(a.isKept));
  const result: PersonalNumber[] = [];
  let behind = 0;
  for (const [index, { number, isKept }] of all.entries()) {
    const next = all[index + 1];
    const meetsKept = next?.isKept === true && next.number.start < number.end;
    if (!isKept && (number.start < behind || meetsKept)) continue;
    behind = Math.max(behind, number.end);
    result.push(number);
  }
  return result;
}

function numbersOfKind(kind: Kind, { text, placeOf }: Folded, heading: string): PersonalNumber[] {
  const numbers: PersonalNumber[] = [];
  const { pattern } = kind;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [start, end] = [match.index, pattern.lastIndex];
    const [written] = match;
    const number = written.replace(/[^\dX]/gi, '').toUpperCase();
    const context = contextOf(text, start, end, heading);
    if (
      isWritten(written, text, start, end) &&
      kind.accepts(number, context, kind.groups.test(written))
    ) {
      numbers.push(personalNumber(kind, number, placeOf(start), placeOf(end - 1) + 1));
    } else pattern.lastIndex = start + 1;
  }
  return numbers;
}

/** Numbers of persons in a notation of programs. */
function inNotation({ text, placeOf }: Folded): PersonalNumber[] {
  return [...text.matchAll(NOTATION)].flatMap(({ 0: written, index }) => {
    const value = /^0[xo]/i.test(written) ? BigInt(written) : wholeOf(Number(written));
    const number = String(value);
    const nothing: Context = { before: '', after: '', address: null };
    const kind = KINDS.find(({ pattern, accepts }) => {
      pattern.lastIndex = 0;
      return pattern.exec(number)?.[0] === number && accepts(number, nothing, true);
    });
    if (!kind) return [];
    const end = placeOf(index + written.length - 1) + 1;
    return [personalNumber(kind, number, placeOf(index), end)];
  });
}

/** No telephone number has so many digits that Excel rounds it. */
function personalNumber(
  { kind }: Kind,
  number: string,
  start: number,
  end: number,
): PersonalNumber {
  return { kind, start, end, ...(isRounded(number) && { isRounded: true as const }) };
}

/** What is too large to be anybody's is 0 here. */
function wholeOf(value: number): number {
  return value < 1e19 ? Math.round(value) : 0;
}

/**
 * Whether digits in groups are meant as one number: few groups, parted by one sign where that is a point or a
 * stroke, and no piece of a longer number with hyphens, such as that of a document. Digits in one piece always are.
 */
function isWritten(written: string, folded: string, start: number, end: number): boolean {
  const gaps = written.replace(/^\D*(?:00)?86[)）]?/, '').match(/[ -]+|[./·]/g) ?? [];
  if (gaps.length === 0) return true;
  const [first = ''] = gaps;
  if (
    gaps.some((gap) => /[./·]/.test(gap)) &&
    (gaps.length < 2 || gaps.some((gap) => gap !== first))
  ) {
    return false;
  }
  const joined =
    /[\dA-Za-z] ?[-./·] ?$/.test(folded.slice(Math.max(start - 4, 0), start)) ||
    /^ ?[-./·] ?[\dA-Za-z]/.test(folded.slice(end, end + 4));
  return gaps.length <= 4 && !joined;
}

/** The check digit decides of 18; 15 have none, and registrations of businesses have as many. */
function isIdentityNumber(number: string, context: Context): boolean {
  if (!hasBirthday(number)) return false;
  const meaning = identityMeaning(context);
  if (number.length === 18) {
    return passesIdentityCheck(number) || isRounded(number) || meaning === 'person';
  }
  return meaning === 'person' || (meaning === 'open' && !passesRegistrationCheck(number));
}

/** 15 digits are kept of a number that was typed into a cell. */
function isRounded(number: string): boolean {
  return number.length > 15 && /^\d{15}0+$/.test(number);
}

/**
 * Lengths and first digits of the cards in use: UnionPay 62; Visa, MasterCard and JCB on old dual-brand
 * cards; two ranges older than UnionPay. American Express is left out: so begin the 15 digits of
 * registrations in Shandong.
 */
const CARD = /^(?:62\d{14,15}|62\d{17}|(?:4\d|5[1-5]|35)\d{14}|(?:9558|4367)\d{15})$/;

function isCardNumber(number: string, context: Context): boolean {
  if (!CARD.test(number)) return false;
  const meaning = cardMeaning(context);
  if (meaning === 'thing') return false;
  return passesLuhnCheck(number) || (meaning === 'person' && isRounded(number));
}
