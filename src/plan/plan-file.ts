import type { Requirement } from '../deadline/requirement.ts';
import type { Nature } from './work-plan.ts';

/**
 * A plan file as schemas/plan.schema.json lets it through.
 * The domain type is {@link WorkPlan}: there every field is present and every body bears its own name.
 */
export interface PlanFile {
  plan: string;
  year: number;
  title: string;
  issuer: string;
  issued: string;
  ledgerDue?: string | null;
  statutoryDefault: RequirementRow;
  basis?: string;
  namePrefixes?: string[];
  bodies: { name: string; aliases?: string[] }[];
  collectives?: { name: string; scope: 'every' | 'concerned' }[];
  tasks: TaskRow[];
}

export interface TaskRow {
  no: number | string;
  category: string;
  task: string;
  requirement: string;
  responsible: { text: string; lead?: string[]; bodies?: string[]; collective?: string | null };
  nature?: Nature;
  deadline?: string | null;
  requirements: RequirementRow[];
  carriedFrom?: Partial<Record<CarriedColumn, number | string>>;
  alignsWith?: string | null;
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
