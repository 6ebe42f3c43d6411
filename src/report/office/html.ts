import { htmlText } from '../html-text.ts';
import type { Grouping, OfficeReport } from './office-report.ts';
import {
  type Cell,
  type Column,
  headNotes,
  officeSections,
  type Section,
  TITLE,
} from './sections.ts';

/** Prints on A4, follows the reader's light or dark; nothing is loaded. */
const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.6 sans-serif; max-width: 1000px; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8888; padding: .25em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { white-space: nowrap; } .number { text-align: right; overflow-wrap: normal; }
@page { size: A4; margin: 15mm; }
@media print { body { font-size: 10pt; margin: 0; max-width: none; } thead { display: table-header-group; } tr { break-inside: avoid; } th { white-space: normal; } }
`;

/** The report as one HTML file that needs nothing else and holds no script. */
export function officeHtml(report: OfficeReport, by: Grouping): string {
  const notes = headNotes(report).map((note) => `<li>${htmlText(note)}</li>`);
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${TITLE} ${htmlText(report.asOf)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${TITLE}</h1>`,
    `<ul>${notes.join('')}</ul>`,
    ...officeSections(report, by).map(sectionHtml),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function sectionHtml({ title, notes, columns, rows }: Section): string {
  return [
    '<section>',
    `<h2>${htmlText(title)}</h2>`,
    ...notes.map((note) => `<p>${htmlText(note)}</p>`),
    ...(rows.length > 0 ? [table(columns, rows)] : []),
    '</section>',
  ].join('\n');
}

function table(columns: Column[], rows: Cell[][]): string {
  const kindOf = (index: number) => (columns[index]?.kind === 'number' ? ' class="number"' : '');
  const head = columns.map(
    ({ title }, index) => `<th scope="col"${kindOf(index)}>${htmlText(title)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map((cell, index) => `<td${kindOf(index)}>${htmlText(String(cell))}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="scroll" tabindex="0"><table><thead><tr>${head.join('')}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}
