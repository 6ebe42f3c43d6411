import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { type Day, dayOf, formatDay } from '../../src/calendar/day.ts';
import { NOTICE_EFFECT } from '../../src/calendar/work-calendar.ts';
import { countReply } from '../../src/deadline/reply-due.ts';
import { naiveIsWorkday, naiveNextWorkday } from './naive.ts';
import { calendarBefore, type Figures, figures, SETTLED, trials } from './trials.ts';

const YEARS = Array.from({ length: 19 }, (_, i) => 2008 + i);
const doc = readFileSync(new URL('../../docs/calendar.md', import.meta.url), 'utf8').split('\n');

describe('a count tried on each year from 2008 to 2026 as if its notice were not out', () => {
  it.each([1, 3, 7, 10, 20, 30, 60, -1, -5, -20])(
    'never ends before `earliest` for n = %i',
    (n) => {
      // Four years ahead at a time: the worst case is a calendar that has not been brought up to date.
      const list = YEARS.flatMap((year) => trials(year, n, year + 3));
      expect(list.length).toBeGreaterThan(20_000);
      const unsound = list.filter(({ truth, earliest }) => truth < earliest);
      expect(unsound.map(({ start }) => formatDay(start))).toEqual([]);
      expect(list.filter(({ date, earliest }) => earliest > date)).toEqual([]);
    },
  );

  it.each([1, 3, 7, 10, 20, 30, 60])('comes out as docs/calendar.md says for n = %i', (n) => {
    const list = YEARS.flatMap((year) => trials(year, n));
    expect(doc.map(cellsOf)).toContainEqual(cells(n, figures(list)));
  });

  // The days of a calendar period are all counted; only the day it moves to depends on the notice.
  it('moves no end of a calendar period to a day before `earliest`', () => {
    let sooner = 0;
    for (const year of YEARS) {
      const calendar = calendarBefore(year);
      const end = Math.min(calendar.last, SETTLED) - 30;
      for (let last = calendar.confirmedThrough - 30; last <= end; last++) {
        const truth = naiveNextWorkday(last);
        const date = calendar.nextWorkday(last);
        const earliest = calendar.nextWorkdayEarliest(last);
        if (date <= calendar.confirmedThrough) expect(earliest).toBe(date);
        expect(earliest).toBeLessThanOrEqual(Math.min(date, truth ?? 0));
        expect(earliest).toBeGreaterThanOrEqual(last);
        if (truth !== null && truth < date) sooner++;
      }
    }
    // What `earliest` is for: the end of some did move less far than the law alone has it.
    expect(sooner).toBeGreaterThan(100);
  });

  // A consultation in the provisional days: those before it may gain workdays as well as those behind it.
  it('replies to no request before `earliest`', () => {
    let sooner = 0;
    for (const year of YEARS) {
      const calendar = calendarBefore(year);
      const end = Math.min(dayOf(year, 12, 28), SETTLED - 120);
      for (let start = calendar.confirmedThrough - 30; start <= end; start += 3) {
        for (const [from, to] of [
          [start + 8, start + 12],
          [start + 15, start + 35],
        ] as const) {
          const due = countReply(calendar, start, 20, 0, [{ from, to }]);
          const truth = naiveReply(start, 20, { from, to });
          if (due.date <= calendar.confirmedThrough) expect(due.earliest).toBe(due.date);
          expect(due.earliest).toBeLessThanOrEqual(Math.min(due.date, truth));
          if (truth < due.date) sooner++;
        }
      }
    }
    expect(sooner).toBeGreaterThan(100);
  });

  // What makes the method worth having: plain Monday to Friday is wrong for nearly all of these.
  it('is right for most periods of 20 workdays, and `earliest` within a fortnight', () => {
    const { right, mostMargin } = figures(YEARS.flatMap((year) => trials(year, 20)));
    expect(right).toBeGreaterThan(85);
    expect(mostMargin).toBeLessThanOrEqual(14);
  });

  // The premise of `earliest`, over periods of every length.
  it('gains and loses as many workdays as allowed for', () => {
    const truth = bundledCalendar();
    const worst = { gained: 0, gainedFromSettled: 0, lost: 0 };
    for (const year of YEARS) {
      const before = calendarBefore(year);
      const settled = before.confirmedThrough;
      const end = Math.min(before.last, truth.confirmedThrough);
      // Difference in workdays since the last settled day; a period's is that of its ends.
      let least = 0;
      let most = 0;
      for (let d = settled + 1; d <= end; d++) {
        const difference = truth.workdaysBetween(settled, d) - before.workdaysBetween(settled, d);
        worst.gainedFromSettled = Math.max(worst.gainedFromSettled, difference);
        worst.gained = Math.max(worst.gained, difference - least);
        worst.lost = Math.max(worst.lost, most - difference);
        least = Math.min(least, difference);
        most = Math.max(most, difference);
      }
    }
    expect(worst).toEqual(NOTICE_EFFECT);
  });
});

/** The n-th workday after `start` that lies outside the consultation. */
function naiveReply(start: Day, n: number, { from, to }: { from: Day; to: Day }): Day {
  let day = start;
  for (let left = n; left > 0; ) {
    day++;
    if (naiveIsWorkday(day) && (day < from || day > to)) left--;
  }
  return day;
}

function cells(n: number, of: Figures): string[] {
  return [
    `${n}`,
    `${of.count}`,
    `${of.right.toFixed(1)}%`,
    `${of.earlier.toFixed(1)}%`,
    `${of.later.toFixed(1)}%`,
    `${of.mostEarlier}`,
    `${of.mostLater}`,
    of.meanMargin.toFixed(1),
    `${of.mostMargin}`,
  ];
}

/** The cells of a table row in Markdown, however it is padded. */
function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
