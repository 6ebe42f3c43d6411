import { type Day, parseDay } from '../calendar/day.ts';
import type { Requirement, RequirementKind } from '../deadline/requirement.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/plan.generated.js';
import { findBody, type NamedBodies } from './bodies.ts';
import { planFaults } from './plan-faults.ts';
import type { PlanFile, RequirementRow, TaskRow } from './plan-file.ts';
import type { Task, WorkPlan } from './work-plan.ts';

/** A plan with a fault anywhere is not used at all: deadlines are judged by it. */
export type PlanResult = { plan: WorkPlan } | { diagnostics: Diagnostic[] };

/** Checks a document against the plan schema and for what a schema cannot see, and turns it into a plan. */
export function planFromDocument(document: InputDocument): PlanResult {
  const shape = validate(validator, document);
  if (shape.length > 0) return { diagnostics: shape };
  const file = document.data as PlanFile;
  const faults = planFaults(file, document);
  return faults.length > 0 ? { diagnostics: faults } : { plan: workPlanOf(file) };
}

function workPlanOf(file: PlanFile): WorkPlan {
  const bodies = file.bodies.map(({ name, aliases = [] }) => ({ name, aliases }));
  const named = { bodies, namePrefixes: file.namePrefixes ?? [] };
  return {
    id: `${file.plan}/${file.year}`,
    year: file.year,
    title: file.title,
    issuer: file.issuer,
    issued: dayOfDate(file.issued),
    ledgerDue: file.ledgerDue == null ? null : dayOfDate(file.ledgerDue),
    statutoryDefault: requirementOf(file.statutoryDefault) as WorkPlan['statutoryDefault'],
    basis: file.basis ?? null,
    ...named,
    collectives: file.collectives ?? [],
    tasks: file.tasks.map((row) => taskOf(row, named)),
  };
}

function taskOf(row: TaskRow, plan: NamedBodies): Task {
  const { text, lead = [], bodies: named = [], collective = null } = row.responsible;
  const ownName = (name: string) => findBody(plan, name)?.name ?? name;
  return {
    no: String(row.no),
    category: row.category,
    task: row.task,
    requirement: row.requirement,
    responsible: { text, lead: lead.map(ownName), bodies: named.map(ownName), collective },
    nature: row.nature ?? 'disclosure',
    deadline: row.deadline ?? null,
    requirements: row.requirements.map(requirementOf),
    carriedFrom: Object.fromEntries(
      Object.entries(row.carriedFrom ?? {}).map(([column, no]) => [column, String(no)]),
    ),
    alignsWith: row.alignsWith ?? null,
  };
}

/** The fields that a plan file may leave out and the domain type holds as null. */
const LEFT_OUT: Partial<Record<RequirementKind, object>> = {
  within: { from: null },
  by: { year: null },
  every: { n: null, unit: null, month: null, day: null },
  before: { n: null, unit: null, event: null },
};

function requirementOf(row: RequirementRow): Requirement {
  // Twice, so that the keys keep the order in which the file has them.
  return { ...row, ...LEFT_OUT[row.kind], ...row } as Requirement;
}

function dayOfDate(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`The schema let a date through that does not exist: ${text}`);
  return day;
}
