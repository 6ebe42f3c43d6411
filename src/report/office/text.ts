import { displayWidth } from '../../text/display-width.ts';
import { terminalText } from '../../text/terminal-text.ts';
import { padded } from '../duty-lists.ts';
import { MOST_SHOWN, type ReportOptions } from '../reporter.ts';
import { fitWidth, hanging, wrapLines } from '../wrap.ts';
import type { Grouping, OfficeReport } from './office-report.ts';
import { type Cell, type Column, cellText, headingLines, type Section } from './section.ts';
import { headNotes, officeSections, TITLE } from './sections.ts';

/** Below this nothing can be laid out. */
const MIN_WIDTH = 60;
const INDENT = '  ';
const GAP_WIDTH = 2;
/** Columns that the wide text has at least. */
const MIN_WIDE = 10;
/** Columns that a text may take beside the wide one. */
const MOST_TEXT = 24;
/** Lines that one row may take. */
const MOST_LINES = 4;

/** The report for people at a terminal. */
export function officeText(report: OfficeReport, by: Grouping, given: ReportOptions): string {
  const options = { ...given, width: Math.max(given.width, MIN_WIDTH) };
  const { paint, width } = options;
  const head = [
    paint.bold(TITLE),
    ...headNotes(report).flatMap((note) => hanging('', terminalText(note), width)),
  ];
  const sections = officeSections(report, by).map((section) => sectionText(section, options));
  return `${[head.join('\n'), ...sections].join('\n\n')}\n`;
}

function sectionText({ title, notes, columns, rows }: Section, options: ReportOptions): string {
  const { paint, width, verbose } = options;
  const shown = verbose ? rows : rows.slice(0, MOST_SHOWN);
  const rest = rows.length - shown.length;
  return [
    paint.bold(title),
    ...notes.flatMap((note) => hanging(INDENT, terminalText(note), width)),
    ...(shown.length > 0 ? tableLines(columns, shown, options) : []),
    ...(rest > 0 ? [`${INDENT}另有${rest}行，用 --verbose 全部列出`] : []),
  ].join('\n');
}

function tableLines(columns: Column[], rows: Cell[][], options: ReportOptions): string[] {
  const { paint, width, verbose } = options;
  const cells = rows.map((row) => row.map((cell) => terminalText(cellText(cell))));
  const widths = columnWidths(columns, cells, width - INDENT.length);
  const heading = rowLines(columns.map(headingLines), columns, widths, Infinity);
  const lines = cells.flatMap((row) =>
    rowLines(
      row.map((cell, index) => wrapLines(cell, widths[index] ?? 1)),
      columns,
      widths,
      verbose ? Infinity : MOST_LINES,
    ),
  );
  return [...heading.map((line) => paint.dim(line)), ...lines];
}

function columnWidths(columns: Column[], rows: string[][], width: number): number[] {
  const most = (texts: string[]) =>
    texts.reduce((max, text) => Math.max(max, displayWidth(text)), 0);
  const natural = columns.map((column, index) => {
    const content = most(rows.map((row) => row[index] ?? ''));
    const limit = column.kind === 'number' ? content : Math.min(content, MOST_TEXT);
    return Math.max(limit, most(headingLines(column)));
  });
  const gaps = GAP_WIDTH * (columns.length - 1);
  const others = natural.reduce(
    (sum, each, index) => (columns[index]?.kind === 'wide' ? sum : sum + each),
    gaps,
  );
  return natural.map((each, index) =>
    columns[index]?.kind === 'wide' ? Math.max(width - others, MIN_WIDE) : each,
  );
}

/** The lines of a row whose cells have several. */
function rowLines(cells: string[][], columns: Column[], widths: number[], most: number): string[] {
  const height = Math.min(Math.max(...cells.map((lines) => lines.length)), most);
  return Array.from({ length: height }, (_, at) => {
    const parts = cells.map((lines, index) => {
      const width = widths[index] ?? 0;
      const isCut = at === height - 1 && lines.length > height;
      const line = lines[at] ?? '';
      const shown = isCut ? fitWidth(`${line}${lines[at + 1]}`, width) : line;
      return columns[index]?.kind === 'number'
        ? ' '.repeat(Math.max(width - displayWidth(shown), 0)) + shown
        : padded(shown, width);
    });
    return `${INDENT}${parts.join(' '.repeat(GAP_WIDTH))}`.trimEnd();
  });
}
