import type { Location } from '../diagnostic.ts';
import { displayPieces, displayWidth } from '../text/display-width.ts';
import { terminalText } from './escape.ts';
import { breakLines, fitWidth } from './wrap.ts';

/** How many columns of the line stay visible before the marked place, where the line is too long. */
const LEAD = 30;
/** Lines of the terminal that a marked place may go over; of what is marked beyond, nothing new is learnt. */
const MOST_ROWS = 3;

/**
 * The line of the source with carets under the marked place, broken where it is longer than the terminal
 * is wide; empty where the location has no line.
 */
export function excerpt(
  { line, column, endColumn, excerpt: source }: Location,
  width: number,
): string[] {
  if (line === undefined || column === undefined || source === undefined) return [];
  const gutter = String(line);
  const room = width - gutter.length - ' │ '.length;
  const end = (endColumn ?? column + 1) - 1;
  const before = terminalText(source.slice(0, column - 1));
  const marked = terminalText(source.slice(column - 1, end));
  const after = terminalText(source.slice(end));
  const isLong = displayWidth(before + marked) > room;
  const lead = isLong ? tail(before) : before;
  const text = fitWidth(lead + marked + after, room * MOST_ROWS);
  const rows = markedRows(breakLines(text, room), lead.length, lead.length + marked.length, room);
  return rows.flatMap(({ shown, carets }, index) => [
    `${index === 0 ? gutter : ' '.repeat(gutter.length)} │ ${shown}`,
    `${' '.repeat(gutter.length)} │ ${carets}`,
  ]);
}

interface Row {
  shown: string;
  carets: string;
}

/** The rows through the last one with marked text, each with its carets; what follows is cut. */
function markedRows(lines: string[], from: number, to: number, room: number): Row[] {
  const rows: Row[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const next = at + line.length;
    const isLast = to <= next || index === lines.length - 1;
    const [start, end] = [Math.max(from - at, 0), Math.min(to, next) - at];
    const carets = displayWidth(line.slice(start, end));
    rows.push({
      shown: isLast ? fitWidth(lines.slice(index).join(''), room) : line,
      carets: ' '.repeat(displayWidth(line.slice(0, start))) + '^'.repeat(Math.max(carets, 1)),
    });
    if (isLast) break;
    at = next;
  }
  return rows;
}

/** The end of what stands before the marked place, with `…` where something is left out. */
function tail(before: string): string {
  let columns = displayWidth(before);
  if (columns <= LEAD) return before;
  let kept = '';
  for (const piece of displayPieces(before)) {
    if (columns <= LEAD) kept += piece;
    else columns -= displayWidth(piece);
  }
  return `…${kept}`;
}
