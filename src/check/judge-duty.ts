import { type Day, dayOf } from '../calendar/day.ts';
import { CalendarRangeError } from '../calendar/work-calendar.ts';
import { type DueContext, type DueDate, dueDate } from '../deadline/due-date.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { DisclosureRecord, LedgerEntry } from '../ledger/ledger.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import type { Duty, Fault } from './duty.ts';
import { calendarFaults, dateOrderFaults, futureFaults } from './record-faults.ts';
import { type JudgeContext, type Judgement, judge, type Status } from './status.ts';

/** What every duty of one body's task shares. */
export interface TaskContext extends JudgeContext {
  plan: WorkPlan;
  task: Task | null;
  entry: LedgerEntry | null;
  requirements: Requirement[];
}

/** A due date and what it takes to reach it; without one, the reason. */
export type Reckoning =
  | { due: DueDate; faults: Fault[]; reason?: string }
  | { due?: undefined; faults: Fault[]; reason: string };

/** The due date of a requirement as such. */
export function reckon(requirement: Requirement, context: DueContext): Reckoning {
  const result = dueDate(requirement, context);
  return result.due ? { due: result.due, faults: [] } : { reason: result.reason, faults: [] };
}

/** Judges by a due date; where none can be told, says why instead of guessing. */
export function guarded(
  context: TaskContext,
  requirement: Requirement,
  base: Partial<Duty>,
  reckoned: () => Reckoning,
): Duty {
  const done = base.done ?? null;
  let reckoning: Reckoning;
  let judgement: Judgement | null = null;
  try {
    reckoning = reckoned();
    if (reckoning.due) judgement = judge(reckoning.due, done, context);
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error;
    reckoning = { reason: error.message, faults: [] };
  }
  const faults = [...(base.faults ?? []), ...reckoning.faults];
  const reason = reckoning.reason ?? null;
  if (!reckoning.due || !judgement) {
    return duty(context, requirement, { ...base, faults, status: 'unknown', reason });
  }
  // The wording 之前 leaves open whether the day of the event itself is still in time.
  const sameDay =
    requirement.kind === 'before' &&
    requirement.n === null &&
    (done ?? context.asOf) === reckoning.due.date + 1;
  return duty(context, requirement, {
    ...base,
    faults,
    due: reckoning.due,
    ...(sameDay
      ? { status: 'unknown', reason: '在事项的当天，先后无法由日期判定' }
      : { ...judgement, reason }),
  });
}

/** Faults of a record's dates, which leave its status open; `candidates`: what the record may answer. */
export function dateFaults(
  record: DisclosureRecord,
  { calendar, asOf }: JudgeContext,
  ...candidates: Requirement[]
): Fault[] {
  const ahead = candidates.some(({ kind }) => kind === 'before');
  const future = futureFaults(record, asOf, ahead);
  const uncovered = calendarFaults(record, calendar).filter(isNotIn(future));
  // A day whose year is a slip comes before or after others by that slip alone.
  const order = dateOrderFaults(record, ahead).filter(isNotIn(uncovered));
  return [...uncovered, ...order, ...future];
}

function isNotIn(faults: Fault[]): (fault: Fault) => boolean {
  return ({ pointer }) => !faults.some((fault) => fault.pointer === pointer);
}

export function contradictory(
  context: TaskContext,
  requirement: Requirement,
  base: Partial<Duty>,
): Duty {
  return duty(context, requirement, {
    ...base,
    status: 'unknown',
    reason: '记录中的日期有误，无法判定',
  });
}

/** Silence is no proof where something that could not be placed may be the answer. */
export function doubted(item: Duty, reason: string): Duty {
  const silent = item.record === null && ['overdue', 'due-soon', 'no-record'].includes(item.status);
  return silent ? { ...item, status: 'unknown', reason } : item;
}

/** The first and last day on which a period of the plan may end: from its issue to the end of its year. */
export function planSpan(plan: WorkPlan): { from: Day; to: Day } {
  return { from: plan.issued, to: dayOf(plan.year, 12, 31) };
}

/** A duty with what it shares with its task filled in. */
export function duty(
  context: TaskContext,
  requirement: Requirement | null,
  rest: Partial<Duty> & { status: Status },
): Duty {
  return {
    task: context.task,
    entry: context.entry,
    requirement,
    record: null,
    period: null,
    due: null,
    done: null,
    remaining: null,
    byDefault: false,
    reason: null,
    faults: [],
    ...rest,
  };
}
