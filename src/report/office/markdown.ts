import { terminalText } from '../escape.ts';
import type { Grouping, OfficeReport } from './office-report.ts';
import {
  type Cell,
  type Column,
  headNotes,
  officeSections,
  type Section,
  TITLE,
} from './sections.ts';

/** The report in Markdown (GitHub's, with tables). What ledgers say is text there, never markup. */
export function officeMarkdown(report: OfficeReport, by: Grouping): string {
  const blocks = [
    `# ${TITLE}`,
    headNotes(report)
      .map((note) => `- ${plain(note)}`)
      .join('\n'),
    ...officeSections(report, by).flatMap(sectionBlocks),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sectionBlocks({ title, notes, columns, rows }: Section): string[] {
  return [
    `## ${plain(title)}`,
    ...notes.map(plain),
    ...(rows.length > 0 ? [table(columns, rows)] : []),
  ];
}

function table(columns: Column[], rows: Cell[][]): string {
  return [
    columns.map(({ title }) => plain(title)),
    columns.map(({ kind }) => (kind === 'number' ? '---:' : '---')),
    ...rows.map((row) => row.map((cell) => plain(String(cell)))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** What Markdown or the HTML in it would take for markup; an address is no link. */
const MARKUP = /[\\`*_{}[\]<>|~#&$]|:(?=\/\/)|(?<=www)\./gi;

function plain(text: string): string {
  return terminalText(text).replace(MARKUP, (char) =>
    char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '&' ? '&amp;' : `\\${char}`,
  );
}
