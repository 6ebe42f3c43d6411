import { Option } from 'commander';
import { type Day, dateParts, dayOf, daysInMonth, formatDay } from '../../calendar/day.ts';
import type { NoticeSource } from '../../calendar/holiday-notice.ts';
import type { DayDescription, WorkCalendar } from '../../calendar/work-calendar.ts';
import { jsonText } from '../../report/json.ts';
import { cellLines, monthGrid } from '../../report/month-grid.ts';
import { terminalText } from '../../text/terminal-text.ts';
import { type CalendarOptions, chooseCalendar } from '../calendar-choice.ts';
import type { CliCommand } from '../command.ts';
import { configFile } from '../config-file.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type Io, write } from '../io.ts';
import { withCalendar } from '../options.ts';

interface CalendarShowOptions extends CalendarOptions {
  format: 'text' | 'json';
}

interface ShownDay extends DayDescription {
  day: Day;
}

interface ShownMonth {
  month: number;
  days: ShownDay[];
  workdays: number;
}

export const calendarShow: CliCommand = {
  define(command) {
    withCalendar(command)
      .description('显示一年或一个月的放假、调休和工作日数')
      .argument('<年份>', '如 2022')
      .argument('[月份]', '如 2')
      .addOption(
        new Option('--format <格式>', '输出格式').choices(['text', 'json']).default('text'),
      );
  },
  run: ([year, month]: [string, string | undefined], options: CalendarShowOptions, io) =>
    show(year, month, options, io),
};

/** Shows a year or a month: what each day is, how many are worked, by which notices. @throws UsageError */
async function show(
  yearText: string,
  monthText: string | undefined,
  options: CalendarShowOptions,
  io: Io,
): Promise<number> {
  const calendar = await chooseCalendar({ ...options, config: configFile(options.config) });
  const year = coveredYear(yearText, calendar);
  const month = monthText === undefined ? null : monthOf(monthText);
  const numbers = month === null ? Array.from({ length: 12 }, (_, i) => i + 1) : [month];
  const months = numbers.map((number) => shownMonth(year, number, calendar));
  const notices = decidingNotices(year, months, calendar);
  await write(
    io.stdout,
    options.format === 'json'
      ? jsonText(showJson(year, month, months, notices))
      : `${showText(year, months, notices, calendar)}\n`,
  );
  return EXIT.clean;
}

function shownMonth(year: number, month: number, calendar: WorkCalendar): ShownMonth {
  const first = dayOf(year, month, 1);
  const days = Array.from({ length: daysInMonth(year, month) }, (_, i) => ({
    day: first + i,
    ...calendar.describe(first + i),
  }));
  return { month, days, workdays: days.filter(({ day }) => calendar.isWorkday(day)).length };
}

/** The year's own notices, and those of its neighbours that decide one of the days. */
function decidingNotices(
  year: number,
  months: readonly ShownMonth[],
  calendar: WorkCalendar,
): NoticeSource[] {
  const named = new Set(months.flatMap(({ days }) => days.map(({ notice }) => notice)));
  return calendar.notices.filter((notice) => notice.year === year || named.has(notice.number));
}

function showText(
  year: number,
  months: readonly ShownMonth[],
  notices: readonly NoticeSource[],
  calendar: WorkCalendar,
): string {
  const days = months.flatMap((month) => month.days);
  const byDay = new Map(days.map((shown) => [shown.day, shown]));
  const label = (day: Day) => {
    const shown = byDay.get(day);
    return shown ? cellLines(shown) : [];
  };
  const counts = months.map(({ month, workdays }) => `${month}月${workdays}天`).join('、');
  const sum = months.length > 1 ? `，全年${total(months)}天` : '';
  const below = [
    `工作日：${counts}${sum}`,
    ...(days.some(({ provisional }) => provisional) ? [provisionalLine(calendar)] : []),
    ...(notices.length > 0 ? ['依据：', ...notices.map(noticeLine)] : []),
  ];
  return [...months.map(({ month }) => monthGrid(year, month, label)), below.join('\n')].join(
    '\n\n',
  );
}

function provisionalLine({ confirmedThrough }: WorkCalendar): string {
  return `* ${formatDay(confirmedThrough + 1)}起的放假安排尚未公布，暂按法定节假日计算；公布后，平日可能放假，周末可能上班`;
}

function noticeLine({ number, issued, url }: NoticeSource): string {
  return terminalText(`  ${number}（${issued}）${url === null ? '' : ` ${url}`}`);
}

function showJson(
  year: number,
  month: number | null,
  months: readonly ShownMonth[],
  notices: readonly NoticeSource[],
) {
  return {
    year,
    month,
    workdays: total(months),
    notices,
    days: months.flatMap(({ days }) =>
      days.map(({ day, kind, name = null, notice = null, reason = null, provisional }) => ({
        date: formatDay(day),
        kind,
        name,
        notice,
        reason,
        provisional,
      })),
    ),
  };
}

function total(months: readonly ShownMonth[]): number {
  return months.reduce((sum, { workdays }) => sum + workdays, 0);
}

function coveredYear(text: string, { first, last, confirmedThrough }: WorkCalendar): number {
  const yearOf = (day: Day) => dateParts(day).year;
  const year = Number(text);
  if (/^\d{4}$/.test(text) && year >= yearOf(first) && year <= yearOf(last)) return year;
  const settled = yearOf(confirmedThrough);
  throw new UsageError(
    `年份“${text}”不对，可写：${yearOf(first)}至${settled}（按放假安排通知）、${settled + 1}至${yearOf(last)}（暂按法定节假日计算）`,
  );
}

function monthOf(text: string): number {
  if (!/^(?:0?[1-9]|1[0-2])$/.test(text)) throw new UsageError(`月份“${text}”不对，可写 1 至 12`);
  return Number(text);
}
