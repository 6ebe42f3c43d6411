import { daysInMonth } from '../../calendar/day.ts';
import { type Figures, figuresAt, isRange, type Source, textOf } from './figures.ts';
import type { DatePhrase } from './phrase.ts';
import { roleOf } from './tokens.ts';

/** A date without its year. */
export interface DateBody {
  months: number[];
  /** null: the months as a whole. */
  days: (number | 'last')[] | null;
  precision: DatePhrase['precision'];
  /** 年内 */
  frame: boolean;
  /** 的25日: the day belongs to every month before it. */
  shared: boolean;
  sound: boolean;
  next: number;
}

/** Days named within a month. */
export interface DayWords {
  days: (number | 'last')[];
  precision: 'day' | 'end';
  shared: boolean;
  sound: boolean;
  next: number;
}

const XUN: Record<string, number | 'last'> = { 上旬: 10, 中旬: 20, 下旬: 'last' };

/** Which of the two year ends of the month: of a February without a year it depends, so 31 stands for it. */
export function lastDay(month: number, year: number | null): number {
  return month === 2 && year === null ? 31 : daysInMonth(year ?? 2001, month);
}

/** 2022-08-31, 2022.8.31日; 8/31前, 8.31前. Only with 前 can the short form be told from a fraction. */
export function isoAt(source: Source, index: number): (DateBody & { year: number | null }) | null {
  const { tokens } = source;
  const [a, sign, b] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (a?.type !== 'number' || b?.type !== 'number' || !sign) return null;
  if (!['-', '.', '/'].includes(sign.word)) return null;
  const body = { precision: 'day', frame: false, shared: false } as const;
  const c = tokens[index + 4];
  if (tokens[index + 3]?.word === sign.word && c?.type === 'number') {
    const dayWord = tokens[index + 5]?.word === '日' ? 1 : 0;
    const sound = a.value >= 1949 && a.value <= 2100 && isClean(source, index) && !a.chinese;
    return {
      ...body,
      months: [b.value],
      days: [c.value],
      sound,
      year: a.value,
      next: index + 5 + dayWord,
    };
  }
  if (sign.word === '-' || roleOf(tokens[index + 3]) !== 'ahead' || a.value > 12) return null;
  const sound = isClean(source, index) && !a.chinese && !b.chinese;
  return { ...body, months: [a.value], days: [b.value], sound, year: null, next: index + 3 };
}

/**
 * What follows a year, or stands alone: 8月底, 三季度末, 上半年, 年底, 年内.
 * `before` is the date a range starts with: 2月1日至10日.
 */
export function bodyAt(
  source: Source,
  index: number,
  hasYear: boolean,
  before: DateBody | null,
): DateBody | null {
  const { tokens } = source;
  const token = tokens[index];
  const role = roleOf(token);
  const body = { frame: false, shared: false, sound: true, next: index + 1 };
  const december: Pick<DateBody, 'months' | 'days'> = { months: [12], days: [31] };
  if (role === 'year-end' || (role === 'end' && hasYear)) {
    return { ...body, ...december, precision: 'end' };
  }
  if (role === 'in-year' || (role === 'inside' && hasYear)) {
    return { ...body, ...december, precision: 'end', frame: true };
  }
  if (role === 'mid-year') return { ...body, months: [6], days: [30], precision: 'end' };
  if (role === 'half') {
    const month = token?.word === '上半年' ? 6 : 12;
    const end = roleOf(tokens[index + 1]) === 'end';
    const next = end ? index + 2 : index + 1;
    return { ...body, months: [month], days: ['last'], precision: end ? 'end' : 'half-year', next };
  }
  return (
    quarterAt(source, index) ??
    monthAt(source, index) ??
    (before && dayInMonthOf(source, index, before))
  );
}

