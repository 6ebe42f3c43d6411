import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/calendar/day.ts';
import type { Duty } from '../../src/check/duty.ts';
import { atLeastDuties, everyDuties, placeRecord } from '../../src/check/recurring-duties.ts';
import type { AtLeast, Every } from '../../src/deadline/requirement.ts';
import type { DisclosureRecord } from '../../src/ledger/ledger.ts';
import { day } from '../calendar/naive.ts';
import { record } from './record.ts';
import { taskContext } from './task-context.ts';

/** The plan of 2022 was issued on 2022-05-18: May to December are owed. */
const monthly: Every = {
  kind: 'every',
  period: 'month',
  n: 10,
  unit: 'workday',
  month: null,
  day: null,
};
const MONTHS = [5, 6, 7, 8, 9, 10, 11, 12].map((n) => `2022-${String(n).padStart(2, '0')}`);

function every(records: Partial<DisclosureRecord>[], asOf = '2022-07-01', requirement = monthly) {
  const context = taskContext({ asOf: day(asOf) });
  return everyDuties(
    context,
    requirement,
    records.map((given, index) => record({ index: index + 1, ...given })),
  );
}

const lines = (duties: Duty[]) =>
  duties.map(({ period, status, record }) =>
    [period?.label ?? '-', status, ...(record ? [record.index] : [])].join(' '),
  );

const line = (duties: Duty[], label: string) =>
  lines(duties).filter((text) => text.startsWith(label));

describe('each period of a plan', () => {
  it('that ends from its issue to the end of its year is owed, in order', () => {
    const duties = every([]);
    expect(duties.map(({ period }) => period?.label)).toEqual(MONTHS);
    // June 1, 2, 6 to 10, 13 to 15: the 3rd is Dragon Boat Festival.
    expect(duties[0]?.due && formatDay(duties[0].due.date)).toBe('2022-06-15');
  });

  it('is answered by the record that names it, by the event that lies in it, or by what follows it', () => {
    const duties = every([
      { period: '2022-06', disclosed: day('2022-06-30') },
      { event: day('2022-05-31'), disclosed: day('2022-06-01') },
      { disclosed: day('2022-05-31') },
    ]);
    expect(line(duties, '2022-06')).toEqual(['2022-06 on-time 1']);
    expect(line(duties, '2022-05')).toEqual(['2022-05 on-time 2']);
    // Disclosed in May without more: of April, which the plan did not ask for.
    expect(lines(duties)[0]).toBe('2022-04 not-applicable 3');
    expect(duties[0]?.reason).toContain('方案印发以前');
  });

  it('of the year after is not asked for either', () => {
    const duties = every([{ period: '2023-01', disclosed: day('2023-02-01') }], '2023-02-10');
    expect(lines(duties).at(-1)).toBe('2023-01 not-applicable 1');
    expect(line(duties, '2022-12')).toEqual(['2022-12 overdue']);
  });

  it('may have several records', () => {
    const given = { period: '2022-05', disclosed: day('2022-06-01') };
    expect(line(every([given, given]), '2022-05')).toEqual([
      '2022-05 on-time 1',
      '2022-05 on-time 2',
    ]);
  });

  it('is answered by 零报告', () => {
    const [duty] = every([{ zeroReport: '2022-05' }]);
    expect(duty).toMatchObject({
      status: 'not-applicable',
      reason: expect.stringMatching(/^零报告/),
    });
  });

  it('is not judged by a record with a wrong day that names it', () => {
    const duties = every([{ period: '2022-05', disclosed: day('2022-07-02') }]);
    expect(line(duties, '2022-05')).toEqual(['2022-05 unknown 1']);
    expect(duties[0]?.facts).toHaveLength(1);
    expect(line(duties, '2022-06')).toEqual(['2022-06 not-due']);
  });
});

describe('a record of which the period cannot be told', () => {
  it.each<[string, Partial<DisclosureRecord>, string[]]>([
    ['neither period nor day', {}, ['field-missing']],
    ['a period of another length', { period: '2022-Q2' }, ['period-unfit']],
    ['a zero report of another length', { zeroReport: '2022' }, ['period-unfit', 'period-to-come']],
    ['a wrong day and no period', { event: day('2022-07-02') }, ['day-to-come']],
  ])('%s leaves silent periods in doubt', (_name, given, kinds) => {
    const duties = every([given]);
    const last = duties.at(-1);
    expect(last).toMatchObject({ period: null, status: 'unknown', record: { index: 1 } });
    expect(last?.reason).toBe('不知道这条记录属于哪一期');
    expect(last?.facts.map(({ kind }) => kind)).toEqual(kinds);
    expect(line(duties, '2022-05')).toEqual(['2022-05 unknown']);
    expect(duties[0]?.reason).toContain('可能就是这一期');
    // What is not due needs no answer yet.
    expect(line(duties, '2022-08')).toEqual(['2022-08 not-due']);
  });

  it('leaves answered periods as they are', () => {
    const duties = every([{}, { period: '2022-05', disclosed: day('2022-06-01') }]);
    expect(line(duties, '2022-05')).toEqual(['2022-05 on-time 2']);
  });
});

