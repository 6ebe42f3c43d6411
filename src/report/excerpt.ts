import type { Location } from '../diagnostic.ts';
import { displayPieces, displayWidth } from '../text/display-width.ts';
import { fitWidth, terminalText } from './escape.ts';

/** How many columns of the line stay visible before the marked place, where the line is too long. */
const LEAD = 30;

/**
 * The line of the source with a caret under the marked place, as two lines of text;
 * empty where the location has no line.
 */
export function excerpt(
  { line, column, endColumn, excerpt: source }: Location,
  width: number,
): string[] {
  if (line === undefined || column === undefined || source === undefined) return [];
  const end = (endColumn ?? column + 1) - 1;
  const gutter = String(line);
  const room = Math.max(width - gutter.length - 8, 20);
  let [before, marked, after] = [
    terminalText(source.slice(0, column - 1)),
    terminalText(source.slice(column - 1, end)),
    terminalText(source.slice(end)),
  ];
  if (displayWidth(before + marked + after) > room) {
    before = tail(before);
    marked = fitWidth(marked, room - displayWidth(before));
    after = fitWidth(after, Math.max(room - displayWidth(before + marked), 1));
  }
  const pad = ' '.repeat(displayWidth(before));
  const carets = '^'.repeat(Math.max(displayWidth(marked), 1));
  return [
    `${gutter} │ ${before}${marked}${after}`,
    `${' '.repeat(gutter.length)} │ ${pad}${carets}`,
  ];
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
