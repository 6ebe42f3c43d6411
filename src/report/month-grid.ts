import Table from 'cli-table3';
import { type Day, dayOf, daysInMonth, weekday } from '../calendar/day.ts';
import { terminalText } from '../text/terminal-text.ts';
import { type ShownDay, WEEKDAYS } from './day-text.ts';
import { fitWidth, wrapLines } from './wrap.ts';

/** Seven of these and their borders fit a terminal of 80 columns. */
const CELL = 10;
const ROOM = CELL - 2;

/** One month as a grid, Monday first; `label` gives the short lines that stand below each date. */
export function monthGrid(year: number, month: number, label: (day: Day) => string[]): string {
  const table = new Table({
    head: WEEKDAYS,
    colWidths: WEEKDAYS.map(() => CELL),
    style: { head: [], border: [] },
    wordWrap: true,
  });
  const first = dayOf(year, month, 1);
  const cells = Array.from({ length: (weekday(first) + 6) % 7 }, () => '');
  for (let date = 1; date <= daysInMonth(year, month); date++) {
    cells.push([String(date), ...label(first + date - 1)].join('\n'));
  }
  while (cells.length % 7 !== 0) cells.push('');
  for (let i = 0; i < cells.length; i += 7) table.push(cells.slice(i, i + 7));
  return `${year}年${month}月\n${table}`;
}

/** What a day is, in lines that fit a cell of the grid; nothing for a plain workday. */
export function cellLines({ kind, name, reason, provisional }: ShownDay): string[] {
  // Composed, since cli-table3 counts a combining mark as a column of its own.
  const why = terminalText(reason ?? name ?? '').normalize();
  if (kind === null) return [];
  const star = provisional && kind !== 'workday' ? '*' : '';
  if (kind === 'makeup-workday') return ['上班', ...(reason ? wrapped(why) : forFestival(why))];
  if (kind === 'weekend') return [`休${star}`];
  if (kind === 'holiday') return wrapped(why === '' ? '放假' : why, star);
  return reason ? wrapped(why) : [];
}

function forFestival(name: string): string[] {
  const whole = `${name}调休`;
  return fitWidth(whole, ROOM) === whole ? [whole] : [...wrapped(name), '调休'];
}

/** A festival or a reason in two lines or so; what is longer is cut. */
function wrapped(text: string, star = ''): string[] {
  return wrapLines(`${fitWidth(text, 2 * ROOM - 1)}${star}`, ROOM);
}
