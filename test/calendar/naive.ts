import { readFileSync } from 'node:fs';
import { type Day, dateParts, dayOf, parseDay, weekday } from '../../src/calendar/day.ts';

interface NoticedDay {
  date: string;
  name: string;
  off: boolean;
}

/** The State Council's notices day by day, year by year, kept apart from data/holidays. */
export const noticedYears: {
  year: number;
  notices: { number: string; issued: string; url: string; kind: string }[];
  days: NoticedDay[];
}[] = JSON.parse(readFileSync(new URL('../data/notices.json', import.meta.url), 'utf8'));

const listed = new Map(noticedYears.flatMap(({ days }) => days.map((day) => [day.date, day])));

export function noticed(iso: string): NoticedDay | undefined {
  return listed.get(iso);
}

export function day(iso: string): Day {
  const parsed = parseDay(iso);
  if (parsed === null) throw new Error(iso);
  return parsed;
}

export const FIRST = dayOf(2007, 1, 1);
export const LAST = dayOf(2026, 12, 31);

/** Worked or not, straight from the notices: Monday to Friday where they say nothing. */
const worked = new Map<Day, boolean>();
for (let d = FIRST - 60; d <= LAST; d++) worked.set(d, ![0, 6].includes(weekday(d)));
for (const { date, off } of listed.values()) worked.set(day(date), !off);

export function naiveIsWorkday(d: Day): boolean {
  const answer = worked.get(d);
  if (answer === undefined) throw new Error(`not in the notices: ${d}`);
  return answer;
}

/** The n-th workday after `start`, one day at a time; null where that leaves the notices. */
export function naiveAddWorkdays(start: Day, n: number): Day | null {
  const step = n < 0 ? -1 : 1;
  let d = start;
  for (let left = Math.abs(n); left > 0; ) {
    d += step;
    if (d > LAST || d < FIRST) return null;
    if (naiveIsWorkday(d)) left--;
  }
  return d;
}

/** The first workday on or after a day, one day at a time; null where that leaves the notices. */
export function naiveNextWorkday(day: Day): Day | null {
  for (let d = day; d <= LAST; d++) if (naiveIsWorkday(d)) return d;
  return null;
}

/** The day of the same number n months on, walked to day by day; where that month ends before it, its last day. */
export function naiveCorrespondingDay(start: Day, n: number): Day {
  const { date } = dateParts(start);
  let d = start;
  for (let left = n; left > 0; left--) {
    do d++;
    while (dateParts(d).date !== 1);
  }
  for (let next = d; dateParts(next).month === dateParts(d).month; next++) {
    if (dateParts(next).date === date) return next;
    if (dateParts(next + 1).date === 1) return next;
  }
  throw new Error(`no month after ${start}`);
}
