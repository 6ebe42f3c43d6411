import { isDeepStrictEqual } from 'node:util';
import { LIKE, WordingComparer } from '../text/likeness.ts';
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

/** Old task → new task: the likest pairs first, of equally like ones those that keep their number. */
function matchTasks(before: Task[], after: Task[]): Map<Task, Task> {
  const comparer = new WordingComparer();
  const candidates = before.flatMap((old) =>
    after.flatMap((now) => {
      const likeness = comparer.likeness(old.requirement, now.requirement);
      return likeness < LIKE ? [] : [{ old, now, likeness, sameNo: old.no === now.no }];
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
