import type { Day } from '../calendar/day.ts';
import type { Location } from '../diagnostic.ts';
import type { KeyOf } from './fields.ts';

/**
 * Stands for a field that says something of which nobody knows what it is: of a form that cannot be, in a
 * cell without a value, under a key that may be misspelt. It is no value, and it is not blank either.
 */
export const UNREADABLE = Symbol('unreadable');
export type Unreadable = typeof UNREADABLE;

/** What a field says; null where it is left blank. */
export type Read<T> = T | null | Unreadable;

/** What a field says as far as it can be read, for messages and reports: no judgement may rest on it. */
export function readable<T>(value: Read<T> | undefined): T | null {
  return value === UNREADABLE || value === undefined ? null : value;
}

/** 扣除期间: consultation of a third party or another organ; `to` null while it goes on. */
export interface Deduction {
  from: Day | Unreadable;
  to: Read<Day>;
  reason: Read<string>;
}

/** 延期: a prolongation of the reply period. */
export interface ExtensionClaim {
  workdays: number | Unreadable;
  agreed: boolean | Unreadable;
  notified: Read<Day>;
}

/** 公开记录: one row of evidence. A field that the row leaves out is null. */
export interface DisclosureRecord {
  /** Place in the entry's 公开记录, 1-based. */
  index: number;
  pointer: string;
  matter: Read<string>;
  title: Read<string>;
  /** 期间 as written: `2022`, `2022-H1`, `2022-Q3`, `2022-08`, `2022-08-H1`, `2022-W23`, `2022-08-01`. */
  period: Read<string>;
  /** 零报告: the period in which nothing was to disclose. */
  zeroReport: Read<string>;
  /** 起算日期: the day the information was formed, changed, decided … */
  event: Read<Day>;
  /** 公开日期 */
  disclosed: Read<Day>;
  /** 完成日期 of work. */
  completed: Read<Day>;
  link: Read<string>;
  /** 佐证: what proves it where no page does. */
  evidence: Read<string>;
  /** 收到日期, 补正日期, 答复日期 of a request. */
  received: Read<Day>;
  corrected: Read<Day>;
  replied: Read<Day>;
  extension: ExtensionClaim | null;
  deductions: Deduction[];
  /** 开始日期, 结束日期 of a consultation or a notice. */
  start: Read<Day>;
  end: Read<Day>;
  /** 备注 */
  remark: Read<string>;
}

/** One row of the ledger. */
export interface LedgerEntry {
  pointer: string;
  /** 序号 as text, or null. */
  no: Read<string>;
  /** 工作任务, 工作要求, 时限要求 as written. */
  task: Read<string>;
  requirement: Read<string>;
  deadline: Read<string>;
  /** 责任科室 as written. */
  office: Read<string>;
  /** 分管领导 as written. */
  leader: Read<string>;
  /** 不涉及: the reason why the task does not concern the body. */
  notApplicable: Read<string>;
  /** 完成情况 and 备注 as written. */
  progress: Read<string>;
  remark: Read<string>;
  records: DisclosureRecord[];
}

/** What stands in a ledger whoever's it is. */
export interface LedgerRows {
  /** 报送日期 */
  submitted: Read<Day>;
  entries: LedgerEntry[];
  /** What a table's column for the field at a place is called; null where there is none, or no table. */
  headingOf(pointer: string): string | null;
  locate(pointer: string, part?: 'key' | 'value'): Location;
}

/** 政务公开工作台账 of one body. */
export interface Ledger extends LedgerRows {
  file: string;
  /** `plan/year` as written; null where it names none. */
  plan: Read<string>;
  /** 部门 as written, an alias perhaps. */
  body: string;
  /** A table, of which people are told by rows, columns and cells; else a file of keys. */
  isTable: boolean;
  /** What its rows have a place for: a column of a table, else a key that some row has. */
  entryKeys: ReadonlySet<KeyOf<'entry'>>;
  /** Whether nothing is written at a place, not even something wrong. */
  isBlank(pointer: string): boolean;
}
