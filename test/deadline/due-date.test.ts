import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { addMonths, dayOf, formatDay } from '../../src/calendar/day.ts';
import {
  awaitedYear,
  countFrom,
  type DueContext,
  type DueResult,
  dueDateOf,
  formatDueDate,
} from '../../src/deadline/due-date.ts';
import { parsePeriod } from '../../src/deadline/period.ts';
import type { Requirement, Unit } from '../../src/deadline/requirement.ts';
import { day, FIRST, naiveCorrespondingDay, naiveNextWorkday } from '../calendar/naive.ts';

const calendar = bundledCalendar();

function due(requirement: Requirement, context: Omit<DueContext, 'calendar'>): DueResult {
  return dueDateOf(requirement, { calendar, ...context });
}

function dateOf(result: DueResult): string {
  return result.due ? formatDay(result.due.date) : result.reason;
}

const within = (n: number, unit: Unit): Requirement => ({
  kind: 'within',
  n,
  unit,
  from: '信息形成',
});

describe('within', () => {
  // Counted by hand from 国办发明电〔2021〕11号 (2022) and 国办发明电〔2025〕7号 (2026).
  it.each([
    ['2022-09-20', 20, 'workday', '2022-10-21'], // 10/1–7 off, 10/8 and 10/9 worked
    ['2022-04-15', 20, 'workday', '2022-05-16'], // 4/24 and 5/7 worked, 4/30–5/4 off
    ['2022-09-28', 7, 'workday', '2022-10-12'],
    ['2022-01-27', 3, 'workday', '2022-01-30'], // 1/29 and 1/30 worked
    ['2022-06-01', 7, 'workday', '2022-06-13'], // 6/3–5 off
    ['2022-06-01', 0, 'day', '2022-06-01'],
    // 民法典 第二百零三条: the last day is a day off, so the next workday is.
    ['2022-06-04', 10, 'day', '2022-06-14'],
    ['2022-06-02', 10, 'day', '2022-06-13'], // the 12th is a Sunday
    ['2022-09-21', 10, 'day', '2022-10-08'], // 10/1 is off through the 7th; the 8th, a Saturday, is worked
    // 第二百零二条: no 31 June, so its last day.
    ['2022-05-31', 1, 'month', '2022-06-30'],
    ['2022-01-30', 1, 'month', '2022-02-28'],
    ['2022-04-01', 1, 'month', '2022-05-05'], // 5/1–4 off
    ['2022-06-10', 4, 'hour', '2022-06-11'],
    ['2022-06-10', 25, 'hour', '2022-06-12'], // not moved, though a Sunday
  ] as const)('from %s, %d %s → %s', (from, n, unit, expected) => {
    expect(dateOf(due(within(n, unit), { from: day(from) }))).toBe(expected);
  });

  it('says which day it moved from, and by which article', () => {
    const result = due(within(10, 'day'), { from: day('2022-06-02') });
    expect(result.due?.counting.movedFrom).toBe(day('2022-06-12'));
    expect(result.due?.counting.clauses.join()).toContain('第二百零三条');
  });

  it('cannot be told without the event', () => {
    expect(dateOf(due(within(20, 'workday'), {}))).toContain('没有起算日期');
  });

  it('is provisional where the notice is not out, and says not before when', () => {
    const result = due(within(20, 'workday'), { from: day('2026-12-10') });
    expect(result.due?.provisional).toBe(true);
    expect(result.due && result.due.earliest <= result.due.date).toBe(true);
    // Mon–Fri with 1 January off: 11,14–18,21–25,28–31 are 15; 4–8 January the last five.
    expect(dateOf(result)).toBe('2027-01-08');
  });

  it('refuses days before the first notice', () => {
    expect(() => due(within(20, 'workday'), { from: day('2006-05-01') })).toThrow('2007');
  });
});

