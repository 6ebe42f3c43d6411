import type { Status } from '../../check/status.ts';

/** What is owed and how it stands. */
export interface Figures {
  /** All but 不涉及. */
  owed: number;
  counts: Record<Status, number>;
  /** 按期完成, and with it what is 逾期已办 or 逾期未办: the rate is one by the other. */
  onTime: number;
  judged: number;
}

/**
 * Whether a body has handed in: `duplicate`: several ledgers, of which none is counted until it is known which one
 * holds; `unreadable`: a file of it that cannot be checked.
 */
export type BodyState = 'submitted' | 'duplicate' | 'unreadable' | 'missing';

/** What a duty is called among those of its body. */
export interface DutyName {
  id: string;
  /** The plan's number; null for a task of the body's own. */
  taskNo: string | null;
  task: string;
  requirement: string | null;
  matter: string | null;
  /** Title of the record. */
  record: string | null;
  period: string | null;
}
