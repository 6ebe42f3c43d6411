import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf } from '../../src/calendar/day.ts';
import type { TaskContext } from '../../src/check/decide-status.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';

/** A task of the body's own, at the end of 2022, in a row without fault or doubt, but for what is given. */
export function taskContext(given: Partial<TaskContext> = {}): TaskContext {
  return {
    calendar: bundledCalendar(),
    asOf: dayOf(2022, 12, 31),
    dueSoon: 5,
    plan: loadPlan('zibo-gaoxin/2022'),
    task: null,
    entry: null,
    requirements: [],
    isWork: false,
    headingOf: () => null,
    isTaskList: false,
    doubtOf: () => null,
    ...given,
  };
}
