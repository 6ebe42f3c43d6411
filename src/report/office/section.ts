import { itemName, workdaysPast } from '../../check/rules/wording.ts';
import type { BodyState, DutyName, Figures } from './figures.ts';

/** null: there is no such figure, day or text. What is counted with in a workbook is no text. */
export type Cell = string | number | Share | DayCell | null;

/** Of what has fallen due, that which was on time: 0 to 1. */
interface Share {
  share: number;
}

/** `YYYY-MM-DD` */
interface DayCell {
  day: string;
  provisional: boolean;
}

export interface Column {
  title: string;
  /** `number`: figures, set to the right; `wide`: the text that takes what room there is. */
  kind?: 'number' | 'wide';
}

/** One part of the report in the form that every format for people is made from. */
export interface Section {
  title: string;
  notes: string[];
  columns: Column[];
  rows: Cell[][];
  /** What each row sums up, where it does. */
  figures?: Figures[];
}

/** The heading of figures is broken after two characters, so that their column stays narrow. */
export function headingLines({ title, kind }: Column): string[] {
  if (kind !== 'number' || title.length <= 3) return [title];
  return [title.slice(0, 2), title.slice(2)];
}

export const STATE_NAMES: Record<BodyState, string> = {
  submitted: '已报送',
  duplicate: '有几份台账',
  unreadable: '已报送、读不出来',
  missing: '未报送',
};

/** In the order in which they are told. */
export const BODY_STATES = ['submitted', 'duplicate', 'unreadable', 'missing'] as const;

/** Statuses that have a figure each; what else is owed is one figure. */
export const SHOWN_STATUSES = ['on-time', 'late', 'overdue', 'due-soon', 'unknown'] as const;

/** A cell for people to read: `83.3%`, `2027-03-01*` for a provisional day, `—` for what there is not. */
export function cellText(cell: Cell): string {
  if (cell === null) return '—';
  if (typeof cell !== 'object') return String(cell);
  return 'share' in cell ? percent(cell.share) : `${cell.day}${cell.provisional ? '*' : ''}`;
}

/** All and nothing are said of what is all or nothing alone: 1999 of 2000 are 99.9%. */
function percent(share: number): string {
  const tenths = Math.round(share * 1000);
  const shown = share === 0 || share === 1 ? tenths : Math.min(Math.max(tenths, 1), 999);
  return `${(shown / 10).toFixed(1)}%`;
}

/** null where nothing has fallen due. */
export function rateOf({ onTime, judged }: Pick<Figures, 'onTime' | 'judged'>): Cell {
  return judged === 0 ? null : { share: onTime / judged };
}

export function dayCell(day: string | null, provisional = false): Cell {
  return day === null ? null : { day, provisional };
}

/** `3个工作日`; a consultation that was too short is not late by days. */
export function latenessText({ remaining }: { remaining: number | null }): string {
  return remaining === null ? '期限不足' : workdaysPast(remaining);
}

/** `第18项 2022-06期 年度计划任务量完成进度` */
export function dutyText({
  taskNo,
  task,
  requirement,
  record,
  period,
  matter,
}: Omit<DutyName, 'id'>): string {
  const name = taskNo === null ? `自定任务“${task}”` : itemName(taskNo);
  const asked = record === null && matter === null ? requirement : null;
  const about = record === null ? matter : `${record}${matter === null ? '' : `（${matter}）`}`;
  return [name, period === null ? null : `${period}期`, about, asked]
    .filter((part) => part !== null)
    .join(' ');
}
