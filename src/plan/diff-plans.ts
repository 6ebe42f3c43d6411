import { isDeepStrictEqual } from 'node:util';
import { findBody } from './bodies.ts';
import type { Body, Collective, Task, WorkPlan } from './work-plan.ts';

/** What may differ between two versions of a task; `requirements` is its deadline in structured form. */
export const TASK_COLUMNS = [
  'no',
  'category',
  'task',
  'requirement',
  'responsible',
  'deadline',
  'requirements',
  'alignsWith',
] as const;

export type TaskColumn = (typeof TASK_COLUMNS)[number];

export interface Change<T> {
  before: T;
  after: T;
}

export interface TaskChange extends Change<Task> {
  /** The columns that differ, in the order of {@link TASK_COLUMNS}. */
  columns: TaskColumn[];
}

export interface NameDiff<T> {
  added: T[];
  removed: T[];
  changed: Change<T>[];
}

/** What a plan has that another one has not; each list in the order of the plan it speaks of. */
export interface PlanDiff {
  added: Task[];
  removed: Task[];
  changed: TaskChange[];
  bodies: NameDiff<Body>;
  collectives: NameDiff<Collective>;
}

/**
 * From plan `a` to plan `b`. A task is the same one if its 工作要求 is, or is much alike:
 * numbers shift from year to year.
 */
export function diffPlans(a: WorkPlan, b: WorkPlan): PlanDiff {
  const successors = matchTasks(a.tasks, b.tasks);
  const kept = new Set(successors.values());
  return {
    added: b.tasks.filter((task) => !kept.has(task)),
    removed: a.tasks.filter((task) => !successors.has(task)),
    changed: a.tasks.flatMap((before) => {
      const after = successors.get(before);
      const columns = after ? changedColumns(before, after) : [];
      return after && columns.length > 0 ? [{ before, after, columns }] : [];
    }),
    bodies: diffNames(a.bodies, b.bodies, ({ name }) => findBody(b, name)),
    collectives: diffNames(
      a.collectives,
      b.collectives,
      ({ name }) => b.collectives.find((collective) => collective.name === name) ?? null,
    ),
  };
}

function changedColumns(before: Task, after: Task): TaskColumn[] {
  const [old, now] = [withoutSpans(before), withoutSpans(after)];
  return TASK_COLUMNS.filter((column) => !isDeepStrictEqual(old[column], now[column]));
}

/** The span of the source says nothing that the wording does not. */
function withoutSpans(task: Task): Task {
  return {
    ...task,
    requirements: task.requirements.map((requirement) => ({ ...requirement, text: '' })),
  };
}

/** `find`: what an item of the old list has become in the new one. */
function diffNames<T>(before: T[], after: T[], find: (item: T) => T | null): NameDiff<T> {
  const removed: T[] = [];
  const changed: Change<T>[] = [];
  const kept = new Set<T>();
  for (const item of before) {
    const now = find(item);
    if (now === null) {
      removed.push(item);
      continue;
    }
    kept.add(now);
    if (!isDeepStrictEqual(item, now)) changed.push({ before: item, after: now });
  }
  return { added: after.filter((item) => !kept.has(item)), removed, changed };
}

/** Below this likeness two wordings are two tasks: a wrong match would hide that one was dropped. */
const ALIKE = 0.5;

/** Old task → new task: the likest pairs first, of equally like ones those that keep their number. */
function matchTasks(before: Task[], after: Task[]): Map<Task, Task> {
  const pairsBefore = before.map((task) => characterPairs(task.requirement));
  const pairsAfter = after.map((task) => characterPairs(task.requirement));
  const candidates = before.flatMap((old, i) =>
    after.flatMap((now, j) => {
      const likeness = share(pairsBefore[i] ?? new Set(), pairsAfter[j] ?? new Set());
      return likeness < ALIKE ? [] : [{ old, now, likeness, sameNo: old.no === now.no }];
    }),
  );
  candidates.sort((a, b) => b.likeness - a.likeness || Number(b.sameNo) - Number(a.sameNo));
  const matches = new Map<Task, Task>();
  const taken = new Set<Task>();
  for (const { old, now } of candidates) {
    if (matches.has(old) || taken.has(now)) continue;
    matches.set(old, now);
    taken.add(now);
  }
  return matches;
}

/** The pairs of neighbouring characters in a wording, spaces and punctuation left out. */
function characterPairs(text: string): Set<string> {
  const characters = text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < characters.length; i++) pairs.add(characters.slice(i, i + 2));
  return pairs;
}

/** Dice's coefficient: 1 for the same pairs, 0 for none in common. */
function share(a: Set<string>, b: Set<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}
