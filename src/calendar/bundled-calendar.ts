import { createHash } from 'node:crypto';
import { type Day, formatDay, parseDay } from './day.ts';
import { expandYear, type HolidayYear, mergeNotices, type NoticeData } from './holiday-notice.ts';
import type { LunarFestivals } from './statutory.ts';
import { calendarTable } from './table.generated.ts';
import { type LocalOverride, WorkCalendar } from './work-calendar.ts';

let memo: WorkCalendar | undefined;

/** The calendar of the bundled notices, built once. */
export function bundledCalendar(): WorkCalendar {
  memo ??= buildCalendar();
  return memo;
}

/**
 * The bundled calendar with notices of further years, which makes those years official, and with
 * local closures and extra workdays. Both change the hash.
 * @throws HolidayDataError for dates that do not exist or contradict each other,
 * CalendarRangeError where a year between two notices is missing.
 */
export function buildCalendar({
  years = [],
  overrides = [],
}: {
  years?: readonly HolidayYear[];
  overrides?: readonly LocalOverride[];
} = {}): WorkCalendar {
  return new WorkCalendar({
    ...mergeNotices([bundledNotices(), ...years.map(expandYear)]),
    lunarFestivals,
    overrides,
    hash: hashOf(years, overrides),
  });
}

/** The bundled notices and their days. */
export function bundledNotices(): NoticeData {
  const { notices, days } = calendarTable;
  return {
    notices,
    days: days.flatMap(([text, length, off, name, index]) => {
      const notice = notices[index] ?? null;
      const first = dayIn(text);
      return Array.from({ length }, (_, i) => ({ date: first + i, name, off, notice }));
    }),
  };
}

/** The lunar festivals of a year, or null beyond the table. */
export function lunarFestivals(year: number): LunarFestivals | null {
  const dates = calendarTable.lunar[year];
  if (!dates) return null;
  const [springFestival, qingming, dragonBoat, midAutumn] = dates;
  return {
    springFestival: dayIn(springFestival),
    qingming: dayIn(qingming),
    dragonBoat: dayIn(dragonBoat),
    midAutumn: dayIn(midAutumn),
  };
}

function hashOf(years: readonly HolidayYear[], overrides: readonly LocalOverride[]): string {
  if (years.length === 0 && overrides.length === 0) return calendarTable.hash;
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

function dayIn(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`table.generated.ts: ${text}`);
  return day;
}
