import { daysInMonth } from '../../calendar/day.ts';
import type { Requirement } from '../../deadline/requirement.ts';
import { compact } from '../../text/characters.ts';
import { chineseNumber } from '../../text/numerals.ts';

/** A part of the year that heads a column, in which a row says something. */
export interface Phase {
  /** 一季度, 上半年, 6月 */
  heading: string;
  period: 'quarter' | 'half-year' | 'month';
  /** The month with whose last day it ends. */
  month: number;
}

const PHASE =
  /^(?:第?([一二三四1-4])季度|([上下])半年|(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?)(?:工作)?(?:目标|任务|计划|安排|进度|内容|要求|举措|重点)?$/;
const A_YEAR = { quarter: 4, 'half-year': 2, month: 12 };

/** The part of the year that a heading names as a whole; null for any other. */
export function phaseOf(heading: string): Phase | null {
  const found = PHASE.exec(compact(heading));
  if (!found) return null;
  const [, quarter, half, month] = found;
  const numberOf = (text: string) => chineseNumber(text) ?? Number(text);
  if (quarter !== undefined) return { heading, period: 'quarter', month: numberOf(quarter) * 3 };
  if (half !== undefined) return { heading, period: 'half-year', month: half === '上' ? 6 : 12 };
  return month === undefined ? null : { heading, period: 'month', month: numberOf(month) };
}

/** Until when the parts of the year ask for something: to the end of each, or in each of them. */
export function requirementsOf(phases: readonly Phase[]): Requirement[] {
  const [first] = phases;
  if (first && phases.length === A_YEAR[first.period]) {
    const { heading: text, period } = first;
    return [{ kind: 'every', period, n: null, unit: null, month: null, day: null, text }];
  }
  return phases.map(({ month, heading: text }) => ({
    kind: 'by',
    month,
    // 31 is the last day of any month; February has two.
    day: month === 2 ? 31 : daysInMonth(2000, month),
    year: null,
    text,
  }));
}
