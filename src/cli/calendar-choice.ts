import type { CalendarParts } from '../calendar/build-calendar.ts';
import { bundledCalendar } from '../calendar/bundled-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';

/** The options of a command that counts days. */
export interface CalendarOptions {
  /** Files of notices that the program does not have yet. */
  notice: string[];
  /** File with local closures and extra workdays. */
  config?: string;
}

/**
 * The calendar to count with: the bundled one, or with what `--notice` and `--config` add to it.
 * @throws UsageError where that cannot be read, contradicts itself or leaves out a year.
 */
export async function chooseCalendar(options: CalendarOptions): Promise<WorkCalendar> {
  return calendarFrom(await calendarParts(options));
}

/** What they add, read by what is loaded only then; null: nothing. @throws UsageError */
export async function calendarParts({
  notice,
  config,
}: CalendarOptions): Promise<CalendarParts | null> {
  if (notice.length === 0 && config === undefined) return null;
  const { extendingParts } = await import('./extended-calendar.ts');
  return extendingParts(notice, config);
}

export async function calendarFrom(parts: CalendarParts | null): Promise<WorkCalendar> {
  if (parts === null) return bundledCalendar();
  const { buildCalendar } = await import('../calendar/build-calendar.ts');
  return buildCalendar(parts);
}
