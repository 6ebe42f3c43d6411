import { addMonths, type Day, dateParts, dayOf, daysInMonth, formatDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { CLAUSES } from './clauses.ts';
import { nextPeriod, type PeriodSpan } from './period.ts';
import type { Before, By, Every, MinDuration, Requirement, Unit, Within } from './requirement.ts';

/** How a due date came about: enough to count it again day by day. */
export interface Counting {
  /** `fixed`: a date that the wording names; the others say what was counted. */
  method: 'workdays' | 'days' | 'months' | 'fixed';
  /** Day zero, never counted itself; null for a fixed date. */
  start: Day | null;
  /** How many units were counted from day zero; negative backwards. */
  n: number | null;
  /** The last day of the count, where it was a day off and the due date moved on. */
  movedFrom: Day | null;
  /** Days whose workdays were left out of the count, first and last included. */
  deductions: { from: Day; to: Day }[];
  /** Workdays that an extension added; contained in `n`. */
  extendedBy: number;
  /** The clauses that the count rests on. */
  clauses: string[];
  /** What a reader should know besides, in Chinese. */
  notes: string[];
}

/** A due date: the last day that counts as in time. */
export interface DueDate {
  date: Day;
  /** The count crosses a day whose notice is not out. */
  provisional: boolean;
  /** Not before this day; equals `date` unless provisional. */
  earliest: Day;
  counting: Counting;
}

/** What a due date may depend on besides the requirement. */
export interface DueContext {
  calendar: WorkCalendar;
  /** The day of the event that starts the count (or, for `before`, that ends it). */
  from?: Day | null;
  /** For `every` and `at-least`. */
  period?: PeriodSpan | null;
  /** The year meant by 年底前 and the like. */
  planYear?: number | null;
}

/** A due date, or the Chinese reason why none can be told. */
export type DueResult =
  | { due: DueDate }
  /** `lacks`: what of the context would tell it. */
  | { due: null; reason: string; lacks?: 'from' | 'period' | 'planYear' };

const PERIOD_LACKING = lacking('period', '没有说明是哪一个周期');
const NOT_MOVED = '期日为确定的日期，遇休息日不顺延';

/**
 * The due date of a requirement (design of the counts: docs/architecture.md; basis: the clauses in each result).
 * For `min-duration` it is the first day on which the period may end.
 * @throws CalendarRangeError where the count leaves the days the calendar covers.
 */
export function dueDateOf(requirement: Requirement, context: DueContext): DueResult {
  switch (requirement.kind) {
    case 'within':
      return dueWithin(requirement, context);
    case 'by':
      return dueBy(requirement, context.planYear ?? null);
    case 'every':
      return dueEvery(requirement, context);
    case 'at-least':
      return context.period
        ? { due: unmoved(context.period.last, named([CLAUSES.inclusive])) }
        : PERIOD_LACKING;
    case 'min-duration':
      return dueMinDuration(requirement, context);
    case 'before':
      return dueBefore(requirement, context);
    case 'extension':
      return cannotTell('延长期限附在答复期限上，不单独计算');
    case 'unknown':
      return cannotTell(`时限“${requirement.text}”无法理解`);
    default:
      return cannotTell('这一时限没有确定的日期');
  }
}

/** n units after day zero. */
export function countFrom(calendar: WorkCalendar, start: Day, n: number, unit: Unit): DueDate {
  if (n === 0) return unmoved(start, named([], ['当日，不顺延']));
  if (unit === 'workday') return countWorkdays(calendar, start, n);
  if (unit === 'hour') {
    const note = `${n}小时按${daysOf(n)}天计（台账只记日期，不记钟点），不顺延`;
    return countUnmoved(start, n, unit, [note]);
  }
  const last = unit === 'month' ? addMonths(start, n) : start + n;
  const date = calendar.nextWorkday(last);
  const clauses: string[] = [CLAUSES.dayZero];
  if (unit === 'month') clauses.push(CLAUSES.correspondingDay);
  if (date !== last) clauses.push(CLAUSES.movedToWorkday);
  return {
    date,
    provisional: calendar.crossesProvisional(last - 1, date),
    earliest: calendar.nextWorkdayEarliest(last),
    counting: {
      ...counting(unit === 'month' ? 'months' : 'days', start, n, clauses),
      movedFrom: date === last ? null : last,
    },
  };
}

/** The n-th workday after day zero, or with negative n before it. */
function countWorkdays(calendar: WorkCalendar, start: Day, n: number): DueDate {
  const date = calendar.addWorkdays(start, n);
  return {
    date,
    provisional: calendar.crossesProvisional(start, date),
    earliest: calendar.addWorkdaysEarliest(start, n),
    counting: counting('workdays', start, n, [CLAUSES.dayZero]),
  };
}

/** n units other than workdays after day zero, or with negative n before it, whatever day that is. */
function countUnmoved(
  start: Day,
  n: number,
  unit: Exclude<Unit, 'workday'>,
  notes: string[],
): DueDate {
  const clauses = [CLAUSES.dayZero];
  if (unit === 'month') {
    return unmoved(addMonths(start, n), counting('months', start, n, clauses, notes));
  }
  const days = unit === 'hour' ? daysOf(n) : n;
  return unmoved(start + days, counting('days', start, days, clauses, notes));
}

/** Hours in days, begun ones as whole ones: ledgers have no time of day. */
function daysOf(hours: number): number {
  return Math.sign(hours) * Math.ceil(Math.abs(hours) / 24);
}

function dueWithin(requirement: Within, { calendar, from }: DueContext): DueResult {
  if (from == null) {
    return lacking('from', `没有起算日期（${requirement.from ?? '起算的事由'}的日期）`);
  }
  const due = countFrom(calendar, from, requirement.n, requirement.unit);
  if (requirement.approx) due.counting.notes.push(`“左右”按${requirement.n}计`);
  return { due };
}

function dueBy(requirement: By, planYear: number | null): DueResult {
  const year = requirement.year ?? planYear;
  if (year === null) return lacking('planYear', '时限没有写明年份');
  const due = monthDay(year + (requirement.yearOffset ?? 0), requirement.month, requirement.day);
  return { due: unmoved(due, named([CLAUSES.inclusive], [NOT_MOVED])) };
}

function dueEvery(requirement: Every, { calendar, period, from }: DueContext): DueResult {
  if (requirement.from) {
    if (from == null) return lacking('from', `没有起算日期（${requirement.from}的日期）`);
    if (requirement.n === null) return cannotTell('时限没有写明期限的长短');
    return { due: countFrom(calendar, from, requirement.n, requirement.unit ?? 'workday') };
  }
  if (!period) return PERIOD_LACKING;
  if (requirement.n !== null) {
    return { due: countFrom(calendar, period.last, requirement.n, requirement.unit ?? 'workday') };
  }
  const span = requirement.offset ? nextPeriod(period) : period;
  const counting = named([CLAUSES.inclusive], [NOT_MOVED]);
  return { due: unmoved(dayInPeriod(requirement, span), counting) };
}

/** The month and day, or the weekday, that a recurring requirement names, else the last day of the period. */
export function dayInPeriod(requirement: Every, span: PeriodSpan): Day {
  if (requirement.month === null && requirement.day === null) return span.last;
  if (span.period === 'week') return span.first + (requirement.day ?? 7) - 1;
  const first = dateParts(span.first);
  const last = dateParts(span.last);
  const month = requirement.month === null ? last.month : first.month + requirement.month - 1;
  return monthDay(last.year + (requirement.yearOffset ?? 0), month, requirement.day ?? 31);
}

function dueMinDuration(requirement: MinDuration, { calendar, from }: DueContext): DueResult {
  if (from == null) return lacking('from', '没有开始日期');
  const { n, unit } = requirement;
  if (unit === 'workday') return { due: countWorkdays(calendar, from, n) };
  return { due: countUnmoved(from, n, unit, []) };
}

function dueBefore(requirement: Before, { calendar, from }: DueContext): DueResult {
  const event = requirement.event ?? '该事项';
  if (from == null) return lacking('from', `没有起算日期（${event}的日期）`);
  const { n, unit } = requirement;
  if (n === null || unit === null) {
    // The wording does not say whether the day of the event itself is still before it.
    const note = `应在${event}之前；当日公开的先后无法由日期判定`;
    return { due: unmoved(from - 1, counting('days', from, -1, [], [note])) };
  }
  if (unit === 'workday') return { due: countWorkdays(calendar, from, -n) };
  return { due: countUnmoved(from, -n, unit, ['倒推的期限，遇休息日不移动']) };
}

/** A day of a month, or its last one where it has not so many. */
export function monthDay(year: number, month: number, day: number): Day {
  return dayOf(year, month, Math.min(day, daysInMonth(year, month)));
}

/** A count without deductions that ends on the due date. */
export function counting(
  method: Counting['method'],
  start: Day | null,
  n: number | null,
  clauses: string[],
  notes: string[] = [],
): Counting {
  return { method, start, n, movedFrom: null, deductions: [], extendedBy: 0, clauses, notes };
}

/** No count at all: the wording names the date. */
function named(clauses: string[], notes: string[] = []): Counting {
  return counting('fixed', null, null, clauses, notes);
}

/** A date that no day off moves, so that no notice decides it. */
function unmoved(date: Day, counting: Counting): DueDate {
  return { date, provisional: false, earliest: date, counting };
}

function cannotTell(reason: string): DueResult {
  return { due: null, reason };
}

function lacking(lacks: 'from' | 'period' | 'planYear', reason: string): DueResult {
  return { due: null, reason, lacks };
}

/** `2022-06-13`, or `2027-01-08（不早于2027-01-05）` where the notice is not out. */
export function formatDueDate(due: DueDate): string {
  const date = formatDay(due.date);
  return due.earliest === due.date ? date : `${date}（不早于${formatDay(due.earliest)}）`;
}

/** The year whose notice a provisional due date waits for: it also settles the 29th to 31st of December before it. */
export function awaitedYear(due: DueDate): number {
  return dateParts(due.date + 3).year;
}
