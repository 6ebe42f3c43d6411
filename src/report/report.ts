import type { DayKind } from '../calendar/work-calendar.ts';
import type { Status } from '../check/status.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';

/**
 * What a run found: the one value that every reporter turns into text, and to the letter what
 * `--format json` prints (schemas/report.schema.json). All dates are `YYYY-MM-DD`.
 */
export interface Report {
  schemaVersion: 1;
  tool: { name: 'gongkai'; version: string };
  /** The day as of which statuses are told. */
  asOf: string;
  plans: { id: string; title: string; issuer: string; issued: string }[];
  calendar: CalendarReport;
  ledgers: LedgerReport[];
  findings: Diagnostic[];
  summary: Summary;
}

/** The calendar that was counted with. */
export interface CalendarReport {
  /** The last day settled by a notice. */
  confirmedThrough: string;
  /** Numbers of the notices, in the order of their years. */
  notices: string[];
  hash: string;
  overrides: { date: string; off: boolean; reason: string }[];
}

export interface LedgerReport {
  file: string;
  /** Whether it was compared with a plan; where not, the findings say why. */
  checked: boolean;
  plan: string | null;
  /** The body's name in the plan, else as written. */
  body: string | null;
  submitted: string | null;
  duties: DutyReport[];
  counts: Record<Status, number>;
}

export interface DutyReport {
  /** The plan's number; null for a task of the body's own. */
  taskNo: string | null;
  task: string;
  /** 工作要求 of the plan. */
  requirement: string | null;
  deadline: string | null;
  /** The requirement judged; null where it cannot be told which one the record answers, or the plan sets none. */
  judged: Requirement | null;
  record: { index: number; title: string | null } | null;
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
  specialDays: { date: string; kind: string; name: string | null; notice: string | null }[];
  clauses: string[];
  notes: string[];
  /** Every day of the count; only where an explanation was asked for. */
  days?: CountedDayReport[];
}

export interface CountedDayReport {
  date: string;
  kind: DayKind;
  name: string | null;
  notice: string | null;
  /** Why the day is off or worked locally. */
  reason: string | null;
  provisional: boolean;
  /** Its number among the counted days, from 1; null where it is not counted. */
  ordinal: number | null;
  mark: 'start' | 'deducted' | 'moved-from' | 'due' | null;
}

interface Summary {
  ledgers: number;
  /** Files that could not be compared with a plan. */
  unchecked: number;
  duties: Record<Status, number>;
  findings: Record<Severity, number>;
}
