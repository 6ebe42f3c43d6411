import type { DayKind } from '../calendar/work-calendar.ts';
import type { Status } from '../check/status.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Origin } from '../plan/work-plan.ts';

/**
 * A run as it goes: its head, each ledger in the order of the files' names, its summary. Reporters take these
 * one by one, `--format ndjson` prints them line by line (schemas/report.schema.json, `line`).
 */
export type RunEvent =
  | ({ type: 'head' } & RunHead)
  | ({ type: 'ledger' } & CheckedReport)
  | ({ type: 'summary' } & Summary);

/** What is known before the first ledger is read. All dates are `YYYY-MM-DD`. */
export interface RunHead {
  schemaVersion: 1;
  tool: { name: 'gongkai'; version: string };
  /** The day as of which statuses are told. */
  asOf: string;
  /** Workdays before a due date from which on it is 即将逾期. */
  dueSoon: number;
  /** Each plan that a ledger may have been checked against. */
  plans: PlanReport[];
  calendar: RunCalendar;
  /** Rules whose level the configuration changes, by name. */
  severity: Readonly<Record<string, RuleLevel>>;
}

/** How a rule's findings are told; `off`: not at all. */
export type RuleLevel = Severity | 'off';

/** One ledger with what was found in it. */
export interface CheckedReport {
  ledger: LedgerReport;
  findings: FindingReport[];
  /** Findings that somebody answers for; absent where there are none. */
  suppressed?: SuppressedReport[];
}

/** A finding that is on record and makes no run fail. */
export type SuppressedReport = FindingReport & { suppression: Suppression };

type Suppression =
  /** It was there when the baseline was written. */
  | { kind: 'baseline' }
  /** Somebody has allowed it until a day, that day included. */
  | { kind: 'waiver'; reason: string; approvedBy: string; until: string };

/** A run as one value, to the letter what `--format json` prints (schemas/report.schema.json). */
export interface Report extends RunHead {
  ledgers: LedgerReport[];
  findings: FindingReport[];
  /** Absent where there are none. */
  suppressed?: SuppressedReport[];
  summary: Summary;
}

/** A plan as far as reports across ledgers need it. */
export interface PlanReport {
  id: string;
  /** 1 is the version as it was first written down. */
  revision: number;
  title: string;
  issuer: string;
  issued: string;
  /** When ledgers are to be handed in, in words; '' where the plan does not ask for them. */
  ledgerDue: string;
  /** The last day on which a ledger is in time; null where there is none. */
  lastLedgerDue: string | null;
  namePrefixes: string[];
  bodies: BodyReport[];
  tasks: TaskReport[];
}

/** A body of the plan with the tasks that it must do and those that it may, by their numbers. */
interface BodyReport {
  name: string;
  aliases: string[];
  must: string[];
  may: string[];
}

export interface TaskReport {
  no: string;
  origin: Origin;
  category: string;
  task: string;
  requirement: string;
  /** 责任单位 as written. */
  responsible: string;
  deadline: string | null;
  office: string | null;
  /** It falls on nobody. */
  unassigned: boolean;
}

/** A finding with a name that stays when something else in the file is edited (fingerprint.ts). */
export type FindingReport = Diagnostic & { fingerprint: string };

/** The calendar that was counted with. */
export interface CalendarReport {
  /** The last day settled by a notice. */
  confirmedThrough: string;
  /** Numbers of the notices, in the order of their years. */
  notices: string[];
  hash: string;
  overrides: { date: string; off: boolean; reason: string }[];
}

/** The calendar of a run, with the days around its plans: what draws them needs no calendar of its own. */
export interface RunCalendar extends CalendarReport {
  /** From 1 January of the plans' first year to 31 December of the year after their last. */
  days: {
    from: string;
    to: string;
    /** Those that are not what their weekday says. */
    special: SpecialDayReport[];
  };
}

/** A holiday on a weekday or on a weekend, or a weekend day that is worked. */
export interface SpecialDayReport {
  date: string;
  kind: 'holiday' | 'makeup-workday';
  name: string | null;
  notice: string | null;
}

