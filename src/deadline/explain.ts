import type { Day } from '../calendar/day.ts';
import type { DayDescription, WorkCalendar } from '../calendar/work-calendar.ts';
import type { Counting, DueDate } from './due-date.ts';

/** What an explanation needs of a due date. */
export interface CountToExplain extends Pick<DueDate, 'date'> {
  counting: Pick<Counting, 'method' | 'start' | 'n' | 'movedFrom' | 'deductions'>;
}

/** One day of a count, as an explanation shows it. */
export interface CountedDay {
  day: Day;
  /** null for a day that the calendar does not cover, and that the count does not ask about. */
  description: DayDescription | null;
  /** Its number among the counted days, from 1; null where it is not counted. */
  ordinal: number | null;
  /**
   * `start`: day zero; `deducted`: within a consultation; `moved-from`: the last day of the count,
   * a day off; `due`: the due date.
   */
  mark: 'start' | 'deducted' | 'moved-from' | 'due' | null;
}

/**
 * Every day from day zero to the due date, each with what it is and whether it was counted.
 * Months are counted by their corresponding days, so no day of theirs has an ordinal.
 * A fixed date has just itself.
 */
export function explainCount(
  due: CountToExplain,
  calendar: Pick<WorkCalendar, 'covers' | 'describe'>,
): CountedDay[] {
  const { method, start, n, movedFrom, deductions } = due.counting;
  const first = start ?? due.date;
  const step = due.date < first ? -1 : 1;
  const days: CountedDay[] = [];
  let counted = 0;
  for (let day = first; days.length <= Math.abs(due.date - first); day += step) {
    const description = calendar.covers(day) ? calendar.describe(day) : null;
    const deducted = deductions.some(({ from, to }) => day >= from && day <= to);
    const counts =
      method === 'days' || (method === 'workdays' && !deducted && isWorked(description));
    const ordinal = counts && day !== start && counted !== n ? ++counted : null;
    days.push({ day, description, ordinal, mark: markOf(day, deducted) });
  }
  return days;

  function markOf(day: Day, deducted: boolean): CountedDay['mark'] {
    if (day === due.date) return 'due';
    if (day === start) return 'start';
    if (day === movedFrom) return 'moved-from';
    return deducted ? 'deducted' : null;
  }
}

function isWorked(description: DayDescription | null): boolean {
  return description?.kind === 'workday' || description?.kind === 'makeup-workday';
}
