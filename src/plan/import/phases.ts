import { daysInMonth } from '../../calendar/day.ts';
import type { Requirement } from '../../deadline/requirement.ts';
import { compact } from '../../text/characters.ts';
import { chineseNumber } from '../../text/numerals.ts';
import type { SourceRow, Wording } from './rows.ts';

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
/** Signs that say nothing but that it is so. */
const TICK = /^(?:[√✓✔☑●○◎▲△■□◆★☆]|是|有)$/;
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

/**
 * A row whose columns are parts of the year: what is ticked are its deadlines, what says something is a
 * requirement of its own. Beside a deadline of its own they are only kept.
 */
export function splitByPhases(row: SourceRow): SourceRow[] {
  const cells = row.wordings.get('phase') ?? [];
  if (cells.length === 0) return [row];
  row.wordings.delete('phase');
  if (['deadline', 'cycle', 'assignment'].some((key) => row.wordings.has(key as 'deadline'))) {
    row.wordings.set('extra', [...(row.wordings.get('extra') ?? []), ...cells]);
    return [row];
  }
  const phased = cells.flatMap((cell) => {
    const phase = phaseOf(cell.heading.split(' ').at(-1) ?? '');
    return phase ? [{ phase, cell }] : [];
  });
  const ticked = phased.filter(({ cell }) => TICK.test(compact(cell.text)));
  const told = phased.filter((item) => !ticked.includes(item));
  const pieces: { phases: Phase[]; own: Wording | null }[] = told.map(({ phase, cell }) => ({
    phases: [phase],
    own: cell,
  }));
  if (ticked.length > 0) pieces.unshift({ phases: ticked.map(({ phase }) => phase), own: null });
  const rows: SourceRow[] = [];
  for (const { phases, own } of pieces) {
    const [first] = rows;
    const wordings = new Map(first ? carried(row, first) : row.wordings);
    if (own) setRequirement(wordings, own);
    rows.push({ ...row, wordings, phases });
  }
  return rows;
}

/** The wordings of a row for a further task made of it. */
function carried({ wordings }: SourceRow, first: SourceRow): SourceRow['wordings'] {
  return new Map(
    [...wordings].map(([key, list]) => [
      key,
      list.map((wording) => ({ ...wording, from: wording.from ?? first })),
    ]),
  );
}

/** What a part of the year says becomes the requirement; the one for the whole of it heads it, or is kept beside. */
function setRequirement(wordings: SourceRow['wordings'], own: Wording): void {
  const whole = wordings.get('requirement') ?? [];
  const key = wordings.has('task') ? 'extra' : 'task';
  if (whole.length > 0) wordings.set(key, [...(wordings.get(key) ?? []), ...whole]);
  wordings.set('requirement', [own]);
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
