import { buildCalendar, type CalendarParts } from '../calendar/build-calendar.ts';
import { HolidayDataError } from '../calendar/holiday-notice.ts';
import { CalendarRangeError } from '../calendar/work-calendar.ts';
import { readLocalDays } from './configuration.ts';
import { UsageError } from './exit.ts';
import { furtherYears } from './further-years.ts';

/** The notices and the local days of these files, which fit the bundled calendar. @throws UsageError */
export function extendingParts(notices: readonly string[], config?: string): CalendarParts {
  try {
    const years = furtherYears(notices);
    const calendar = buildCalendar({ years });
    return { years, overrides: config === undefined ? [] : readLocalDays(config, calendar) };
  } catch (error) {
    if (error instanceof CalendarRangeError) {
      throw new UsageError(`${error.message}。请按年份先后用 --notice 一并给出`);
    }
    if (error instanceof HolidayDataError) throw new UsageError(error.message);
    throw error;
  }
}
