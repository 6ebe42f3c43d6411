import type { Folded } from '../../text/fold.ts';
import { chineseNumber, isChineseDigit } from '../../text/numerals.ts';
import type { Period, Unit } from '../requirement.ts';
import { type Word as Entry, isLiteral, type PeriodType, type WordType, wordAt } from './words.ts';

/** A stretch of the folded text, and the forms that made it one token. */
interface Span {
  start: number;
  end: number;
  forms: readonly string[];
}

/** A word of the vocabulary, a sign or a character that stands for itself, or a run of anything else. */
interface Word extends Span {
  type: WordType | Literal;
}

type Literal =
  | '每'
  | '隔'
  | '各'
  | '个'
  | '日'
  | '号'
  | '月'
  | '年'
  | '半'
  | ','
  | ';'
  | ':'
  | '('
  | ')'
  | '、'
  | '/'
  | '.'
  | '-';

interface NumberToken extends Span {
  type: 'number';
  /** null where its digits make none. */
  value: number | null;
  /** 二十, and not 20. */
  chinese: boolean;
}

/** One number, a range of two, or a list: 15; 3至5; 2、5、8、11. */
export interface Figures extends Span {
  type: 'figures';
  values: number[];
  range: boolean;
  chinese: boolean;
  /** No trace of damage: of several readings none is taken. */
  sound: boolean;
}

/** 2022年, before a date; `damaged-year`: 22年8月. */
interface YearToken extends Span {
  type: 'year' | 'damaged-year';
  year: number | null;
}

/** A date on its way: without its list, and without the days that it shares with its neighbours. */
export interface DatePart extends Span {
  type: 'date-part';
  year: number | null;
  nextYear: boolean;
  months: number[];
  /** null: the months as a whole. */
  days: (number | 'last')[] | null;
  precision: DateToken['precision'];
  frame: boolean;
  /** 的25日: the day belongs to every month before it. */
  shared: boolean;
  sound: boolean;
}

export interface DatePoint {
  year: number | null;
  /** 次年 */
  nextYear: boolean;
  month: number;
  day: number;
}

/** 2022年8月底, 6月30日和12月31日, 上半年, 年内 */
export interface DateToken extends Span {
  type: 'date';
  points: DatePoint[];
  /** What the wording names: a day, the end of a period, or the period as a whole. */
  precision: 'day' | 'end' | 'month' | 'quarter' | 'half-year' | 'year';
  /** 年内: the year as the frame of something that need not be a deadline. */
  frame: boolean;
}

/** 15个工作日, 三至五日 */
interface Duration extends Span {
  /** `day`: 10日, which may be the tenth of a month; `month-day`: 5号; 5、20日, no length of time. */
  type: 'length' | 'day' | 'month-day';
  /** The upper end of a range. */
  n: number;
  /** The lower end of a range, else null. */
  low: number | null;
  unit: Unit;
  /** The days of a month that it may mean; of a range the last. */
  monthDays: number[];
  /** 一年, 半年: the period whose rate 一年一次 gives; null where no period is that long. */
  single: Period | null;
}

/** 每月, 按季; 月月; 次月 */
interface PeriodToken extends Span {
  type: PeriodType;
  period: Period;
}

/** 每周五, 次周四: 1 for 周一, 7 for 周日. */
interface Weekday extends Span {
  type: 'weekday';
  days: number[];
  next: boolean;
}

/** 底, 上旬, 首月18日: a day within the recurring period; 月底, 季末 name that period themselves. */
export interface Part extends Span {
  type: 'part' | 'period-end';
  month: number | 'last' | null;
  day: number;
  period: Period | null;
}

/** 2次; 1次/年; of a range the lower end. */
interface Count extends Span {
  type: 'count';
  count: number;
  range: boolean;
  period: Period | null;
}

/**
 * `broken`: figures that make no sense (6月31日, 三五天); `remark`: brackets without a deadline in them;
 * `unclear-number`: 1、 before a date, a list number or a part of it.
 */
interface Other extends Span {
  type: 'broken' | 'remark' | 'unclear-number';
}

/** One member for each type, so that a token is known by its type. */
type Each<T extends { type: string }> = T extends T
  ? { [K in T['type']]: Omit<T, 'type'> & { type: K } }[T['type']]
  : never;

export type Token =
  | Word
  | Each<NumberToken | Figures | YearToken | DatePart | DateToken | Duration>
  | Each<PeriodToken | Weekday | Part | Count | Other>;

