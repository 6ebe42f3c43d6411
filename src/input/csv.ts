import type { Diagnostic } from '../diagnostic.ts';
import { decodeAny, utf16Label } from './decode-text.ts';
import { tableNote } from './fault.ts';
import { formulaLink } from './office/hyperlink-formula.ts';
import { findPersonalNumbers } from './personal/find-numbers.ts';
import { maskNumbers, personalDataFindings } from './personal/personal-data.ts';
import { SourceText } from './source-text.ts';
import {
  CellCounter,
  cellKey,
  columnLetters,
  MAX_LINES,
  MAX_TEXT,
  newRow,
  rowAt,
  type Sheet,
  type SheetRow,
  textTooLong,
} from './table/sheet.ts';
import { TableFault, TOO_LARGE } from './table/table-fault.ts';

/** Where the written cells stand in the text, by row and column. */
type Spans = Map<number, Map<number, [start: number, end: number]>>;

const DELIMITERS = [',', ';', '\t', '|'];
/** What spreadsheets write for a formula without a value, or for a column too narrow for its dates. */
const ERROR_VALUE = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#{2,})$/;
/** A cell in quotes, or what ends a cell beside commas, and with it a number. */
const BETWEEN_CELLS = /"[^"]*"|[\t\r\n]/g;
const partCells = (written: string) => (written.length === 1 ? '|' : written);
const HERE = { row: 0, column: 0 };
/** Separators within quotes that make rows of a text with line breaks, however narrow the table. */
const MIN_SWALLOWED = 4;
/** Characters in which the delimiter is looked for. */
const SAMPLE = 64 * 1024;

/**
 * A CSV file (RFC 4180) as Excel and WPS write it: with or without a byte order mark, in UTF-8, UTF-16 or
 * GB18030, separated by commas, semicolons, tabs or bars, perhaps with a first line `sep=;`.
 * @returns the table, and what is to be told of its encoding and of personal data in it
 * @throws TableFault
 */
export function readCsv(file: string, bytes: Uint8Array): { sheets: Sheet[]; notes: Diagnostic[] } {
  const { text: written, encoding } = decode(bytes);
  if (written.includes('\0')) {
    throw new TableFault('文件里有空字符（U+0000），不是文字表格。请用 Excel 另存为“CSV UTF-8”。');
  }
  const numbers = findPersonalNumbers(written.replace(BETWEEN_CELLS, partCells));
  const text = maskNumbers(written, numbers);
  let lines = 0;
  for (const _ of text.matchAll(/\r\n?|\n/g)) {
    if (++lines > MAX_LINES) throw new TableFault(TOO_LARGE);
  }
  const source = new SourceText(file, text);
  const declared = /^sep=(.)(?:\r\n?|\n)/i.exec(text);
  const preferred = declared?.[1] ?? (/\.tsv$/i.test(file) ? '\t' : undefined);
  const spans: Spans = new Map();
  const start = declared?.[0].length ?? 0;
  const layout = likelyLayout(text.slice(start, start + SAMPLE), preferred);
  const { rows, links, unknown } = split(text, start, layout, spans, source);
  const sheet: Sheet = {
    name: '表格',
    rows,
    merges: [],
    date1904: false,
    links,
    unknown,
    // A program may have written what it had made a number of.
    mayLackZero: (row, column) => /^\d{4}\.1$/.test(rowAt(rows, row)?.cells.get(column) ?? ''),
    cellName: (row, column) => `${columnLetters(column)}${row}`,
    place(row, column) {
      const cells = spans.get(row);
      const [first = [0, 1]] = cells?.values() ?? [];
      return source.location(...(cells?.get(column) ?? first));
    },
  };
  return {
    sheets: [sheet],
    notes: [
      ...(encoding === null ? [] : [encodingNote(file, encoding)]),
      ...personalDataFindings(numbers, source),
    ],
  };
}

function encodingNote(file: string, encoding: string): Diagnostic {
  const message = `文件不是 UTF-8 编码，按 ${encoding} 读出。请核对文字没有变成乱码；另存为“CSV UTF-8”可免去猜测。`;
  return tableNote(message, { file });
}

function decode(bytes: Uint8Array): { text: string; encoding: string | null } {
  const decoded = decodeAny(bytes);
  if (decoded) return decoded;
  throw new TableFault(
    utf16Label(bytes) === null
      ? '文件既不是 UTF-8 编码，也不是 GB18030（又称 GBK、“ANSI”）。请用 Excel 另存为“CSV UTF-8”。'
      : '文件开头标明是 UTF-16 编码，却读不出来。请用 Excel 另存为“CSV UTF-8”。',
  );
}

interface Layout {
  delimiter: string;
  /** Delimiters in most of the rows. */
  perRow: number;
}

/** The separator by which most rows have as many cells as the others. */
function likelyLayout(text: string, preferred: string | undefined): Layout {
  let best: Layout = { delimiter: preferred ?? ',', perRow: 0 };
  let agreeing = 0;
  for (const delimiter of preferred === undefined ? DELIMITERS : [preferred]) {
    const rows = new Map<number, number>();
    for (const count of delimiterCounts(text, delimiter)) {
      if (count > 0) rows.set(count, (rows.get(count) ?? 0) + 1);
    }
    for (const [perRow, number] of rows) {
      if (number < agreeing || (number === agreeing && perRow <= best.perRow)) continue;
      best = { delimiter, perRow };
      agreeing = number;
    }
  }
  return best;
}

