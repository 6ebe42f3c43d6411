import { describe, expect, it } from 'vitest';
import { dayOf, formatDay, parseDay } from '../../src/calendar/day.ts';
import {
  lastEndedBefore,
  nextPeriod,
  parsePeriod,
  periodContaining,
  periodsEndingIn,
} from '../../src/deadline/period.ts';

const day = (text: string) => parseDay(text) ?? Number.NaN;
const dates = (label: string) => {
  const span = parsePeriod(label);
  return span && [span.period, formatDay(span.first), formatDay(span.last)];
};

describe('parsePeriod', () => {
  it.each([
    ['2022', 'year', '2022-01-01', '2022-12-31'],
    ['2022-H1', 'half-year', '2022-01-01', '2022-06-30'],
    ['2022-H2', 'half-year', '2022-07-01', '2022-12-31'],
    ['2022-Q3', 'quarter', '2022-07-01', '2022-09-30'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2022-08-H1', 'half-month', '2022-08-01', '2022-08-15'],
    ['2024-02-H2', 'half-month', '2024-02-16', '2024-02-29'],
    ['2022-08-01', 'day', '2022-08-01', '2022-08-01'],
    ['2022-08-H1', 'half-month', '2022-08-01', '2022-08-15'],
    ['2024-02-H2', 'half-month', '2024-02-16', '2024-02-29'],
    // 1 January 2022 is a Saturday, so week 1 begins on Monday the 3rd.
    ['2022-W01', 'week', '2022-01-03', '2022-01-09'],
    // 2020 has 53 weeks: 31 December is a Thursday.
    ['2020-W53', 'week', '2020-12-28', '2021-01-03'],
  ])('%s is a %s', (label, ...expected) => {
    expect(dates(label)).toEqual(expected);
    expect(parsePeriod(label)?.label).toBe(label);
  });

  it.each([
    '2022-13',
    '2022-13-H1',
    '2022-08-H3',
    '2022-00',
    '2022-Q5',
    '2022-H3',
    '2022-W53',
    '2022-W00',
    '22',
    '',
    '2022-2-3',
    '年2022',
    '2022-08月',
    '2022-13-H1',
    '2022-08-H3',
    '2022-8-H1',
    '年2022-08-H1',
    '2022-08-H1月',
  ])('refuses %s', (label) => expect(parsePeriod(label)).toBeNull());
});

describe('periods', () => {
  it('belong to the week-year of their Thursday', () => {
    expect(periodContaining('week', day('2022-01-01')).label).toBe('2021-W52');
    expect(periodContaining('week', day('2024-12-30')).label).toBe('2025-W01');
  });

  it('halve a month behind its 15th', () => {
    expect(periodContaining('half-month', day('2022-08-15')).label).toBe('2022-08-H1');
    expect(periodContaining('half-month', day('2022-08-16')).label).toBe('2022-08-H2');
    expect(nextPeriod(periodContaining('half-month', day('2022-12-31'))).label).toBe('2023-01-H1');
  });

  it('follow each other without a gap', () => {
    let span = periodContaining('quarter', dayOf(2022, 1, 1));
    for (let i = 0; i < 12; i++) {
      const next = nextPeriod(span);
      expect(next.first).toBe(span.last + 1);
      span = next;
    }
    expect(span.label).toBe('2025-Q1');
  });

  it('of a plan are those that end from its issue to the end of its year', () => {
    const labels = periodsEndingIn('month', day('2022-05-18'), day('2022-12-31')).map(
      (s) => s.label,
    );
    expect(labels).toEqual([
      '2022-05',
      '2022-06',
      '2022-07',
      '2022-08',
      '2022-09',
      '2022-10',
      '2022-11',
      '2022-12',
    ]);
    expect(periodsEndingIn('month', day('2022-05-31'), day('2022-05-31'))).toHaveLength(1);
    expect(periodsEndingIn('month', day('2022-06-01'), day('2022-06-29'))).toHaveLength(0);
  });

  it('the last one ended before a day excludes the one it lies in', () => {
    expect(lastEndedBefore('month', day('2022-06-10')).label).toBe('2022-05');
    expect(lastEndedBefore('month', day('2022-06-30')).label).toBe('2022-05');
    expect(lastEndedBefore('half-year', day('2022-01-05')).label).toBe('2021-H2');
  });
});
