import type { Day } from './day.ts';
import type { NoticeSource } from './holiday-notice.ts';

/** What scripts/generate-calendar.ts writes to table.generated.ts. */
export interface CalendarTable {
  /** First 12 hex digits of the SHA-256 of the rest as JSON. */
  hash: string;
  notices: NoticeSource[];
  /** Runs of days: first day, number of days, off, festival, index into `notices`. */
  days: [Day, number, boolean, string, number][];
  /** Year → 正月初一, 清明, 五月初五, 八月十五. */
  lunar: Record<number, [Day, Day, Day, Day]>;
}
