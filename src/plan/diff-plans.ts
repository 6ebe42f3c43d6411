import { isDeepStrictEqual } from 'node:util';
import { findBody } from './bodies.ts';
import { matchTasks } from './match-tasks.ts';
import type { Body, Collective, Task, WorkPlan } from './work-plan.ts';

/**
 * The fields of a plan besides its lists. Like the other tables here it has every key of its type, or does not
 * compile: plans differ where any field does.
 */
const HEAD_FIELDS = fieldsOf<Omit<WorkPlan, 'year' | 'bodies' | 'collectives' | 'tasks'>>({
  // The year is a part of it.
  id: true,
  revision: true,
  title: true,
  issuer: true,
  documentNumber: true,
  issued: true,
  period: true,
  ledgerDue: true,
  statutoryDefault: true,
  basis: true,
  namePrefixes: true,
  officialDomains: true,
});

const BODY_FIELDS = fieldsOf<Body>({ name: true, aliases: true });

const COLLECTIVE_FIELDS = fieldsOf<Collective>({ name: true, scope: true, members: true });

/** `requirements` is the deadline in structured form. */
const TASK_FIELDS = fieldsOf<Task>({
  no: true,
  origin: true,
  category: true,
  task: true,
  requirement: true,
  responsible: true,
  nature: true,
  deadline: true,
  requirements: true,
  alignsWith: true,
  office: true,
  extra: true,
  carriedFrom: true,
});

function fieldsOf<T>(fields: Record<keyof T, true>): (keyof T)[] {
  return Object.keys(fields) as (keyof T)[];
}

export type HeadField = (typeof HEAD_FIELDS)[number];

/** What became of a thing that both plans have. */
interface Change<T> {
  before: T;
  after: T;
  /** What differs, in the order of the tables above. */
  fields: (keyof T)[];
}

export interface ListDiff<T> {
  added: T[];
  removed: T[];
  changed: Change<T>[];
}

/** What a plan has that another one has not; each list in the order of the plan it speaks of. */
export interface PlanDiff {
  head: { before: WorkPlan; after: WorkPlan; fields: HeadField[] };
  tasks: ListDiff<Task>;
  bodies: ListDiff<Body>;
  collectives: ListDiff<Collective>;
}

/**
 * From plan `before` to plan `after`. A task is the same one if its 工作要求 is, or is much alike:
 * numbers shift from year to year.
 */
export function diffPlans(before: WorkPlan, after: WorkPlan): PlanDiff {
  const successors = matchTasks(before.tasks, after.tasks);
  const numbers = new Map([...successors].map(([old, now]) => [old.no, now.no]));
  return {
    head: { before, after, fields: differing(HEAD_FIELDS, before, after) },
    tasks: diffLists(
      before.tasks,
      after.tasks,
      (task) => successors.get(task) ?? null,
      (old, now) => differing(TASK_FIELDS, withCurrentNumbers(old, numbers), now),
    ),
    bodies: diffLists(
      before.bodies,
      after.bodies,
      ({ name }) => findBody(after, name),
      (old, now) => differing(BODY_FIELDS, old, now),
    ),
    collectives: diffLists(
      before.collectives,
      after.collectives,
      ({ name }) => after.collectives.find((collective) => collective.name === name) ?? null,
      (old, now) => differing(COLLECTIVE_FIELDS, old, now),
    ),
  };
}

/** The task with the rows that its merged cells stand in by their new numbers: those alone are no difference. */
function withCurrentNumbers(task: Task, numbers: ReadonlyMap<string, string>): Task {
  const carriedFrom = Object.entries(task.carriedFrom).map(
    ([column, no]) => [column, numbers.get(no) ?? no] as const,
  );
  return { ...task, carriedFrom: Object.fromEntries(carriedFrom) };
}

function differing<T, K extends keyof T>(fields: K[], before: T, after: T): K[] {
  return fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}

/** `find`: what an item of the old list has become in the new one. */
function diffLists<T>(
  before: T[],
  after: T[],
  find: (item: T) => T | null,
  changes: (before: T, after: T) => (keyof T)[],
): ListDiff<T> {
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
    const fields = changes(item, now);
    if (fields.length > 0) changed.push({ before: item, after: now, fields });
  }
  return { added: after.filter((item) => !kept.has(item)), removed, changed };
}
