import {
  AlignmentType,
  Document,
  Footer,
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
import { formatDay } from '../calendar/day.ts';
import { headingOf } from '../input/table/header.ts';
import { headingInRecords, type LedgerColumn } from '../ledger/table/columns.ts';
import { FORM_SHEETS } from '../ledger/table/form-sheets.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import { displayWidth } from '../text/display-width.ts';
import { docxGuide } from './docx-guide.ts';
import type { LedgerData } from './ledger-data.ts';
import {
  asText,
  type Table as LedgerTable,
  ledgerTables,
  type TableHead,
  titleOf,
} from './ledger-table.ts';
import type { CellContent } from './xlsx-workbook.ts';
import { xmlText } from './xml-text.ts';
import { sameDates } from './zip-archive.ts';

/** Lengths are in twentieths of a point; A4 lying on its side, margins of 15 mm. */
const PAGE = { width: 16_838, height: 11_906, margin: 850 };
const ROOM = PAGE.width - 2 * PAGE.margin;
/** Around the text in a cell. */
const CELL_MARGIN = { left: 60, right: 60, top: 30, bottom: 30 };
/** Rows to be written into that a list of records has at least, and below what it holds already. */
const OPEN_ROWS = { least: 8, below: 3 };
/** Lines of a row that is kept on one page: a longer one would leave much of the page before it blank. */
const MAX_KEPT_LINES = 10;
/** How much narrower than it should be a column of texts may become. */
const LEAST_SCALE = 1 / 3;
/** Characters that a column is wide for which nothing else is said. */
const WIDTH = 12;

/** Sizes in half points, by their names: 二号, 小三, 五号, 小五. */
const SIZE = { title: 44, section: 30, text: 21, record: 18 };

/** The fonts of official documents, and what stands in where one is not installed. */
const FONTS = { title: '方正小标宋简体', heading: '黑体', text: '仿宋' };
const STAND_INS = { [FONTS.title]: '宋体', [FONTS.text]: '仿宋_GB2312' };

/** The ledger in the form of the plan's annex 3 as a Word document, the records in lists of their own below it. */
export async function ledgerDocx(
  ledger: LedgerData,
  tasks: readonly (Task | null)[],
  plan: WorkPlan | null,
): Promise<Uint8Array> {
  const tables = ledgerTables(ledger, tasks, plan);
  const title = `${titleOf(ledger)}政务公开工作任务台账`;
  const document = new Document({
    styles: {
      default: { document: { run: { ...run(FONTS.text, SIZE.text), language: CHINESE } } },
    },
    sections: [
      {
        properties: { page: { size: LANDSCAPE, margin: MARGINS } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          paragraph(title, { font: FONTS.title, size: SIZE.title, centred: true, after: 60 }),
          paragraph('（填写办法见文末）', { centred: true, after: 60 }),
          headLine(tables.head),
          table(tables.ledger, { nameOf: headingOf, size: SIZE.text, open: 0 }),
          sectionTitle(FORM_SHEETS.records),
          recordTable(tables.records),
          ...(tables.requests
            ? [sectionTitle(FORM_SHEETS.requests), recordTable(tables.requests)]
            : []),
          sectionTitle('填写说明'),
          ...docxGuide(tables, tasks).map((text) => paragraph(text, { after: 40 })),
        ],
      },
    ],
  });
  const packed = await Packer.toBuffer(document, false, [
    { path: 'docProps/core.xml', data: coreProperties(title) },
    { path: 'word/fontTable.xml', data: fontTable() },
  ]);
  return sameDates(packed);
}

const CHINESE = { value: 'zh-CN', eastAsia: 'zh-CN' };
const MARGINS = {
  top: PAGE.margin,
  bottom: PAGE.margin,
  left: PAGE.margin,
  right: PAGE.margin,
  footer: 400,
};
/** The package takes the sides as of a sheet that stands. */
const LANDSCAPE = {
  width: PAGE.height,
  height: PAGE.width,
  orientation: PageOrientation.LANDSCAPE,
};

/** Figures and Latin letters in a font of their own; the hint keeps quotation marks Chinese. */
function run(font: string, size: number) {
  const latin = 'Times New Roman';
  return { font: { ascii: latin, hAnsi: latin, eastAsia: font, hint: 'eastAsia' }, size };
}

interface Layout {
  font?: string;
  size?: number;
  centred?: boolean;
  /** Room below. */
  after?: number;
}

/** A paragraph, with the line breaks that the text has. */
function paragraph(text: string, layout: Layout = {}): Paragraph {
  const { font = FONTS.text, size = SIZE.text, centred = false, after = 0 } = layout;
  return new Paragraph({
    alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { after },
    children: text
      .split('\n')
      .map((line, index) => new TextRun({ ...run(font, size), text: line, break: index && 1 })),
  });
}

function sectionTitle(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 280, after: 100 },
    keepNext: true,
    children: [new TextRun({ ...run(FONTS.heading, SIZE.section), text })],
  });
}

