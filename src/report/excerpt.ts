import type { Location } from '../diagnostic.ts';
import { displayPieces, displayWidth, pieceWidth } from '../text/display-width.ts';
import { terminalText } from '../text/terminal-text.ts';
import { breakLines, fitWidth } from './wrap.ts';

/** Columns that stay visible before the marked place at least, where the line is too long. */
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
  // What is marked and what follows leave some of it to what stands before.
  const rest = Math.min(displayWidth(marked + after), room);
  const lead =
    displayWidth(before + marked) > room ? tail(before, Math.max(room - rest - 2, LEAD)) : before;
  const text = fitWidth(lead + marked + after, room * MOST_ROWS);
  const rows = markedRows(breakLines(text, room), lead.length, lead.length + marked.length, room);
  return rows.flatMap(({ shown, carets }, index) => [
    `${index === 0 ? gutter : ' '.repeat(gutter.length)} │ ${shown}`,
    ...(carets === null ? [] : [`${' '.repeat(gutter.length)} │ ${carets}`]),
  ]);
}

interface Row {
  shown: string;
  /** null where nothing of the row is marked. */
  carets: string | null;
}

/** The rows through the last one with marked text; what follows is cut. An empty place has a caret too. */
function markedRows(lines: string[], from: number, to: number, room: number): Row[] {
  const rows: Row[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const next = at + line.length;
    const isLast = to <= next || index === lines.length - 1;
    const start = Math.max(from - at, 0);
    const pad = ' '.repeat(displayWidth(line.slice(0, start)));
    const marked = Math.max(displayWidth(line.slice(start, to - at)), 1);
    rows.push({
      shown: (isLast ? fitWidth(lines.slice(index).join(''), room) : line).trimEnd(),
      carets: from >= next && !isLast ? null : pad + '^'.repeat(marked),
    });
    if (isLast) break;
    at = next;
  }
  return rows;
}

/** The end of what stands before the marked place, with `…` where something is left out. */
function tail(before: string, most: number): string {
  let columns = displayWidth(before);
  if (columns <= most) return before;
  let kept = '';
  for (const piece of displayPieces(before)) {
    if (columns <= most) kept += piece;
    else columns -= pieceWidth(piece);
  }
  return `…${kept}`;
}
