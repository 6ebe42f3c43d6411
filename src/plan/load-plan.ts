import type { Every, Requirement, RequirementKind } from '../deadline/requirement.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/plan.generated.js';
import { findBody, type NamedBodies } from './bodies.ts';
import { planFaults } from './plan-faults.ts';
import {
  type CollectiveRow,
  collectivesOf,
  type PlanFile,
  type RequirementRow,
  type ResponsibleRow,
  type TaskRow,
} from './plan-file.ts';
import { type Dated, datedByPlan, dayOfDate, periodOf } from './plan-period.ts';
import type { Collective, Responsible, Task, WorkPlan } from './work-plan.ts';

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
  const dated = { year: file.year, period: periodOf(file) };
  return {
    id: `${file.plan}/${file.year}`,
    ...dated,
    revision: file.revision ?? null,
    title: file.title,
    issuer: file.issuer,
    documentNumber: file.documentNumber ?? null,
    issued: dayOfDate(file.issued),
    ledgerDue: ledgerDueOf(file),
    statutoryDefault: requirementOf(file.statutoryDefault) as WorkPlan['statutoryDefault'],
    basis: file.basis ?? null,
    ...named,
    officialDomains: file.officialDomains ?? ['gov.cn'],
    collectives: file.collectives?.map((row) => collectiveOf(row, named)) ?? [],
    tasks: file.tasks.map((row) => taskOf(row, { ...named, ...dated })),
  };
}

function ledgerDueOf({ ledgerDue }: PlanFile): WorkPlan['ledgerDue'] {
  if (ledgerDue == null) return [];
  if (typeof ledgerDue === 'string') return [dayOfDate(ledgerDue)];
  if (Array.isArray(ledgerDue)) return ledgerDue.map(dayOfDate).sort((a, b) => a - b);
  return requirementOf(ledgerDue) as Every;
}

function collectiveOf({ name, scope, members = [] }: CollectiveRow, plan: NamedBodies): Collective {
  return { name, scope: scope ?? 'members', members: members.map(ownName(plan)) };
}

/** The plan's own name of a body that goes by an alias. */
function ownName(plan: NamedBodies): (name: string) => string {
  return (name) => findBody(plan, name)?.name ?? name;
}

function responsibleOf(row: ResponsibleRow, plan: NamedBodies): Responsible {
  const own = (names: string[] = []) => names.map(ownName(plan));
  return {
    text: row.text,
    lead: own(row.lead),
    bodies: own(row.bodies),
    support: own(row.support),
    collectives: collectivesOf(row),
  };
}

function taskOf(row: TaskRow, plan: NamedBodies & Dated): Task {
  return {
    no: String(row.no),
    origin: row.origin ?? 'table',
    category: row.category,
    task: row.task,
    requirement: row.requirement,
    responsible: responsibleOf(row.responsible, plan),
    nature: row.nature ?? 'disclosure',
    deadline: row.deadline ?? null,
    requirements: row.requirements.map((item) => datedByPlan(requirementOf(item), plan)),
    carriedFrom: Object.fromEntries(
      Object.entries(row.carriedFrom ?? {}).map(([column, no]) => [column, String(no)]),
    ),
    alignsWith: row.alignsWith ?? null,
    office: row.office ?? null,
    extra: row.extra ?? {},
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