/** `部门：建设局　　计划：…　　报送日期：`, with a line to write on for what is open. */
function headLine(head: TableHead): Paragraph {
  return new Paragraph({
    spacing: { after: 80 },
    children: head.flatMap(([label, value], index) => [
      new TextRun({ ...run(FONTS.text, 24), text: `${index === 0 ? '' : '　　'}${label}：` }),
      value === null
        ? new TextRun({ ...run(FONTS.text, 24), text: ' '.repeat(24), underline: {} })
        : new TextRun({ ...run(FONTS.text, 24), text: textOf(value) }),
    ]),
  });
}

/** `— 1 —`, as official documents number their pages. */
function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...run('宋体', 28), children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}

function recordTable(records: LedgerTable): Table {
  const open = Math.max(OPEN_ROWS.below, OPEN_ROWS.least - records.rows.length);
  return table(records, { nameOf: headingInRecords, size: SIZE.record, open });
}

/** A column as it is shown, its width in twentieths of a point. */
interface Shown {
  heading: string;
  width: number;
  centred: boolean;
}

interface TableLayout {
  /** What a column is headed with. */
  nameOf: (column: LedgerColumn) => string;
  size: number;
  /** Rows without content below the others. */
  open: number;
}

function table({ columns, rows }: LedgerTable, { nameOf, size, open }: TableLayout): Table {
  const shown = shownColumns(columns, nameOf, size);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: ROOM, type: WidthType.DXA },
    columnWidths: shown.map(({ width }) => width),
    margins: CELL_MARGIN,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        height: ROW_HEIGHT,
        children: shown.map(({ heading, width }) =>
          cell(heading, width, { font: FONTS.heading, size, centred: true }),
        ),
      }),
      ...rows.map(({ cells }) =>
        row(
          cells.map(({ value }) => textOf(value)),
          shown,
          size,
        ),
      ),
      ...Array.from({ length: open }, () => row([], shown, size)),
    ],
  });
}

const ROW_HEIGHT = { value: 480, rule: 'atLeast' } as const;

/** @param texts of the first cells; the others stay blank */
function row(texts: readonly string[], shown: readonly Shown[], size: number): TableRow {
  const lines = shown.map(({ width }, at) => linesOf(texts[at] ?? '', width, size));
  return new TableRow({
    cantSplit: Math.max(...lines) <= MAX_KEPT_LINES,
    height: ROW_HEIGHT,
    children: shown.map(({ width, centred }, at) =>
      cell(texts[at] ?? '', width, { size, centred }),
    ),
  });
}

function cell(text: string, width: number, layout: Layout): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [paragraph(text, layout)],
  });
}

/** Narrow columns are as wide as they need to be, the others share the rest of the page. */
function shownColumns(
  columns: readonly LedgerColumn[],
  nameOf: TableLayout['nameOf'],
  size: number,
): Shown[] {
  const wanted = columns.map((column) => {
    const heading = nameOf(column);
    const characters = Math.max(column.width ?? WIDTH, displayWidth(heading));
    const width = characters * characterWidth(size) + CELL_MARGIN.left + CELL_MARGIN.right;
    const centred = isShort(column);
    return { heading, width, centred, fixed: centred || characters <= WIDTH };
  });
  const total = sum(wanted.map(({ width }) => width));
  const fixed = sum(wanted.filter((one) => one.fixed).map(({ width }) => width));
  const scale = (ROOM - fixed) / (total - fixed);
  // So many narrow columns that the others would get next to nothing become narrower too.
  const isCrowded = scale < LEAST_SCALE;
  return wanted.map(({ heading, width, centred, fixed: keeps }) => ({
    heading,
    width: Math.floor(isCrowded ? (width * ROOM) / total : keeps ? width : width * scale),
    centred,
  }));
}

/** Numbers, dates and the like: what is of a known length, is centred and needs its room. */
function isShort({ type }: LedgerColumn): boolean {
  return type !== 'text' && type !== 'link' && type !== 'spans';
}

/** Of a digit; a Chinese character takes two. */
function characterWidth(size: number): number {
  return size * 5;
}

function linesOf(text: string, width: number, size: number): number {
  const room = (width - CELL_MARGIN.left - CELL_MARGIN.right) / characterWidth(size);
  return sum(text.split('\n').map((line) => Math.max(1, Math.ceil(displayWidth(line) / room))));
}

function textOf(value: CellContent): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? asText(value) : formatDay(value.day);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Without the time of writing, which the package would put there: the same ledger gives the same bytes. */
function coreProperties(title: string): string {
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>gongkai</dc:creator></cp:coreProperties>`;
}

function fontTable(): string {
  const fonts = Object.entries(STAND_INS).map(
    ([name, standIn]) => `<w:font w:name="${name}"><w:altName w:val="${standIn}"/></w:font>`,
  );
  return `${XML}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
