import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import type { Day } from '../../src/calendar/day.ts';
import { CalendarRangeError } from '../../src/calendar/work-calendar.ts';
import {
  decide,
  decideByDate,
  decideByNothing,
  reckonDue,
  type Subject,
  type TaskContext,
} from '../../src/check/decide-status.ts';
import type { Fact } from '../../src/check/fact.ts';
import { periodContaining } from '../../src/deadline/period.ts';
import type { Before, MinDuration, Requirement, Within } from '../../src/deadline/requirement.ts';
import { UNREADABLE } from '../../src/ledger/ledger.ts';
import { day } from '../calendar/naive.ts';
import { entry } from './comparison.ts';
import { record } from './record.ts';
import { taskContext } from './task-context.ts';

const calendar = bundledCalendar();
const within: Within = { kind: 'within', n: 20, unit: 'workday', from: '决定作出' };
const fact: Fact = { kind: 'period-to-come', pointer: '/a', label: '2022-06' };
const another: Fact = { kind: 'period-to-come', pointer: '/b', label: '2022-07' };
const july = periodContaining('month', day('2022-07-01'));

/** A Friday whose 20 workdays end on Friday 2022-07-29. */
const EVENT = day('2022-07-01');
const DUE = day('2022-07-29');

function judged(
  done: Day | null,
  asOf: Day,
  { requirement = within as Requirement, from = EVENT, dueSoon = 5, subject = {} } = {},
) {
  const about: Subject = { requirement, record: record(), done, ...subject };
  const context = taskContext({ asOf, dueSoon });
  return decideByDate(context, about, requirement, () =>
    reckonDue(requirement, { calendar, from }),
  );
}

describe('a duty with a due date', () => {
  it.each<[string, Day | null, Day, object]>([
    ['done on it', DUE, DUE, { status: 'on-time', remaining: 0 }],
    ['done before it', DUE - 3, DUE + 9, { status: 'on-time', remaining: 3 }],
    ['done the workday after it', DUE + 3, DUE + 9, { status: 'late', remaining: -1 }],
    ['not done on the day after it', null, DUE + 1, { status: 'overdue', remaining: 0 }],
    ['not done on it', null, DUE, { status: 'due-soon', remaining: 0 }],
    ['not done five workdays before it', null, DUE - 7, { status: 'due-soon', remaining: 5 }],
    ['not done six workdays before it', null, DUE - 8, { status: 'not-due', remaining: 6 }],
  ])('%s', (_name, done, asOf, expected) => {
    const duty = judged(done, asOf);
    expect(duty).toMatchObject({ ...expected, done, reason: null, facts: [] });
    expect(duty.due?.date).toBe(DUE);
  });

  it('is due soon from as many workdays on as are asked for', () => {
    expect(judged(null, DUE - 8, { dueSoon: 6 }).status).toBe('due-soon');
    expect(judged(null, DUE, { dueSoon: 0 }).status).toBe('due-soon');
    expect(judged(null, DUE - 1, { dueSoon: 0 }).status).toBe('not-due');
  });

  it('is due soon by the earliest day that the true date can fall on', () => {
    // 20 workdays from 2026-12-10 run into 2027, whose notice is not out.
    const from = day('2026-12-10');
    const { due } = judged(null, from, { from });
    if (!due?.provisional || due.earliest === due.date) throw new Error('not provisional');
    const soon = Array.from({ length: due.date - from }, (_, i) => from + i).find(
      (asOf) => judged(null, asOf, { from }).status === 'due-soon',
    );
    const first = calendar.addWorkdays(due.earliest, -5);
    expect(calendar.workdaysBetween(first, due.earliest)).toBe(5);
    expect(soon && calendar.workdaysBetween(soon, due.earliest)).toBe(5);
    expect(soon).toBeLessThan(calendar.addWorkdays(due.date, -5));
  });
});

describe('before an event without a number', () => {
  const before: Before = { kind: 'before', n: null, unit: null, event: '会议召开' };
  const options = { requirement: before, from: DUE };

  it('nothing can be told of the day itself', () => {
    const sameDay = { status: 'unknown', remaining: null };
    for (const duty of [judged(DUE, DUE, options), judged(null, DUE, options)]) {
      expect(duty).toMatchObject({ ...sameDay, reason: '在事项的当天，先后无法由日期判定' });
      expect(duty.due?.date).toBe(DUE - 1);
    }
  });

  it('the days around it are told', () => {
    expect(judged(DUE - 1, DUE + 9, options).status).toBe('on-time');
    expect(judged(DUE + 1, DUE + 9, options).status).toBe('late');
    expect(judged(null, DUE - 1, options).status).toBe('due-soon');
    expect(judged(null, DUE + 1, options).status).toBe('overdue');
  });

  it('with a number the day after the due date is late', () => {
    const requirement: Before = { ...before, n: 1, unit: 'day' };
    expect(judged(DUE, DUE + 9, { requirement, from: DUE }).status).toBe('late');
  });
});