describe('a period in calendar days or months', () => {
  // An independent walk over the notices: the end of the period, then day by day to a worked one.
  it('is due on a worked day and not before, where every day of it is settled', () => {
    for (let from = FIRST; from < dayOf(2026, 5, 1); from += 5) {
      for (const [n, unit, end] of [
        [1, 'day', from + 1],
        [10, 'day', from + 10],
        [30, 'day', from + 30],
        [1, 'month', naiveCorrespondingDay(from, 1)],
        [6, 'month', naiveCorrespondingDay(from, 6)],
      ] as const) {
        const { date, earliest, provisional, counting } = countFrom(calendar, from, n, unit);
        const expected = naiveNextWorkday(end);
        expect({ date, earliest, provisional, movedFrom: counting.movedFrom }).toEqual({
          date: expected,
          earliest: expected,
          provisional: false,
          movedFrom: end === expected ? null : end,
        });
      }
    }
  });

  // 2027-01-01 is a Friday: off by law whatever the notice says, the weekend behind it perhaps not.
  it('is due not before the first day that may be worked, where the notice is not out', () => {
    const result = due(within(10, 'day'), { from: day('2026-12-22') });
    expect(result.due && formatDueDate(result.due)).toBe('2027-01-04（不早于2027-01-02）');
    expect(result.due?.provisional).toBe(true);
    const month = due(within(1, 'month'), { from: day('2026-12-02') });
    expect(month.due && formatDueDate(month.due)).toBe('2027-01-04（不早于2027-01-02）');
  });
});

describe('by', () => {
  const by = (month: number, date: number, year: number | null = null): Requirement => ({
    kind: 'by',
    month,
    day: date,
    year,
  });

  it.each([
    [by(8, 31, 2022), '2022-08-31'],
    [by(12, 31), '2022-12-31'], // off by the 2023 notice; a 期日 does not move
    [by(2, 31, 2024), '2024-02-29'],
    [{ ...by(1, 31), yearOffset: 1 } as Requirement, '2023-01-31'],
  ])('%j → %s', (requirement, expected) => {
    expect(dateOf(due(requirement, { planYear: 2022 }))).toBe(expected);
  });

  it('cannot be told without a year', () => {
    expect(dateOf(due(by(12, 31), {}))).toContain('年份');
  });
});

describe('every', () => {
  const every = (fields: Partial<Requirement> & { period: string }): Requirement =>
    ({ kind: 'every', n: null, unit: null, month: null, day: null, ...fields }) as Requirement;

  it.each([
    [every({ period: 'month', n: 10, unit: 'workday' }), '2022-04', '2022-05-17'],
    [every({ period: 'month', n: 10, unit: 'workday' }), '2022-09', '2022-10-19'],
    [every({ period: 'year', month: 12, day: 31 }), '2022', '2022-12-31'],
    [every({ period: 'quarter', month: 1, day: 18 }), '2022-Q3', '2022-07-18'],
    [every({ period: 'month', day: 10, offset: 1 }), '2022-12', '2023-01-10'],
    [every({ period: 'quarter', month: 1, day: 31, offset: 1 }), '2022-Q4', '2023-01-31'],
    [every({ period: 'half-year' }), '2022-H1', '2022-06-30'],
    [every({ period: 'year', month: 1, day: 31, yearOffset: 1 }), '2022', '2023-01-31'],
    [every({ period: 'week' }), '2022-W23', '2022-06-12'],
    // Its Monday is 2022-06-06.
    [every({ period: 'week', day: 3 }), '2022-W23', '2022-06-08'],
    [every({ period: 'half-month' }), '2022-08-H1', '2022-08-15'],
    [every({ period: 'half-month' }), '2022-02-H2', '2022-02-28'],
    [every({ period: 'half-year', month: 2, day: 15 }), '2022-H2', '2022-08-15'],
    [every({ period: 'half-year', month: 1, day: 15, offset: 1 }), '2022-H2', '2023-01-15'],
    [every({ period: 'year', month: 2, day: 31 }), '2024', '2024-02-29'],
    [every({ period: 'month', offset: 1 }), '2022-11', '2022-12-31'],
    [every({ period: 'month', day: 30 }), '2022-02', '2022-02-28'],
    [every({ period: 'quarter', month: 2, day: null }), '2022-Q1', '2022-02-28'],
    // In workdays where no unit is said: 11/1–4, 7–11, 14 follow October.
    [every({ period: 'month', n: 10 }), '2022-10', '2022-11-14'],
    // 2022-10-10 is the tenth day after September.
    [every({ period: 'month', n: 10, unit: 'day' }), '2022-09', '2022-10-10'],
  ])('%j of %s → %s', (requirement, label, expected) => {
    expect(dateOf(due(requirement, { period: parsePeriod(label) }))).toBe(expected);
  });
});

