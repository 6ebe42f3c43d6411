import { daysInMonth } from '../../calendar/day.ts';
import { bodyAt, type DateBody, isoAt, lastDay } from './date-bodies.ts';
import { figuresAt, isListJoint, isRange, type Source, textOf } from './figures.ts';
import { broken, isClock } from './measures.ts';
import type { Broken, DatePhrase, DatePoint, Match } from './phrase.ts';
import { roleOf } from './tokens.ts';

/** A date with its year, if it names one. */
interface Dated extends DateBody {
  year: number | null;
  nextYear: boolean;
}

interface YearWord {
  year: number | null;
  nextYear: boolean;
  /** It can be no year: 202年, 22年. */
  damaged: boolean;
  /** 2022年度 */
  degree: boolean;
  next: number;
}

/**
 * 2022年8月底, 6月30日和12月31日, 3月至4月, 上半年, 2022-08-31.
 * Of a range the end binds; dates that cannot be, or that run into one another, are broken.
 */
export function dateAt(source: Source, index: number): Match<DatePhrase | Broken> | null {
  const { tokens } = source;
  const first = datedAt(source, index, null);
  if (!first) return null;
  const dates = [first];
  let sound = first.sound;
  let next = first.next;
  while (isRange(tokens[next]) || isListJoint(tokens[next]) || roleOf(tokens[next]) === 'or') {
    const previous = dates.at(-1) ?? first;
    const range = isRange(tokens[next]);
    const to = datedAt(source, next + 1, range ? previous : null);
    if (!to || (!range && to.precision === 'year')) break;
    if (roleOf(tokens[next]) === 'or') sound = false;
    if (to.year === null && !to.nextYear) {
      to.year = previous.year;
      to.nextYear = previous.nextYear;
    }
    sound &&= to.sound;
    if (range) {
      sound &&= isAfter(to, previous);
      dates[dates.length - 1] = to;
    } else dates.push(to);
    next = to.next;
  }
  const last = dates.at(-1) ?? first;
  if (last.shared) for (const date of dates) date.days ??= last.days;
  // 6月、12月底 shares 底; of 3月、9月10日 it is unclear what the first day is.
  sound &&= dates.every((date) => isComplete(date, last));
  sound &&= dates.every(isPossible);
  const collision = datedAt(source, next, null);
  if (collision || (tokens[next]?.type === 'number' && !isClock(tokens, next))) {
    sound = false;
    next = collision?.next ?? next + 1;
  }
  const start = tokens[index]?.start ?? 0;
  const end = tokens[last.next - 1]?.end ?? start;
  if (!sound) return broken(source, index, next);
  const points = dates.flatMap(pointsOf);
  return {
    phrase: { type: 'date', start, end, points, precision: last.precision, frame: last.frame },
    next,
  };
}

function datedAt(source: Source, index: number, before: DateBody | null): Dated | null {
  const iso = isoAt(source, index);
  if (iso) return { ...iso, nextYear: false };
  const year = yearAt(source, index);
  const body = bodyAt(
    source,
    year?.next ?? index,
    year !== null && !year.damaged,
    year ? null : before,
  );
  if (!body) {
    // 次年 without a month is text, and so are 2021年度 and the 3年 of a length.
    if (!year || year.damaged || year.year === null || year.degree) return null;
    const whole = { precision: 'year', frame: false, shared: false, sound: true } as const;
    return {
      ...whole,
      months: [12],
      days: [31],
      year: year.year,
      nextYear: false,
      next: year.next,
    };
  }
  // 去年12月31日, 上年度末
  const past = !year && /(去年|前年|上一?年度?)$/.test(textOf(source, source.tokens[index - 1]));
  return {
    ...body,
    sound: body.sound && !year?.damaged && !past,
    year: year?.year ?? null,
    nextYear: year?.nextYear ?? false,
  };
}

function yearAt(source: Source, index: number): YearWord | null {
  const { tokens } = source;
  const token = tokens[index];
  const role = roleOf(token);
  if (role === 'this-year' || role === 'next-year') {
    const next = tokens[index + 1]?.word === '的' ? index + 2 : index + 1;
    return { year: null, nextYear: role === 'next-year', damaged: false, degree: false, next };
  }
  const figures = figuresAt(source, index);
  if (figures?.values.length !== 1 || !token) return null;
  const [value = Number.NaN] = figures.values;
  const fourDigits = value >= 1949 && value <= 2100;
  const after = tokens[figures.next];
  const damaged = !fourDigits || !figures.sound;
  if (after?.word === '年') {
    // 2022年度末
    const degree = textOf(source, tokens[figures.next + 1]).startsWith('度');
    const next = figures.next + (degree ? 2 : 1);
    return { year: value, nextYear: false, damaged, degree, next };
  }
  if (['year-end', 'in-year', 'mid-year'].includes(roleOf(after) ?? '')) {
    return { year: value, nextYear: false, damaged, degree: false, next: figures.next };
  }
  return null;
}

function pointsOf(date: Dated): DatePoint[] {
  return date.months.flatMap((month) =>
    (date.days ?? [lastDay(month, date.year)]).map((day) => ({
      year: date.year,
      nextYear: date.nextYear,
      month,
      day: day === 'last' ? lastDay(month, date.year) : day,
    })),
  );
}

function isComplete(date: Dated, last: Dated): boolean {
  return (
    date === last || (date.days === null ? last.days === null || last.days[0] === 'last' : true)
  );
}

/** 6月31日 and 13月 are not; 29 February is, where the year is left open. */
function isPossible({ months, days, year }: Dated): boolean {
  const leapYear = 2000;
  return months.every(
    (month) =>
      month >= 1 &&
      month <= 12 &&
      (days ?? []).every(
        (day) => day === 'last' || (day >= 1 && day <= daysInMonth(year ?? leapYear, month)),
      ),
  );
}

function isAfter(to: Dated, from: Dated): boolean {
  if (to.nextYear && !from.nextYear) return true;
  if (to.year !== from.year) return (to.year ?? 0) > (from.year ?? 0);
  const [a, b] = [pointsOf(from).at(-1), pointsOf(to).at(0)];
  return a !== undefined && b !== undefined && a.month * 100 + a.day <= b.month * 100 + b.day;
}
