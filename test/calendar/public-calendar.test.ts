import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/calendar/day.ts';
import { InvalidDateError, workCalendar } from '../../src/calendar/public-calendar.ts';
import { CalendarRangeError } from '../../src/calendar/work-calendar.ts';
import { day, FIRST, LAST, naiveAddWorkdays, naiveIsWorkday } from './naive.ts';

const calendar = workCalendar();

describe('workCalendar', () => {
  it('answers in texts', () => {
    expect(calendar.isWorkday('2022-10-08')).toBe(true);
    expect(calendar.addWorkdays('2022-09-20', 20)).toBe('2022-10-21');
    expect(calendar.workdaysBetween('2022-09-20', '2022-10-21')).toBe(20);
    expect(calendar.nextWorkday('2022-10-01')).toBe('2022-10-08');
    expect(calendar.describe('2022-10-08')).toEqual({
      kind: 'makeup-workday',
      name: '国庆节',
      notice: '国办发明电〔2021〕11号',
      provisional: false,
    });
  });

  it('gives each day the same answer however often and in whatever order it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST - 40 }), (d) => {
        const date = formatDay(d);
        const expected = naiveAddWorkdays(d, 20);
        expect(day(calendar.addWorkdays(date, 20))).toBe(expected);
        expect(day(calendar.addWorkdays(date, 20))).toBe(expected);
        expect(calendar.isWorkday(date)).toBe(naiveIsWorkday(d));
      }),
    );
  });

  it.each([
    ['2022-02-30'],
    ['2022-01-32'],
    ['2022-13-01'],
    ['2022-00-10'],
    ['2022-10-00'],
    ['2022-1-1'],
    ['2022/01/01'],
    ['20220101'],
    ['2022-01-01T00:00'],
    [' 2022-01-01'],
    ['２０２２-01-01'],
    ['2022-0a-01'],
    [''],
  ])('refuses “%s” and names it', (text) => {
    // The days whose slots the text might be mistaken for have been asked before.
    for (const known of ['2022-02-01', '2022-03-02', '2023-01-01', '2021-12-10', '2022-01-01']) {
      calendar.isWorkday(known);
    }
    const ask = () => calendar.addWorkdays(text, 20);
    expect(ask).toThrow(InvalidDateError);
    expect(ask).toThrow(`“${text}”`);
  });

  it('refuses dates beyond its range', () => {
    expect(() => calendar.isWorkday('2006-12-30')).toThrow(CalendarRangeError);
    expect(() => calendar.isWorkday('2032-01-01')).toThrow(CalendarRangeError);
    expect(() => calendar.isWorkday('9999-12-31')).toThrow(CalendarRangeError);
    expect(() => calendar.addWorkdays('2031-12-20', 20)).toThrow(CalendarRangeError);
  });

  it('refuses a number that is no integer', () => {
    expect(() => calendar.addWorkdays('2022-09-20', 1.5)).toThrow(TypeError);
    expect(() => calendar.addWorkdays('2022-09-20', Number.NaN)).toThrow(TypeError);
  });
});
