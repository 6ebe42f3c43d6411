import type { Task, WorkPlan } from '../../plan/work-plan.ts';
import { blankRow } from '../ledger-data.ts';
import { rowYaml } from '../ledger-yaml.ts';
import { dataOf, LedgerNodes, sameData } from './ledger-nodes.ts';
import type { KnownRow } from './repair-wordings.ts';
import { type RowLines, rowLines } from './row-lines.ts';

/** A row that is there, by its place in 台账, or a task to be added. */
type Place = number | Task;

/**
 * The text with the missing tasks added and the rows in the plan's order, each with the comments above it;
 * rows without a certain task stand behind the others.
 * @returns null where that cannot be done safely, e.g. for a list in brackets
 */
export function arrangeRows(
  text: string,
  plan: WorkPlan,
  rows: readonly KnownRow[],
  missing: readonly Task[],
): { text: string; isReordered: boolean } | null {
  const data = rowsOf(text);
  if (!data) return null;
  const places = planOrder(plan, rows, data.length, missing);
  const kept = places.filter((place) => typeof place === 'number');
  const isReordered = kept.some((place, index) => place !== index);
  if (!isReordered && missing.length === 0) return { text, isReordered };
  const lines = data.length === 0 ? emptyList(text) : rowLines(text);
  if (!lines) return null;
  const lineBreak = lineBreakOf(text);
  const chunks = places.map((place) => {
    if (typeof place !== 'number') {
      return rowYaml(blankRow(place), place, plan, lines.indent).replaceAll('\n', lineBreak);
    }
    const chunk = lines.rows[place] ?? '';
    return chunk.endsWith('\n') ? chunk : chunk + lineBreak;
  });
  const arranged = lines.before + chunks.join('') + lines.after;
  const wanted = places.map((place) => (typeof place === 'number' ? data[place] : blankRow(place)));
  const isSafe =
    sameData(withoutRows(arranged), withoutRows(text)) && sameData(rowsOf(arranged), wanted);
  return isSafe ? { text: arranged, isReordered } : null;
}

function planOrder(
  plan: WorkPlan,
  rows: readonly KnownRow[],
  rowCount: number,
  missing: readonly Task[],
): Place[] {
  const byTask = new Map<Task, Place[]>();
  for (const { index, task } of rows) byTask.set(task, [...(byTask.get(task) ?? []), index]);
  for (const task of missing) byTask.set(task, [task]);
  const known = plan.tasks.flatMap((task) => byTask.get(task) ?? []);
  const placed = new Set(known);
  const others = Array.from({ length: rowCount }, (_, index) => index);
  return [...known, ...others.filter((index) => !placed.has(index))];
}

/** `台账: []`: where its first row goes. */
function emptyList(text: string): RowLines | null {
  const [start, end] = new LedgerNodes(text).rows?.range ?? [];
  if (start === undefined || end === undefined) return null;
  const lineEnd = text.indexOf('\n', end) + 1 || text.length;
  const line = text.slice(0, start).trimEnd() + text.slice(end, lineEnd).trimEnd();
  return { before: line + lineBreakOf(text), rows: [], after: text.slice(lineEnd), indent: 2 };
}

function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

function rowsOf(text: string): unknown[] | null {
  const rows = (dataOf(text) as { 台账?: unknown } | undefined)?.台账;
  return Array.isArray(rows) ? rows : null;
}

function withoutRows(text: string): unknown {
  const data = dataOf(text);
  return data === undefined ? undefined : { ...(data as object), 台账: null };
}
