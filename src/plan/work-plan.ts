import type { Day } from '../calendar/day.ts';
import type { Requirement, Within } from '../deadline/requirement.ts';

/** A public body that the plan obliges, with the short names in use for it. */
export interface Body {
  name: string;
  aliases: string[];
}

/**
 * A body named by class. `every`: each body of the plan must (各有关单位);
 * `concerned`: whoever the task concerns may (有关职能部门).
 */
export interface Collective {
  name: string;
  scope: 'every' | 'concerned';
}

export interface Responsible {
  /** The cell 责任单位 to the letter. */
  text: string;
  /** 牵头单位, by their names in {@link WorkPlan.bodies}. */
  lead: string[];
  /** The other named bodies. */
  bodies: string[];
  /** A name in {@link WorkPlan.collectives}, or null. */
  collective: string | null;
}

/**
 * `disclosure`: something is published. `work`: something is done (培训, 听取汇报, 属性认定); it is proved by a
 * day and by evidence, needs no page of its own, and the statutory default does not concern it.
 */
export type Nature = 'disclosure' | 'work';

/** One row of the plan. */
export interface Task {
  /** The plan's number: `1` … `61`, `附2-1` … `附2-14`. */
  no: string;
  /** The wordings of the row, to the letter; '' where the plan leaves the cell empty for good. */
  category: string;
  task: string;
  requirement: string;
  responsible: Responsible;
  nature: Nature;
  /** 时限要求 to the letter; null where the plan's table has no such column (annex 2). */
  deadline: string | null;
  /** The structured reading, which decides. Never empty. */
  requirements: Requirement[];
  /** Wordings carried down from a merged cell: column → number of the row they stand in. */
  carriedFrom: Record<string, string>;
  /** The municipal body whose list the task follows (annex 2). */
  alignsWith: string | null;
}

/** One published version of a yearly work plan. */
export interface WorkPlan {
  /** `plan/year`: the plan's code and its year. */
  id: string;
  year: number;
  title: string;
  issuer: string;
  issued: Day;
  /** The day by which ledgers are handed in. */
  ledgerDue: Day | null;
  /** What a record of a task without a date of its own is held to. */
  statutoryDefault: Within & { basis: string };
  /** Where the plan asks for ledgers, as reports cite it, e.g. a section of its text; null where it does not. */
  basis: string | null;
  /** Place names that may stand before a body's name, or be left out. */
  namePrefixes: string[];
  bodies: Body[];
  collectives: Collective[];
  tasks: Task[];
}
