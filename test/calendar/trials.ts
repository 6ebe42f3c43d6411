import { bundledNotices, lunarFestivals } from '../../src/calendar/bundled-calendar.ts';
import { type Day, dayOf } from '../../src/calendar/day.ts';
import { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import { LAST, naiveAddWorkdays } from './naive.ts';

/** What the notices settle in the end: 29–31 December 2026 are still open. */
export const SETTLED = LAST - 3;

export interface Trial {
  start: Day;
  /** The date computed without the notices, and the date before which the true one will not fall. */
  date: Day;
  earliest: Day;
  /** The date by the notices. */
  truth: Day;
}

/** The calendar as it stood before the notice for `year` was out. */
export function calendarBefore(year: number): WorkCalendar {
  const { notices, days } = bundledNotices();
  return new WorkCalendar({
    notices: notices.filter((notice) => notice.year < year),
    days: days.filter(({ notice }) => notice !== null && notice.year < year),
    lunarFestivals,
    hash: '',
  });
}

/**
 * Every count of n workdays (backwards if negative) that crosses days provisional before the notice
 * for `year`, from every `step`-th start up to the 28 December of `through`.
 */
export function trials(year: number, n: number, through = year, step = 1): Trial[] {
  const calendar = calendarBefore(year);
  const found: Trial[] = [];
  const end = Math.min(dayOf(through, 12, 28), SETTLED);
  for (let start = calendar.confirmedThrough - 120; start <= end; start += step) {
    const truth = naiveAddWorkdays(start, n);
    if (truth === null || truth > SETTLED) continue;
    const date = calendar.addWorkdays(start, n);
    // A workday may have turned up before a date that seemed settled, never the reverse.
    if (Math.max(start - 1, date) <= calendar.confirmedThrough) continue;
    found.push({ start, date, truth, earliest: calendar.addWorkdaysEarliest(start, n) });
  }
  return found;
}

export interface Figures {
  count: number;
  /** Shares in per cent: right, the true date earlier, the true date later. */
  right: number;
  earlier: number;
  later: number;
  /** Most days by which the true date was earlier or later. */
  mostEarlier: number;
  mostLater: number;
  /** Days from `earliest` to the true date: mean and most. */
  meanMargin: number;
  mostMargin: number;
}

export function figures(list: readonly Trial[]): Figures {
  const count = list.length;
  const errors = list.map(({ truth, date }) => truth - date);
  const margins = list.map(({ truth, earliest }) => truth - earliest);
  const share = (test: (error: number) => boolean) => (100 * errors.filter(test).length) / count;
  return {
    count,
    right: share((error) => error === 0),
    earlier: share((error) => error < 0),
    later: share((error) => error > 0),
    mostEarlier: -Math.min(0, ...errors),
    mostLater: Math.max(0, ...errors),
    meanMargin: margins.reduce((sum, margin) => sum + margin, 0) / count,
    mostMargin: Math.max(...margins),
  };
}
