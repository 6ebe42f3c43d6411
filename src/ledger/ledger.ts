import type { Day } from '../calendar/day.ts';
import type { Location } from '../diagnostic.ts';
import type { KeyOf } from './fields.ts';

/** 扣除期间: consultation of a third party or another organ; `to` null while it goes on. */
export interface Deduction {
  from: Day;
  to: Day | null;
  reason: string | null;
}

/** 延期: a prolongation of the reply period. */
export interface ExtensionClaim {
  workdays: number;
  agreed: boolean;
  notified: Day | null;
}

/** 公开记录: one row of evidence. A field that the row leaves out is null. */
export interface DisclosureRecord {
  /** Place in the entry's 公开记录, 1-based. */
  index: number;
  pointer: string;
  matter: string | null;
  title: string | null;
  /** 期间 as written: `2022`, `2022-H1`, `2022-Q3`, `2022-08`, `2022-08-H1`, `2022-W23`, `2022-08-01`. */
  period: string | null;
  /** 零报告: the period in which nothing was to disclose. */
  zeroReport: string | null;
  /** 起算日期: the day the information was formed, changed, decided … */
  event: Day | null;
  /** 公开日期 */
  disclosed: Day | null;
  /** 完成日期 of work. */
  completed: Day | null;
  link: string | null;
  /** 收到日期, 补正日期, 答复日期 of a request. */
  received: Day | null;
  corrected: Day | null;
  replied: Day | null;
  extension: ExtensionClaim | null;
  deductions: Deduction[];
  /** 开始日期, 结束日期 of a consultation or a notice. */
  start: Day | null;
  end: Day | null;
  /** 备注 */
  remark: string | null;
}

/** One row of the ledger. */
export interface LedgerEntry {
  pointer: string;
  /** 序号 as text, or null. */
  no: string | null;
  /** 工作任务, 工作要求, 时限要求 as written. */
  task: string | null;
  requirement: string | null;
  deadline: string | null;
  /** 不涉及: the reason why the task does not concern the body. */
  notApplicable: string | null;
  /** 完成情况 and 备注 as written. */
  progress: string | null;
  remark: string | null;
  records: DisclosureRecord[];
}

/** 政务公开工作台账 of one body. */
export interface Ledger {
  file: string;
  /** `plan/year` as written; null where it names none. */
  plan: string | null;
  /** 部门 as written, an alias perhaps. */
  body: string;
  /** 报送日期 */
  submitted: Day | null;
  entries: LedgerEntry[];
  /** A table, of which people are told by rows, columns and cells; else a file of keys. */
  isTable: boolean;
  /** What its rows have a place for: a column of a table, else a key that some row has. */
  entryKeys: ReadonlySet<KeyOf<'entry'>>;
  /** Whether nothing is written at a place, not even something wrong. */
  isBlank(pointer: string): boolean;
  locate(pointer: string, part?: 'key' | 'value'): Location;
}
