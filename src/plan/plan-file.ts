import type { Requirement } from '../deadline/requirement.ts';
import type { Nature, Origin, Revision } from './work-plan.ts';

/**
 * A plan file as schemas/plan.schema.json lets it through.
 * The domain type is {@link WorkPlan}: there every field is present and every body bears its own name.
 */
export interface PlanFile {
  plan: string;
  year: number;
  title: string;
  issuer: string;
  documentNumber?: string;
  issued: string;
  revision?: Revision | null;
  period?: { from: string; to: string } | null;
  ledgerDue?: string | string[] | RequirementRow | null;
  statutoryDefault: RequirementRow;
  basis?: string;
  namePrefixes?: string[];
  officialDomains?: string[];
  bodies: { name: string; aliases?: string[] }[];
  collectives?: CollectiveRow[];
  tasks: TaskRow[];
}

/** Either its scope or its members. */
export interface CollectiveRow {
  name: string;
  scope?: 'every' | 'concerned';
  members?: string[];
}

export interface ResponsibleRow {
  text: string;
  lead?: string[];
  bodies?: string[];
  support?: string[];
  collectives?: string[];
  /** The only one of `collectives`, as plans wrote it before there could be several. */
  collective?: string | null;
}

/** The classes that a row names, however many it was written for. */
export function collectivesOf({ collectives, collective }: ResponsibleRow): string[] {
  return collectives ?? (collective == null ? [] : [collective]);
}

export interface TaskRow {
  no: number | string;
  origin?: Origin;
  category: string;
  task: string;
  requirement: string;
  responsible: ResponsibleRow;
  nature?: Nature;
  deadline?: string | null;
  requirements: RequirementRow[];
  carriedFrom?: Partial<Record<CarriedColumn, number | string>>;
  alignsWith?: string | null;
  office?: string | null;
  extra?: Record<string, string>;
}

/** A column whose cells may be merged in the printed table. */
export type CarriedColumn =
  | 'category'
  | 'task'
  | 'requirement'
  | 'responsible'
  | 'deadline'
  | 'alignsWith';

/** A requirement whose null fields may be left out. */
export type RequirementRow = Pick<Requirement, 'kind'> & Record<string, unknown>;

/** A requirement as a plan file writes it, in one line; null is not written. */
export function requirementRow(requirement: object): string {
  const fields = Object.entries(requirement).filter(([, value]) => value !== null);
  return `{${fields.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
}
