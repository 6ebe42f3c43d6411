import { parseDay } from './day.ts';
import type { LocalOverride, WorkCalendar } from './work-calendar.ts';

/** A local closure or an extra local workday as a configuration states it, its date `YYYY-MM-DD`. */
export interface StatedLocalDay {
  date: string;
  off: boolean;
  reason: string;
}

/** Which of the stated days, from 0, cannot be taken, and why as a Chinese sentence. */
export interface LocalDayFault {
  index: number;
  message: string;
}

/** The local days that a configuration states, each within the calendar and each once. */
export function localDays(
  stated: readonly StatedLocalDay[],
  calendar: WorkCalendar,
): { days: LocalOverride[]; faults: LocalDayFault[] } {
  const days: LocalOverride[] = [];
  const faults: LocalDayFault[] = [];
  const seen = new Map<number, number>();
  for (const [index, { date: text, off, reason }] of stated.entries()) {
    const date = parseDay(text);
    if (date === null || date < calendar.first || date > calendar.last) {
      faults.push({ index, message: '这一天不在工作日历之内。' });
      continue;
    }
    const before = seen.get(date);
    if (before !== undefined) {
      const message = `第 ${index + 1} 项与第 ${before + 1} 项是同一天。请删掉一项。`;
      faults.push({ index, message });
      continue;
    }
    seen.set(date, index);
    days.push({ date, off, reason });
  }
  return { days, faults };
}
