import type { Period, Unit } from '../requirement.ts';
import type { Token } from './tokens.ts';

interface Span {
  /** Span in the folded text. */
  start: number;
  end: number;
}

/** 15个工作日, 三至五日 */
export interface Measure extends Span {
  type: 'measure';
  /** The upper end of a range. */
  n: number;
  /** The lower end of a range, else null. */
  low: number | null;
  unit: Unit;
  /** 10日, 5、20日: the days of a month that it may mean instead; of a range the last. */
  monthDays: number[] | null;
  /** 5号; 5、20日: no length of time. */
  dateOnly: boolean;
  /** 一年, 半年: the period whose rate 一年一次 gives; null where no period is that long. */
  single: Period | null;
}

export interface DatePoint {
  year: number | null;
  /** 次年 */
  nextYear: boolean;
  month: number;
  day: number;
}

/** 2022年8月底, 6月30日和12月31日, 上半年, 年内 */
export interface DatePhrase extends Span {
  type: 'date';
  points: DatePoint[];
  /** What the wording names: a day, the end of a period, or the period as a whole. */
  precision: 'day' | 'end' | 'month' | 'quarter' | 'half-year' | 'year';
  /** 年内: the year as the frame of something that need not be a deadline. */
  frame: boolean;
}

/** 每月, 按季, 次月 */
export interface Recurrence extends Span {
  type: 'recur';
  /** null: a period that no requirement can express. */
  period: Period | null;
  next: boolean;
  /** 次月, 当月, 月月: without 每 or 按, it may also be an attribute. */
  bare: boolean;
}

/** 底, 上旬, 首月18日: a day within the recurring period. */
export interface Part extends Span {
  type: 'part';
  month: number | 'last' | null;
  day: number;
  /** 月底, 季末 name their period themselves. */
  period: Period | null;
}

/** 2次; 1次/年 */
export interface Count extends Span {
  type: 'count';
  /** The lower end of a range. */
  count: number;
  range: boolean;
  period: Period | null;
}

/** Figures that make no sense: 6月31日, 620日至720日, 三五天. */
export interface Broken extends Span {
  type: 'broken';
}

/** A boundary between clauses: strong ones end a sentence. */
export interface Break extends Span {
  type: 'break';
  strong: boolean;
  /** `,` `:` `;` or 、 */
  sign: string;
}

/** A bracketed remark without a deadline in it: text, but not between a number and its 内. */
export interface Remark extends Span {
  type: 'remark';
}

/** Anything else: a word with its role, or text. */
export interface Other extends Span {
  type: 'other';
  token: Token;
}

export type Phrase =
  | Measure
  | DatePhrase
  | Recurrence
  | Part
  | Count
  | Broken
  | Break
  | Remark
  | Other;

/** What a rule of the grammar found, and the token after it. */
export interface Match<P extends Phrase = Phrase> {
  phrase: P;
  next: number;
}
