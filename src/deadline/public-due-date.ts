import { formatDay } from '../calendar/day.ts';
import { dayOfText, type PublicWorkCalendar } from '../calendar/public-calendar.ts';
import { requireArguments } from '../missing-argument.ts';
import { type Counting, dueDateOf } from './due-date.ts';
import { LABEL_EXAMPLES, type PeriodSpan, parsePeriod } from './period.ts';
import type { Period, Requirement } from './requirement.ts';

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

/** A text that names no period, or one of another length than the requirement recurs in. */
export class InvalidPeriodError extends RangeError {
  override name = 'InvalidPeriodError';
  readonly text: string;

  constructor(text: string, period: Period | null) {
    const examples = period ? LABEL_EXAMPLES[period] : Object.values(LABEL_EXAMPLES).join('、');
    super(`“${text}”不是${period ? '这项要求' : '有效'}的期间，应写作 ${examples}`);
    this.text = text;
  }
}

/**
 * When a requirement is due.
 * @param options.from day of the event, `YYYY-MM-DD`, for what counts from one
 * @param options.period `2022-08`, `2022-Q3` …, for what recurs
 * @param options.planYear the year meant by 年底前 and the like
 * @throws MissingArgumentError, InvalidDateError, InvalidPeriodError, CalendarRangeError; RangeError where planYear is no year
 */
export function dueDate(
  requirement: Requirement,
  options: { from?: string; period?: string; planYear?: number; calendar: PublicWorkCalendar },
): PublicDueDate {
  requireArguments('dueDate', { requirement, calendar: options?.calendar });
  const { from, period, planYear, calendar } = options;
  const result = dueDateOf(requirement, {
    calendar: calendar.calendar,
    from: from === undefined ? null : dayOfText(from),
    period: period === undefined ? null : spanOf(period, requirement),
    planYear: planYear === undefined ? null : checkedYear(planYear),
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

function spanOf(label: string, requirement: Requirement): PeriodSpan {
  const span = parsePeriod(label);
  const period = 'period' in requirement ? requirement.period : null;
  if (!span || (period && span.period !== period)) throw new InvalidPeriodError(label, period);
  return span;
}

function checkedYear(year: number): number {
  if (Number.isInteger(year) && year >= 1000 && year <= 9999) return year;
  throw new RangeError(`planYear 应为四位数的年份，不是 ${year}`);
}
