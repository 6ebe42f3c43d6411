import {
  type Day,
  dateParts,
  dayOf,
  daysInMonth,
  formatDay,
  isWeekend,
  weekdayName,
} from '../../calendar/day.ts';
import { dayOfText } from '../../calendar/public-calendar.ts';
import { STATUS_NAMES, STATUSES, type Status } from '../../check/status.ts';
import { dayKindText } from '../day-text.ts';
import { htmlText } from '../html-text.ts';
import type { OfficeReport } from '../office/office-report.ts';
import type { SpecialDayReport } from '../report.ts';
import { specialRuns } from '../special-runs.ts';
import { paragraph, scrollingTable, section } from './elements.ts';

/** How many duties of which status fall due on a day, by the day as `YYYY-MM-DD`. */
export type DueTally = Map<string, Partial<Record<Status, number>>>;

const TITLE = '到期日历';
/** The most days that a month has. */
const DATES = Array.from({ length: 31 }, (_, index) => index + 1);
const DONE: ReadonlySet<Status> = new Set(['on-time', 'late']);

/** All due dates on the calendar that was counted with: a row a month, a column a day, days off shaded. */
export function dueCalendar(
  { calendar, asOf }: Pick<OfficeReport, 'calendar' | 'asOf'>,
  tally: DueTally,
): string[] {
  const { from, to, special } = calendar.days;
  const within = [...tally.keys()].filter((date) => date >= from && date <= to).sort();
  const first = within[0];
  const last = within.at(-1);
  if (first === undefined || last === undefined) return [];
  const months = monthsBetween(first, last);
  const days: Days = {
    tally,
    special: new Map(special.map((day) => [day.date, day])),
    asOf,
    confirmedThrough: calendar.confirmedThrough,
  };
  return section('due-calendar', TITLE, [
    paragraph(
      '每月一行，每日一格；数字是当日到期、没有办结或者还不能断定的件数，“✓”是当日到期的都已办结。底纹是休息日，“休”是放假，“班”是调休上班。',
    ),
    '<ul class="legend" aria-label="到期日历的图例">',
    `<li><span class="key overdue">3</span>有${STATUS_NAMES.overdue}的</li>`,
    `<li><span class="key due-soon">3</span>有${STATUS_NAMES['due-soon']}的</li>`,
    '<li><span class="key">3</span>其余</li>',
    '<li><span class="key off"></span>休息日</li>',
    `<li><span class="key today"></span>检查日${htmlText(asOf)}</li>`,
    '</ul>',
    ...outside(tally, from, to),
    ...(last > calendar.confirmedThrough
      ? [
          paragraph(
            `${calendar.confirmedThrough}以后的放假安排尚未公布，月份带 * 的，休息日是暂定的。`,
          ),
        ]
      : []),
    ...scrollingTable(TITLE, [
      '<table class="due-calendar">',
      `<thead><tr><th scope="col">月份</th>${DATES.map((date) => `<th scope="col">${date}</th>`).join('')}</tr></thead>`,
      '<tbody>',
      ...months.map((month) => monthRow(month, days)),
      '</tbody>',
      '</table>',
    ]),
    ...arrangements(calendar, months),
  ]);
}

interface Days {
  tally: DueTally;
  special: ReadonlyMap<string, SpecialDayReport>;
  asOf: string;
  confirmedThrough: string;
}

/** `2022-05` … as their first days. */
function monthsBetween(first: string, last: string): Day[] {
  const end = dayOfText(last);
  const months: Day[] = [];
  let { year, month } = dateParts(dayOfText(first));
  while (dayOf(year, month, 1) <= end) {
    months.push(dayOf(year, month, 1));
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

function monthRow(first: Day, days: Days): string {
  const { year, month } = dateParts(first);
  const length = daysInMonth(year, month);
  const provisional = formatDay(first + length - 1) > days.confirmedThrough ? '*' : '';
  const cells = DATES.map((date) =>
    date <= length ? dayCell(first + date - 1, days) : '<td class="none"></td>',
  );
  return `<tr><th scope="row">${year}年${month}月${provisional}</th>${cells.join('')}</tr>`;
}

function dayCell(day: Day, { tally, special, asOf }: Days): string {
  const date = formatDay(day);
  const counts = tally.get(date);
  const own = special.get(date);
  const isOff = own ? own.kind === 'holiday' : isWeekend(day);
  const classes = [...(isOff ? ['off'] : []), ...(date === asOf ? ['today'] : [])];
  const title = counts || own ? ` title="${htmlText(dayTitle(day, counts, own))}"` : '';
  const inner = [
    own
      ? `<small>${own.kind === 'holiday' ? '休' : '班'}</small>`
      : isOff
        ? '<small class="unseen">休</small>'
        : '',
    date === asOf ? '<small class="unseen">检查日</small>' : '',
    counts ? dueMark(counts) : '',
  ].join('');
  return `<td${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}${title}>${inner}</td>`;
}

function dueMark(counts: Partial<Record<Status, number>>): string {
  const open = STATUSES.reduce(
    (sum, status) => (DONE.has(status) ? sum : sum + (counts[status] ?? 0)),
    0,
  );
  if (open === 0) return '<span class="done">✓</span>';
  const urgent = (['overdue', 'due-soon'] as const).find((status) => counts[status]);
  return urgent === undefined
    ? `<span class="open">${open}</span>`
    : `<span class="open ${urgent}">${open}<span class="unseen">，有${STATUS_NAMES[urgent]}</span></span>`;
}

/** `2022-06-30 周四，逾期未办3件，按期完成9件` */
function dayTitle(
  day: Day,
  counts: Partial<Record<Status, number>> | undefined,
  own: SpecialDayReport | undefined,
): string {
  const kind = own ? [dayKindText({ ...own, reason: null, provisional: false })] : [];
  const due = STATUSES.flatMap((status) =>
    counts?.[status] ? [`${STATUS_NAMES[status]}${counts[status]}件`] : [],
  );
  return [`${formatDay(day)} ${weekdayName(day)}`, ...kind, ...due].join('，');
}

/** The days off and the made-up workdays of the months shown, with their notices. */
function arrangements(
  { days, confirmedThrough, overrides }: OfficeReport['calendar'],
  months: readonly Day[],
) {
  const shown = new Set(months.map((first) => formatDay(first).slice(0, 7)));
  const reasons = new Map(overrides.map(({ date, reason }) => [date, reason]));
  const runs = specialRuns(
    days.special
      .filter(({ date }) => shown.has(date.slice(0, 7)))
      .map((day) => ({
        ...day,
        reason: reasons.get(day.date) ?? null,
        provisional: day.date > confirmedThrough,
      })),
  );
  if (runs.length === 0) return [];
  return [
    '<details class="arrangements">',
    '<summary>这几个月的放假和调休</summary>',
    `<ul>${runs.map((run) => `<li>${htmlText(run)}</li>`).join('')}</ul>`,
    '</details>',
  ];
}

function outside(tally: DueTally, from: string, to: string): string[] {
  let [before, after] = [0, 0];
  for (const [date, counts] of tally) {
    const count = STATUSES.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
    if (date < from) before += count;
    else if (date > to) after += count;
  }
  return [
    ...(before > 0 ? [paragraph(`另有${before}件在${from}以前到期，不在日历里。`)] : []),
    ...(after > 0 ? [paragraph(`另有${after}件在${to}以后到期，不在日历里。`)] : []),
  ];
}