describe('every, from an event', () => {
  const every = (unit: Unit | null): Requirement => ({
    kind: 'every',
    period: 'month',
    n: 5,
    unit,
    month: null,
    day: null,
    from: '数据发布',
  });

  it('counts from it, in workdays where no unit is said', () => {
    // 2022-06-02, 06, 07, 08, 09: 3 to 5 June are 端午.
    expect(dateOf(due(every(null), { from: day('2022-06-01') }))).toBe('2022-06-09');
    expect(dateOf(due(every('day'), { from: day('2022-06-01') }))).toBe('2022-06-06');
  });
});

describe('before', () => {
  const ahead = (n: number | null, unit: Unit | null): Requirement => ({
    kind: 'before',
    n,
    unit,
    event: '会议召开',
  });
  const BACKWARDS = '倒推的期限，遇休息日不移动';

  it.each<[string, number, Unit, string, string, number]>([
    // 10/14 back: 13, 12, 11, 10, 9 (a worked Sunday).
    ['2022-10-14', 5, 'workday', '2022-10-09', 'workdays', -5],
    // Not moved, though 2022-10-05 is a holiday.
    ['2022-10-08', 3, 'day', '2022-10-05', 'days', -3],
    ['2022-10-08', 25, 'hour', '2022-10-06', 'days', -2],
    ['2022-10-08', 24, 'hour', '2022-10-07', 'days', -1],
    ['2022-03-31', 1, 'month', '2022-02-28', 'months', -1],
  ])('%s less %i %s is %s', (from, n, unit, expected, method, counted) => {
    const { due: found } = due(ahead(n, unit), { from: day(from) });
    expect(found && formatDay(found.date)).toBe(expected);
    expect(found).toMatchObject({ provisional: false, earliest: found?.date });
    expect(found?.counting).toEqual({
      method,
      start: day(from),
      n: counted,
      movedFrom: null,
      deductions: [],
      extendedBy: 0,
      clauses: ['《民法典》第二百零一条'],
      notes: unit === 'workday' ? [] : [BACKWARDS],
    });
  });

  it('without a number is the day before, and says that the day itself is open', () => {
    for (const requirement of [ahead(null, null), ahead(null, 'day'), ahead(5, null)]) {
      const { due: found } = due(requirement, { from: day('2022-10-08') });
      expect(found && formatDay(found.date)).toBe('2022-10-07');
      expect(found?.counting).toMatchObject({
        method: 'days',
        start: day('2022-10-08'),
        n: -1,
        clauses: [],
        notes: ['应在会议召开之前；当日公开的先后无法由日期判定'],
      });
    }
  });
});

describe('min-duration, at-least', () => {
  const lasting = (n: number, unit: Unit): Requirement => ({ kind: 'min-duration', n, unit });

  it.each<[string, number, Unit, string, string, number]>([
    // A consultation of 30 days may end on the 30th day after its start, a Sunday too.
    ['2022-07-01', 30, 'day', '2022-07-31', 'days', 30],
    ['2022-07-01', 25, 'hour', '2022-07-03', 'days', 2],
    ['2022-07-01', 48, 'hour', '2022-07-03', 'days', 2],
    ['2022-01-31', 1, 'month', '2022-02-28', 'months', 1],
    ['2022-07-01', 3, 'month', '2022-10-01', 'months', 3],
    // 4 to 8 July.
    ['2022-07-01', 5, 'workday', '2022-07-08', 'workdays', 5],
  ])('from %s, %i %s: not before %s', (from, n, unit, expected, method, counted) => {
    const { due: found } = due(lasting(n, unit), { from: day(from) });
    expect(found && formatDay(found.date)).toBe(expected);
    expect(found).toMatchObject({ provisional: false, earliest: found?.date });
    expect(found?.counting).toEqual({
      method,
      start: day(from),
      n: counted,
      movedFrom: null,
      deductions: [],
      extendedBy: 0,
      clauses: ['《民法典》第二百零一条'],
      notes: [],
    });
  });

  it('a number of times is due at the end of its period', () => {
    const requirement: Requirement = { kind: 'at-least', count: 1, period: 'quarter' };
    const { due: found } = due(requirement, { period: parsePeriod('2022-Q1') });
    expect(found && formatDay(found.date)).toBe('2022-03-31');
    expect(found?.counting).toMatchObject({
      method: 'fixed',
      start: null,
      n: null,
      clauses: ['《民法典》第一千二百五十九条'],
    });
  });
});

