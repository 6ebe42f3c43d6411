import type { Day } from '../../calendar/day.ts';
import type { CountToExplain } from '../../deadline/explain.ts';

/**
 * What the page's script is told besides the page itself: what it needs to draw how a due date was counted.
 * Numbers, and texts of the calendar; nothing from a ledger.
 */
export interface PageData {
  /** First and last day of which everything is known. */
  from: Day;
  to: Day;
  /** The last day settled by a notice. */
  confirmedThrough: Day;
  /** Days that are not what their weekday says, and days with a local reason. */
  special: SpecialDay[];
  /** The counts by the numbers that `data-count` names. */
  counts: CountToExplain[];
}

export interface SpecialDay {
  day: Day;
  kind: 'workday' | 'makeup-workday' | 'weekend' | 'holiday';
  name: string | null;
  reason: string | null;
}

/** The `id` of the element that holds the data. */
export const DATA_ID = 'page-data';
/** The `id` of the form whose fields choose what is shown; without the script it stays hidden. */
export const FILTER_ID = 'filter';
