import { expect, it } from 'vitest';
import { bundledCalendar } from '../../../src/calendar/bundled-calendar.ts';
import { formatDay } from '../../../src/calendar/day.ts';
import { planSchedule } from '../../../src/check/schedule/plan-schedule.ts';
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

it('tells of what recurs daily or weekly, or lies beyond the calendar, once and without a date', () => {
  const requirements = ['每周五前', '每日公开', '每月后10个工作日内'].flatMap((text) =>
    parseRequirement(text),
  );
  const [task] = plan.tasks.filter(({ no }) => no === '1');
  if (!task) throw new Error('1');
  const other = { ...plan, tasks: [{ ...task, requirements }] };
  const far = { ...other, year: 2050, period: periodOf({ year: 2050 }) };
  expect(scheduleOf('建设局', other).filter((text) => text === '1')).toHaveLength(2);
  expect(scheduleOf('建设局', far).filter((text) => text.startsWith('1 ')).length).toBeGreaterThan(
    0,
  );
});