describe('what depends on no notice', () => {
  // 2027-01-02 is a Saturday behind 元旦: dates that are named and counts that do not move are what they are.
  it.each<[Requirement, Omit<DueContext, 'calendar'>, string]>([
    [{ kind: 'by', month: 1, day: 2, year: 2027 }, {}, '2027-01-02'],
    [
      { kind: 'every', period: 'month', n: null, unit: null, month: null, day: 2 },
      { period: parsePeriod('2027-01') },
      '2027-01-02',
    ],
    [{ kind: 'min-duration', n: 5, unit: 'day' }, { from: day('2026-12-28') }, '2027-01-02'],
    [{ kind: 'before', n: 2, unit: 'day', event: null }, { from: day('2027-01-04') }, '2027-01-02'],
    [within(48, 'hour'), { from: day('2026-12-31') }, '2027-01-02'],
    [within(0, 'workday'), { from: day('2027-01-02') }, '2027-01-02'],
  ])('%j is not provisional', (requirement, context, expected) => {
    const { due: found } = due(requirement, context);
    expect(found && formatDay(found.date)).toBe(expected);
    expect(found?.provisional).toBe(false);
    expect(found?.earliest).toBe(found?.date);
  });

  it('but what is counted in workdays or moves to one is', () => {
    const provisional = (requirement: Requirement, from: string) =>
      due(requirement, { from: day(from) }).due?.provisional;
    expect(provisional(within(10, 'day'), '2026-12-22')).toBe(true);
    // Ends on a workday of which it is not settled that it stays one.
    expect(provisional(within(10, 'day'), '2026-12-19')).toBe(true);
    expect(provisional(within(10, 'day'), '2026-12-18')).toBe(false);
    expect(provisional({ kind: 'min-duration', n: 5, unit: 'workday' }, '2026-12-28')).toBe(true);
    expect(provisional({ kind: 'before', n: 2, unit: 'workday', event: null }, '2027-01-08')).toBe(
      true,
    );
  });
});

describe('notes', () => {
  const notesOf = (requirement: Requirement) =>
    due(requirement, { from: day('2022-06-01'), planYear: 2022 }).due?.counting.notes;

  it('say what 左右 is taken for, and that the same day is not moved', () => {
    const roughly: Requirement = { kind: 'within', n: 7, unit: 'day', from: null, approx: true };
    expect(notesOf(roughly)).toEqual(['“左右”按7计']);
    expect(notesOf(within(7, 'day'))).toEqual([]);
    expect(notesOf(within(0, 'day'))).toEqual(['当日，不顺延']);
    const sameDay = due(within(0, 'day'), { from: day('2022-06-01') });
    expect(sameDay.due?.counting.clauses).toEqual([]);
  });
});

describe('formatDueDate', () => {
  it('is the date alone where it is settled', () => {
    const settled = due(within(10, 'day'), { from: day('2022-09-21') });
    expect(settled.due && formatDueDate(settled.due)).toBe('2022-10-08');
  });
});

describe('awaitedYear', () => {
  // The notice of a year may have days of the December before it worked or off.
  it.each([
    ['2026-12-28', 2026],
    ['2026-12-29', 2027],
    ['2026-12-31', 2027],
    ['2027-06-01', 2027],
    ['2027-12-28', 2027],
    ['2027-12-29', 2028],
  ])('%s waits for the notice of %i', (date, year) => {
    const { due: found } = due(
      { kind: 'within', n: 0, unit: 'day', from: null },
      { from: day(date) },
    );
    expect(found && awaitedYear(found)).toBe(year);
  });
});

describe('addMonths', () => {
  it.each([
    ['2022-12-15', 1, '2023-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2022-03-31', -1, '2022-02-28'],
    ['2022-01-15', -1, '2021-12-15'],
  ])('%s %d → %s', (from, n, expected) => {
    expect(formatDay(addMonths(day(from), n))).toBe(expected);
  });
});
