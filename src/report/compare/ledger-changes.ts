import type { Status } from '../../check/status.ts';
import { groupBy } from '../group-by.ts';
import type { PlanReport } from '../report.ts';
import type { CalendarChange, ChangeCause, Comparison, DutyChange } from './comparison.ts';
import type { DutyState } from './duty-state.ts';
import { movedBy } from './moved-due.ts';
import { pairDuties } from './pair-duties.ts';

/** What changed between two ledgers of a body. */
export interface LedgerChanges extends Omit<Comparison, 'earlier' | 'calendar' | 'bodies'> {
  plan: string;
  body: string;
}

/** What both ledgers were held to. */
interface Held {
  body: string;
  planBefore: PlanReport;
  planNow: PlanReport;
  calendar: CalendarChange;
}

/** Pairs the duties of a body's ledgers then and now and sorts them by what became of them. */
export function ledgerChanges(
  before: readonly DutyState[],
  now: readonly DutyState[],
  held: Held,
): LedgerChanges {
  const { body, planNow } = held;
  const changes: LedgerChanges = {
    ...{ plan: planNow.id, body, becameOverdue: [], settled: [], stillOverdue: [], changed: [] },
    ...{ appeared: [], vanished: [], moved: [] },
  };
  const left = pairDuties(before, now);
  const change = (then: DutyState | null, is: DutyState | null, cause: ChangeCause | null) =>
    dutyChange(then, is, cause, held);
  for (const pair of left.pairs) {
    const list = listOf(pair.before.standing.status, pair.now.standing.status);
    const row = change(pair.before, pair.now, null);
    if (list !== null) changes[list].push(row);
    const why = movedBy(pair.before, pair.now, held.calendar);
    if (why) changes.moved.push({ ...row, ...why });
  }
  const causeOf = causes(before, now, held);
  for (const duty of left.now) {
    const list = duty.standing.status === 'overdue' ? 'becameOverdue' : 'appeared';
    changes[list].push(change(null, duty, causeOf(duty, before)));
  }
  for (const duty of left.before) changes.vanished.push(change(duty, null, causeOf(duty, now)));
  return changes;
}

const DONE: readonly Status[] = ['on-time', 'late'];

/** null: nothing that anyone need be told. */
function listOf(
  before: Status,
  now: Status,
): 'becameOverdue' | 'settled' | 'stillOverdue' | 'changed' | null {
  if (now === 'overdue') return before === 'overdue' ? 'stillOverdue' : 'becameOverdue';
  if (before === now) return null;
  if (DONE.includes(now) && !DONE.includes(before)) return 'settled';
  return before === 'not-due' && now === 'due-soon' ? null : 'changed';
}

function dutyChange(
  before: DutyState | null,
  now: DutyState | null,
  cause: ChangeCause | null,
  { body, planNow }: Held,
): DutyChange {
  const duty = now ?? before;
  if (!duty) throw new Error('a change has a duty on one side at least');
  const { id, taskNo, task, requirement, matter, record, period } = duty;
  return {
    ...{ plan: planNow.id, body, id, taskNo, task, requirement, matter },
    ...{ record: record === '' ? null : record, period },
    before: before === null ? null : before.standing,
    now: now === null ? null : now.standing,
    cause,
  };
}

/** Why a duty has nothing to be paired with on the other side. */
function causes(before: readonly DutyState[], now: readonly DutyState[], held: Held) {
  const wordingBefore = wordings(held.planBefore);
  const wordingNow = wordings(held.planNow);
  const sides = new Map([before, now].map((duties) => [duties, groupBy(duties, taskOf)]));
  return (duty: DutyState, other: readonly DutyState[]): ChangeCause | null => {
    const { taskNo, record } = duty;
    if (taskNo !== null && wordingBefore.get(taskNo) !== wordingNow.get(taskNo)) return 'plan';
    const alike = sides.get(other)?.get(taskOf(duty)) ?? [];
    if (!alike.some(({ listed }) => listed) && duty.listed) return 'entry';
    if (record !== null) return 'record';
    const answers = alike.some((one) => one.record !== null);
    if (!answers) return null;
    return other === now ? 'answered' : 'unanswered';
  };
}

function wordings({ tasks }: PlanReport): Map<string, string> {
  return new Map(
    tasks.map(({ no, task, requirement, deadline }) => [
      no,
      JSON.stringify([task, requirement, deadline]),
    ]),
  );
}

function taskOf({ taskNo, task }: DutyState): string {
  return taskNo === null ? `/${task}` : taskNo;
}
