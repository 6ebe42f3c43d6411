import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCalendar } from '../../src/calendar/build-calendar.ts';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { type Day, dayOf, formatDay } from '../../src/calendar/day.ts';
import { NOTICE_EFFECT } from '../../src/calendar/work-calendar.ts';
import { countReply } from '../../src/deadline/reply-due.ts';
import { calendarBefore, type Figures, figures, SETTLED, trials } from './backtest.ts';
import { day, naiveIsWorkday, naiveNextWorkday } from './naive.ts';

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

describe('addWorkdaysEarliest', () => {
  const calendar = bundledCalendar();
  const earliest = (from: string, n: number) =>
    formatDay(calendar.addWorkdaysEarliest(day(from), n));

  it('is the date itself where notices settle it', () => {
    expect(earliest('2026-11-30', 20)).toBe('2026-12-28');
    expect(earliest('2027-01-04', -3)).not.toBe('2026-12-30');
    expect(earliest('2026-12-29', -3)).toBe('2026-12-24');
    expect(earliest('2027-03-01', 0)).toBe('2027-03-01');
  });

  // 2026-12-29 is a Tuesday. From settled days at most two days off may turn out worked.
  it('allows for two days off to be worked when counting from a settled day', () => {
    // By the law alone: 12/29, 30, 31, then 1/4 (元旦 is a Friday, 1/2–3 a weekend), 1/5.
    expect(formatDay(calendar.addWorkdays(day('2026-12-28'), 5))).toBe('2027-01-05');
    // With 1/2 worked it would be the 4th, with 1/3 the 5th.
    expect(earliest('2026-12-28', 5)).toBe('2027-01-03');
  });

  it('never takes a statutory day for a workday', () => {
    // 2027-06-08 is a Tuesday, 端午 the Wednesday.
    expect(earliest('2027-06-08', 1)).toBe('2027-06-10');
    // 除夕 is Friday 2027-02-05, 初一 to 初三 last through Monday; 2/9 and 2/10 make up the weekend.
    expect(earliest('2027-02-04', 1)).toBe('2027-02-09');
  });
});

describe('nextWorkdayEarliest', () => {
  const calendar = bundledCalendar();
  const earliest = (from: string) => formatDay(calendar.nextWorkdayEarliest(day(from)));

  it('is the next workday where notices settle it', () => {
    expect(earliest('2022-10-01')).toBe('2022-10-08');
    expect(earliest('2022-10-08')).toBe('2022-10-08');
    expect(earliest('2026-12-26')).toBe('2026-12-28');
  });

  // 元旦 2027 is a Friday: the weekend behind it may be worked, the day itself not.
  it('is the first day that a notice may have worked', () => {
    expect(formatDay(calendar.nextWorkday(day('2027-01-01')))).toBe('2027-01-04');
    expect(earliest('2027-01-01')).toBe('2027-01-02');
    expect(earliest('2027-01-03')).toBe('2027-01-03');
  });

  it('keeps to local decisions, which no notice overrides', () => {
    const closed = ['2027-01-02', '2027-01-03'].map((date) => ({
      date: day(date),
      off: true,
      reason: '机房停电',
    }));
    const local = buildCalendar({ overrides: closed });
    expect(formatDay(local.nextWorkdayEarliest(day('2027-01-01')))).toBe('2027-01-04');
    // 2026-12-29, 30 and 31 are the first three workdays, the 4th the fourth.
    expect(formatDay(local.addWorkdaysEarliest(day('2026-12-28'), 4))).toBe('2027-01-04');
  });
});

describe('a provisional holiday', () => {
  it('is described by the law, without a notice', () => {
    expect(bundledCalendar().describe(day('2027-10-05'))).toEqual({
      kind: 'holiday',
      name: '国庆节',
      provisional: true,
    });
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
