import { compact } from '../text/characters.ts';
import type { Body, Task, WorkPlan } from './work-plan.ts';

/** The part of a plan by which a name is traced to a body. */
export type NamedBodies = Pick<WorkPlan, 'bodies' | 'namePrefixes'>;

const indexes = new WeakMap<Body[], Map<string, Body>>();

/** How names are compared: width and spaces folded, one of the plan's prefixes dropped, the longest that fits. */
export function foldBodyName(name: string, namePrefixes: readonly string[]): string {
  const folded = compact(name);
  const fitting = namePrefixes.map(compact).filter((prefix) => folded.startsWith(prefix));
  return folded.slice(Math.max(0, ...fitting.map(({ length }) => length)));
}

/** The body of the plan that bears this name or alias, a prefix of the plan before it or not; null where none does. */
export function findBody({ bodies, namePrefixes }: NamedBodies, name: string): Body | null {
  let index = indexes.get(bodies);
  if (!index) {
    index = new Map(
      bodies.flatMap((body) =>
        [body.name, ...body.aliases].map(
          (known) => [foldBodyName(known, namePrefixes), body] as const,
        ),
      ),
    );
    indexes.set(bodies, index);
  }
  return index.get(foldBodyName(name, namePrefixes)) ?? null;
}

/** In which capacity a task falls on a body: in person (`lead`, `named`) or as one of a class. */
type Role = 'lead' | 'named' | 'every' | 'concerned';

export interface OwedTask {
  task: Task;
  /** False where the task falls on whomever it concerns (有关职能部门 and the like). */
  must: boolean;
  role: Role;
}

/** The tasks that fall on nobody: no body is named, and of the class that is nobody is known to belong to it. */
export function tasksOfNobody({ tasks, collectives }: WorkPlan): Task[] {
  const every = new Set(
    collectives.flatMap(({ name, scope }) => (scope === 'every' ? [name] : [])),
  );
  return tasks.filter(({ responsible: { lead, bodies, collective } }) => {
    const isNamed = lead.length > 0 || bodies.length > 0;
    return !isNamed && (collective === null || !every.has(collective));
  });
}

/** What a body of the plan owes, in plan order. */
export function tasksOf(plan: WorkPlan, body: Body): OwedTask[] {
  const scopes = new Map(plan.collectives.map(({ name, scope }) => [name, scope]));
  return plan.tasks.flatMap((task) => {
    const { lead, bodies, collective } = task.responsible;
    let role: Role | undefined;
    if (lead.includes(body.name)) role = 'lead';
    else if (bodies.includes(body.name)) role = 'named';
    else if (collective !== null) role = scopes.get(collective);
    return role ? [{ task, must: role !== 'concerned', role }] : [];
  });
}
