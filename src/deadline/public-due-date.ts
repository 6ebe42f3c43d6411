import { formatDay } from '../calendar/day.ts';
import { dayOfText, type PublicWorkCalendar } from '../calendar/public-calendar.ts';
import { type Counting, dueDate as dueDateOf } from './due-date.ts';
import { parsePeriod } from './period.ts';
import type { Requirement } from './requirement.ts';

/** A due date as text, or the Chinese reason why none can be told. */
export type PublicDueDate =
  | {
      date: string;
      provisional: boolean;
      /** The true date does not fall before this one; equals `date` unless provisional. */
      earliest: string;
      method: Counting['method'];
      /** The last day of the count where it was a day off, so that the due date moved. */
      movedFrom: string | null;
      clauses: string[];
      notes: string[];
    }
  | { date: null; provisional: false; reason: string };

/**
 * When a requirement is due.
 * @param options.from day of the event, `YYYY-MM-DD`, for what counts from one
 * @param options.period `2022-08`, `2022-Q3` …, for what recurs
 * @param options.planYear the year meant by 年底前 and the like
 * @throws InvalidDateError, CalendarRangeError
 */
export function dueDate(
  requirement: Requirement,
  options: { from?: string; period?: string; planYear?: number; calendar: PublicWorkCalendar },
): PublicDueDate {
  const { from, period, planYear, calendar } = options;
  const result = dueDateOf(requirement, {
    calendar: calendar.calendar,
    from: from === undefined ? null : dayOfText(from),
    period: period === undefined ? null : parsePeriod(period),
    planYear: planYear ?? null,
  });
  if (!result.due) return { date: null, provisional: false, reason: result.reason };
  const { date, provisional, earliest, counting } = result.due;
  return {
    date: formatDay(date),
    provisional,
    earliest: formatDay(earliest),
    method: counting.method,
    movedFrom: counting.movedFrom === null ? null : formatDay(counting.movedFrom),
    clauses: counting.clauses,
    notes: counting.notes,
  };
}
