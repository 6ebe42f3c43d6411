import {
  type Day,
  dateParts,
  dayOf,
  daysInMonth,
  formatDay,
  parseDay,
  weekday,
} from '../calendar/day.ts';
import type { Period } from './requirement.ts';

/** One month, quarter, … of the calendar, with its first and last day. */
export interface PeriodSpan {
  period: Period;
  /** `2022`, `2022-H1`, `2022-Q3`, `2022-08`, `2022-08-H1`, `2022-W23`, `2022-08-01`, as ledgers write it. */
  label: string;
  first: Day;
  last: Day;
}

/** A label of each length of period, as messages show how to write one. */
export const LABEL_EXAMPLES: Readonly<Record<Period, string>> = {
  day: '2022-08-01',
  week: '2022-W23',
  'half-month': '2022-08-H1',
  month: '2022-08',
  quarter: '2022-Q3',
  'half-year': '2022-H1',
  year: '2022',
};

const MONTHS: Partial<Record<Period, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The period of that length in which a day lies. Weeks run from Monday to Sunday (GB/T 7408). */
export function periodContaining(period: Period, day: Day): PeriodSpan {
  if (period === 'day') return { period, label: formatDay(day), first: day, last: day };
  if (period === 'week') return weekContaining(day);
  if (period === 'half-month') return halfMonthContaining(day);
  const length = MONTHS[period] ?? 12;
  const { year, month } = dateParts(day);
  const ordinal = Math.ceil(month / length);
  const firstMonth = (ordinal - 1) * length + 1;
  const lastMonth = firstMonth + length - 1;
  return {
    period,
    label: labelOf(period, year, ordinal),
    first: dayOf(year, firstMonth, 1),
    last: dayOf(year, lastMonth, daysInMonth(year, lastMonth)),
  };
}

export function nextPeriod(span: PeriodSpan): PeriodSpan {
  return periodContaining(span.period, span.last + 1);
}

/** The last period that ended before a day. */
export function lastEndedBefore(period: Period, day: Day): PeriodSpan {
  return periodContaining(period, periodContaining(period, day).first - 1);
}

/** All periods of a length whose last day lies in `from`…`to`, in order. */
export function periodsEndingIn(period: Period, from: Day, to: Day): PeriodSpan[] {
  const spans: PeriodSpan[] = [];
  for (let span = periodContaining(period, from); span.last <= to; span = nextPeriod(span)) {
    spans.push(span);
  }
  return spans;
}

/** The period that a ledger's label names, or null when it names none. */
export function parsePeriod(label: string): PeriodSpan | null {
  const day = parseDay(label);
  if (day !== null) return periodContaining('day', day);
  const halfMonth = /^(\d{4}-\d{2})-H([12])$/.exec(label);
  if (halfMonth) {
    const first = parseDay(`${halfMonth[1]}-${halfMonth[2] === '1' ? '01' : '16'}`);
    return first === null ? null : halfMonthContaining(first);
  }
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})))?$/.exec(label);
  if (!match) return null;
  const year = Number(match[1]);
  const [half, quarter, week, month] = match.slice(2).map((part) => (part ? Number(part) : null));
  if (half) return periodContaining('half-year', dayOf(year, half * 6, 1));
  if (quarter) return periodContaining('quarter', dayOf(year, quarter * 3, 1));
  if (month != null) {
    return month >= 1 && month <= 12 ? periodContaining('month', dayOf(year, month, 1)) : null;
  }
  if (week != null) {
    // 4 January always lies in week 1.
    const span = weekContaining(dayOf(year, 1, 4) + (week - 1) * 7);
    return span.label === label ? span : null;
  }
  return periodContaining('year', dayOf(year, 1, 1));
}

function weekContaining(day: Day): PeriodSpan {
  const monday = day - ((weekday(day) + 6) % 7);
  const thursday = monday + 3;
  const { year } = dateParts(thursday);
  const number = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1;
  const label = `${year}-W${String(number).padStart(2, '0')}`;
  return { period: 'week', label, first: monday, last: monday + 6 };
}

function halfMonthContaining(day: Day): PeriodSpan {
  const { year, month, date } = dateParts(day);
  const [half, first, last] = date <= 15 ? [1, 1, 15] : [2, 16, daysInMonth(year, month)];
  const label = `${labelOf('month', year, month)}-H${half}`;
  return {
    period: 'half-month',
    label,
    first: dayOf(year, month, first),
    last: dayOf(year, month, last),
  };
}

function labelOf(period: Period, year: number, ordinal: number): string {
  if (period === 'year') return String(year);
  if (period === 'month') return `${year}-${String(ordinal).padStart(2, '0')}`;
  return period === 'quarter' ? `${year}-Q${ordinal}` : `${year}-H${ordinal}`;
}