/** How often a delimiter stands in each row of the beginning; what stands in quotes does not part cells. */
function delimiterCounts(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let startsCell = true;
  for (let at = 0; at < Math.min(text.length, SAMPLE); at++) {
    const character = text[at];
    if (character === '"' && startsCell) {
      const end = text.indexOf('"', at + 1);
      if (end === -1) break;
      at = end;
      // A doubled quote stands for one in the text.
      startsCell = text[end + 1] === '"';
      continue;
    }
    startsCell = character === delimiter || character === '\n' || character === '\r';
    if (character === delimiter) count++;
    else if (startsCell) {
      counts.push(count);
      count = 0;
    }
  }
  return [...counts, count];
}

/** What is read of the cells besides their places. */
interface Cells {
  rows: SheetRow[];
  links: Map<string, string>;
  unknown: Map<string, string>;
}

function split(
  text: string,
  start: number,
  layout: Layout,
  spans: Spans,
  source: SourceText,
): Cells {
  const { delimiter } = layout;
  const cells: Cells = { rows: [], links: new Map(), unknown: new Map() };
  const counter = new CellCounter();
  const ends = new RegExp(`[\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]`, 'g');
  let row = newRow(1);
  let column = 0;
  let rowStart = start;
  let doubtful: number | null = null;
  for (let at = start; at <= text.length; ) {
    const cellStart = at;
    const { value, end, mayHoldRows } = cellAt(text, at, ends, layout, source);
    if (mayHoldRows) doubtful ??= cellStart;
    if (value !== '') {
      const shown = shownText(value, cells, cellKey(row.number, column));
      counter.add(shown);
      if (shown !== '') row.cells.set(column, shown);
      const places = spans.get(row.number) ?? new Map();
      spans.set(row.number, places.set(column, [cellStart, end]));
    }
    if (text[end] === delimiter) {
      column++;
      at = end + 1;
      continue;
    }
    if (doubtful !== null && isStray(text.slice(rowStart, end), column, layout)) {
      throw unclosed(source, doubtful);
    }
    if (row.cells.size > 0) cells.rows.push(row);
    row = newRow(row.number + 1);
    column = 0;
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    rowStart = at;
    doubtful = null;
  }
  return cells;
}

/** `="2022-06-01"` keeps a text from being taken for a number or a date; an error of a formula is no value. */
function shownText(value: string, { links, unknown }: Cells, key: string): string {
  const [, text] = /^="((?:[^"]|"")*)"$/.exec(value) ?? [];
  if (text !== undefined) return text.replaceAll('""', '"').trim();
  const link = value.startsWith('=') ? formulaLink(value.slice(1), HERE, () => null) : null;
  if (link) links.set(key, link.address);
  if (ERROR_VALUE.test(value)) unknown.set(key, `这一格是错误值 ${value}`);
  return link?.shown ?? value;
}

interface Cell {
  value: string;
  /** Where the text behind it begins with a separator or ends the line. */
  end: number;
  /** It holds as many separators as a row: so do rows that a quote which nobody closed has swallowed. */
  mayHoldRows: boolean;
}

/** @param ends what may end a cell */
function cellAt(
  text: string,
  start: number,
  ends: RegExp,
  { delimiter, perRow }: Layout,
  source: SourceText,
): Cell {
  const isQuoted = text[start] === '"';
  const close = isQuoted ? closingQuote(text, start, source) : start;
  const quoted = isQuoted ? text.slice(start + 1, close).replaceAll('""', '"') : '';
  const rest = isQuoted ? close + 1 : start;
  ends.lastIndex = rest;
  const end = ends.exec(text)?.index ?? text.length;
  const behind = text.slice(rest, end);
  const isOfLines = /[\r\n]/.test(quoted);
  if (isOfLines && behind.trim() !== '') throw unclosed(source, start);
  const mayHoldRows =
    isOfLines && separatorsIn(quoted, delimiter) >= Math.max(perRow, MIN_SWALLOWED);
  return { value: (quoted + behind).trim(), end, mayHoldRows };
}

/**
 * Whether a quote that somebody forgot to close has made one row of several: one of the lines is a row by
 * itself, or what was read is none. A genuine text of several lines leaves its row with as many cells as others.
 */
function isStray(row: string, separators: number, { delimiter, perRow }: Layout): boolean {
  if (separators !== perRow) return true;
  return row.split(/\r\n?|\n/).some((line) => separatorsIn(line, delimiter) === perRow);
}

function separatorsIn(text: string, delimiter: string): number {
  return text.split(delimiter).length - 1;
}

function unclosed(source: SourceText, opening: number): TableFault {
  const line = source.lineIndexAt(opening) + 1;
  return new TableFault(
    `第 ${line} 行的引号没有收尾，后面几行都成了这一格的内容，没有检查。请在第 ${line} 行补上收尾的半角引号 "，或者删掉这个引号。`,
  );
}

function closingQuote(text: string, opening: number, source: SourceText): number {
  for (let at = opening + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1) {
      const line = source.lineIndexAt(opening) + 1;
      throw new TableFault(`第 ${line} 行的引号没有收尾，读不出后面的内容。请补上半角引号 " 。`);
    }
    if (text[at + 1] !== '"') return at;
    if (at - opening > 2 * MAX_TEXT) throw textTooLong();
  }
}
