import { describe, expect, it } from 'vitest';
import { buildCalendar } from '../../src/calendar/build-calendar.ts';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { formatDay } from '../../src/calendar/day.ts';
import { day } from './naive.ts';
import { trials } from './trials.ts';

/** Years of each law, with an early and a late 春节, few enough to try every wrong change on. */
const YEARS = [2008, 2014, 2020, 2023, 2025];

// The whole of it stands in backtest.test.ts.
describe('some of the backtest', () => {
  it.each([1, 3, 20, -1, -5])('never ends before `earliest` for n = %i', (n) => {
    const list = YEARS.flatMap((year) => trials(year, n, year, 4));
    expect(list.length).toBeGreaterThan(300);
    expect(list.filter(({ truth, earliest }) => truth < earliest)).toEqual([]);
    expect(list.filter(({ date, earliest }) => earliest > date)).toEqual([]);
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

  // 12-29 may be off after all: 29 and 28, 25 to 21, 18 and 17 December are the nine workdays before the 30th.
  it('allows for six workdays lost when counting back over days that are not settled', () => {
    expect(formatDay(calendar.addWorkdays(day('2026-12-30'), -3))).toBe('2026-12-25');
    expect(earliest('2026-12-30', -3)).toBe('2026-12-17');
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