describe('the period of a record', () => {
  const disclosed = day('2022-07-05');
  const label = (requirement: Every, given: Partial<DisclosureRecord>) => {
    const placed = placeRecord(requirement, record(given), taskContext());
    if (placed === null) return null;
    return 'span' in placed ? placed.span.label : placed.kind;
  };

  it('is the one before its disclosure where the count starts after the period', () => {
    expect(label(monthly, { disclosed })).toBe('2022-06');
    expect(label({ ...monthly, n: null, unit: null, day: 8, offset: 1 }, { disclosed })).toBe(
      '2022-06',
    );
    const yearly: Every = { ...monthly, period: 'year', n: null, unit: null, month: 1, day: 31 };
    expect(label({ ...yearly, yearOffset: 1 }, { disclosed })).toBe('2021');
  });

  it('is the one of its disclosure where the day lies within the period', () => {
    expect(label({ ...monthly, n: null, unit: null, day: 8 }, { disclosed })).toBe('2022-07');
  });

  it('says which field names no such period', () => {
    const unfit = (given: Partial<DisclosureRecord>) =>
      placeRecord(monthly, record(given), taskContext());
    expect(unfit({ period: 'x' })).toMatchObject({ field: '期间', label: 'x', period: 'month' });
    expect(unfit({ period: 'x' })).toMatchObject({ pointer: '/台账/0/公开记录/0/期间' });
    expect(unfit({ zeroReport: '2022' })).toMatchObject({
      field: '零报告',
      pointer: '/台账/0/公开记录/0/零报告',
    });
  });
});

describe('at least twice a half-year', () => {
  const twice: AtLeast = { kind: 'at-least', count: 2, period: 'half-year' };
  const at = (text: string) => ({ event: day(text) });

  function counted(records: Partial<DisclosureRecord>[], asOf = '2023-01-05') {
    const context = taskContext({ asOf: day(asOf) });
    return atLeastDuties(
      context,
      twice,
      records.map((given, index) => record({ index: index + 1, ...given })),
    );
  }

  it('is done by the second by date', () => {
    const duties = counted([at('2022-06-30'), at('2022-01-01'), at('2022-12-31')]);
    expect(lines(duties)).toEqual(['2022-H1 on-time 1', '2022-H2 overdue']);
    expect(duties[0]?.done).toBe(day('2022-06-30'));
    expect(duties[1]?.reason).toBe('应有2次，只有1次');
  });

  it('counts the days of a half-year from the first to the last', () => {
    expect(lines(counted([at('2022-07-01'), at('2022-12-31')]))).toEqual([
      '2022-H1 overdue',
      '2022-H2 on-time 2',
    ]);
  });

  it('counts a record in the half-year that it names, by the day it was disclosed without another', () => {
    const named = { period: '2022-H1', disclosed: day('2022-07-05') };
    const duties = counted([named, { disclosed: day('2022-03-01') }]);
    expect(lines(duties)).toEqual(['2022-H1 late 1', '2022-H2 overdue']);
  });

  it('is in doubt where what cannot be counted would suffice', () => {
    const duties = counted([at('2022-03-01'), {}, { event: day('2024-01-01') }]);
    expect(lines(duties)).toEqual([
      '2022-H1 unknown',
      '2022-H2 unknown',
      '- unknown 3',
      '- unknown 2',
    ]);
    expect(duties[0]?.reason).toContain('有记录不能计入');
    expect(duties[2]?.facts.map(({ kind }) => kind)).toEqual(['day-to-come']);
    expect(duties[3]).toMatchObject({
      reason: '记录没有日期，不能计入次数',
      facts: [{ kind: 'field-missing', field: '起算日期', pointer: '/台账/0/公开记录/0' }],
    });
  });

  it('is short even with what cannot be counted', () => {
    const duties = counted([{}]);
    expect(lines(duties)).toEqual(['2022-H1 overdue', '2022-H2 overdue', '- unknown 1']);
  });
});
