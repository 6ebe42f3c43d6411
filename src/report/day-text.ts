import type { DayKind } from '../calendar/work-calendar.ts';
import { terminalText } from '../text/terminal-text.ts';

/** The columns of a month, Monday first. */
export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** What a day is to a count (src/deadline/explain.ts). */
export const MARKS = {
  start: '起算',
  deducted: '扣除',
  'moved-from': '期满',
  due: '到期',
} as const;

/** A day as a grid or a list shows it. */
export interface ShownDay {
  /** null for a day outside of the calendar. */
  kind: DayKind | null;
  name?: string | null;
  /** Why the day is off or worked locally. */
  reason?: string | null;
  provisional: boolean;
}

/** `上班（春节调休）`, `放假（春节）`, `休息日`, `工作日`: a made-up workday never bears the bare festival name. */
export function dayKindText({ kind, name, reason }: ShownDay): string {
  if (kind === null) return '不在工作日历之内';
  const local = reason ? `（${terminalText(reason)}）` : null;
  if (kind === 'workday') return `工作日${local ?? ''}`;
  if (kind === 'weekend') return '休息日';
  if (kind === 'holiday') return `放假${local ?? (name ? `（${name}）` : '')}`;
  return `上班${local ?? (name ? `（${name}调休）` : '')}`;
}
