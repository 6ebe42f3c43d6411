import { Footer, Paragraph, type Table, TextRun } from 'docx';
import { formatDay } from '../calendar/day.ts';
import { headingOf } from '../input/table/header.ts';
import { headingInRecords, type LedgerColumn } from '../ledger/table/columns.ts';
import { FORM_SHEETS } from '../ledger/table/form-sheets.ts';
import {
  type DocxColumn,
  docxFile,
  docxTable,
  FONTS,
  LANDSCAPE,
  LANDSCAPE_ROOM,
  pageNumber,
  paragraph,
  run,
  widthOfCharacters,
} from '../ooxml/docx-document.ts';
import type { CellContent } from '../ooxml/xlsx-workbook.ts';
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

/** Rows to be written into that a list of records has at least, and below what it holds already. */
const OPEN_ROWS = { least: 8, below: 3 };
/** How much narrower than it should be a column of texts may become. */
const LEAST_SCALE = 1 / 3;
/** Characters that a column is wide for which nothing else is said. */
const WIDTH = 12;

/** Sizes in half points, by their names: 二号, 小三, 五号, 小五. */
const SIZE = { title: 44, section: 30, text: 21, record: 18 };
const TEXT = { font: FONTS.text, size: SIZE.text };

/** The ledger in the form of the plan's annex 3 as a Word document, the records in lists of their own below it. */
export function ledgerDocx(
  ledger: LedgerData,
  tasks: readonly (Task | null)[],
  plan: WorkPlan | null,
): Promise<Uint8Array> {
  const tables = ledgerTables(ledger, tasks, plan);
  const title = `${titleOf(ledger)}政务公开工作任务台账`;
  return docxFile(title, SIZE.text, {
    sections: [
      {
        properties: { page: LANDSCAPE },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          paragraph(title, { font: FONTS.title, size: SIZE.title, align: 'center', after: 60 }),
          paragraph('（填写办法见文末）', { ...TEXT, align: 'center', after: 60 }),
          headLine(tables.head),
          table(tables.ledger, { nameOf: headingOf, size: SIZE.text, open: 0 }),
          sectionTitle(FORM_SHEETS.records),
          recordTable(tables.records),
          ...(tables.requests
            ? [sectionTitle(FORM_SHEETS.requests), recordTable(tables.requests)]
            : []),
          sectionTitle('填写说明'),
          ...docxGuide(tables, tasks).map((text) => paragraph(text, { ...TEXT, after: 40 })),
        ],
      },
    ],
  });
}

function sectionTitle(text: string): Paragraph {
  const font = FONTS.heading;
  return paragraph(text, { font, size: SIZE.section, before: 280, after: 100, keepNext: true });
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

function recordTable(records: LedgerTable): Table {
  const open = Math.max(OPEN_ROWS.below, OPEN_ROWS.least - records.rows.length);
  return table(records, { nameOf: headingInRecords, size: SIZE.record, open });
}

interface TableLayout {
  /** What a column is headed with. */
  nameOf: (column: LedgerColumn) => string;
  size: number;
  /** Rows without content below the others. */
  open: number;
}

function table({ columns, rows }: LedgerTable, { nameOf, size, open }: TableLayout): Table {
  const texts = rows.map(({ cells }) => cells.map(({ value }) => textOf(value)));
  const blank = Array.from({ length: open }, () => []);
  return docxTable(shownColumns(columns, nameOf, size), [...texts, ...blank], size);
}

/** Narrow columns are as wide as they need to be, the others share the rest of the page. */
function shownColumns(
  columns: readonly LedgerColumn[],
  nameOf: TableLayout['nameOf'],
  size: number,
): DocxColumn[] {
  const wanted = columns.map((column) => {
    const heading = nameOf(column);
    const characters = Math.max(column.width ?? WIDTH, displayWidth(heading));
    const width = widthOfCharacters(characters, size);
    const centred = isShort(column);
    return { heading, width, centred, fixed: centred || characters <= WIDTH };
  });
  const total = sum(wanted.map(({ width }) => width));
  const fixed = sum(wanted.filter((one) => one.fixed).map(({ width }) => width));
  const scale = (LANDSCAPE_ROOM - fixed) / (total - fixed);
  // So many narrow columns that the others would get next to nothing become narrower too.
  const isCrowded = scale < LEAST_SCALE;
  return wanted.map(({ heading, width, centred, fixed: keeps }) => ({
    heading,
    width: Math.floor(isCrowded ? (width * LANDSCAPE_ROOM) / total : keeps ? width : width * scale),
    ...(centred && { align: 'center' }),
  }));
}

/** Numbers, dates and the like: what is of a known length, is centred and needs its room. */
function isShort({ type }: LedgerColumn): boolean {
  return type !== 'text' && type !== 'link' && type !== 'spans';
}

function textOf(value: CellContent): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? asText(value) : formatDay(value.day);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
