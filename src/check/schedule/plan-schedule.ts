import { type Day, dateParts } from '../../calendar/day.ts';
import { CalendarRangeError, type WorkCalendar } from '../../calendar/work-calendar.ts';
import { type DueContext, type DueDate, dueDateOf } from '../../deadline/due-date.ts';
import type { PeriodSpan } from '../../deadline/period.ts';
import type { Requirement } from '../../deadline/requirement.ts';
import { type OwedTask, type Role, tasksOfNobody } from '../../plan/bodies.ts';
import type { WorkPlan } from '../../plan/work-plan.ts';
import { periodsOwed } from '../periods-owed.ts';

/** A task that a schedule tells of. */
export interface ScheduledTask extends Pick<OwedTask, 'task' | 'must'> {
  /** Of the one body that the schedule is for; null where it is for all. */
  role: Role | null;
}

/** What is asked for by one day, or without a day that the plan alone could tell (`due` null). */
export interface ScheduledDuty {
  /** null: the ledger itself, which is handed in. */
  of: ScheduledTask | null;
  /** null: the plan sets no deadline of any kind. */
  requirement: Requirement | null;
  /** Of a recurring requirement. */
  period: PeriodSpan | null;
  due: DueDate | null;
}

/** All tasks of a plan, whomever they fall on. */
export function tasksOfAll(plan: WorkPlan): ScheduledTask[] {
  const ofNobody = new Set(tasksOfNobody(plan));
  return plan.tasks.map((task) => ({ task, must: !ofNobody.has(task), role: null }));
}

/**
 * What a plan asks for in its time before any record is there, and when ledgers are due: first what has a
 * date, by date, then the rest in the plan's order. What recurs daily is among the rest, once, and so is what
 * is to be counted beyond the calendar.
 */
export function planSchedule(
  plan: WorkPlan,
  tasks: readonly ScheduledTask[],
  calendar: WorkCalendar,
): ScheduledDuty[] {
  const dutiesOf = (of: ScheduledTask | null, requirement: Requirement): ScheduledDuty[] =>
    spansOf(requirement, plan).map((period) => {
      const context: DueContext = { calendar, period, planYear: plan.year };
      return { of, requirement, period, due: dueOf(requirement, context) };
    });
  const all = [
    ...handingIn(plan).flatMap((requirement) => dutiesOf(null, requirement)),
    ...tasks.flatMap((of): ScheduledDuty[] => {
      const requirements = of.task.requirements.filter(({ kind }) => kind !== 'extension');
      return requirements.length === 0
        ? [{ of, requirement: null, period: null, due: null }]
        : requirements.flatMap((requirement) => dutiesOf(of, requirement));
    }),
  ];
  const dated = all.filter(({ due }) => due !== null);
  const rest = all.filter(({ due }) => due === null);
  return [...dated.sort((a, b) => dateOf(a) - dateOf(b)), ...rest];
}

/** The day or days by which ledgers are due, or how often they are. */
function handingIn({ ledgerDue }: WorkPlan): Requirement[] {
  if (!Array.isArray(ledgerDue)) return [ledgerDue];
  return ledgerDue.map((due: Day) => {
    const { year, month, date } = dateParts(due);
    return { kind: 'by', year, month, day: date };
  });
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
  if (requirement.period === 'day' || ('from' in requirement && requirement.from)) return [null];
  return periodsOwed(requirement, plan);
}

function dateOf({ due }: ScheduledDuty): number {
  return due?.date ?? Number.POSITIVE_INFINITY;
}
