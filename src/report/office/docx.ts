import { Footer, type Paragraph, type Table } from 'docx';
import {
  type DocxColumn,
  docxFile,
  docxTable,
  FONTS,
  LANDSCAPE,
  LANDSCAPE_ROOM,
  pageNumber,
  paragraph,
  widthOfCharacters,
} from '../../ooxml/docx-document.ts';
import { displayWidth } from '../../text/display-width.ts';
import { terminalText } from '../../text/terminal-text.ts';
import type { Grouping, OfficeReport } from './office-report.ts';
import { type Cell, type Column, cellText, headingLines, type Section } from './section.ts';
import { headNotes, officeSections, TITLE } from './sections.ts';

/** Sizes in half points, by their names: 二号, 小三, 五号, 小五. */
const SIZE = { title: 44, section: 30, text: 21, table: 18 };
const NOTE = { font: FONTS.text, size: SIZE.text, after: 40 };
/** Characters that a text may take beside the wide one. */
const MOST_TEXT = 34;
/** Characters that the wide text has at least. */
const LEAST_WIDE = 30;
/** Rows of a table: what is longer nobody reads on paper, and Word opens it for minutes. */
const MOST_ROWS = 1000;

/** The report as a Word document on pages that lie on their side. */
export function officeDocx(report: OfficeReport, by: Grouping): Promise<Uint8Array> {
  return docxFile(`${TITLE} ${report.asOf}`, SIZE.text, {
    sections: [
      {
        properties: { page: LANDSCAPE },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          paragraph(TITLE, { font: FONTS.title, size: SIZE.title, align: 'center', after: 120 }),
          ...headNotes(report).map(note),
          ...officeSections(report, by).flatMap(section),
        ],
      },
    ],
  });
}

function section({ title, notes, columns, rows }: Section): (Paragraph | Table)[] {
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length - shown.length;
  const font = FONTS.heading;
  return [
    paragraph(terminalText(title), {
      ...{ font, size: SIZE.section, before: 280, after: 100 },
      keepNext: true,
    }),
    ...notes.map(note),
    ...(shown.length > 0 ? [table(columns, shown)] : []),
    ...(rest > 0 ? [note(`另有${rest}行没有列出，全部的见 Excel 格式的汇总。`)] : []),
  ];
}

function note(text: string): Paragraph {
  return paragraph(terminalText(text), NOTE);
}

function table(columns: Column[], rows: Cell[][]): Table {
  const texts = rows.map((row) => row.map((cell) => terminalText(cellText(cell))));
  return docxTable(shownColumns(columns, texts), texts, SIZE.table);
}

/** Each as wide as what stands in it, and the wide one takes the rest of the page. */
function shownColumns(columns: Column[], rows: string[][]): DocxColumn[] {
  const natural = columns.map((column, at) => {
    const content = rows.reduce((most, row) => Math.max(most, displayWidth(row[at] ?? '')), 0);
    const headed = Math.max(...headingLines(column).map(displayWidth));
    return widthOfCharacters(Math.max(Math.min(content, MOST_TEXT), headed) + 1, SIZE.table);
  });
  const others = natural.reduce(
    (sum, width, at) => (columns[at]?.kind === 'wide' ? sum : sum + width),
    0,
  );
  const wide = Math.max(LANDSCAPE_ROOM - others, widthOfCharacters(LEAST_WIDE, SIZE.table));
  return columns.map((column, at) => ({
    heading: headingLines(column).join('\n'),
    width: column.kind === 'wide' ? wide : (natural[at] ?? wide),
    ...(column.kind === 'number' && { align: 'right' }),
  }));
}
