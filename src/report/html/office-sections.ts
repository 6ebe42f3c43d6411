import { htmlText } from '../html-text.ts';
import { type Cell, type Column, cellText, headingLines, type Section } from '../office/section.ts';
import { paragraph, scrollingTable, section } from './elements.ts';
import { barLegend, figuresBar } from './figures-bar.ts';

/** A part of the report across ledgers as a part of the page; where its rows have figures, each has a bar. */
export function officeSection(id: string, part: Section): string[] {
  const { title, notes, rows, figures } = part;
  return section(id, title, [
    ...notes.map(paragraph),
    ...(figures && rows.length > 0 ? [barLegend()] : []),
    ...(rows.length > 0 ? scrollingTable(title, table(part)) : []),
  ]);
}

function table({ columns, rows, figures }: Section): string[] {
  const head = columns.map((column) => {
    const bar = figures && column.kind === 'wide' ? '<th scope="col">办理情况</th>' : '';
    return `<th scope="col"${classOf(column)}>${headingHtml(column)}</th>${bar}`;
  });
  return [
    `<table${figures ? ' class="figures"' : ''}>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row, index) => {
      const own = figures?.[index];
      return rowHtml(columns, row, own && figuresBar(own));
    }),
    '</tbody>',
    '</table>',
  ];
}

/** The name of a row with figures is its heading, and its bar follows it. */
function rowHtml(columns: readonly Column[], row: readonly Cell[], bar: string | undefined) {
  const cells = row.map((cell, index) => {
    const column = columns[index];
    const said = cellText(cell);
    const text = htmlText(said);
    return bar !== undefined && column?.kind === 'wide'
      ? `<th scope="row">${text}</th><td class="bar-cell">${bar}</td>`
      : `<td${classOf(column, said)}>${text}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

/** Characters of a date, a number of workdays or a short name, which are not broken. */
const SHORT = 11;

function classOf(column: Column | undefined, text?: string): string {
  const short = text !== undefined && text.length <= SHORT ? 'short' : undefined;
  const name = column?.kind ?? short;
  return name === undefined ? '' : ` class="${name}"`;
}

function headingHtml(column: Column): string {
  return headingLines(column).map(htmlText).join('<wbr>');
}