describe('a consultation', () => {
  const requirement: MinDuration = { kind: 'min-duration', n: 30, unit: 'day' };
  const END = day('2022-07-31');
  const options = { requirement, from: EVENT };

  it('of the length asked for is done when it is over, and runs until then', () => {
    expect(judged(END, END, options)).toMatchObject({ status: 'on-time', remaining: null });
    expect(judged(END, END - 1, options)).toMatchObject({ status: 'not-due', remaining: null });
  });

  it('that is a day short is late by no number of days', () => {
    const reason = '期限不足，最早应到2022-07-31结束';
    const short = { status: 'late', remaining: null, reason };
    expect(judged(END - 1, END + 9, options)).toMatchObject(short);
    expect(judged(END - 1, END - 5, options)).toMatchObject(short);
  });
});

describe('what cannot be counted', () => {
  const subject: Subject = { requirement: within, record: record(), done: DUE, facts: [fact] };

  it('has the reason and what was found', () => {
    const duty = decideByDate(taskContext(), subject, within, () => ({
      due: null,
      reason: '不知道',
      facts: [another],
    }));
    const expected = { status: 'unknown', reason: '不知道', due: null, remaining: null };
    expect(duty).toMatchObject({ ...expected, done: DUE, facts: [fact, another] });
  });

  it('says why the calendar does not reach', () => {
    const beyond = () => reckonDue(within, { calendar, from: calendar.last - 3 });
    expect(beyond).toThrow(CalendarRangeError);
    const duty = decideByDate(taskContext(), subject, within, beyond);
    expect(duty).toMatchObject({ status: 'unknown', due: null, facts: [fact] });
    expect(duty.reason).toMatch(/日历/);
  });

  it('does not hide a fault of the program', () => {
    const fault = () => {
      throw new RangeError('x');
    };
    expect(() => decideByDate(taskContext(), subject, within, fault)).toThrow('x');
  });

  it('is every day of a record of which one is wrong', () => {
    expect(decideByNothing(taskContext(), subject, [fact])).toMatchObject({
      status: 'unknown',
      reason: '记录中的日期有误，无法判定',
      due: null,
      done: DUE,
      facts: [fact],
    });
  });

  it('keeps the reason of a requirement that has no date', () => {
    const duty = judged(null, DUE, { requirement: { kind: 'standing' } });
    expect(duty).toMatchObject({ status: 'unknown', reason: '这一时限没有确定的日期' });
  });
});

describe('silence', () => {
  const doubting: Partial<TaskContext> = {
    doubtOf: (period) => (period === july ? null : '另一行可能就是'),
  };
  const silent: Subject = { requirement: within };
  const statusOf = (subject: Subject, status: 'no-record' | 'ongoing' | 'overdue' | 'due-soon') =>
    decide(taskContext(doubting), subject, { status, remaining: -3, reason: '原因' });

  it.each(['no-record', 'overdue', 'due-soon'] as const)('proves no %s in doubt', (status) => {
    const expected = { status: 'unknown', reason: '另一行可能就是', remaining: -3 };
    expect(statusOf(silent, status)).toMatchObject(expected);
    expect(decide(taskContext(), silent, { status })).toMatchObject({ status, reason: null });
  });

  it('proves what it proves where there is no doubt about the period', () => {
    const expected = { status: 'overdue', reason: '原因' };
    expect(statusOf({ ...silent, period: july }, 'overdue')).toMatchObject(expected);
  });

  it('is not where a record speaks, nor where nothing rests on it', () => {
    const spoken = { ...silent, record: record() };
    expect(statusOf(spoken, 'overdue')).toMatchObject({ status: 'overdue', reason: '原因' });
    const going = decide(taskContext({ ...doubting, entry: entry() }), silent, {
      status: 'ongoing',
      reason: '原因',
    });
    expect(going).toMatchObject({ status: 'ongoing', reason: '原因' });
  });

  it('of a task that a row may say does not concern the body does not even prove that it goes on', () => {
    const expected = { status: 'unknown', reason: '另一行可能就是' };
    expect(statusOf(silent, 'ongoing')).toMatchObject(expected);
    expect(decide(taskContext(), silent, { status: 'ongoing' }).status).toBe('ongoing');
  });
});

describe('a day that cannot be read', () => {
  it('is in time for nothing and late for nothing, but the due date is known', () => {
    const subject: Subject = { requirement: within, record: record(), done: UNREADABLE };
    const due = reckonDue(within, { calendar, from: EVENT });
    const duty = decideByDate(taskContext(), subject, within, () => due);
    expect(duty).toMatchObject({ status: 'unknown', due: due.due, done: null, remaining: null });
    expect(duty.reason).toContain('读不出来');
  });
});

it('what a subject leaves out there is none of', () => {
  expect(decide(taskContext(), { requirement: null }, { status: 'ongoing' })).toEqual({
    task: null,
    entry: null,
    isWork: false,
    requirement: null,
    record: null,
    period: null,
    status: 'ongoing',
    due: null,
    done: null,
    remaining: null,
    recorded: null,
    byDefault: false,
    reason: null,
    facts: [],
  });
});
