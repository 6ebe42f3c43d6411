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
 * The calendar to count with: the bundled one, or with what `--notice` and `--config` add to it, which
 * is loaded only then.
 * @throws UsageError where that cannot be read, contradicts itself or leaves out a year.
 */
export async function chooseCalendar({ notice, config }: CalendarOptions): Promise<WorkCalendar> {
  if (notice.length === 0 && config === undefined) return bundledCalendar();
  const { extendedCalendar } = await import('./extended-calendar.ts');
  return extendedCalendar(notice, config);
}
