import { type Day, formatDay } from '../calendar/day.ts';
import { serialOfDay } from '../input/office/serial-day.ts';
import { columnLetters } from '../input/table/sheet.ts';
import { displayWidth } from '../text/display-width.ts';
import { STYLES, type StyleName, styleNumber } from './xlsx-styles.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';
import { type ZipPart, zipArchive } from './zip-archive.ts';

/** What a cell holds; null: nothing. */
export type CellContent = string | number | { day: Day } | null;

export interface XlsxCell {
  value: CellContent;
  style: StyleName;
  /** Columns that it goes across, if more than one. */
  span?: number;
  /** Where a click leads: an address of http or https, of which Excel takes 2,079 characters and 65,530 in a sheet. */
  link?: string;
}

export interface XlsxColumn {
  /** In characters: digits, of which a Chinese character takes two. */
  width: number;
  /** Of the cells below those that are written. */
  style?: StyleName;
}

/** What a cell may hold, and what is said of it. */
export interface XlsxValidation {
  /** `B4:B200`, several parted by spaces. */
  places: string;
  /** Nothing is asked for where it is left out. */
  wanted?: { date: [first: Day, last: Day] } | { list: string };
  /** Whether other content is refused, or only questioned. */
  strict?: boolean;
  /** What is said where the content is another. */
  error?: string;
  /** What is said beside the cell. */
  prompt?: string;
}

/** Rows, of which a long list may make each when it is written. */
interface XlsxRows extends Iterable<readonly (XlsxCell | null)[]> {
  readonly length: number;
}

export interface XlsxSheet {
  name: string;
  columns: readonly XlsxColumn[];
  /** Each from the first column on; null for a cell that is not written. */
  rows: XlsxRows;
  /** Rows and columns that stay in view. */
  frozen: { rows: number; columns: number };
  /** Number of the row that is printed again at the head of every page. */
  repeated?: number;
  /** Number of the row of headings by which the rows below can be filtered. */
  filtered?: number;
  portrait?: boolean;
  validations?: readonly XlsxValidation[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Points that a line of text takes, and the room above and below. */
const LINE = 15;
const PADDING = 6;
/** How much larger a title is. */
const TITLE_SIZE = 1.6;
/** Points that a row may be high. */
const MAX_HEIGHT = 409;

/** An Excel workbook (ECMA-376 SpreadsheetML); the same sheets give the same bytes. */
export function xlsxWorkbook(sheets: readonly XlsxSheet[]): Uint8Array {
  return zipArchive(partsOf(sheets));
}

function* partsOf(sheets: readonly XlsxSheet[]): Iterable<ZipPart> {
  const parts = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  yield ['[Content_Types].xml', contentTypes(parts)];
  yield ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])];
  yield ['xl/workbook.xml', workbook(sheets)];
  yield [
    'xl/_rels/workbook.xml.rels',
    relationships([...parts.map((part) => ['worksheet', part] as const), ['styles', 'styles.xml']]),
  ];
  yield ['xl/styles.xml', `${HEAD}<styleSheet xmlns="${MAIN}">${STYLES}</styleSheet>`];
  for (const [index, sheet] of sheets.entries()) yield* sheetParts(sheet, index);
}

/** `$A$4:$A$20` of another sheet, for the list of a validation. */
export function otherSheet(name: string, range: string): string {
  return `'${name.replaceAll("'", "''")}'!${range}`;
}

function contentTypes(parts: readonly string[]): string {
  const types = [
    ['workbook.xml', 'sheet.main'],
    ['styles.xml', 'styles'],
    ...parts.map((part) => [part, 'worksheet']),
  ].map(([part, type]) => `<Override PartName="/xl/${part}" ContentType="${TYPE}.${type}+xml"/>`);
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function workbook(sheets: readonly XlsxSheet[]): string {
  const items = sheets.map(
    ({ name }, index) =>
      `<sheet name="${xmlAttribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.flatMap(({ name, repeated }, index) => {
    if (repeated === undefined) return [];
    const rows = xmlText(otherSheet(name, `$${repeated}:$${repeated}`));
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${rows}</definedName>`];
  });
  // Excel looks for the range of a filter among the names as well.
  const filters = sheets.flatMap((sheet, index) => {
    if (sheet.filtered === undefined) return [];
    const range = xmlText(otherSheet(sheet.name, filterRange(sheet, sheet.filtered, '$')));
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${range}</definedName>`,
    ];
  });
  const defined = [...filters, ...titles];
  const names = defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`;
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${items.join('')}</sheets>${names}</workbook>`;
}

/** A sheet and, where it has links, what tells where these lead. */
function* sheetParts(sheet: XlsxSheet, index: number): Iterable<ZipPart> {
  const part = `sheet${index + 1}.xml`;
  const links: Link[] = [];
  yield [`xl/worksheets/${part}`, worksheet(sheet, index, links)];
  // Known now that the sheet is written.
  if (links.length === 0) return;
  const targets = links.map(
    ({ address }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/hyperlink" Target="${xmlAttribute(address)}" TargetMode="External"/>`,
  );
  yield [
    `xl/worksheets/_rels/${part}.rels`,
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets.join('')}</Relationships>`,
  ];
}

/** @param links takes the links of the sheet */
function* worksheet(sheet: XlsxSheet, index: number, links: Link[]): Iterable<string> {
  const { columns, frozen, filtered, portrait = false, validations = [] } = sheet;
  const cols = columns.map(({ width, style }, at) => {
    const own = style === undefined ? '' : ` style="${styleNumber(style)}"`;
    return `<col min="${at + 1}" max="${at + 1}" width="${width}"${own} customWidth="1"/>`;
  });
  yield [
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView${index === 0 ? ' tabSelected="1"' : ''} workbookViewId="0">${pane(frozen)}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${LINE + PADDING}"/>`,
    `<cols>${cols.join('')}</cols>`,
    '<sheetData>',
  ].join('');
  const merges: string[] = [];
  let number = 0;
  for (const cells of sheet.rows) {
    const line = new Line(++number, cells, columns);
    merges.push(...line.merges);
    links.push(...line.links);
    yield line.xml;
  }
  yield [
    '</sheetData>',
    filtered === undefined ? '' : `<autoFilter ref="${filterRange(sheet, filtered, '')}"/>`,
    counted(
      'mergeCells',
      merges.map((ref) => `<mergeCell ref="${ref}"/>`),
    ),
    counted('dataValidations', validations.map(validation)),
    links.length === 0
      ? ''
      : `<hyperlinks>${links.map(({ place: at }, of) => `<hyperlink ref="${at}" r:id="rId${of + 1}"/>`).join('')}</hyperlinks>`,
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${portrait ? 'portrait' : 'landscape'}" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>&amp;C${xmlText(sheet.name.replaceAll('&', '&&'))}　第&amp;P页，共&amp;N页</oddFooter></headerFooter>`,
    '</worksheet>',
  ].join('');
}

