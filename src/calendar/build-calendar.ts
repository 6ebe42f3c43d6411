import { createHash } from 'node:crypto';
import { bundledCalendar, bundledNotices, lunarFestivals } from './bundled-calendar.ts';
import { formatDay } from './day.ts';
import { expandYear, type HolidayYear, mergeNotices } from './holiday-notice.ts';
import { calendarTable } from './table.generated.ts';
import { type LocalOverride, WorkCalendar } from './work-calendar.ts';

/** What is added to the bundled calendar. */
export interface CalendarParts {
  years?: readonly HolidayYear[];
  overrides?: readonly LocalOverride[];
}

/**
 * The bundled calendar with notices of further years, which makes those years official, and with
 * local closures and extra workdays. Both change the hash; where there are none it is the bundled one itself.
 * @throws HolidayDataError for dates that do not exist or contradict each other,
 * CalendarRangeError where a year between two notices is missing.
 */
export function buildCalendar({ years = [], overrides = [] }: CalendarParts): WorkCalendar {
  if (years.length === 0 && overrides.length === 0) return bundledCalendar();
  return new WorkCalendar({
    ...mergeNotices([bundledNotices(), ...years.map(expandYear)]),
    lunarFestivals,
    overrides,
    hash: hashOf(years, overrides),
  });
}

function hashOf(years: readonly HolidayYear[], overrides: readonly LocalOverride[]): string {
  const content = [
    calendarTable.hash,
    years.map(({ year, notices }) => [
      year,
      notices.map(({ number, issued, kind, holidays }) => [
        number,
        issued,
        kind,
        holidays.map(({ name, off, work = [] }) => [name, off, work]),
      ]),
    ]),
    overrides.map(({ date, off, reason }) => [formatDay(date), off, reason]),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}
