import type { CountingReport } from '../report.ts';
import { specialRuns } from '../special-runs.ts';

const UNITS = { workdays: '个工作日', days: '日', months: '个月' } as const;

/** How a due date was counted, in sentences: what a reader without the drawing, or without a script, has. */
export function countWords(
  counting: CountingReport,
  reasonOf: (date: string) => string | null,
): string[] {
  const { deductions, extendedBy, movedFrom, specialDays, clauses, notes } = counting;
  const runs = specialRuns(
    specialDays.map((day) => ({ ...day, reason: reasonOf(day.date), provisional: false })),
  );
  return [
    countedFrom(counting),
    ...deductions.map(({ from, to }) => `扣除${from}至${to}的工作日`),
    ...(extendedBy > 0 ? [`含延长的${extendedBy}个工作日`] : []),
    ...(movedFrom === null ? [] : [`期满日${movedFrom}是休息日，顺延到其后的第一个工作日`]),
    ...(runs.length > 0 ? [`其间：${runs.join('；')}`] : []),
    ...notes,
    ...(clauses.length > 0 ? [`依据：${clauses.join('；')}`] : []),
  ].filter((line) => line !== '');
}

function countedFrom({ method, start, n }: CountingReport): string {
  if (method === 'fixed' || start === null || n === null) return '到期日是写明的日期';
  const length = `${Math.abs(n)}${UNITS[method]}`;
  return n < 0 ? `自${start}（当日不计）往前数${length}` : `自${start}起（当日不计）数${length}`;
}
