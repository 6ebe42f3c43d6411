import { dateParts, formatDay } from '../calendar/day.ts';
import { dayOfText } from '../calendar/public-calendar.ts';
import { MARKS } from './day-text.ts';
import { cellLines, monthGrid } from './month-grid.ts';
import type { Paint } from './paint.ts';
import type { CountedDayReport, CountingReport } from './report.ts';
import { specialRuns } from './special-runs.ts';
import { wrapLines } from './wrap.ts';

/** How a due date was counted: month by month, then what was special on the way, then the clauses. */
export function countText(counting: CountingReport, paint: Paint, width: number): string {
  const days = [...(counting.days ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1));
  const provisional = days.some((day) => day.provisional);
  const lines = [
    ...specialRuns(days),
    ...counting.notes.map((note) => `注：${note}`),
    ...(provisional ? ['* 放假安排尚未公布，暂按法定节假日计算'] : []),
    ...(counting.clauses.length > 0 ? [`依据：${counting.clauses.join('；')}`] : []),
  ];
  return [...countGrids(days, paint), ...lines.flatMap((line) => wrapLines(line, width))].join(
    '\n',
  );
}

function countGrids(days: CountedDayReport[], paint: Paint): string[] {
  const byDate = new Map(days.map((counted) => [counted.date, counted]));
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
  return months.map((month) => {
    const { year, month: number } = dateParts(dayOfText(`${month}-01`));
    return monthGrid(year, number, (day) => {
      const counted = byDate.get(formatDay(day));
      return counted ? dayLines(counted, paint) : [];
    });
  });
}

function dayLines(counted: CountedDayReport, paint: Paint): string[] {
  const { ordinal, mark } = counted;
  const head = [mark && MARKS[mark], ordinal === null ? null : `第${ordinal}`].filter(
    (part) => part !== null,
  );
  const text = head.join(' ');
  const painted =
    mark === 'due' ? paint.bold(paint.red(text)) : mark === 'start' ? paint.bold(text) : text;
  return [...(text === '' ? [] : [painted]), ...cellLines(counted)];
}
