import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCalendar } from '../../src/calendar/build-calendar.ts';
import { bundledCalendar, bundledNotices } from '../../src/calendar/bundled-calendar.ts';
import { dateParts, formatDay, isWeekend } from '../../src/calendar/day.ts';
import { CalendarRangeError, WorkCalendar } from '../../src/calendar/work-calendar.ts';
import { day, FIRST, LAST, naiveAddWorkdays, naiveIsWorkday, noticed } from './naive.ts';

const calendar = bundledCalendar();
const anyDay = fc.integer({ min: day('2007-08-01'), max: day('2031-06-30') });

/** What kind of day it is that a notice lists as off or worked, or that none lists. */
function kindOf(weekend: boolean, off: boolean | undefined): string {
  if (off === undefined) return weekend ? 'weekend' : 'workday';
  if (off) return 'holiday';
  return weekend ? 'makeup-workday' : 'workday';
}

describe('every day from 2007 to 2026', () => {
  it('is worked or off as the notices say, Monday to Friday where they say nothing', () => {
    const wrong: string[] = [];
    for (let d = FIRST; d <= LAST; d++) {
      if (calendar.isWorkday(d) !== naiveIsWorkday(d)) wrong.push(formatDay(d));
    }
    expect(wrong).toEqual([]);
  });

  it('is described by kind and festival as the notices say', () => {
    const wrong: unknown[] = [];
    for (let d = FIRST; d <= LAST; d++) {
      const iso = formatDay(d);
      const listed = noticed(iso);
      const kind = kindOf(isWeekend(d), listed?.off);
      const name = kind === 'workday' ? undefined : listed?.name;
      const described = calendar.describe(d);
      if (described.kind !== kind || described.name !== name) wrong.push([iso, described]);
      if (Boolean(described.notice) !== Boolean(listed)) wrong.push([iso, described]);
    }
    expect(wrong).toEqual([]);
  });

  // 全国年节及纪念日放假办法: 11 days up to 2024, 13 from 2025, attributed to the date's own year.
  // 2007 gains two by 2006-12-30/31, worked for its 元旦 (old law: 10 days); 2011 loses one and 2012
  // gains it by 2011-12-31; 2015 has 9月3日 in addition; 2020 the two days of the longer 春节.
  it('holds as many weekdays off as the law gives', () => {
    const exceptions: Record<number, number> = { 2007: 12, 2011: 10, 2012: 12, 2015: 12, 2020: 13 };
    const net = new Map<number, number>();
    for (let d = FIRST; d <= LAST; d++) {
      const change = Number(!isWeekend(d)) - Number(calendar.isWorkday(d));
      const { year } = dateParts(d);
      net.set(year, (net.get(year) ?? 0) + change);
    }
    const expected = Array.from({ length: 20 }, (_, i) => 2007 + i).map((year) => [
      year,
      exceptions[year] ?? (year < 2025 ? 11 : 13),
    ]);
    expect([...net]).toEqual(expected);
  });
});

describe('days that the neighbouring year decides', () => {
  it.each([
    ['2018-12-29', 'makeup-workday', '国办发明电〔2018〕15号'],
    ['2018-12-31', 'holiday', '国办发明电〔2018〕15号'],
    ['2022-12-31', 'holiday', '国办发明电〔2022〕16号'],
    ['2011-12-31', 'makeup-workday', '国办发明电〔2011〕45号'],
    ['2007-12-31', 'holiday', '国办发明电〔2007〕52号'],
  ])('%s is %s by %s', (iso, kind, notice) => {
    expect(calendar.describe(day(iso))).toEqual({ kind, name: '元旦', notice, provisional: false });
  });
});

describe('amendments', () => {
  it.each([
    ['2015-09-04', 'holiday', '国发明电〔2015〕1号'],
    ['2015-09-06', 'makeup-workday', '国发明电〔2015〕1号'],
    ['2019-05-02', 'holiday', '国办发明电〔2019〕3号'],
    ['2019-05-05', 'makeup-workday', '国办发明电〔2019〕3号'],
    ['2020-01-30', 'holiday', '国办发明电〔2019〕16号'],
    ['2020-02-01', 'holiday', '国办发明电〔2020〕1号'],
    ['2020-02-03', 'workday', '国办发明电〔2020〕1号'],
  ])('%s is a %s by %s', (iso, kind, notice) => {
    expect(calendar.describe(day(iso))).toMatchObject({ kind, notice });
  });
});

describe('addWorkdays', () => {
  // Counted by hand against the notices for 2022 (国办发明电〔2021〕11号).
  it.each([
    ['2022-09-20', 20, '2022-10-21'],
    ['2022-04-15', 20, '2022-05-16'],
    ['2022-09-28', 7, '2022-10-12'],
    ['2022-01-27', 3, '2022-01-30'],
    ['2022-04-30', 10, '2022-05-17'],
    ['2022-10-10', -2, '2022-10-08'],
    ['2022-10-05', 0, '2022-10-05'],
  ])('%s and %i workdays: %s', (from, n, to) => {
    expect(formatDay(calendar.addWorkdays(day(from), n))).toBe(to);
  });

  it.each([1, 3, 7, 10, 20, 60, -1, -5, -20])(
    'agrees with a walk over the notices for n = %i',
    (n) => {
      const wrong: string[] = [];
      let compared = 0;
      for (let d = FIRST; d <= LAST; d++) {
        const expected = naiveAddWorkdays(d, n);
        if (expected === null) continue;
        compared++;
        if (calendar.addWorkdays(d, n) !== expected) wrong.push(formatDay(d));
      }
      expect(wrong).toEqual([]);
      expect(compared).toBeGreaterThan(7200);
    },
  );

  it('lands on the n-th workday, with no other between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (d, n) => {
        const due = calendar.addWorkdays(d, n);
        expect(calendar.isWorkday(due)).toBe(true);
        expect(calendar.workdaysBetween(d, due)).toBe(n);
        expect(calendar.workdaysBetween(d, due - 1)).toBe(n - 1);
      }),
    );
  });

  it('is undone by the opposite count from a workday', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (d, n) => {
        const start = calendar.nextWorkday(d);
        expect(calendar.addWorkdays(calendar.addWorkdays(start, n), -n)).toBe(start);
      }),
    );
  });

  it('never falls when the start or the number rises', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 100 }), (d, n) => {
        const due = calendar.addWorkdays(d, n);
        expect(calendar.addWorkdays(d + 1, n)).toBeGreaterThanOrEqual(due);
        expect(calendar.addWorkdays(d, n + 1)).toBeGreaterThan(due);
        expect(calendar.addWorkdays(d, -n)).toBeLessThan(d);
      }),
    );
  });
});

