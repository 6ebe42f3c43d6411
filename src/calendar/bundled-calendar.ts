import type { NoticeData, NoticedDay } from './holiday-notice.ts';
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
  const { notices } = calendarTable;
  const days: NoticedDay[] = [];
  for (const [first, length, off, name, index] of calendarTable.days) {
    const notice = notices[index];
    if (!notice) throw new Error(`The table of days has no notice ${index}`);
    for (let date = first; date < first + length; date++) days.push({ date, name, off, notice });
  }
  return { notices, days };
}

/** The lunar festivals of a year, or null beyond the table. */
export function lunarFestivals(year: number): LunarFestivals | null {
  const dates = calendarTable.lunar[year];
  if (!dates) return null;
  const [springFestival, qingming, dragonBoat, midAutumn] = dates;
  return { springFestival, qingming, dragonBoat, midAutumn };
}
