import type { Location } from '../../diagnostic.ts';
import { rowAt, type Sheet } from './sheet.ts';

/** Characters that the excerpt of a row shows of each cell but the marked one, and of that one. */
const SHOWN = 16;
const SHOWN_MARKED = 200;

/**
 * The place of a cell: its name, and for the excerpt the row as one line of text with the cell marked in
 * it. `line` is the number of the row; in a text file line and column are those of the file.
 */
export function rowLocation(
  file: string,
  sheet: Sheet,
  place: { row: number; column: number },
  heading: string,
): Location {
  const { row, column } = place;
  const cell = sheet.cellName(row, column, heading);
  if (sheet.place) return { ...sheet.place(row, column), cell };
  const found = rowAt(sheet.rows, row);
  const texts = new Map<number, string>();
  for (const [at, text] of found?.cells ?? []) texts.set(at, text);
  for (const [at, { text, column: origin }] of found?.covered ?? []) {
    if (origin === at || at === column) texts.set(at, text);
  }
  const shown = (at: number) => {
    const text = (texts.get(at) ?? '').replace(/\s+/g, ' ');
    const characters = [...text];
    const limit = at === column ? SHOWN_MARKED : SHOWN;
    return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : text;
  };
  const columns = [...new Set([...texts.keys(), column])].sort((a, b) => a - b);
  const before = columns.filter((at) => at < column).map((at) => `${shown(at)} | `);
  const after = columns.filter((at) => at > column).map((at) => ` | ${shown(at)}`);
  const start = before.join('').length + 1;
  return {
    file,
    line: row,
    column: start,
    endColumn: start + Math.max(shown(column).length, 1),
    excerpt: `${before.join('')}${shown(column)}${after.join('')}`,
    cell,
  };
}
