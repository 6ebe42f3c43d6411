import type { Task, WorkPlan } from '../../plan/work-plan.ts';
import { blankRow } from '../ledger-data.ts';
import { rowYaml } from '../ledger-yaml.ts';
import { dataOf, readable, sameData } from './ledger-nodes.ts';
import type { KnownRow } from './repair-wordings.ts';
import { type RowLines, rowLines } from './row-lines.ts';

/** A row that is there, by its place in 台账, or a task to be added. */
type Place = number | Task;

/**
 * The text with the missing tasks added and the rows in the plan's order, each with the comments above it.
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
  if (lines?.rows.length !== data.length) return null;
  const lineBreak = lineBreakOf(text);
  const present = lines.rows.map((row) => (row.endsWith('\n') ? row : row + lineBreak));
  const chunks = places.map((place) =>
    typeof place === 'number'
      ? present[place]
      : rowYaml(blankRow(place), place, plan, lines.indent).replaceAll('\n', lineBreak),
  );
  const arranged = lines.before + chunks.join('') + lines.after;
  const wanted = places.map((place) => (typeof place === 'number' ? data[place] : blankRow(place)));
  const isSafe =
    sameData(withoutRows(arranged), withoutRows(text)) && sameData(rowsOf(arranged), wanted);
  return isSafe ? { text: arranged, isReordered } : null;
}

/** A row whose task is not certain stays behind the one above it. */
function planOrder(
  plan: WorkPlan,
  rows: readonly KnownRow[],
  rowCount: number,
  missing: readonly Task[],
): Place[] {
  const taskOf = new Map(rows.map(({ index, task }) => [index, task]));
  const top: Place[] = [];
  const byTask = new Map<Task, Place[]>(missing.map((task) => [task, [task]]));
  let current = top;
  for (let index = 0; index < rowCount; index++) {
    const task = taskOf.get(index);
    if (task) {
      current = byTask.get(task) ?? [];
      byTask.set(task, current);
    }
    current.push(index);
  }
  return [...top, ...plan.tasks.flatMap((task) => byTask.get(task) ?? [])];
}

const EMPTY_LIST = /^\[\s*\]/;

/** `台账: []`: where its first row goes. */
function emptyList(text: string): RowLines | null {
  const read = readable(text);
  if (!read) return null;
  const { start } = read.positions.find(read.data, '/台账', 'value');
  const brackets = EMPTY_LIST.exec(text.slice(start, start + 100));
  if (!brackets) return null;
  const end = start + brackets[0].length;
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
