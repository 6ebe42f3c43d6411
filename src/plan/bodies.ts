import type { Body, Task, WorkPlan } from './work-plan.ts';

/** The zone's own name, which clerks write before a body's name or leave out. */
const ZONE = /^(?:淄博)?(?:高新技术产业开发区|高新区)/;

const indexes = new WeakMap<Body[], Map<string, Body>>();

/** How names are compared: width and spaces folded, the zone's name dropped. */
export function foldBodyName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').replace(ZONE, '');
}

/** The body of the plan that bears this name or alias, the zone's name before it or not; null where none does. */
export function findBody(plan: Pick<WorkPlan, 'bodies'>, name: string): Body | null {
  let index = indexes.get(plan.bodies);
  if (!index) {
    index = new Map(
      plan.bodies.flatMap((body) =>
        [body.name, ...body.aliases].map((known) => [foldBodyName(known), body] as const),
      ),
    );
    indexes.set(plan.bodies, index);
  }
  return index.get(foldBodyName(name)) ?? null;
}

/** In which capacity a task falls on a body: in person (`lead`, `named`) or as one of a class. */
export type Role = 'lead' | 'named' | 'every' | 'concerned';

export interface OwedTask {
  task: Task;
  /** False where the task falls on whomever it concerns (有关职能部门 and the like). */
  must: boolean;
  role: Role;
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
