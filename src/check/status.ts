import type { Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { DueDate } from '../deadline/due-date.ts';

/** The state of a duty, in the words that offices use, most urgent first. */
export const STATUS_NAMES = {
  overdue: '逾期未办',
  'due-soon': '即将逾期',
  late: '逾期已办',
  unknown: '无法判定',
  'no-record': '暂无记录',
  'not-due': '未到期',
  'on-time': '按期完成',
  ongoing: '长期坚持',
  'not-applicable': '不涉及',
} as const;

export type Status = keyof typeof STATUS_NAMES;

export const STATUSES = Object.keys(STATUS_NAMES) as Status[];

/** A status that follows from dates. */
export interface Judgement {
  status: Extract<Status, 'overdue' | 'due-soon' | 'late' | 'not-due' | 'on-time'>;
  /** Workdays left (or, disclosed, to spare) until the due date; negative: workdays past it. */
  remaining: number;
}

export interface JudgeContext {
  calendar: WorkCalendar;
  asOf: Day;
  /** From how many workdays before the due date on a duty is `due-soon`. */
  dueSoon: number;
}

/** Disclosed on the due date is on time; dates compare as dates. */
export function judge(due: DueDate, done: Day | null, context: JudgeContext): Judgement {
  const { calendar, asOf, dueSoon } = context;
  if (done !== null) {
    const remaining = calendar.workdaysBetween(done, due.date);
    return { status: done <= due.date ? 'on-time' : 'late', remaining };
  }
  const remaining = calendar.workdaysBetween(asOf, due.date);
  if (asOf > due.date) return { status: 'overdue', remaining };
  // While the notice is not out, warn by the earliest day the true date can fall on.
  const soon = calendar.workdaysBetween(asOf, due.earliest) <= dueSoon;
  return { status: soon ? 'due-soon' : 'not-due', remaining };
}
