import { type Day, formatDay } from '../calendar/day.ts';
import { CalendarRangeError, type WorkCalendar } from '../calendar/work-calendar.ts';
import { type DueContext, type DueDate, dueDateOf } from '../deadline/due-date.ts';
import type { PeriodSpan } from '../deadline/period.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { KeyOf } from '../ledger/fields.ts';
import {
  type DisclosureRecord,
  type Ledger,
  type LedgerEntry,
  type Read,
  readable,
  UNREADABLE,
} from '../ledger/ledger.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import type { Duty } from './duty.ts';
import type { Fact } from './fact.ts';
import type { Status } from './status.ts';

/** What the check of a ledger works with; passed in, never looked up. */
export interface CheckOptions {
  calendar: WorkCalendar;
  /** The day as of which statuses are told. */
  asOf: Day;
  /** From how many workdays before the due date on a duty is `due-soon`. */
  dueSoon: number;
}

/** The `dueSoon` of who asks for no other. */
export const DUE_SOON = 5;

/** What all duties of one task share: what is known before any of them has a status. */
export interface TaskContext extends CheckOptions {
  plan: WorkPlan;
  task: Task | null;
  entry: LedgerEntry | null;
  requirements: Requirement[];
  /** The task is work, not disclosure: see nature.ts. */
  isWork: boolean;
  /** What a table's column for the field at a place is called; null where there is none, or no table. */
  headingOf: Ledger['headingOf'];
  /** The ledger has no place for records, so that it cannot say what was done: see compare.ts. */
  isTaskList: boolean;
  doubtOf: Doubt;
}

/**
 * Why silence about a period (of a requirement without periods: null) proves nothing,
 * since something that could not be placed may be the answer; null where silence counts.
 */
export type Doubt = (period: PeriodSpan | null) => string | null;

/** What a duty is about, and what the ledger says of it. What is left out there is none of. */
export interface Subject {
  requirement: Requirement | null;
  record?: DisclosureRecord | null;
  period?: PeriodSpan | null;
  done?: Read<Day>;
  byDefault?: boolean;
  facts?: Fact[];
}

type Outcome = Pick<Duty, 'status'> &
  Partial<Pick<Duty, 'due' | 'remaining' | 'reason' | 'recorded'>>;

/** A due date and what was found on the way to it; without one, the reason. */
export type Reckoning =
  | { due: DueDate; reason?: string; facts?: Fact[] }
  | { due: null; reason: string; facts?: Fact[] };

const WRONG_DAYS = '记录中的日期有误，无法判定';

/** The statuses that rest on nothing being said. */
const SILENT: readonly Status[] = ['overdue', 'due-soon', 'no-record'];

/** Why nothing is judged by a field that says something of which nobody knows what it is. */
export function whyUnreadable(name: string): string {
  return `${name}读不出来，改正后才能判定`;
}

/** What the ledger calls a field: its column's heading, else the key. */
export function called({ headingOf }: TaskContext, at: string, key: FieldKey): string {
  return headingOf(`${at}/${key}`) ?? key;
}

type FieldKey = KeyOf<'entry'> | KeyOf<'record'>;

/** Why nothing is judged by a record of which the day it was done cannot be read. */
export function whyDoneUnreadable(context: TaskContext, record: DisclosureRecord | null): string {
  if (record === null) return whyUnreadable('记录里公开（答复、完成）的日期');
  const isCompleted = context.isWork && record.completed !== null;
  const key = record.replied !== null ? '答复日期' : isCompleted ? '完成日期' : '公开日期';
  return whyUnreadable(`记录的${called(context, record.pointer, key)}`);
}

/** A duty with its status: the outcome, unless silence proves nothing. */
export function decide(context: TaskContext, subject: Subject, outcome: Outcome): Duty {
  const { task, entry, isWork } = context;
  const { requirement, record = null, period = null, done = null } = subject;
  const { byDefault = false, facts = [] } = subject;
  const {
    status,
    due = null,
    remaining = null,
    reason = null,
    recorded = null,
  } = context.isTaskList ? unaccused(outcome) : outcome;
  // What goes on does so whatever its row says; a row that may be the task's may say that it does not concern.
  const isSilent = SILENT.includes(status) || (status === 'ongoing' && entry === null);
  const doubt = record === null && isSilent ? context.doubtOf(period) : null;
  return {
    task,
    entry,
    isWork,
    requirement,
    record,
    period,
    done: readable(done),
    byDefault,
    due,
    remaining,
    recorded,
    facts,
    status: doubt === null ? status : 'unknown',
    reason: doubt ?? reason,
  };
}

