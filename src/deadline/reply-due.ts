import type { Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { CLAUSES } from './clauses.ts';
import { counting, type DueDate } from './due-date.ts';

/**
 * The reply to a request: n workdays from receipt, plus those of an extension,
 * leaving out the workdays of consultations (条例 第三十三条).
 */
export function countReply(
  calendar: WorkCalendar,
  start: Day,
  n: number,
  extendedBy: number,
  deductions: { from: Day; to: Day }[],
): DueDate {
  const total = n + extendedBy;
  const effective: { from: Day; to: Day }[] = [];
  let from = start;
  let left = total;
  for (const deduction of mergeSpans(deductions)) {
    if (deduction.to <= from) continue;
    const first = Math.max(deduction.from, from + 1);
    const counted = calendar.workdaysBetween(from, first - 1);
    if (counted >= left) break;
    left -= counted;
    from = deduction.to;
    effective.push({ from: first, to: deduction.to });
  }
  const date = calendar.addWorkdays(from, left);
  const clauses: string[] = [CLAUSES.reply, CLAUSES.dayZero];
  if (effective.length > 0) clauses.push(CLAUSES.consultation);
  return {
    date,
    provisional: calendar.crossesProvisional(start, date),
    earliest: calendar.addWorkdaysEarliest(from, left),
    counting: { ...counting('workdays', start, total, clauses), deductions: effective, extendedBy },
  };
}

/** Sorted, overlaps joined: a day is left out of the count once. */
function mergeSpans(spans: { from: Day; to: Day }[]): { from: Day; to: Day }[] {
  const merged: { from: Day; to: Day }[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to + 1) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}
