import { compact } from '../text/characters.ts';
import type { Body, Collective, Responsible, Task, WorkPlan } from './work-plan.ts';

/** The part of a plan by which a name is traced to a body. */
export type NamedBodies = Pick<WorkPlan, 'bodies' | 'namePrefixes'>;

const indexes = new WeakMap<Body[], Map<string, Body>>();

/**
 * How names are compared: width and spaces folded, the plan's prefixes dropped. Where a name of the body has one of its
 * own, a form that is filled in says it twice: 新区新区医保分局.
 */
export function foldBodyName(name: string, namePrefixes: readonly string[]): string {
  const prefixes = namePrefixes.map(compact).sort((a, b) => b.length - a.length);
  let folded = compact(name);
  for (;;) {
    const prefix = prefixes.find((one) => one !== '' && folded.startsWith(one));
    if (prefix === undefined) return folded;
    folded = folded.slice(prefix.length);
  }
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

/**
 * In which capacity a task falls on a body: in person (`lead`, `named`, `support`), as one of a class each of
 * which must (`every`), or as one whom it may concern (`concerned`). What weighs most comes first.
 */
const ROLES = ['lead', 'named', 'every', 'support', 'concerned'] as const;
export type Role = (typeof ROLES)[number];

export interface OwedTask {
  task: Task;
  /** False where the body supports others, or the task falls on whomever it concerns (有关职能部门 and the like). */
  must: boolean;
  role: Role;
}

/** Whether a ledger lacks something without a row for a task: not of what stands in the main text alone. */
export function mustBeListed({ must, task }: OwedTask): boolean {
  return must && task.origin !== 'main-text';
}

/** The tasks that fall on nobody: no body is named, and of the classes that are nobody is known to belong to them. */
export function tasksOfNobody(plan: WorkPlan): Task[] {
  return plan.tasks.filter(({ responsible }) => {
    const { lead, bodies } = responsible;
    const isNamed = lead.length > 0 || bodies.length > 0;
    return !isNamed && classesOf(plan, responsible).every(({ scope }) => scope === 'concerned');
  });
}

/** What a body of the plan owes, in plan order. */
export function tasksOf(plan: WorkPlan, body: Body): OwedTask[] {
  return plan.tasks.flatMap((task) => {
    const role = roleOf(plan, task.responsible, body);
    return role ? [{ task, must: role !== 'support' && role !== 'concerned', role }] : [];
  });
}

function roleOf(plan: WorkPlan, responsible: Responsible, { name }: Body): Role | undefined {
  const { lead, bodies, support } = responsible;
  const classes = classesOf(plan, responsible).map(({ scope, members }): Role | null => {
    if (scope === 'concerned') return 'concerned';
    return scope === 'every' || members.includes(name) ? 'every' : null;
  });
  const roles = new Set<Role | null>(classes);
  if (lead.includes(name)) roles.add('lead');
  if (bodies.includes(name)) roles.add('named');
  if (support.includes(name)) roles.add('support');
  return ROLES.find((role) => roles.has(role));
}

/** The classes that a cell names. */
function classesOf({ collectives }: WorkPlan, { collectives: names }: Responsible): Collective[] {
  return names.length === 0 ? [] : collectives.filter(({ name }) => names.includes(name));
}