/** What a ledger without a place for records owes of what is past its due date. */
function unaccused(outcome: Outcome): Outcome {
  if (outcome.status !== 'overdue') return outcome;
  return { ...outcome, status: 'no-record', reason: '台账里没有记录，看不出办了没有' };
}

/** A duty whose record has days that cannot be, or that prove nothing: nothing is counted from them. */
export function decideByNothing(context: TaskContext, subject: Subject, wrong: Fact[]): Duty {
  return decide(
    context,
    { ...subject, facts: wrong },
    { status: 'unknown', reason: whyNothing(wrong) },
  );
}

/** Why nothing is counted from the record of which that is wrong. */
export function whyNothing(wrong: Fact[]): string {
  const isUndisclosed = wrong.every(({ kind }) => kind === 'disclosed-missing');
  return isUndisclosed ? '应当公开的信息，记录只写了完成的日期，没有写公开的日期' : WRONG_DAYS;
}

/**
 * A duty judged by a due date; where none can be told, it says why instead of guessing.
 * @param heldTo what the date is counted by: the subject's requirement, or the statutory default
 */
export function decideByDate(
  context: TaskContext,
  subject: Subject,
  heldTo: Requirement,
  reckon: () => Reckoning,
): Duty {
  const { reckoning, outcome } = outcomeOf(context, subject, heldTo, reckon);
  const facts = [...(subject.facts ?? []), ...(reckoning.facts ?? [])];
  return decide(context, { ...subject, facts }, outcome);
}

function outcomeOf(
  context: TaskContext,
  { done = null, record = null }: Subject,
  heldTo: Requirement,
  reckon: () => Reckoning,
): { reckoning: Reckoning; outcome: Outcome } {
  try {
    const reckoning = reckon();
    const { due, reason } = reckoning;
    if (due === null) return { reckoning, outcome: { status: 'unknown', reason } };
    if (done === UNREADABLE) {
      const whyNot = whyDoneUnreadable(context, record);
      return { reckoning, outcome: { status: 'unknown', due, reason: whyNot } };
    }
    return { reckoning, outcome: { due, reason, ...judge(due, done, heldTo, context) } };
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error;
    const reckoning = { due: null, reason: error.message };
    return { reckoning, outcome: { status: 'unknown', reason: error.message } };
  }
}

/** The due date of a requirement as such. @throws CalendarRangeError */
export function reckonDue(requirement: Requirement, context: DueContext): Reckoning {
  const result = dueDateOf(requirement, context);
  return result.due ? { due: result.due } : result;
}

/** Disclosed on the due date is on time; dates compare as dates. @throws CalendarRangeError */
function judge(
  { date, earliest }: DueDate,
  done: Day | null,
  requirement: Requirement,
  { calendar, asOf, dueSoon }: CheckOptions,
): Outcome {
  const remaining = calendar.workdaysBetween(done ?? asOf, date);
  if (done !== null && requirement.kind === 'min-duration') {
    // It is due to last until that day; workdays between say nothing. While it runs, nothing is done yet.
    if (done >= date) return { status: done > asOf ? 'not-due' : 'on-time' };
    return { status: 'late', reason: `期限不足，最早应到${formatDay(date)}结束` };
  }
  // The wording 之前 leaves open whether the day of the event itself is still in time.
  const isBare = requirement.kind === 'before' && requirement.n === null;
  if (isBare && (done ?? asOf) === date + 1) {
    return { status: 'unknown', reason: '在事项的当天，先后无法由日期判定' };
  }
  if (done !== null) return { status: done <= date ? 'on-time' : 'late', remaining };
  if (asOf > date) return { status: 'overdue', remaining };
  // While the notice is not out, warn by the earliest day the true date can fall on.
  const isSoon = calendar.workdaysBetween(asOf, earliest) <= dueSoon;
  return { status: isSoon ? 'due-soon' : 'not-due', remaining };
}
