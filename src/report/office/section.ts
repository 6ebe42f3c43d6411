import { itemName } from '../../check/rules/wording.ts';
import type { BodyState, DutyName, Figures } from './figures.ts';

/** null: there is no such figure, date or text. */
export type Cell = string | number | null;

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

/** A cell for people to read; in a sheet that is counted with, what there is not stays blank. */
export function cellText(cell: Cell): string {
  return cell === null ? '—' : String(cell);
}

/** `83.3%`; null where nothing has fallen due. */
export function rateText({ onTime, judged }: Pick<Figures, 'onTime' | 'judged'>): string | null {
  return judged === 0 ? null : `${((onTime / judged) * 100).toFixed(1)}%`;
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
