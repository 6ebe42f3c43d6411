import { expect, it } from 'vitest';
import { bundledCalendar } from '../../../src/calendar/bundled-calendar.ts';
import { formatDay } from '../../../src/calendar/day.ts';
import { planSchedule, tasksOfAll } from '../../../src/check/schedule/plan-schedule.ts';
import { parseRequirement } from '../../../src/deadline/parse-requirement.ts';
import { findBody, tasksOf } from '../../../src/plan/bodies.ts';
import { periodOf } from '../../../src/plan/plan-period.ts';
import { loadPlan } from '../../../src/plan/resolve-plan.ts';
import type { WorkPlan } from '../../../src/plan/work-plan.ts';

const plan = loadPlan('zibo-gaoxin/2022');

function scheduleOf(name: string, of: WorkPlan = plan) {
  const body = findBody(of, name);
  if (!body) throw new Error(name);
  const owed = tasksOf(of, body).filter(({ must }) => must);
  return planSchedule(of, owed, bundledCalendar()).map(({ of: item, period, due }) =>
    [due && formatDay(due.date), item?.task.no ?? '报送', period?.label].filter(Boolean).join(' '),
  );
}

it('has what falls due in the year of the plan, by date', () => {
  // The tenth workday of each month, counted by hand over the notice of 2022 (端午 3 June, 中秋 12 September,
  // 国庆 1 to 7 October with the 8th and 9th worked) and that of 2023 (元旦 2 January).
  expect(scheduleOf('建设局').filter((text) => text.startsWith('20'))).toEqual([
    '2022-05-31 报送',
    '2022-06-15 18 2022-05',
    '2022-06-30 61',
    '2022-07-14 18 2022-06',
    '2022-08-12 18 2022-07',
    '2022-08-31 26',
    '2022-08-31 27',
    '2022-09-15 18 2022-08',
    '2022-10-19 18 2022-09',
    '2022-11-14 18 2022-10',
    '2022-12-14 18 2022-11',
    '2022-12-31 47',
    '2022-12-31 48 2022',
    '2022-12-31 59 2022',
    '2022-12-31 60 2022',
    '2023-01-16 18 2022-12',
    '2023-01-31 正文-11',
  ]);
});

it('has each requirement without a date behind, in the order of the plan', () => {
  const rest = scheduleOf('建设局').filter((text) => !text.startsWith('20'));
  // Of row 18 three more requirements, of 26 and 27 the standing one.
  expect(rest.slice(0, 9)).toEqual(['1', '1', '11', '17', '18', '18', '18', '23', '26']);
  // The extension of row 49 belongs to its 20 workdays.
  expect(rest.filter((no) => no === '49')).toHaveLength(1);
});

function withRequirements(...texts: string[]): WorkPlan {
  const requirements = texts.flatMap((text) => parseRequirement(text));
  const [task] = plan.tasks.filter(({ no }) => no === '1');
  if (!task) throw new Error('1');
  return { ...plan, ledgerDue: [], tasks: [{ ...task, requirements }] };
}

it('tells of what recurs daily, or counts from an event each time, once and without a date', () => {
  const other = withRequirements('每日公开', '每月自会议召开之日起5个工作日内公开');
  expect(scheduleOf('建设局', other)).toEqual(['1', '1']);
});

it('has each week of the time of the plan, from its issue on', () => {
  // From Friday 20 May 2022 to Friday 30 December: 225 days, 32 weeks and the first Friday. The week that ends
  // on Sunday 1 January 2023 is no more of 2022.
  const weekly = scheduleOf('建设局', withRequirements('每周五前'));
  expect(weekly[0]).toBe('2022-05-20 1 2022-W20');
  expect(weekly.at(-1)).toBe('2022-12-23 1 2022-W51');
  expect(weekly).toHaveLength(32);
});

it('has what lies beyond the calendar without a date', () => {
  const monthly = withRequirements('每月后10个工作日内');
  const far = { ...monthly, year: 2050, period: periodOf({ year: 2050 }) };
  expect(scheduleOf('建设局', far)).toHaveLength(12);
  expect(scheduleOf('建设局', far).filter((text) => text.startsWith('20'))).toEqual([]);
});

it('has a task without any deadline, and each round of ledgers', () => {
  const [monthly] = parseRequirement('每月5日前');
  if (monthly?.kind !== 'every') throw new Error('每月5日前');
  const none = { ...withRequirements(), ledgerDue: monthly };
  expect(scheduleOf('建设局', none)).toEqual([
    ...['05', '06', '07', '08', '09', '10', '11', '12'].map(
      (month) => `2022-${month}-05 报送 2022-${month}`,
    ),
    '1',
  ]);
});

it('has all tasks of the plan, whomever they fall on', () => {
  const numbers = planSchedule(plan, tasksOfAll(plan), bundledCalendar()).map(
    ({ of }) => of?.task.no,
  );
  expect(new Set(numbers)).toEqual(new Set([undefined, ...plan.tasks.map(({ no }) => no)]));
});
