import type { Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { parseRequirement } from '../deadline/parse-requirement.ts';
import type { Location } from '../diagnostic.ts';
import type { Ledger, LedgerEntry } from '../ledger/ledger.ts';
import { findBody, type OwedTask, tasksOf } from '../plan/bodies.ts';
import type { Body, Task, WorkPlan } from '../plan/work-plan.ts';
import { dutiesOfTask } from './duties.ts';
import type { Duty } from './duty.ts';
import { doubted } from './judge-duty.ts';
import { type MatchedEntry, matchEntries, mayAnswer } from './match-entries.ts';

/** What the check of one ledger works with; passed in, never looked up. */
export interface CheckOptions {
  calendar: WorkCalendar;
  /** The day as of which statuses are told. */
  asOf: Day;
  /** From how many workdays before the due date on a duty is `due-soon`. */
  dueSoon: number;
}

/** One ledger compared with the plan: all that a rule may look at. */
export interface LedgerCheck extends CheckOptions {
  ledger: Ledger;
  plan: WorkPlan;
  /** null: the plan does not know the body, and nothing can be said of its duties. */
  body: Body | null;
  /** What the body owes or may owe, in the plan's order. */
  owed: OwedTask[];
  matches: MatchedEntry[];
  /** In the plan's order, then the body's own tasks. A row that answers no task has none. */
  duties: Duty[];
}

/** 每日公开 is owed two hundred times, and a ledger has room for thousands of such rows. */
export const MAX_DUTIES = 100_000;

/**
 * Compares one ledger with its plan.
 * @param invalidRows entries that the schema refused: their duties stay `unknown`, the others are judged.
 * @returns null where more is owed than {@link MAX_DUTIES}
 */
export function checkLedger(
  ledger: Ledger,
  plan: WorkPlan,
  invalidRows: ReadonlySet<LedgerEntry>,
  options: CheckOptions,
): LedgerCheck | null {
  const body = findBody(plan, ledger.body);
  const base = { ...options, ledger, plan, body };
  if (!body) return { ...base, owed: [], matches: [], duties: [] };
  const owed = tasksOf(plan, body);
  const matches = matchEntries(ledger.entries, plan, owed);
  const duties = dutiesOf(matches, owed, plan, options)?.map((duty) =>
    duty.entry && invalidRows.has(duty.entry) ? unjudged(duty) : duty,
  );
  return duties ? { ...base, owed, matches, duties } : null;
}

function dutiesOf(
  matches: MatchedEntry[],
  owed: OwedTask[],
  plan: WorkPlan,
  options: CheckOptions,
): Duty[] | null {
  const context = { ...options, plan };
  const duties: Duty[] = [];
  for (const task of plan.tasks) {
    const { requirements } = task;
    const answers = matches.filter((match) => match.task === task).map(({ entry }) => entry);
    const must = owed.some((item) => item.must && item.task === task);
    const rows = answers.length === 0 && must ? [null] : answers;
    const doubt = doubtOf(matches, task, answers);
    for (const entry of rows) {
      const own = dutiesOfTask({ ...context, task, entry, requirements });
      for (const item of own) duties.push(doubt === null ? item : doubted(item, doubt));
      if (duties.length > MAX_DUTIES) return null;
    }
  }
  for (const { entry, by } of matches) {
    if (by !== 'own' || entry.deadline === null) continue;
    const requirements = parseRequirement(entry.deadline);
    for (const item of dutiesOfTask({ ...context, task: null, entry, requirements })) {
      duties.push(item);
    }
    if (duties.length > MAX_DUTIES) return null;
  }
  return duties;
}

/** Why silence of a row, or of the ledger, about a task proves nothing; null where it does. */
function doubtOf(matches: MatchedEntry[], task: Task, answers: LedgerEntry[]): string | null {
  if (answers.length > 1) return '这项任务写了几行，合并以后才能判定';
  if (answers.length === 0 && mayAnswer(matches, task)) return '有一行可能就是这一项';
  return null;
}

function unjudged(duty: Duty): Duty {
  return {
    ...duty,
    status: 'unknown',
    due: null,
    remaining: null,
    reason: '这一行的填写有误，改正后才能判定',
    faults: [],
  };
}

/** Where a duty stands in the ledger: its record, else its row, else the list of rows. */
export function placeOf(check: LedgerCheck, duty: Duty): Location {
  const pointer = duty.record?.pointer ?? duty.entry?.pointer;
  return pointer === undefined ? check.ledger.locate('/台账', 'key') : check.ledger.locate(pointer);
}
