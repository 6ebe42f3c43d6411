import { CalendarRangeError, type WorkCalendar } from '../calendar/work-calendar.ts';
import { type DueContext, type DueDate, dueDateOf } from '../deadline/due-date.ts';
import type { PeriodSpan } from '../deadline/period.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { OwedTask } from '../plan/bodies.ts';
import type { WorkPlan } from '../plan/work-plan.ts';
import { periodsOwed } from './periods-owed.ts';

/** What a task asks for by one day, or without a day that the plan alone could tell (`due` null). */
export interface ScheduledDuty {
  owed: OwedTask;
  requirement: Requirement;
  /** Of a recurring requirement. */
  period: PeriodSpan | null;
  due: DueDate | null;
}

/**
 * What a plan asks of a body in its year before any record is there: first what has a date, by date, then
 * the rest in the plan's order. What recurs daily or weekly is among the rest, once, and so is what is to be
 * counted beyond the calendar.
 */
export function planSchedule(
  plan: WorkPlan,
  owed: readonly OwedTask[],
  calendar: WorkCalendar,
): ScheduledDuty[] {
  const all = owed.flatMap((item) =>
    item.task.requirements
      .filter(({ kind }) => kind !== 'extension')
      .flatMap((requirement): ScheduledDuty[] =>
        spansOf(requirement, plan).map((period) => {
          const context: DueContext = { calendar, period, planYear: plan.year };
          return { owed: item, requirement, period, due: dueOf(requirement, context) };
        }),
      ),
  );
  const dated = all.filter(({ due }) => due !== null);
  const rest = all.filter(({ due }) => due === null);
  return [...dated.sort((a, b) => dateOf(a) - dateOf(b)), ...rest];
}

function dueOf(requirement: Requirement, context: DueContext): DueDate | null {
  try {
    return dueDateOf(requirement, context).due;
  } catch (error) {
    if (error instanceof CalendarRangeError) return null;
    throw error;
  }
}

/** The periods of a recurring requirement; [null] for any other. */
function spansOf(requirement: Requirement, plan: WorkPlan): (PeriodSpan | null)[] {
  if (requirement.kind !== 'every' && requirement.kind !== 'at-least') return [null];
  const { period } = requirement;
  if (period === 'day' || period === 'week') return [null];
  return periodsOwed(requirement, plan);
}

function dateOf({ due }: ScheduledDuty): number {
  return due?.date ?? Number.POSITIVE_INFINITY;
}
