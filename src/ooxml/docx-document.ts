import {
  AlignmentType,
  Document,
  type IPropertiesOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { displayWidth } from '../text/display-width.ts';
import { withoutForbidden, xmlText } from './xml-text.ts';
import { sameDates } from './zip-archive.ts';

/** The fonts of official documents, and what stands in where one is not installed. */
export const FONTS = {
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体',
  text: '仿宋',
};
const STAND_INS = {
  [FONTS.title]: '宋体',
  [FONTS.subheading]: '楷体_GB2312',
  [FONTS.text]: '仿宋_GB2312',
};

/** A4 in twentieths of a point, as the package wants it: as of a sheet that stands. */
const A4 = { width: 11_906, height: 16_838 };
const LYING_MARGIN = 850;

/** A page that lies on its side, with margins of 15 mm; lengths are in twentieths of a point. */
export const LANDSCAPE = {
  size: { ...A4, orientation: PageOrientation.LANDSCAPE },
  margin: {
    top: LYING_MARGIN,
    bottom: LYING_MARGIN,
    left: LYING_MARGIN,
    right: LYING_MARGIN,
    footer: 400,
  },
};
/** What a table may be wide there. */
export const LANDSCAPE_ROOM = A4.height - 2 * LYING_MARGIN;

const CHINESE = { value: 'zh-CN', eastAsia: 'zh-CN' };

/**
 * A Word document whose bytes depend on nothing but its content: the package would write the time into its
 * properties and into the archive (docs/decisions/0011). No link or bookmark may stand in it: those get ids by chance.
 * @param size of what has no other, in half points
 */
export async function docxFile(
  title: string,
  size: number,
  options: IPropertiesOptions,
): Promise<Uint8Array> {
  const document = new Document({
    styles: { default: { document: { run: { ...run(FONTS.text, size), language: CHINESE } } } },
    ...options,
  });
  const packed = await Packer.toBuffer(document, false, [
    { path: 'docProps/core.xml', data: coreProperties(title) },
    { path: 'word/fontTable.xml', data: fontTable() },
  ]);
  return sameDates(packed);
}

/** Figures and Latin letters in a font of their own; the hint keeps quotation marks Chinese. */
export function run(font: string, size: number) {
  const latin = 'Times New Roman';
  return { font: { ascii: latin, hAnsi: latin, eastAsia: font, hint: 'eastAsia' }, size };
}

/** How a paragraph looks; sizes in half points, lengths in twentieths of a point. */
export interface ParagraphLayout {
  font: string;
  size: number;
  align?: 'center' | 'right';
  /** Room above and below. */
  before?: number;
  after?: number;
  /** Kept on the page of what follows. */
  keepNext?: true;
}

/** A paragraph, with the line breaks that the text has. */
export function paragraph(text: string, layout: ParagraphLayout): Paragraph {
  const { font, size, align, before = 0, after = 0, keepNext = false } = layout;
  return new Paragraph({
    alignment: align ?? AlignmentType.LEFT,
    spacing: { before, after },
    keepNext,
    children: withoutForbidden(text)
      .split('\n')
      .map((line, index) => new TextRun({ ...run(font, size), text: line, break: index && 1 })),
  });
}

/** `— 1 —`, as official documents number their pages. */
export function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...run('宋体', 28), children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}

/** Around the text in a cell. */
const CELL_MARGIN = { left: 60, right: 60, top: 30, bottom: 30 };
const ROW_HEIGHT = { value: 480, rule: 'atLeast' } as const;
/** Lines of a row that is kept on one page: a longer one would leave much of the page before it blank. */
const MAX_KEPT_LINES = 10;

/** A column of a table; its width in twentieths of a point. */
export interface DocxColumn {
  heading: string;
  width: number;
  align?: 'center' | 'right';
}

/**
 * A table whose head is printed again on each page.
 * @param rows the texts of the first cells of each; the others stay blank
 * @param size in half points
 */
export function docxTable(
  columns: readonly DocxColumn[],
  rows: readonly (readonly string[])[],
  size: number,
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: sum(columns.map(({ width }) => width)), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => width),
    margins: CELL_MARGIN,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        height: ROW_HEIGHT,
        children: columns.map(({ heading, width }) =>
          cell(heading, width, { font: FONTS.heading, size, align: 'center' }),
        ),
      }),
      ...rows.map((texts) => row(texts, columns, size)),
    ],
  });
}

function row(texts: readonly string[], columns: readonly DocxColumn[], size: number): TableRow {
  const lines = columns.map(({ width }, at) => linesOf(texts[at] ?? '', width, size));
  return new TableRow({
    cantSplit: Math.max(...lines) <= MAX_KEPT_LINES,
    height: ROW_HEIGHT,
    children: columns.map(({ width, align }, at) =>
      cell(texts[at] ?? '', width, { font: FONTS.text, size, ...(align && { align }) }),
    ),
  });
}

function cell(text: string, width: number, layout: ParagraphLayout): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [paragraph(text, layout)],
  });
}

/** How wide a column is that takes so many characters in a line, of which a Chinese one takes two. */
export function widthOfCharacters(characters: number, size: number): number {
  return characters * characterWidth(size) + CELL_MARGIN.left + CELL_MARGIN.right;
}

/** Of a digit; a Chinese character takes two. */
function characterWidth(size: number): number {
  return size * 5;
}

function linesOf(text: string, width: number, size: number): number {
  const room = (width - CELL_MARGIN.left - CELL_MARGIN.right) / characterWidth(size);
  return sum(text.split('\n').map((line) => Math.max(1, Math.ceil(displayWidth(line) / room))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Without the time of writing, which the package would put there. */
function coreProperties(title: string): string {
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>gongkai</dc:creator></cp:coreProperties>`;
}

function fontTable(): string {
  const fonts = Object.entries(STAND_INS).map(
    ([name, standIn]) => `<w:font w:name="${name}"><w:altName w:val="${standIn}"/></w:font>`,
  );
  return `${XML}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