/** 第三季度, 一、三季度末 */
function quarterAt(source: Source, index: number): DateBody | null {
  const { tokens } = source;
  const start = roleOf(tokens[index]) === 'ordinal' ? index + 1 : index;
  const figures = figuresAt(source, start);
  // 两季度 is a length.
  const two = textOf(source, tokens[start]) === '两';
  if (!figures || two || roleOf(tokens[figures.next]) !== 'quarter') return null;
  const end = roleOf(tokens[figures.next + 1]) === 'end';
  const quarters = figures.range ? figures.values.slice(-1) : figures.values;
  return {
    months: quarters.map((quarter) => quarter * 3),
    days: ['last'],
    precision: end ? 'end' : 'quarter',
    frame: false,
    shared: false,
    sound: figures.sound && quarters.every((quarter) => quarter >= 1 && quarter <= 4),
    next: end ? figures.next + 2 : figures.next + 1,
  };
}

/** 8月31日, 2、5、8、11月6日, 9月份, 12月中旬, 8月底 */
function monthAt(source: Source, index: number): DateBody | null {
  const { tokens } = source;
  const figures = figuresAt(source, index);
  const unit = figures && tokens[figures.next];
  // 两月 is a length; 三月 a month.
  if (!figures || !unit || textOf(source, tokens[index]) === '两') return null;
  const plain = { frame: false, shared: false };
  const months = figures.range ? figures.values.slice(-1) : figures.values;
  if (roleOf(unit) === 'month-end') {
    const next = figures.next + 1;
    return { ...plain, months, days: ['last'], precision: 'end', sound: figures.sound, next };
  }
  if (unit.word !== '月' && roleOf(unit) !== 'month') return null;
  const days = dayAt(source, figures.next + 1);
  if (days) return { ...plain, ...days, months, sound: figures.sound && days.sound };
  const after = tokens[figures.next + 1];
  // 9月初 names no day, and in 8月20 the unit is missing.
  const vague = roleOf(after) === 'start' || /^[初中]/.test(textOf(source, after));
  const sound = figures.sound && !vague;
  return { ...plain, months, days: null, precision: 'month', sound, next: figures.next + 1 };
}

function dayInMonthOf(source: Source, index: number, before: DateBody): DateBody | null {
  const days = dayAt(source, index);
  return days && { ...days, months: before.months.slice(-1), frame: false };
}

/** 31日, 1日至10日, 5、20日, 底, 月底, 上旬, 最后一天; 31 without 日 where 前 follows. */
export function dayAt(source: Source, index: number): DayWords | null {
  const { tokens } = source;
  const start = tokens[index]?.word === '的' ? index + 1 : index;
  const token = tokens[start];
  const shared = start > index;
  const word = { precision: 'end', shared, sound: true, next: start + 1 } as const;
  switch (roleOf(token)) {
    case 'end':
    case 'month-end':
    case 'last-day':
      return { ...word, days: ['last'] };
    case 'xun':
      return { ...word, days: [XUN[token?.word ?? ''] ?? 'last'] };
  }
  const figures = figuresAt(source, start);
  if (!figures) return null;
  const unit = tokens[figures.next]?.word;
  if (unit !== '日' && unit !== '号') {
    if (roleOf(tokens[figures.next]) !== 'ahead') return null;
    return dayWords(figures, shared, figures.next);
  }
  const next = figures.next + 1;
  const to = isRange(tokens[next]) ? dayAt(source, next + 1) : null;
  if (!to) return dayWords(figures, shared, next);
  const [from = 0, until] = [figures.values.at(-1), to.days.at(-1)];
  return { ...to, sound: to.sound && figures.sound && (until === 'last' || from < (until ?? 0)) };
}

function dayWords(figures: Figures, shared: boolean, next: number): DayWords {
  const days = figures.range ? figures.values.slice(-1) : figures.values;
  return { days, precision: 'day', shared, sound: figures.sound, next };
}

function isClean(source: Source, index: number): boolean {
  const before = source.tokens[index - 1];
  return (
    index === source.clauseStart || before === undefined || !['.', '/', '-'].includes(before.word)
  );
}
