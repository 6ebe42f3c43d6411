import { type Ledger, type LedgerEntry, UNREADABLE } from '../ledger/ledger.ts';
import { findBody, mustBeListed, type OwedTask, tasksOf } from '../plan/bodies.ts';
import type { Body, Task, WorkPlan } from '../plan/work-plan.ts';
import type { CheckOptions, TaskContext } from './decide-status.ts';
import type { Duty } from './duty.ts';
import type { Fact } from './fact.ts';
import { type MatchedEntry, matchEntries } from './match-entries.ts';
import { isWork } from './nature.ts';
import { ANY_EVENT, wrongDays } from './record-dates.ts';
import { dutiesOfTask } from './task-duties.ts';

/** One ledger compared with its plan: all that a rule may look at. */
export interface Comparison extends CheckOptions {
  ledger: Ledger;
  plan: WorkPlan;
  /** null: the plan does not know the body, and nothing can be said of its duties. */
  body: Body | null;
  /** What each row answers, in the ledger's order. */
  matches: MatchedEntry[];
  /** How each task is answered, in the plan's order. */
  tasks: TaskAnswer[];
  /** In the plan's order, then the body's own tasks. A row that answers no task has none. */
  duties: Duty[];
  /** What is wrong with the days of records in rows without duties: of no known task, or of no known body. */
  stray: Fact[];
}

/** 每日公开 is owed two hundred times, and a ledger has room for thousands of such rows. */
export const MAX_DUTIES = 100_000;

/**
 * Compares one ledger with its plan.
 * @returns null where more is owed than {@link MAX_DUTIES}
 */
export function compare(ledger: Ledger, plan: WorkPlan, options: CheckOptions): Comparison | null {
  const body = findBody(plan, ledger.body);
  const base = { ...options, ledger, plan, body };
  if (!body) {
    const stray = strayFacts(ledger.entries, options);
    return { ...base, matches: [], tasks: [], duties: [], stray };
  }
  const owed = tasksOf(plan, body);
  const matches = matchEntries(ledger.entries, plan, owed);
  const tasks = answersByTask(plan, owed, matches);
  const duties = dutiesOf(tasks, matches, {
    ...options,
    plan,
    headingOf: ledger.headingOf,
    isTaskList: isTaskList(ledger),
  });
  if (duties === null) return null;
  const judged = new Set(duties.map(({ entry }) => entry));
  const unjudged = ledger.entries.filter((entry) => !judged.has(entry));
  return { ...base, matches, tasks, duties, stray: strayFacts(unjudged, options) };
}

/** Whatever a record answers, some of its days cannot be; of an event that is announced nothing is said. */
export function strayFacts(entries: LedgerEntry[], options: CheckOptions): Fact[] {
  return entries.flatMap(({ records }) =>
    records.flatMap((record) => wrongDays(record, { ...options, isWork: true }, ANY_EVENT)),
  );
}

/**
 * Whether a ledger is a mere list of tasks: rows without any column or key for records or for how the work
 * goes, as the form that the plan prints. Its silence about what was done proves nothing.
 */
export function isTaskList({ entries, entryKeys }: Ledger): boolean {
  return entries.length > 0 && !entryKeys.has('公开记录') && !entryKeys.has('完成情况');
}

/** How the ledger answers one task of the plan. */
export interface TaskAnswer {
  task: Task;
  /** In which capacity the body owes it; null where it does not. */
  owed: OwedTask | null;
  /** The rows that answer it: more than one is a fault. */
  rows: LedgerEntry[];
  /** A row of which it cannot be told what it answers could be of this task. */
  mayBeAnswered: boolean;
}

export function answersByTask(
  plan: WorkPlan,
  owed: OwedTask[],
  matches: MatchedEntry[],
): TaskAnswer[] {
  const owedTasks = new Map(owed.map((item) => [item.task, item]));
  const rows = new Map<Task, LedgerEntry[]>();
  for (const { task, entry } of matches) {
    if (task) rows.set(task, [...(rows.get(task) ?? []), entry]);
  }
  const possible = new Set(matches.flatMap(({ candidates }) => candidates));
  return plan.tasks.map((task) => ({
    task,
    owed: owedTasks.get(task) ?? null,
    rows: rows.get(task) ?? [],
    mayBeAnswered: possible.has(task),
  }));
}

/**
 * The tasks that the ledger must list and lacks. None where as many rows are lost: each may be one of
 * them. Where fewer are, some are surely lacking, and only which they are remains open.
 */
export function missingAnswers(tasks: TaskAnswer[], matches: MatchedEntry[]): TaskAnswer[] {
  const missing = tasks.filter(
    ({ owed, rows, mayBeAnswered }) =>
      owed !== null && mustBeListed(owed) && rows.length === 0 && !mayBeAnswered,
  );
  return missing.length > matches.filter(isLost).length ? missing : [];
}

/** The tasks of which it is told that the ledger lacks them, and with that what of them is overdue. */
export function missingTasks({ tasks, matches }: Comparison): ReadonlySet<Task | null> {
  return new Set(missingAnswers(tasks, matches).map(({ task }) => task));
}

function dutiesOf(
  tasks: TaskAnswer[],
  matches: MatchedEntry[],
  ofLedger: CheckOptions & Pick<TaskContext, 'plan' | 'headingOf' | 'isTaskList'>,
): Duty[] | null {
  const duties: Duty[] = [];
  const add = (about: Pick<TaskContext, 'task' | 'entry' | 'requirements' | 'doubtOf'>) => {
    const context = { ...ofLedger, isWork: isWork(about), ...about };
    for (const duty of dutiesOfTask(context)) duties.push(duty);
    return duties.length <= MAX_DUTIES;
  };
  const lost = matches.some(isLost) ? '有一行看不出是哪一项，可能就是这一项' : null;
  for (const answer of tasks) {
    const { task, owed, rows } = answer;
    const { requirements } = task;
    const doubt = doubtAbout(answer) ?? (rows.length === 0 ? lost : null);
    const silent = rows.length === 0 && owed !== null && mustBeListed(owed);
    for (const entry of silent ? [null] : rows) {
      if (!add({ task, entry, requirements, doubtOf: () => doubt })) return null;
    }
  }
  for (const { entry, by, reading } of matches) {
    if (by !== 'own' || (reading === null && entry.deadline !== UNREADABLE)) continue;
    if (!add({ task: null, entry, requirements: reading ?? [], doubtOf: () => null })) return null;
  }
  return duties;
}

/** Whether a row answers no task that can be told because what would tell it cannot be read: it may be any. */
export function isLost({
  by,
  candidates,
  entry: { no, task, requirement },
}: MatchedEntry): boolean {
  return by === 'none' && candidates.length === 0 && [no, task, requirement].includes(UNREADABLE);
}

/** Why silence of a row, or of the ledger, about a task proves nothing; null where it does. */
function doubtAbout({ rows, mayBeAnswered }: TaskAnswer): string | null {
  if (rows.length > 1) return '这项任务写了几行，合并以后才能判定';
  return rows.length === 0 && mayBeAnswered ? '有一行可能就是这一项' : null;
}
