import { type Day, dayOf, isWeekend } from './day.ts';
import type { SpecialDay } from './holiday-notice.ts';

/** The festivals of one year that no fixed date of the civil calendar gives. */
export interface LunarFestivals {
  /** 正月初一 */
  springFestival: Day;
  /** 清明 */
  qingming: Day;
  /** 五月初五 */
  dragonBoat: Day;
  /** 八月十五 */
  midAutumn: Day;
}

/** A day that the law itself makes a holiday. */
export interface StatutoryDay {
  date: Day;
  name: string;
}

/**
 * The statutory holidays of a year under the law in force in it, in order of date
 * (全国年节及纪念日放假办法 第二条: 国务院令第513号 from 2008, 第644号 from 2014, 第795号 from 2025).
 * Holidays for part of the people (第三条: 3/8, 5/4, 6/1, 8/1) are no days off for an office.
 * Before 2008 the law knew no lunar festival but 春节: the caller must not ask.
 */
export function statutoryDays(year: number, lunar: LunarFestivals): StatutoryDay[] {
  const eve = year < 2014 || year >= 2025;
  const third = year >= 2014;
  const spring = lunar.springFestival;
  const days: StatutoryDay[] = [
    { date: dayOf(year, 1, 1), name: '元旦' },
    ...(eve ? [{ date: spring - 1, name: '春节' }] : []),
    { date: spring, name: '春节' },
    { date: spring + 1, name: '春节' },
    ...(third ? [{ date: spring + 2, name: '春节' }] : []),
    { date: lunar.qingming, name: '清明节' },
    { date: dayOf(year, 5, 1), name: '劳动节' },
    ...(year >= 2025 ? [{ date: dayOf(year, 5, 2), name: '劳动节' }] : []),
    { date: lunar.dragonBoat, name: '端午节' },
    { date: lunar.midAutumn, name: '中秋节' },
    { date: dayOf(year, 10, 1), name: '国庆节' },
    { date: dayOf(year, 10, 2), name: '国庆节' },
    { date: dayOf(year, 10, 3), name: '国庆节' },
  ];
  return days.sort((a, b) => a.date - b.date);
}

/**
 * The days off of a year without a notice: its statutory days, and for each that falls on a
 * weekend, or on another statutory day, the next workday that is still free (补假, 第六条).
 * No 调休 is invented.
 */
export function provisionalDays(year: number, lunar: LunarFestivals): SpecialDay[] {
  const statutory = statutoryDays(year, lunar);
  const off = new Map<Day, string>();
  const owed: StatutoryDay[] = [];
  for (const day of statutory) {
    const taken = off.get(day.date);
    if (taken !== undefined || isWeekend(day.date)) owed.push(day);
    off.set(day.date, taken === undefined ? day.name : `${taken}、${day.name}`);
  }
  for (const { date, name } of owed) {
    let free = date + 1;
    while (isWeekend(free) || off.has(free)) free++;
    off.set(free, name);
  }
  return [...off]
    .map(([date, name]) => ({ date, name, off: true, notice: null }))
    .sort((a, b) => a.date - b.date);
}
