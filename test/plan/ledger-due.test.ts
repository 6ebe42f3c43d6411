import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf } from '../../src/calendar/day.ts';
import type { Every } from '../../src/deadline/requirement.ts';
import { lastLedgerDue, ledgerDueText } from '../../src/plan/ledger-due.ts';

const calendar = bundledCalendar();
const period = { from: dayOf(2023, 3, 1), to: dayOf(2024, 2, 29) };
const every = (given: Partial<Every>): Every => ({
  kind: 'every',
  period: 'month',
  n: null,
  unit: null,
  month: null,
  day: null,
  ...given,
});
const last = (ledgerDue: Parameters<typeof ledgerDueText>[0], span = period) =>
  lastLedgerDue({ ledgerDue, period: span }, calendar);

describe('the last day for a ledger', () => {
  it('is the date, the last of several, or none', () => {
    expect(last([])).toBeNull();
    expect(last([dayOf(2023, 6, 10)])).toBe(dayOf(2023, 6, 10));
    expect(last([dayOf(2023, 6, 10), dayOf(2023, 12, 10)])).toBe(dayOf(2023, 12, 10));
  });

  it('is that of the last period that ends in the plan', () => {
    expect(last(every({ day: 5 }))).toBe(dayOf(2024, 2, 5));
    // The fourth quarter is the last: 1 January is off, then 2, 3, 4, 5 and 8 January 2024 are worked.
    expect(last(every({ period: 'quarter', n: 5, unit: 'workday' }))).toBe(dayOf(2024, 1, 8));
    expect(last(every({ day: 5 }), { from: dayOf(2023, 3, 1), to: dayOf(2023, 3, 30) })).toBeNull();
  });

  it('is not told beyond the calendar', () => {
    const beyond = { from: dayOf(2090, 1, 1), to: dayOf(2090, 12, 31) };
    expect(last(every({ n: 5, unit: 'workday' }), beyond)).toBeNull();
  });
});

it('words for it', () => {
  expect(ledgerDueText([])).toBe('');
  expect(ledgerDueText([dayOf(2022, 5, 31)])).toBe('2022-05-31前');
  expect(ledgerDueText([dayOf(2022, 6, 10), dayOf(2022, 12, 10)])).toBe('2022-06-10、2022-12-10前');
  expect(ledgerDueText(every({ day: 5 }))).toBe('每月5日前');
});
