import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import {
  type DocxColumn,
  docxFile,
  docxTable,
  FONTS,
  paragraph,
  run,
} from '../../ooxml/docx-document.ts';
import { withoutForbidden } from '../../ooxml/xml-text.ts';
import { displayWidth } from '../../text/display-width.ts';
import { terminalText } from '../../text/terminal-text.ts';
import type { Circular } from './circular.ts';
import type { ParagraphKind } from './template.ts';

/** Sizes in half points: 二号, 三号, 四号, 小四, 五号. */
const SIZE = { title: 44, text: 32, page: 28, note: 24, table: 21 };
/** A character of 三号 in twentieths of a point, in which all lengths are. */
const CHARACTER = 320;

/**
 * GB/T 9704—2012, 5: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, so that 26 and 35 mm are left; 22 lines of 28 characters (5.2.3).
 * The page number stands 7 mm below the 版心.
 */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, footer: 1300, header: 851 },
};
const LINE = 579;
const GRID = { type: DocumentGridType.LINES, linePitch: LINE };
/**
 * What each character gives up so that 28 of 16 points fit into 156 mm. A grid of characters would say the same, but
 * LibreOffice gives two of its places to a character that is wider than one.
 */
const CHARACTER_SPACING = -5;
const ROOM = 8844;

const FONT_OF: Record<ParagraphKind, string> = {
  heading: FONTS.heading,
  subheading: FONTS.subheading,
  item: FONTS.text,
  text: FONTS.text,
};

/** The circular as a Word document in the layout of official documents. */
export function circularDocx(circular: Circular): Promise<Uint8Array> {
  const { title, annex } = circular;
  const footers = { default: foot('right'), even: foot('left') };
  const page = { ...PAGE, pageNumbers: { start: 1 } };
  return docxFile(title, SIZE.text, {
    evenAndOddHeaderAndFooters: true,
    sections: [
      { properties: { page, grid: GRID }, footers, children: bodyOf(circular) },
      {
        properties: { page: PAGE, type: SectionType.NEXT_PAGE },
        footers,
        children: annexOf(annex),
      },
    ],
  });
}

/** `— 1 —` in 四号半角宋体, one character in from the outer edge (7.5). */
function foot(side: 'left' | 'right'): Footer {
  const font = { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' };
  const children = ['— ', PageNumber.CURRENT, ' —'];
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: SIZE.page * 10 },
        children: [new TextRun({ font, size: SIZE.page, children })],
      }),
    ],
  });
}

function bodyOf(circular: Circular): Paragraph[] {
  const { title, number, addressee, paragraphs, annex, signature, date } = circular;
  return [
    ...(number === null ? [] : [line(number, { alignment: AlignmentType.CENTER })]),
    blank(),
    line(
      title,
      { alignment: AlignmentType.CENTER, spacing: exactly(700) },
      FONTS.title,
      SIZE.title,
    ),
    blank(),
    ...(addressee === null ? [] : [line(addressee)]),
    ...paragraphs.map(({ kind, text }) => {
      const isTitle = kind === 'heading' || kind === 'subheading';
      return line(text, { indent: FIRST_LINE, keepNext: isTitle }, FONT_OF[kind]);
    }),
    blank(),
    line(`附件：${annex.title}`, { indent: { left: 5 * CHARACTER, hanging: 3 * CHARACTER } }),
    blank(),
    ...(signature === null ? [] : [line(signature, signed(signature, date ?? ''))]),
    ...(date === null ? [] : [line(date, signed(date, date))]),
  ];
}

const FIRST_LINE = { firstLine: 2 * CHARACTER, firstLineChars: 200 };

/** The date ends four characters from the right, the signature stands above its middle (7.3.5). */
function signed(text: string, date: string): IParagraphOptions {
  const offset = ((displayWidth(date) - displayWidth(text)) / 4) * CHARACTER;
  const right = Math.max(Math.round(4 * CHARACTER + offset), 0);
  return { alignment: AlignmentType.RIGHT, indent: { right }, keepLines: true };
}

function exactly(height: number) {
  return { line: height, lineRule: LineRuleType.EXACT };
}

function line(
  text: string,
  options: IParagraphOptions = {},
  font: string = FONTS.text,
  size: number = SIZE.text,
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: exactly(LINE),
    ...options,
    children: [
      new TextRun({
        ...run(font, size),
        ...(size === SIZE.text && { characterSpacing: CHARACTER_SPACING }),
        text: withoutForbidden(terminalText(text)),
      }),
    ],
  });
}

function blank(): Paragraph {
  return line('');
}

/** What each column takes of a line, in this order; the bodies' names take the rest. */
const NARROW = [560, 0, 1300, 640, 720, 720, 720, 720, 860, 640];

function annexOf({ title, notes, headings, rows }: Circular['annex']): ISectionOptions['children'] {
  const rest = NARROW.slice(0, headings.length).reduce((sum, width) => sum + width, 0);
  const columns = headings.map((heading, index): DocxColumn => {
    const width = NARROW[index] || ROOM - rest;
    return index === 1 ? { heading, width } : { heading, width, align: 'center' };
  });
  return [
    paragraph('附件', { font: FONTS.heading, size: SIZE.text, after: 200 }),
    paragraph(terminalText(title), {
      ...{ font: FONTS.title, size: SIZE.title, align: 'center', after: 200 },
    }),
    docxTable(
      columns,
      rows.map((cells) => cells.map(terminalText)),
      SIZE.table,
    ),
    ...notes.map((note) =>
      paragraph(terminalText(note), { font: FONTS.text, size: SIZE.note, before: 120 }),
    ),
  ];
}
