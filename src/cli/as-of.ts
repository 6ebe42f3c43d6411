import { type Day, parseDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The day of `--as-of`, else today in Asia/Shanghai, which has kept UTC+8 since 1991. @throws UsageError */
export function asOfDay(text: string | undefined, calendar: WorkCalendar, io: Io): Day {
  const day =
    text === undefined ? Math.floor((io.now() + SHANGHAI_OFFSET_MS) / DAY_MS) : parseDay(text);
  if (day === null) throw new UsageError(`--as-of “${text}”不是日期，请写成 2022-06-20 的样子`);
  if (day < calendar.first || day > calendar.last) {
    throw new UsageError(`检查日${text ?? '（今天）'}不在日历之内`);
  }
  return day;
}