describe('workdaysBetween', () => {
  it('is antisymmetric and adds up', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        expect(calendar.workdaysBetween(a, b) + calendar.workdaysBetween(b, a)).toBe(0);
        expect(calendar.workdaysBetween(a, b) + calendar.workdaysBetween(b, c)).toBe(
          calendar.workdaysBetween(a, c),
        );
      }),
    );
  });

  it('counts the end and not the start', () => {
    expect(calendar.workdaysBetween(day('2022-10-08'), day('2022-10-10'))).toBe(2);
    expect(calendar.workdaysBetween(day('2022-10-01'), day('2022-10-07'))).toBe(0);
    expect(calendar.workdaysBetween(day('2022-10-10'), day('2022-10-08'))).toBe(-2);
  });
});

describe('nextWorkday', () => {
  it.each([
    ['2022-10-01', '2022-10-08'],
    ['2022-10-08', '2022-10-08'],
    ['2022-07-02', '2022-07-04'],
  ])('of %s is %s', (from, to) => {
    expect(formatDay(calendar.nextWorkday(day(from)))).toBe(to);
  });
});

describe('the range', () => {
  it('reaches from 2007 to five years behind the last notice', () => {
    expect(formatDay(calendar.first)).toBe('2007-01-01');
    expect(formatDay(calendar.last)).toBe('2031-12-31');
    expect(formatDay(calendar.confirmedThrough)).toBe('2026-12-28');
  });

  it('is provisional from 29 December of the last year on', () => {
    expect(calendar.isProvisional(day('2026-12-28'))).toBe(false);
    expect(calendar.isProvisional(day('2026-12-29'))).toBe(true);
    expect(calendar.describe(day('2026-12-29')).provisional).toBe(true);
    expect(calendar.crossesProvisional(day('2026-12-01'), day('2026-12-28'))).toBe(false);
    expect(calendar.crossesProvisional(day('2026-12-01'), day('2026-12-29'))).toBe(true);
    expect(calendar.crossesProvisional(day('2026-12-29'), day('2026-12-01'))).toBe(true);
  });

  it.each([
    ['a day before it', () => calendar.isWorkday(day('2006-12-30'))],
    ['a day behind it', () => calendar.describe(day('2032-01-01'))],
    ['a count that leaves it at the end', () => calendar.addWorkdays(day('2031-12-20'), 20)],
    ['a count that leaves it at the start', () => calendar.addWorkdays(day('2007-01-05'), -20)],
    ['no count from outside', () => calendar.addWorkdays(day('2032-01-01'), 0)],
    ['a next workday behind it', () => calendar.nextWorkday(calendar.last + 1)],
    [
      'a period that leaves it',
      () => calendar.workdaysBetween(day('2031-12-31'), day('2032-01-01')),
    ],
    ['what is no day', () => calendar.isWorkday(Number.NaN)],
  ])('refuses %s', (_, ask) => {
    expect(ask).toThrow(CalendarRangeError);
    expect(ask).toThrow(/2007年至2026年.*2027年至2031年/);
  });

  it('names the day that it does not cover, if it can be written as a date', () => {
    const ask = (outside: number) => () => calendar.isWorkday(outside);
    for (const iso of ['1000-01-01', '2006-12-31', '2032-01-01', '9999-12-31']) {
      expect(ask(day(iso))).toThrow(`${iso}超出工作日历的范围`);
    }
    const [first, last] = [day('1000-01-01'), day('9999-12-31')];
    for (const odd of [first - 1, last + 1, 8.64e15, 18262.5, Number.POSITIVE_INFINITY]) {
      expect(ask(odd)).toThrow(CalendarRangeError);
      expect(ask(odd)).toThrow(`${odd}超出工作日历的范围`);
    }
  });

  it('says which count leaves it', () => {
    expect(() => calendar.addWorkdays(day('2031-12-20'), 20)).toThrow('从2031-12-20起算20个工作日');
    const closed = buildCalendar({
      overrides: [{ date: calendar.last, off: true, reason: '停电' }],
    });
    const ask = () => closed.nextWorkday(calendar.last);
    expect(ask).toThrow(CalendarRangeError);
    expect(ask).toThrow('2031-12-31之后的第一个工作日');
    expect(() => closed.nextWorkdayEarliest(calendar.last)).toThrow(CalendarRangeError);
  });

  it('ends with the last notice where no lunar festival is known', () => {
    const { notices, days } = bundledNotices();
    const short = new WorkCalendar({ notices, days, lunarFestivals: () => null, hash: '' });
    expect(formatDay(short.last)).toBe('2026-12-31');
    expect(short.confirmedThrough).toBe(calendar.confirmedThrough);
  });
});
