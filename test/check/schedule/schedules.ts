import { bundledCalendar } from '../../../src/calendar/bundled-calendar.ts';
import { formatDay } from '../../../src/calendar/day.ts';
import { checkLedger } from '../../../src/check/check-ledger.ts';
import type { Comparison } from '../../../src/check/compare.ts';
import { type Schedule, scheduleOfLedgers } from '../../../src/check/schedule/schedule.ts';
import type { ScheduleLine } from '../../../src/check/schedule/schedule-line.ts';
import { loadText } from '../../../src/ledger/load-text.ts';
import { loadPlan } from '../../../src/plan/resolve-plan.ts';
import type { WorkPlan } from '../../../src/plan/work-plan.ts';
import { day } from '../../calendar/naive.ts';

export const plan = loadPlan('zibo-gaoxin/2022');

/** A ledger of these rows, compared with its plan. */
export function compared(
  rows: string,
  { body = '建设局', asOf = '2022-09-05', of = plan, head = '' } = {},
): Comparison {
  const text = `计划: ${of.id}\n部门: ${body}\n${head}台账:\n${rows}`;
  const options = { calendar: bundledCalendar(), asOf: day(asOf), dueSoon: 5 };
  const { comparison } = checkLedger(loadText('a.yaml', text), { plan: of as WorkPlan }, options);
  if (!comparison) throw new Error('not compared');
  return comparison;
}

export function scheduled(...comparisons: Comparison[]): Schedule {
  const asOf = comparisons[0]?.asOf ?? 0;
  return scheduleOfLedgers(comparisons, bundledCalendar(), asOf, []);
}

/** `2022-09-15 18 2022-08 not-due` */
export function shown({ due, task, period, status, name }: ScheduleLine): string {
  const parts = [due && formatDay(due.date), task?.no ?? name, period, status];
  return parts.filter((part) => part !== null && part !== '').join(' ');
}
