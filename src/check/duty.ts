import type { Day } from '../calendar/day.ts';
import type { DueDate } from '../deadline/due-date.ts';
import type { PeriodSpan } from '../deadline/period.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { DisclosureRecord, LedgerEntry } from '../ledger/ledger.ts';
import type { Task } from '../plan/work-plan.ts';
import type { Fact } from './fact.ts';
import type { Status } from './status.ts';

/** One thing that is owed: a body's task, one of its requirements, and a record or a period of it. */
export interface Duty {
  /** null: a task of the body's own, not in the plan. */
  task: Task | null;
  /** The ledger's row that answers it; null where the ledger does not mention the task. */
  entry: LedgerEntry | null;
  /** The task is work, which is completed and not disclosed. */
  isWork: boolean;
  /** null where it cannot be told which requirement the record answers, or the plan sets no deadline. */
  requirement: Requirement | null;
  record: DisclosureRecord | null;
  period: PeriodSpan | null;
  status: Status;
  due: DueDate | null;
  /** The day on which it was disclosed, answered, held, completed. */
  done: Day | null;
  /** Workdays left until the due date, negative past it; null where there is no due date. */
  remaining: number | null;
  /** Of what goes on (`ongoing`): whether the ledger has a record of it; null of others, and where that cannot be told. */
  recorded: boolean | null;
  /** The wording sets no date, so the statutory default of the plan was applied. */
  byDefault: boolean;
  /** Why the status is what it is, where dates alone do not say so. */
  reason: string | null;
  /** What is wrong with its records. */
  facts: Fact[];
}
