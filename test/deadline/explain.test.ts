import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { formatDay } from '../../src/calendar/day.ts';
import { type DueContext, type DueDate, dueDateOf } from '../../src/deadline/due-date.ts';
import { explainCount } from '../../src/deadline/explain.ts';
import { countReply } from '../../src/deadline/reply-due.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import { day } from '../calendar/naive.ts';

const calendar = bundledCalendar();

function due(requirement: Requirement, context: Omit<DueContext, 'calendar'>): DueDate {
  const result = dueDateOf(requirement, { calendar, ...context });
  if (!result.due) throw new Error(result.reason);
  return result.due;
}

/** A line a day: date, number, mark; `-` where there is none. */
function lines(date: DueDate): string[] {
  return explainCount(date, calendar).map(({ day, ordinal, mark, description }) => {
    // What is counted is told with what it is.
    expect(description).toEqual(calendar.describe(day));
    return `${formatDay(day).slice(5)} ${ordinal ?? '-'} ${mark ?? '-'}`;
  });
}

describe('explainCount', () => {
  // 2022-10-01 to 07 are off, the weekend of the 8th and 9th is worked (国办发明电〔2021〕11号).
  it('numbers the workdays behind day zero, made-up ones too', () => {
    const sevenWorkdays: Requirement = { kind: 'within', n: 7, unit: 'workday', from: null };
    expect(lines(due(sevenWorkdays, { from: day('2022-09-28') }))).toEqual([
      '09-28 - start',
      '09-29 1 -',
      '09-30 2 -',
      ...['01', '02', '03', '04', '05', '06', '07'].map((date) => `10-${date} - -`),
      '10-08 3 -',
      '10-09 4 -',
      '10-10 5 -',
      '10-11 6 -',
      '10-12 7 due',
    ]);
  });

  it('numbers each calendar day, but not those that the due date moves over', () => {
    const threeDays: Requirement = { kind: 'within', n: 3, unit: 'day', from: null };
    expect(lines(due(threeDays, { from: day('2022-06-01') }))).toEqual([
      '06-01 - start',
      '06-02 1 -',
      '06-03 2 -', // 端午节
      '06-04 3 moved-from',
      '06-05 - -',
      '06-06 - due',
    ]);
  });

  it('numbers no day of a month', () => {
    const month: Requirement = { kind: 'within', n: 1, unit: 'month', from: null };
    const explained = lines(due(month, { from: day('2022-02-28') }));
    expect(explained).toHaveLength(29);
    expect(explained[0]).toBe('02-28 - start');
    expect(explained[1]).toBe('03-01 - -');
    expect(explained[28]).toBe('03-28 - due');
  });

  it('has just the day of a fixed date', () => {
    const yearEnd: Requirement = { kind: 'by', month: 12, day: 31, year: 2022 };
    expect(lines(due(yearEnd, {}))).toEqual(['12-31 - due']);
    const sameDay: Requirement = { kind: 'within', n: 0, unit: 'day', from: null };
    expect(lines(due(sameDay, { from: day('2022-06-01') }))).toEqual(['06-01 - due']);
  });

  it('counts backwards from the event', () => {
    const before: Requirement = { kind: 'before', n: 3, unit: 'workday', event: null };
    expect(lines(due(before, { from: day('2022-10-10') }))).toEqual([
      '10-10 - start',
      '10-09 1 -',
      '10-08 2 -',
      ...['07', '06', '05', '04', '03', '02', '01'].map((date) => `10-${date} - -`),
      '09-30 3 due',
    ]);
    const days: Requirement = { kind: 'before', n: 2, unit: 'day', event: null };
    expect(lines(due(days, { from: day('2022-06-06') }))).toEqual([
      '06-06 - start',
      '06-05 1 -',
      '06-04 2 due',
    ]);
  });

  it('leaves out the days of a consultation', () => {
    const spans = [{ from: day('2022-07-05'), to: day('2022-07-06') }];
    expect(lines(countReply(calendar, day('2022-07-01'), 4, 0, spans))).toEqual([
      '07-01 - start',
      '07-02 - -',
      '07-03 - -',
      '07-04 1 -',
      '07-05 - deducted',
      '07-06 - deducted',
      '07-07 2 -',
      '07-08 3 -',
      '07-09 - -',
      '07-10 - -',
      '07-11 4 due',
    ]);
  });
});
