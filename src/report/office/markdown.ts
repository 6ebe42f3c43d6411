import { markdownRow, markdownText } from '../markdown-text.ts';
import type { Grouping, OfficeReport } from './office-report.ts';
import { type Cell, type Column, cellText, type Section } from './section.ts';
import { headNotes, officeSections, TITLE } from './sections.ts';

/** The report in Markdown (GitHub's, with tables). What ledgers say is text there, never markup. */
export function officeMarkdown(report: OfficeReport, by: Grouping): string {
  const blocks = [
    `# ${TITLE}`,
    headNotes(report)
      .map((note) => `- ${markdownText(note)}`)
      .join('\n'),
    ...officeSections(report, by).flatMap(sectionBlocks),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sectionBlocks({ title, notes, columns, rows }: Section): string[] {
  return [
    `## ${markdownText(title)}`,
    ...notes.map(markdownText),
    ...(rows.length > 0 ? [table(columns, rows)] : []),
  ];
}

function table(columns: Column[], rows: Cell[][]): string {
  return [
    markdownRow(columns.map(({ title }) => title)),
    `| ${columns.map(({ kind }) => (kind === 'number' ? '---:' : '---')).join(' | ')} |`,
    ...rows.map((row) => markdownRow(row.map(cellText))),
  ].join('\n');
}