/** The cells from the row of headings down; `fixed`: `$` for a name. */
function filterRange({ columns, rows }: XlsxSheet, heading: number, fixed: '' | '$'): string {
  const ref = (column: number, row: number) => `${fixed}${columnLetters(column)}${fixed}${row}`;
  return `${ref(0, heading)}:${ref(columns.length - 1, Math.max(rows.length, heading))}`;
}

function counted(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
}

function pane({ rows, columns }: XlsxSheet['frozen']): string {
  if (rows === 0 && columns === 0) return '';
  const across = columns === 0 ? '' : ` xSplit="${columns}"`;
  const down = rows === 0 ? '' : ` ySplit="${rows}"`;
  const active = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight';
  return `<pane${across}${down} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${active}" state="frozen"/>`;
}

interface Link {
  place: string;
  address: string;
}

/**
 * One row as XML, as high as its texts need: a program that opens the file does not always see to that. The
 * height is not fixed, so that the row grows with what is typed.
 */
class Line {
  readonly xml: string;
  readonly merges: string[] = [];
  readonly links: Link[] = [];

  constructor(number: number, cells: readonly (XlsxCell | null)[], columns: readonly XlsxColumn[]) {
    const written: string[] = [];
    let height = 0;
    let column = 0;
    for (const item of cells) {
      const span = item?.span ?? 1;
      if (item) {
        const width = columns
          .slice(column, column + span)
          .reduce((sum, { width: own }) => sum + own, 0);
        height = Math.max(height, heightOf(item, width));
        written.push(cellXml(number, column, item));
        if (item.link !== undefined) {
          this.links.push({ place: place(number, column), address: item.link });
        }
        for (let covered = 1; covered < span; covered++) {
          written.push(cellXml(number, column + covered, { value: null, style: item.style }));
        }
        if (span > 1)
          this.merges.push(`${place(number, column)}:${place(number, column + span - 1)}`);
      }
      column += span;
    }
    const size = height === 0 ? '' : ` ht="${Math.min(height, MAX_HEIGHT)}"`;
    this.xml = `<row r="${number}"${size}>${written.join('')}</row>`;
  }
}

function heightOf({ value, style }: XlsxCell, width: number): number {
  const size = style === 'title' ? TITLE_SIZE : 1;
  const lines =
    typeof value === 'string'
      ? value
          .split('\n')
          .reduce((sum, text) => sum + Math.max(1, Math.ceil(displayWidth(text) / width)), 0)
      : 1;
  return Math.ceil(lines * LINE * size) + PADDING;
}

function place(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

function cellXml(row: number, column: number, { value, style }: XlsxCell): string {
  const start = `<c r="${place(row, column)}" s="${styleNumber(style)}"`;
  if (value === null) return `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  const serial = typeof value === 'string' ? null : serialOfDay(value.day);
  if (serial !== null) return `${start}><v>${serial}</v></c>`;
  const text = typeof value === 'string' ? value : formatDay(value.day);
  return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

function validation({ places, wanted, strict, error, prompt }: XlsxValidation): string {
  const shown =
    prompt === undefined ? '' : ` showInputMessage="1" prompt="${xmlAttribute(prompt)}"`;
  const asked =
    wanted === undefined
      ? ''
      : ` showErrorMessage="1" errorStyle="${strict ? 'stop' : 'warning'}" error="${xmlAttribute(error ?? '')}"`;
  const kind =
    wanted === undefined
      ? ''
      : 'date' in wanted
        ? ' type="date" operator="between"'
        : ' type="list"';
  const formulas =
    wanted === undefined
      ? []
      : 'date' in wanted
        ? wanted.date.map((day) => String(serialOfDay(day)))
        : [wanted.list];
  const content = formulas.map(
    (formula, index) => `<formula${index + 1}>${xmlText(formula)}</formula${index + 1}>`,
  );
  return `<dataValidation${kind} allowBlank="1"${asked}${shown} sqref="${places}">${content.join('')}</dataValidation>`;
}
