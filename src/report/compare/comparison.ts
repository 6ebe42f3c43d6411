import type { Status } from '../../check/status.ts';
import type { BodyState, DutyName, Figures } from '../office/figures.ts';
import type { CalendarReport, RunHead } from '../report.ts';

/** What became of each duty since an earlier report (回头看). All dates are `YYYY-MM-DD`. */
export interface Comparison {
  earlier: EarlierHead;
  calendar: CalendarChange;
  /** In the order of the plan. */
  bodies: BodyChange[];
  /** Overdue now and not then, the most urgent first. */
  becameOverdue: DutyChange[];
  /** Not done then and done now, the latest first. */
  settled: DutyChange[];
  /** Overdue then and now, the most urgent first. */
  stillOverdue: DutyChange[];
  /** Whatever else changed its status, but for what has only come nearer to its day. */
  changed: DutyChange[];
  /** Duties that the earlier report did not have, nor any that they are known again by. */
  appeared: DutyChange[];
  vanished: DutyChange[];
  /** Duties whose due date is another one now. */
  moved: MovedDue[];
}

/** The earlier report as it stands: nothing in it is judged anew. */
type EarlierHead = Pick<RunHead, 'tool' | 'asOf' | 'dueSoon' | 'calendar' | 'severity'> & {
  plans: { id: string; revision: number; title: string }[];
};

/** In what the calendar of now differs from the earlier one. */
export interface CalendarChange {
  differs: boolean;
  /** Numbers of the notices that were not known then, and of those that are not used now. */
  noticesAdded: string[];
  noticesGone: string[];
  localAdded: LocalDay[];
  localGone: LocalDay[];
}

export type LocalDay = CalendarReport['overrides'][number];

export interface BodyChange {
  plan: string;
  body: string;
  /** null: the plan did not have the body then, or has it no longer. */
  before: BodyStanding | null;
  now: BodyStanding | null;
  /** Whether its duties are compared: one ledger of it counts then and now. */
  compared: boolean;
}

export interface BodyStanding {
  state: BodyState;
  rank: number | null;
  figures: Figures | null;
}

/** A duty as it is called now; of what has vanished, as it was. */
export interface DutyChange extends DutyName {
  plan: string;
  body: string;
  before: Standing | null;
  now: Standing | null;
  /** Of what has appeared or vanished; null of others, and where it cannot be told. */
  cause: ChangeCause | null;
}

export interface Standing {
  status: Status;
  due: string | null;
  provisional: boolean;
  done: string | null;
  /** Workdays left until the due date; negative: past it. */
  remaining: number | null;
}

/**
 * Why a duty is on one side only. `plan`: the plan had, or has, another wording for the task; `entry`: the ledger had, or
 * has, no row for it; `record`: nor a record; `answered`: records stand now where there was none; `unanswered`: none is
 * left.
 */
export type ChangeCause = 'plan' | 'entry' | 'record' | 'answered' | 'unanswered';

export interface MovedDue extends DutyChange {
  /** `calendar`: a notice or a local day; `plan`: its deadline; `ledger`: what the record says; null: it cannot be told. */
  movedBy: 'calendar' | 'plan' | 'ledger' | null;
  /** Of `calendar`: the notices and the local days that did it, as far as they are known. */
  notices: string[];
  localDays: LocalDay[];
}
