import type { Location } from '../diagnostic.ts';

/** Longest excerpt, in UTF-16 units: a minified file must not flood the terminal. */
const MAX_EXCERPT = 1000;

const BREAKS = new Set('\r\n');

/** The text of one file, addressed by offsets in UTF-16 units. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: number[] = [0];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (const lineBreak of text.matchAll(/\r\n?|\n/g)) {
      this.#lineStarts.push(lineBreak.index + lineBreak[0].length);
    }
  }

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  /** 0-based number of the line that holds the offset. */
  lineIndexAt(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Offset at which a line (0-based) begins. */
  lineStart(index: number): number {
    return this.#lineStarts[index] ?? this.text.length;
  }

  /** Text of a line (0-based) without its line break. */
  lineText(index: number): string {
    const start = this.lineStart(index);
    let end = this.lineStart(index + 1);
    while (end > start && BREAKS.has(this.text.charAt(end - 1))) end--;
    return this.text.slice(start, end);
  }

  /** The place of `[start, end)`; of a range over several lines, the part on the first one. */
  location(start: number, end: number = start + 1): Location {
    const index = this.lineIndexAt(start);
    const lineStart = this.lineStart(index);
    const line = this.lineText(index);
    const column = start - lineStart + 1;
    const lineEnd = Math.max(line.trimEnd().length + 1, column + 1);
    const endColumn = Math.max(column + 1, Math.min(end - lineStart + 1, lineEnd));
    return { file: this.file, line: index + 1, column, endColumn, ...excerpt(line, column) };
  }
}

/**
 * The caret is drawn by column, so the head of a line must stay whole; only its tail may be cut.
 * A place beyond the limit goes without an excerpt.
 */
function excerpt(line: string, column: number): { excerpt?: string } {
  if (line.length <= MAX_EXCERPT) return { excerpt: line };
  if (column > MAX_EXCERPT) return {};
  return { excerpt: `${line.slice(0, MAX_EXCERPT).replace(/[\ud800-\udbff]$/, '')}…` };
}
