import { dayOf, parseDay, weekday } from '../calendar/day.ts';

/** The custom formats of the schemas; called by the generated validators. */
export const formats = {
  /** An existing date as `YYYY-MM-DD`. */
  date: (text: string): boolean => parseDay(text) !== null,
  /** A period that exists. The form is left to the `pattern` beside it. */
  period: (text: string): boolean => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return parseDay(text) !== null;
    const week53 = /^(\d{4})-W53$/.exec(text);
    return !week53 || hasWeek53(Number(week53[1]));
  },
};

/** ISO 8601: a year has a week 53 when it begins or ends on a Thursday. */
function hasWeek53(year: number): boolean {
  return weekday(dayOf(year, 1, 1)) === 4 || weekday(dayOf(year, 12, 31)) === 4;
}
