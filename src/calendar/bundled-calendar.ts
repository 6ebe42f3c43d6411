import type { NoticeData } from './holiday-notice.ts';
import type { LunarFestivals } from './statutory.ts';
import { calendarTable } from './table.generated.ts';
import { WorkCalendar } from './work-calendar.ts';

let memo: WorkCalendar | undefined;

/** The calendar of the bundled notices, built once. */
export function bundledCalendar(): WorkCalendar {
  memo ??= new WorkCalendar({ ...bundledNotices(), lunarFestivals, hash: calendarTable.hash });
  return memo;
}

/** The bundled notices and their days. */
export function bundledNotices(): NoticeData {
  const { notices, days } = calendarTable;
  return {
    notices,
    days: days.flatMap(([first, length, off, name, index]) => {
      const notice = notices[index] ?? null;
      return Array.from({ length }, (_, i) => ({ date: first + i, name, off, notice }));
    }),
  };
}

/** The lunar festivals of a year, or null beyond the table. */
export function lunarFestivals(year: number): LunarFestivals | null {
  const dates = calendarTable.lunar[year];
  if (!dates) return null;
  const [springFestival, qingming, dragonBoat, midAutumn] = dates;
  return { springFestival, qingming, dragonBoat, midAutumn };
}
