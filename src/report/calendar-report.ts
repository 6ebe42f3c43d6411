import { type Day, formatDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { terminalText } from '../text/terminal-text.ts';
import type { CalendarReport, SpecialDayReport } from './report.ts';

/** Which calendar was counted with: through which day notices settle it, which notices, which local days. */
export function calendarReport(calendar: WorkCalendar): CalendarReport {
  return {
    confirmedThrough: formatDay(calendar.confirmedThrough),
    notices: calendar.notices.map(({ number }) => number),
    hash: calendar.hash,
    overrides: calendar.overrides.map(({ date, off, reason }) => ({
      date: formatDay(date),
      off,
      reason,
    })),
  };
}

/** The same in lines for people. */
export function calendarLines({
  confirmedThrough,
  notices,
  hash,
  overrides,
}: CalendarReport): string[] {
  const source = [...notices.slice(-1), `数据 ${hash}`].join('，');
  return [
    `日历：放假通知已公布到${confirmedThrough}（${source}）`,
    ...overrides.map(
      ({ date, off, reason }) =>
        `本地调整：${date} ${off ? '放假' : '上班'}（${terminalText(reason)}）`,
    ),
  ];
}

/** Holidays and worked weekends among the covered days, first and last included: what makes a count differ from Monday to Friday. */
export function specialDaysBetween(from: Day, to: Day, calendar: WorkCalendar): SpecialDayReport[] {
  const [first, last] = [Math.max(from, calendar.first), Math.min(to, calendar.last)];
  const days: SpecialDayReport[] = [];
  for (let day = first; day <= last; day++) {
    const { kind, name, notice } = calendar.describe(day);
    if (kind === 'holiday' || kind === 'makeup-workday') {
      days.push({ date: formatDay(day), kind, name: name ?? null, notice: notice ?? null });
    }
  }
  return days;
}
