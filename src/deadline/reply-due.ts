import type { Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { CLAUSES } from './clauses.ts';
import { counting, type DueDate } from './due-date.ts';

/** First and last day, both included. */
interface DaySpan {
  from: Day;
  to: Day;
}

/**
 * The reply to a request: n workdays from receipt, plus those of an extension,
 * leaving out the workdays of consultations (条例 第三十三条).
 * @throws CalendarRangeError
 */
export function countReply(
  calendar: WorkCalendar,
  start: Day,
  n: number,
  extendedBy: number,
  deductions: DaySpan[],
): DueDate {
  const total = n + extendedBy;
  const { from, left, leftOut } = lastStretch(start, total, deductions, (a, b) =>
    calendar.workdaysBetween(a, b),
  );
  const soonest = lastStretch(start, total, deductions, (a, b) => calendar.workdaysAtMost(a, b));
  const date = calendar.addWorkdays(from, left);
  const clauses: string[] = [CLAUSES.reply, CLAUSES.dayZero];
  if (leftOut.length > 0) clauses.push(CLAUSES.consultation);
  return {
    date,
    provisional: calendar.crossesProvisional(start, date),
    earliest: calendar.addWorkdaysEarliest(soonest.from, soonest.left),
    counting: { ...counting('workdays', start, total, clauses), deductions: leftOut, extendedBy },
  };
}

/**
 * What is left to count, and from which day, once the consultations that begin before the count
 * ends are over; `workdays` says how many there are after one day through another.
 */
function lastStretch(
  start: Day,
  n: number,
  deductions: DaySpan[],
  workdays: (after: Day, through: Day) => number,
): { from: Day; left: number; leftOut: DaySpan[] } {
  const leftOut: DaySpan[] = [];
  let from = start;
  let left = n;
  for (const deduction of mergeSpans(deductions)) {
    if (deduction.to <= from) continue;
    const first = Math.max(deduction.from, from + 1);
    const counted = workdays(from, first - 1);
    if (counted >= left) break;
    left -= counted;
    from = deduction.to;
    leftOut.push({ from: first, to: deduction.to });
  }
  return { from, left, leftOut };
}

/** Sorted, overlaps joined: a day is left out of the count once. */
function mergeSpans(spans: DaySpan[]): DaySpan[] {
  const merged: DaySpan[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to + 1) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}
