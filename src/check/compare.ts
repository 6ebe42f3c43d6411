import type { Ledger, LedgerEntry } from '../ledger/ledger.ts';
import { findBody, mustBeListed, type OwedTask, tasksOf } from '../plan/bodies.ts';
import type { Body, Task, WorkPlan } from '../plan/work-plan.ts';
import type { CheckOptions, TaskContext } from './decide-status.ts';
import type { Duty } from './duty.ts';
import { type MatchedEntry, matchEntries } from './match-entries.ts';
import { isWork } from './nature.ts';
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
}

/** 每日公开 is owed two hundred times, and a ledger has room for thousands of such rows. */
export const MAX_DUTIES = 100_000;

/**
 * Compares one ledger with its plan.
 * @param invalidRows entries that the schema refused: their duties stay `unknown`, the others are judged.
 * @returns null where more is owed than {@link MAX_DUTIES}
 */
export function compare(
  ledger: Ledger,
  plan: WorkPlan,
  invalidRows: ReadonlySet<LedgerEntry>,
  options: CheckOptions,
): Comparison | null {
  const body = findBody(plan, ledger.body);
  const base = { ...options, ledger, plan, body };
  if (!body) return { ...base, matches: [], tasks: [], duties: [] };
  const owed = tasksOf(plan, body);
  const matches = matchEntries(ledger.entries, plan, owed);
  const tasks = answersByTask(plan, owed, matches);
  const duties = dutiesOf(tasks, matches, invalidRows, {
    ...options,
    plan,
    isTaskList: isTaskList(ledger),
  });
  return duties && { ...base, matches, tasks, duties };
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

/** Whether the ledger lacks a task that it must list. */
export function isMissing(answer: TaskAnswer): boolean {
  return isUnanswered(answer) && answer.owed !== null && mustBeListed(answer.owed);
}

/** Whether no row answers a task, nor may do so. */
export function isUnanswered({ rows, mayBeAnswered }: TaskAnswer): boolean {
  return rows.length === 0 && !mayBeAnswered;
}

/** The tasks of which it is told that the ledger lacks them, and with that what of them is overdue. */
export function missingTasks({ tasks }: Comparison): ReadonlySet<Task | null> {
  return new Set(tasks.filter(isMissing).map(({ task }) => task));
}

function dutiesOf(
  tasks: TaskAnswer[],
  matches: MatchedEntry[],
  invalidRows: ReadonlySet<LedgerEntry>,
  ofLedger: CheckOptions & Pick<TaskContext, 'plan' | 'isTaskList'>,
): Duty[] | null {
  const duties: Duty[] = [];
  const add = (about: Pick<TaskContext, 'task' | 'entry' | 'requirements' | 'doubtOf'>) => {
    const isInvalid = about.entry !== null && invalidRows.has(about.entry);
    const context = { ...ofLedger, isWork: isWork(about), isInvalid, ...about };
    for (const duty of dutiesOfTask(context)) duties.push(duty);
    return duties.length <= MAX_DUTIES;
  };
  for (const answer of tasks) {
    const { task, owed, rows } = answer;
    const { requirements } = task;
    const doubt = doubtAbout(answer);
    const silent = rows.length === 0 && owed !== null && mustBeListed(owed);
    for (const entry of silent ? [null] : rows) {
      if (!add({ task, entry, requirements, doubtOf: () => doubt })) return null;
    }
  }
  for (const { entry, by, reading } of matches) {
    if (by !== 'own' || reading === null) continue;
    if (!add({ task: null, entry, requirements: reading, doubtOf: () => null })) return null;
  }
  return duties;
}

/** Why silence of a row, or of the ledger, about a task proves nothing; null where it does. */
function doubtAbout({ rows, mayBeAnswered }: TaskAnswer): string | null {
  if (rows.length > 1) return '这项任务写了几行，合并以后才能判定';
  return rows.length === 0 && mayBeAnswered ? '有一行可能就是这一项' : null;
}
