import { displayWidth } from '../text/display-width.ts';

/**
 * A table of one-line cells in a frame. cli-table3 lays out the month grids; for the thirty and more
 * rows of a ledger it takes longer than all the rest of a check, which is why this is here.
 * @param widths columns of each cell's text, which must fit
 */
export function textTable(head: string[], rows: string[][], widths: number[]): string {
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}`;
  const line = (cells: string[]) =>
    `│${widths.map((width, i) => ` ${pad(cells[i] ?? '', width)} `).join('│')}│`;
  return [
    rule('┌', '┬', '┐'),
    line(head),
    rule('├', '┼', '┤'),
    ...rows.map(line),
    rule('└', '┴', '┘'),
  ].join('\n');
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - displayWidth(text), 0));
}
