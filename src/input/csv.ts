import type { Diagnostic } from '../diagnostic.ts';
import { tableNote } from './fault.ts';
import {
  findPersonalNumbers,
  maskNumbers,
  personalDataFindings,
} from './personal/personal-data.ts';
import { SourceText } from './source-text.ts';
import {
  CellCounter,
  columnLetters,
  MAX_LINES,
  MAX_TEXT,
  newRow,
  type Sheet,
  type SheetRow,
  textTooLong,
} from './table/sheet.ts';
import { TableFault, TOO_LARGE } from './table/table-fault.ts';

/** Where the written cells stand in the text, by row and column. */
type Spans = Map<number, Map<number, [start: number, end: number]>>;

const DELIMITERS = [',', ';', '\t'];
/** Characters in which the delimiter is looked for. */
const SAMPLE = 64 * 1024;

/**
 * A CSV file (RFC 4180) as Excel and WPS write it: with or without a byte order mark, in UTF-8, UTF-16 or
 * GB18030, separated by commas, semicolons or tabs, perhaps with a first line `sep=;`.
 * @returns the table, and what is to be told of its encoding and of personal data in it
 * @throws TableFault
 */
export function readCsv(file: string, bytes: Uint8Array): { sheets: Sheet[]; notes: Diagnostic[] } {
  const { text: written, encoding } = decode(bytes);
  if (written.includes('\0')) {
    throw new TableFault('文件里有空字符（U+0000），不是文字表格。请用 Excel 另存为“CSV UTF-8”。');
  }
  // A tab parts cells, and so numbers.
  const numbers = findPersonalNumbers(written.replaceAll('\t', '|'));
  const text = maskNumbers(written, numbers);
  let lines = 0;
  for (const _ of text.matchAll(/\r\n?|\n/g)) {
    if (++lines > MAX_LINES) throw new TableFault(TOO_LARGE);
  }
  const source = new SourceText(file, text);
  const declared = /^sep=(.)(?:\r\n?|\n)/i.exec(text);
  const delimiter = declared?.[1] ?? (/\.tsv$/i.test(file) ? '\t' : likelyDelimiter(text));
  const spans: Spans = new Map();
  const rows = split(text, declared?.[0].length ?? 0, delimiter, spans, source);
  const sheet: Sheet = {
    name: '表格',
    rows,
    merges: [],
    date1904: false,
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
  const strictly = (label: string) => new TextDecoder(label, { fatal: true }).decode(bytes);
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
      return { text: strictly('utf-16le'), encoding: 'UTF-16' };
    if (bytes[0] === 0xfe && bytes[1] === 0xff)
      return { text: strictly('utf-16be'), encoding: 'UTF-16' };
  } catch {
    throw new TableFault('文件开头标明是 UTF-16 编码，却读不出来。请用 Excel 另存为“CSV UTF-8”。');
  }
  try {
    return { text: strictly('utf-8'), encoding: null };
  } catch {
    try {
      return { text: strictly('gb18030'), encoding: 'GB18030' };
    } catch {
      throw new TableFault(
        '文件既不是 UTF-8 编码，也不是 GB18030（又称 GBK、“ANSI”）。请用 Excel 另存为“CSV UTF-8”。',
      );
    }
  }
}

/** The separator that occurs most outside quotes. */
function likelyDelimiter(text: string): string {
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text.slice(0, SAMPLE)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && counts.has(character))
      counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return DELIMITERS.find((delimiter) => counts.get(delimiter) === most) ?? ',';
}

function split(
  text: string,
  start: number,
  delimiter: string,
  spans: Spans,
  source: SourceText,
): SheetRow[] {
  const rows: SheetRow[] = [];
  const counter = new CellCounter();
  const ends = new RegExp(`[\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]`, 'g');
  let row = newRow(1);
  let column = 0;
  for (let at = start; at <= text.length; ) {
    const cellStart = at;
    let value = '';
    if (text[at] === '"') {
      const end = closingQuote(text, at, source);
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    ends.lastIndex = at;
    const end = ends.exec(text)?.index ?? text.length;
    value += text.slice(at, end);
    value = value.trim();
    if (value !== '') {
      counter.add(value);
      row.cells.set(column, value);
      const places = spans.get(row.number) ?? new Map();
      spans.set(row.number, places.set(column, [cellStart, end]));
    }
    if (text[end] === delimiter) {
      column++;
      at = end + 1;
      continue;
    }
    if (row.cells.size > 0) rows.push(row);
    row = newRow(row.number + 1);
    column = 0;
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }
  return rows;
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
