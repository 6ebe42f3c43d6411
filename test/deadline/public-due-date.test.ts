import { describe, expect, it } from 'vitest';
import {
  CalendarRangeError,
  dueDate,
  InvalidDateError,
  InvalidPeriodError,
  type Requirement,
  workCalendar,
} from '../../src/index.ts';

const calendar = workCalendar();
const within: Requirement = { kind: 'within', n: 20, unit: 'workday', from: '信息形成' };
const monthly: Requirement = {
  kind: 'every',
  period: 'month',
  n: 10,
  unit: 'workday',
  month: null,
  day: null,
};
const DAY_ZERO = '《民法典》第二百零一条';
const MOVED = '《民法典》第二百零三条';
const INCLUDED = '《民法典》第一千二百五十九条';
const NOT_MOVED = '期日为确定的日期，遇休息日不顺延';

describe('dueDate', () => {
  // The dates are counted by hand from the notices, as in due-date.test.ts.
  it.each<[string, Requirement, object, object]>([
    [
      'within workdays',
      within,
      { from: '2022-09-20' },
      { date: '2022-10-21', method: 'workdays', clauses: [DAY_ZERO] },
    ],
    [
      'within days, moved',
      { kind: 'within', n: 10, unit: 'day', from: null },
      { from: '2022-09-21' },
      { date: '2022-10-08', method: 'days', movedFrom: '2022-10-01', clauses: [DAY_ZERO, MOVED] },
    ],
    [
      'within months',
      { kind: 'within', n: 1, unit: 'month', from: null },
      { from: '2022-05-31' },
      { date: '2022-06-30', method: 'months', clauses: [DAY_ZERO, '《民法典》第二百零二条'] },
    ],
    [
      'within hours',
      { kind: 'within', n: 25, unit: 'hour', from: null },
      { from: '2022-06-10' },
      {
        date: '2022-06-12',
        method: 'days',
        clauses: [DAY_ZERO],
        notes: ['25小时按2天计（台账只记日期，不记钟点），不顺延'],
      },
    ],
    [
      'by a day of the plan’s year',
      { kind: 'by', month: 12, day: 31, year: null },
      { planYear: 2022 },
      { date: '2022-12-31', method: 'fixed', clauses: [INCLUDED], notes: [NOT_MOVED] },
    ],
    [
      'every month, counted from its end',
      monthly,
      { period: '2022-09' },
      { date: '2022-10-19', method: 'workdays', clauses: [DAY_ZERO] },
    ],
    [
      'every quarter, on a day of it',
      { kind: 'every', period: 'quarter', n: null, unit: null, month: 1, day: 18 },
      { period: '2022-Q3' },
      { date: '2022-07-18', method: 'fixed', clauses: [INCLUDED], notes: [NOT_MOVED] },
    ],
    [
      'at least so many times in a year',
      { kind: 'at-least', count: 2, period: 'year' },
      { period: '2022' },
      { date: '2022-12-31', method: 'fixed', clauses: [INCLUDED] },
    ],
    [
      'a minimum duration',
      { kind: 'min-duration', n: 30, unit: 'day' },
      { from: '2022-07-01' },
      { date: '2022-07-31', method: 'days', clauses: [DAY_ZERO] },
    ],
    [
      'before an event',
      { kind: 'before', n: 5, unit: 'workday', event: '会议召开' },
      { from: '2022-10-14' },
      { date: '2022-10-09', method: 'workdays', clauses: [DAY_ZERO] },
    ],
  ])('%s', (_kind, requirement, options, expected) => {
    const { date } = expected as { date: string };
    expect(dueDate(requirement, { calendar, ...options })).toEqual({
      provisional: false,
      earliest: date,
      movedFrom: null,
      notes: [],
      ...expected,
    });
  });

  it.each<[Requirement, object, string]>([
    [within, {}, '没有起算日期（信息形成的日期）'],
    [{ kind: 'within', n: 5, unit: 'day', from: null }, {}, '没有起算日期（起算的事由的日期）'],
    [{ kind: 'by', month: 12, day: 31, year: null }, {}, '时限没有写明年份'],
    [monthly, {}, '没有说明是哪一个周期'],
    [{ ...monthly, n: null, unit: null }, {}, '没有说明是哪一个周期'],
    [{ ...monthly, from: '数据发布' }, {}, '没有起算日期（数据发布的日期）'],
    [
      { ...monthly, n: null, unit: null, from: '数据发布' },
      { from: '2022-06-01' },
      '时限没有写明期限的长短',
    ],
    [{ kind: 'at-least', count: 1, period: 'year' }, {}, '没有说明是哪一个周期'],
    [{ kind: 'min-duration', n: 30, unit: 'day' }, {}, '没有开始日期'],
    [{ kind: 'before', n: 5, unit: 'day', event: null }, {}, '没有起算日期（该事项的日期）'],
    [
      { kind: 'extension', n: 20, unit: 'workday' },
      { from: '2022-06-01' },
      '延长期限附在答复期限上，不单独计算',
    ],
    [{ kind: 'unknown', text: '620日至720日' }, {}, '时限“620日至720日”无法理解'],
    [{ kind: 'during', event: '会期' }, {}, '这一时限没有确定的日期'],
    ...(['prompt', 'on-change', 'standing', 'periodic', 'one-off', 'reference'] as const).map(
      (kind): [Requirement, object, string] => [{ kind }, {}, '这一时限没有确定的日期'],
    ),
  ])('%j with %j cannot be told', (requirement, options, reason) => {
    expect(dueDate(requirement, { calendar, ...options })).toEqual({
      date: null,
      provisional: false,
      reason,
    });
  });

  // 2026-12-11, 14–18, 21–25, 28–31 are fifteen workdays, 2027-01-04 to 08 the last five: 元旦 is a Friday.
  // With the two days of the weekend behind it worked, the twentieth is the 6th.
  it('is provisional where the notice is not out', () => {
    expect(dueDate(within, { from: '2026-12-10', calendar })).toMatchObject({
      date: '2027-01-08',
      provisional: true,
      earliest: '2027-01-06',
    });
  });

  it.each(['2022-02-30', '2022-6-1', '2022/06/01', '20220601', '', '昨天'])(
    'refuses the date “%s”',
    (from) => {
      const ask = () => dueDate(within, { from, calendar });
      expect(ask).toThrow(InvalidDateError);
      expect(ask).toThrow(`“${from}”不是有效的日期，应写作 2022-05-18`);
    },
  );

  it.each(['2022-13', '2022-00', '2022-Q5', '2022-H3', '2022-W53', '2022年8月', '202208', '', '8'])(
    'refuses the period “%s”',
    (period) => {
      const ask = () => dueDate(monthly, { period, calendar });
      expect(ask).toThrow(InvalidPeriodError);
      expect(ask).toThrow(`“${period}”不是这项要求的期间，应写作 2022-08`);
    },
  );

  // Ten workdays after the third quarter are no answer to what is due for a month.
  it.each(['2022', '2022-Q3', '2022-H2', '2022-W23', '2022-08-01'])(
    'refuses %s for what recurs every month',
    (period) => {
      expect(() => dueDate(monthly, { period, calendar })).toThrow(InvalidPeriodError);
    },
  );

  it('refuses what is no period for a requirement that has none', () => {
    const ask = () => dueDate(within, { from: '2022-06-01', period: '八月', calendar });
    expect(ask).toThrow(InvalidPeriodError);
    expect(ask).toThrow('不是有效的期间，应写作 2022-08-01、2022-W23、2022-08-H1、2022-08、');
  });

  it.each([Number.NaN, 2022.5, 22, 20222, Number.POSITIVE_INFINITY])(
    'refuses the year %s',
    (planYear) => {
      const ask = () =>
        dueDate({ kind: 'by', month: 12, day: 31, year: null }, { planYear, calendar });
      expect(ask).toThrow(RangeError);
      expect(ask).toThrow('planYear 应为四位数的年份');
    },
  );

  it('refuses days that the calendar does not cover', () => {
    for (const from of ['2006-12-30', '2031-12-20', '9999-12-31']) {
      expect(() => dueDate(within, { from, calendar })).toThrow(CalendarRangeError);
    }
    expect(() => dueDate(monthly, { period: '2006-11', calendar })).toThrow(CalendarRangeError);
    const far: Requirement = { kind: 'within', n: 9_999_999_999, unit: 'day', from: null };
    expect(() => dueDate(far, { from: '2022-06-01', calendar })).toThrow(CalendarRangeError);
  });
});