export interface LedgerReport {
  file: string;
  /** Whether it was compared with a plan; where not, the findings say why. */
  checked: boolean;
  /** The plan it was compared with, else as the ledger names it. */
  plan: string | null;
  /** The body's name in the plan, else as written. */
  body: string | null;
  submitted: string | null;
  duties: DutyReport[];
  counts: Record<Status, number>;
  /** Each record of a request (依申请公开), also in a row of which nothing else could be judged. */
  requests: RequestReport[];
}

export interface RequestReport {
  title: string | null;
  /** 收到日期; null where the record does not say, or not so that it can be read. */
  received: string | null;
  /** Whether it has been answered; null where the day of it cannot be read. */
  answered: boolean | null;
  /** Whether in time; `unknown` where that cannot be told. */
  status: Status;
  /** Workdays by which a valid extension prolongs it. */
  extendedBy: number;
}

export interface DutyReport {
  /** Stays when something else in the file is edited (fingerprint.ts). */
  id: string;
  /** The plan's number; null for a task of the body's own. */
  taskNo: string | null;
  task: string;
  /** 工作要求 of the plan. */
  requirement: string | null;
  deadline: string | null;
  /** The requirement judged; null where it cannot be told which one the record answers, or the plan sets none. */
  judged: Requirement | null;
  record: { index: number; title: string | null; link: string | null } | null;
  period: string | null;
  status: Status;
  due: string | null;
  /** The true date does not fall before this day; equals `due` unless provisional. */
  earliest: string | null;
  provisional: boolean;
  done: string | null;
  /** Workdays left until the due date; negative: past it. */
  remaining: number | null;
  /** Of what goes on: whether the ledger has a record of it; null of others, and where that cannot be told. */
  recorded: boolean | null;
  /** The statutory default was applied, since the wording sets no date. */
  byDefault: boolean;
  reason: string | null;
  /** 完成情况 of the row, as written. */
  progress: string | null;
  /** 责任科室 of the row, else of the plan. */
  office: string | null;
  counting: CountingReport | null;
  /** Where the record or the row stands; absent where the ledger does not mention the task. */
  line: number | null;
  cell: string | null;
}

/** How a due date was counted. */
export interface CountingReport {
  method: 'workdays' | 'days' | 'months' | 'fixed';
  /** Day zero, not counted. */
  start: string | null;
  n: number | null;
  /** The last day of the count where it was a day off, so that the due date moved. */
  movedFrom: string | null;
  deductions: { from: string; to: string }[];
  extendedBy: number;
  /** Days between day zero and the due date that are not what their weekday says. */
  specialDays: SpecialDayReport[];
  clauses: string[];
  notes: string[];
  /** Every day of the count; only where an explanation was asked for. */
  days?: CountedDayReport[];
}

export interface CountedDayReport {
  date: string;
  /** null for a day outside of the calendar, on which the count does not depend. */
  kind: DayKind | null;
  name: string | null;
  notice: string | null;
  /** Why the day is off or worked locally. */
  reason: string | null;
  provisional: boolean;
  /** Its number among the counted days, from 1; null where it is not counted. */
  ordinal: number | null;
  mark: 'start' | 'deducted' | 'moved-from' | 'due' | null;
}

export interface Summary {
  ledgers: number;
  /** Files that could not be compared with a plan. */
  unchecked: number;
  duties: Record<Status, number>;
  findings: Record<Severity, number>;
  /** How many are suppressed; absent where none is. */
  suppressed?: Record<Suppression['kind'], number>;
  /** What is wrong with the configuration itself, counted among the findings; absent where nothing is. */
  configuration?: FindingReport[];
  /** Files on which the program failed, or to which it did not come; nothing is known of them. */
  failed: string[];
  /** Of a part of a run: what has to be known where the parts are put together; absent of a whole one. */
  shard?: ShardReport;
}

/** `number` of `of`, from 1. */
export interface ShardReport {
  number: number;
  of: number;
  /** The waivers that were used, by their places in the configuration. */
  waivers: number[];
}
