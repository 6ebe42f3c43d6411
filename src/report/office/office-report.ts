import type { Severity } from '../../diagnostic.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { RunCalendar, RunHead } from '../report.ts';
import type { BodyState, DutyName, Figures } from './figures.ts';

export type { BodyState, Figures } from './figures.ts';

/** By what the main table of a report across ledgers is divided. */
export const GROUPINGS = ['body', 'task', 'category', 'office'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/**
 * What the collecting office is told across ledgers; to the letter what `report --format json` prints
 * (schemas/office-report.schema.json). All dates are `YYYY-MM-DD`.
 */
export interface OfficeReport {
  schemaVersion: 1;
  tool: { name: 'gongkai'; version: string };
  asOf: string;
  /** Workdays before a due date from which on it is 即将逾期. */
  dueSoon: number;
  /** Workdays within which `upcoming` falls due. */
  within: number;
  plans: OfficePlan[];
  calendar: RunCalendar;
  severity: RunHead['severity'];
  handedIn: HandedIn;
  /** Every body that owes anything by the plan, in its order. */
  bodies: BodyRow[];
  /** Of all ledgers that are counted. */
  total: Figures;
  /** Files that could not be compared with a plan. */
  unreadable: UnreadableFile[];
  /** Ledgers of a body whose file bears the name of another. */
  misnamed: { plan: string; file: string; body: string; named: string[] }[];
  /** The most urgent first. */
  overdue: DutyRow[];
  /** Done past its day, the latest first. */
  late: LateRow[];
  /** What is not done yet and due within so many workdays, by date. */
  upcoming: DutyRow[];
  tasks: TaskRow[];
  /** Counts by category, and by body and 责任科室. */
  categories: GroupRow[];
  offices: GroupRow[];
  notApplicable: {
    plan: string;
    body: string;
    file: string;
    taskNo: string | null;
    task: string;
    reason: string | null;
  }[];
  /** Of each body and year in which a request came. */
  requests: RequestRow[];
  rules: RuleRow[];
  /** What concerns no single ledger. */
  findings: OfficeFinding[];
  /** What is wrong with the configuration itself, such as a waiver that has expired. */
  configuration: ConfigurationFinding[];
  /** What became of things since an earlier report; null where it was compared with none. */
  comparison: Comparison | null;
  summary: {
    /** All but those that somebody answers for. */
    findings: Record<Severity, number>;
    suppressed: { baseline: number; waiver: number };
  };
}

export interface OfficePlan {
  id: string;
  revision: number;
  title: string;
  issuer: string;
  issued: string;
  ledgerDue: string;
  lastLedgerDue: string | null;
  /** What the plan says of publishing a ranking; null where it says nothing. */
  rankingNote: string | null;
}

/** How many bodies have to hand in a ledger, and how many have. */
export interface HandedIn {
  expected: number;
  submitted: number;
  unreadable: number;
  duplicate: number;
  missing: number;
}

export interface BodyRow {
  plan: string;
  body: string;
  state: BodyState;
  files: string[];
  submitted: string | null;
  /** Tasks of the plan that it must do. */
  tasks: number;
  /** null where no ledger is counted. */
  figures: Figures | null;
  /** Bodies of equal rate share a rank; null where there is no rate. */
  rank: number | null;
  /** What its ledger's findings come to; null where no ledger is counted. */
  rules: Omit<RuleRow, 'ledgers'>[] | null;
}

export interface UnreadableFile {
  file: string;
  /** The body that the file's content or name tells; null where they do not. */
  body: string | null;
  reason: string;
}

/** A duty with the ledger that it stands in. */
export interface DutyRow extends DutyName {
  plan: string;
  body: string;
  file: string;
  line: number | null;
  cell: string | null;
  /** 链接 of the record; null where it cannot be read too. */
  link: string | null;
  due: string;
  provisional: boolean;
  /** Workdays left; negative: past the due date. */
  remaining: number;
}

/** A duty that was done late; a consultation that was too short is late by no number of workdays. */
export type LateRow = Omit<DutyRow, 'due' | 'remaining'> & {
  due: string | null;
  done: string | null;
  remaining: number | null;
};

/** A task, and how it stands with each body that must do it or has it in its ledger. */
export interface TaskRow {
  plan: string;
  no: string;
  category: string;
  task: string;
  requirement: string;
  responsible: string;
  /** It falls on nobody. */
  unassigned: boolean;
  bodies: TaskOfBody[];
}

export interface TaskOfBody {
  body: string;
  must: boolean;
  state: BodyState;
  /** null where no ledger is counted. */
  figures: Figures | null;
}

export interface GroupRow {
  name: string;
  figures: Figures;
}

/** Requests in one body's ledger: part of what the annual report asks for (条例 第五十条). */
export interface RequestRow {
  plan: string;
  body: string;
  /** Of 收到日期; null where no record says it so that it can be read. */
  year: number | null;
  figures: RequestFigures;
}

/** `received` is what `onTime`, `late`, `open` and `unknown` come to. */
export interface RequestFigures {
  received: number;
  /** Answered by the due date. */
  onTime: number;
  /** Answered behind it. */
  late: number;
  /** Not answered yet. */
  open: number;
  /** Of the open ones, those past the due date. */
  overdue: number;
  /** Whether it was answered in time cannot be told. */
  unknown: number;
  /** Of all, those with a valid extension. */
  extended: number;
}

export interface RuleRow {
  rule: string;
  severity: Severity;
  findings: number;
  /** Further ones that somebody answers for: of a baseline, or waived. */
  suppressed: number;
  /** Those that have any of either. */
  ledgers: number;
}

export interface OfficeFinding {
  rule: 'ledger-missing' | 'duplicate-ledger' | 'ledger-misnamed';
  severity: Severity;
  plan: string;
  body: string;
  message: string;
  fingerprint: string;
}

interface ConfigurationFinding {
  rule: string;
  severity: Severity;
  file: string;
  line: number | null;
  message: string;
  fingerprint: string;
}
