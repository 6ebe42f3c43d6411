import type { Day } from '../calendar/day.ts';
import type { Every, Requirement, Within } from '../deadline/requirement.ts';

/** A public body that the plan obliges, with the short names in use for it. */
export interface Body {
  name: string;
  aliases: string[];
}

/**
 * A body named by class. `every`: each body of the plan must (各有关单位); `concerned`: whoever the task
 * concerns may (有关职能部门); `members`: those that the plan lists must (各镇街).
 */
export interface Collective {
  name: string;
  scope: 'every' | 'concerned' | 'members';
  /** By their names in {@link WorkPlan.bodies}; empty unless the scope is `members`. */
  members: string[];
}

export interface Responsible {
  /** The cell 责任单位 to the letter. */
  text: string;
  /** 牵头单位, by their names in {@link WorkPlan.bodies}. */
  lead: string[];
  /** The other named bodies. */
  bodies: string[];
  /** 配合, 会办: they may, the others must. */
  support: string[];
  /** Names in {@link WorkPlan.collectives}. */
  collectives: string[];
}

/**
 * `disclosure`: something is published. `work`: something is done (培训, 听取汇报, 属性认定); it is proved by a
 * day and by evidence, needs no page of its own, and the statutory default does not concern it.
 */
export type Nature = 'disclosure' | 'work';

/**
 * Where a task stands, which decides how grave it is that a ledger lacks it: in the table of tasks, in a list
 * that is merely followed (参照), or in the main text alone.
 */
export type Origin = 'table' | 'reference' | 'main-text';

/** One row of the plan. */
export interface Task {
  /** The plan's number: `1` … `61`, `附2-1` … `附2-14`, `正文-1` … */
  no: string;
  origin: Origin;
  /** The wordings of the row, to the letter; '' where the plan leaves the cell empty for good. */
  category: string;
  task: string;
  requirement: string;
  responsible: Responsible;
  nature: Nature;
  /** 时限要求 to the letter; null where the plan's table has no such column (annex 2) or leaves it empty. */
  deadline: string | null;
  /** The structured reading, which decides. Empty where the plan sets no deadline of any kind. */
  requirements: Requirement[];
  /** 责任科室, where the plan is a department's own; ledgers are prefilled with it. */
  office: string | null;
  /** Further columns, which nothing judges (依据, 渠道, 对象): column → cell. */
  extra: Record<string, string>;
  /** Wordings carried down from a merged cell: column → number of the row they stand in. */
  carriedFrom: Record<string, string>;
  /** The municipal body whose list the task follows (annex 2). */
  alignsWith: string | null;
}

/** First and last day. */
export interface Span {
  from: Day;
  to: Day;
}

/** What was added to a published version, and why. */
export interface Revision {
  /** 1 is the version as it was first written down. */
  no: number;
  changes: string;
}

/** One published version of a yearly work plan. */
export interface WorkPlan {
  /** `plan/year`: the plan's code and its year. */
  id: string;
  year: number;
  /** null: as it was first written down. */
  revision: Revision | null;
  /** What the plan is for: its calendar year, unless it states another time. */
  period: Span;
  title: string;
  issuer: string;
  /** 文号 of the document that issues it; null where it has none. */
  documentNumber: string | null;
  issued: Day;
  /** The days by which ledgers are handed in, or how often they are; empty where the plan does not ask. */
  ledgerDue: Day[] | Every;
  /** What a record of a task without a date of its own is held to. */
  statutoryDefault: Within & { basis: string };
  /** Where the plan asks for ledgers, as reports cite it, e.g. a section of its text; null where it does not. */
  basis: string | null;
  /** Place names that may stand before a body's name, or be left out. */
  namePrefixes: string[];
  /** The sites on which bodies disclose, with all below them: `gov.cn`, unless the plan says otherwise. */
  officialDomains: string[];
  bodies: Body[];
  collectives: Collective[];
  tasks: Task[];
}
