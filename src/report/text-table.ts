import { displayWidth } from '../text/display-width.ts';

/** A text of one line and the columns that it has, which it must fit. */
export interface Cell {
  text: string;
  width: number;
}

/**
 * A table of one-line cells in a frame. cli-table3 lays out the month grids; for the thirty and more
 * rows of a ledger it takes longer than all the rest of a check, which is why this is here.
 */
export function textTable(head: Cell[], rows: Cell[][]): string {
  const rule = (left: string, middle: string, right: string) =>
    `${left}${head.map(({ width }) => '─'.repeat(width + 2)).join(middle)}${right}`;
  const line = (cells: Cell[]) => `│${cells.map((cell) => ` ${padded(cell)} `).join('│')}│`;
  return [
    rule('┌', '┬', '┐'),
    line(head),
    rule('├', '┼', '┤'),
    ...rows.map(line),
    rule('└', '┴', '┘'),
  ].join('\n');
}

function padded({ text, width }: Cell): string {
  return text + ' '.repeat(Math.max(width - displayWidth(text), 0));
}