/** The words, numbers and signs of a wording. */
export function tokensOf(folded: Folded): Token[] {
  const { text } = folded;
  const tokens: Token[] = [];
  const lastTitle = text.lastIndexOf('》');
  for (let index = 0; index < text.length; ) {
    const token = tokenAt(folded, index, lastTitle, tokens.at(-1));
    const last = tokens.at(-1);
    // Adjoining text is one token.
    if (token.type === 'text' && last?.type === 'text') last.end = token.end;
    else tokens.push(token);
    index = token.end;
  }
  return tokens;
}

function tokenAt(
  folded: Folded,
  start: number,
  lastTitle: number,
  before: Token | undefined,
): Token {
  const { text } = folded;
  const char = text.charAt(start);
  const unread =
    char === '《' && start < lastTitle
      ? text.indexOf('》', start) + 1
      : documentNumberEnd(text, start);
  if (unread > start) return { type: 'text', start, end: unread, forms: [] };
  if (isDigit(char)) return numberToken(folded, start, isDigit);
  const may = (word: string) =>
    !isAcross(word, before) && !isSplit(word, text.charAt(start + word.length));
  const found = wordAt(text, start, may);
  if (found) return wordToken(found.entry, start, start + found.word.length);
  if (isChineseDigit(char)) return numberToken(folded, start, isChineseDigit);
  const sign = SENTENCE_ENDS.has(char) ? ';' : char;
  const type = isLiteral(char) ? (sign as Literal) : 'text';
  return { type, start, end: start + 1, forms: [] };
}

const SENTENCE_ENDS = new Set(';。!?①');

/** The end of 〔2022〕20号, which names no day; else `index`. */
function documentNumberEnd(text: string, index: number): number {
  if (text.charAt(index) !== '(') return index;
  DOCUMENT_NUMBER.lastIndex = index;
  return DOCUMENT_NUMBER.test(text) ? DOCUMENT_NUMBER.lastIndex : index;
}

const DOCUMENT_NUMBER = /\((?:19|20)\d{2}\)第?\d{1,5}号/y;

/** A run of digits, in which a letter O stands for a zero: 二OO八, 2O. */
function numberToken(
  { text, gaps }: Folded,
  start: number,
  isPart: (char: string) => boolean,
): Token {
  let end = start + 1;
  while ((isPart(text.charAt(end)) || /^[Oo]$/.test(text.charAt(end))) && !gaps[end]) end++;
  const digits = text.slice(start, end);
  const chinese = isPart === isChineseDigit;
  const arabic = digits.length <= 4 ? Number(digits.replace(/[Oo]/g, '0')) : null;
  return {
    type: 'number',
    start,
    end,
    forms: [],
    value: chinese ? chineseNumber(digits) : arabic,
    chinese,
  };
}

function wordToken({ type, period }: Entry, start: number, end: number): Token {
  const span = { start, end, forms: [] };
  if (period && isPeriodType(type)) return { type, ...span, period };
  return { type: type === 'plain' ? 'text' : (type as WordType), ...span };
}

function isPeriodType(type: Entry['type']): type is PeriodType {
  return type === 'period' || type === 'bare-period' || type === 'next-period';
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

/** Behind a number a word may only seem to be one: 8月月底 holds no 月月, 三年内 no 年内, 三季度末 no 季度末, 2022年度公开 no 年度公开. */
function isAcross(word: string, before: Token | undefined): boolean {
  if (before?.type !== 'number') return false;
  const doubled = word.length === 2 && word.charAt(0) === word.charAt(1);
  if (word === '日起' || /^(季..|年度..)/.test(word)) return true;
  return doubled || (word.length > 1 && word.startsWith('年') && !((before.value ?? 0) > 999));
}

/** 自行政许可决定作出之日起 holds no 自行, 一年一次性 no 一年一次; 原 is one word with many, but not with a number. */
function isSplit(word: string, after: string): boolean {
  return (
    (after !== '' && SPLITS.get(word)?.includes(after)) ||
    (word.endsWith('一次') && after === '性') ||
    (word === '原' && !isDigit(after) && !isChineseDigit(after))
  );
}

const SPLITS: ReadonlyMap<string, string> = new Map([
  ['自行', '政成'],
  ['自主', '管'],
  ['自查', '处'],
  ['年终', '了'],
]);
