import { buildCalendar } from '../calendar/build-calendar.ts';
import { HolidayDataError } from '../calendar/holiday-notice.ts';
import { CalendarRangeError, type WorkCalendar } from '../calendar/work-calendar.ts';
import { readLocalDays } from './configuration.ts';
import { UsageError } from './exit.ts';
import { furtherYears } from './further-years.ts';

/** The bundled calendar with the notices and the local days of these files. @throws UsageError */
export function extendedCalendar(notices: readonly string[], config?: string): WorkCalendar {
  try {
    const years = furtherYears(notices);
    const calendar = buildCalendar({ years });
    if (config === undefined) return calendar;
    return buildCalendar({ years, overrides: readLocalDays(config, calendar) });
  } catch (error) {
    if (error instanceof CalendarRangeError) {
      throw new UsageError(`${error.message}。请按年份先后用 --notice 一并给出`);
    }
    if (error instanceof HolidayDataError) throw new UsageError(error.message);
    throw error;
  }
}
