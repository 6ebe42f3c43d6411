import { formatDay } from '../../calendar/day.ts';
import {
  CellCounter,
  columnLetters,
  MAX_COLUMNS,
  MAX_MERGES,
  type Merge,
  newRow,
  type Sheet,
  type SheetRow,
  tooManyColumns,
  tooManyMerges,
} from '../table/sheet.ts';
import { TableFault } from '../table/table-fault.ts';
import { relationships } from './package-parts.ts';
import { dayOfSerial } from './serial-day.ts';
import { type DateFormat, readDateFormats } from './xlsx-styles.ts';
import { attribute, scanXml, type XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

interface Workbook {
  sheets: { name: string; hidden: boolean; id: string }[];
  date1904: boolean;
}

/** What the cells of all sheets refer to. */
interface Shared {
  strings: string[];
  /** By the number of a cell's style; undefined where it shows no date. */
  dateFormats: (DateFormat | undefined)[];
  date1904: boolean;
  counter: CellCounter;
}

/**
 * The sheets of an Excel workbook (ECMA-376 SpreadsheetML), hidden ones too. Of a formula the stored
 * value counts; macros are not looked at.
 * @throws TableFault
 */
export function readXlsx(zip: Zip, workbookPart: string): Sheet[] {
  const { sheets, date1904 } = readWorkbook(required(zip, workbookPart));
  const related = relationships(zip, workbookPart);
  const partOf = (type: string) => related.find((relation) => relation.type === type)?.target;
  const shared: Shared = {
    strings: readStrings(optional(zip, partOf('sharedStrings')), new CellCounter()),
    dateFormats: readDateFormats(optional(zip, partOf('styles'))),
    date1904,
    counter: new CellCounter(),
  };
  return sheets.flatMap(({ name, hidden, id }) => {
    const relation = related.find((item) => item.id === id && item.type === 'worksheet');
    if (!relation) return []; // A sheet that is one diagram.
    const title = `工作表“${name}”${hidden ? '（隐藏）' : ''}`;
    return [readSheet(zip, relation.target, title, name, shared)];
  });
}

function readWorkbook(bytes: Buffer): Workbook {
  const workbook: Workbook = { sheets: [], date1904: false };
  scanXml(bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') {
        workbook.date1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      } else if (name === 'sheet') {
        const state = attribute(attributes, 'state') ?? 'visible';
        workbook.sheets.push({
          name: attribute(attributes, 'name') ?? '',
          hidden: state !== 'visible',
          id: attribute(attributes, '[\\w.-]+:id') ?? '',
        });
      }
    },
    close() {},
    wantsText: false,
    text() {},
  });
  return workbook;
}

/** Texts that cells refer to by number; how they are pronounced (`rPh`) is no part of them. */
function readStrings(bytes: Buffer | null, counter: CellCounter): string[] {
  const strings: string[] = [];
  if (!bytes) return strings;
  let text = '';
  let phonetic = false;
  const handler: XmlHandler = {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') this.wantsText = !phonetic;
    },
    close(name) {
      if (name === 'si') {
        counter.add(text);
        strings.push(fromEscapes(text));
      } else if (name === 'rPh') phonetic = false;
      else if (name === 't') this.wantsText = false;
    },
    wantsText: false,
    text(piece) {
      text += piece;
    },
  };
  scanXml(bytes, handler);
  return strings;
}

function readSheet(zip: Zip, part: string, title: string, name: string, shared: Shared): Sheet {
  const rows = new Map<number, SheetRow>();
  const merges: Merge[] = [];
  const linkIds: { cell: string; id: string }[] = [];
  let row = 0;
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let phonetic = false;
  scanXml(required(zip, part), {
    open(element, attributes) {
      switch (element) {
        case 'row':
          row = positive(attribute(attributes, 'r')) ?? row + 1;
          column = -1;
          break;
        case 'c': {
          const place = cellPlace(attribute(attributes, 'r'));
          column = place?.column ?? column + 1;
          row = place?.row ?? row;
          type = attribute(attributes, 't') ?? 'n';
          style = positive(attribute(attributes, 's')) ?? 0;
          value = '';
          break;
        }
        case 'rPh':
          phonetic = true;
          break;
        case 'v':
        case 't':
          this.wantsText = !phonetic;
          break;
        case 'mergeCell': {
          const merge = mergeOf(attribute(attributes, 'ref'));
          if (merge && merges.push(merge) > MAX_MERGES) throw tooManyMerges();
          break;
        }
        case 'hyperlink': {
          const cell = attribute(attributes, 'ref');
          const id = attribute(attributes, '[\\w.-]+:id');
          if (cell && id) linkIds.push({ cell, id });
        }
      }
    },
    close(element) {
      if (element === 'v' || element === 't') this.wantsText = false;
      else if (element === 'rPh') phonetic = false;
      else if (element === 'c') {
        const text = cellText(value, type, style, shared).trim();
        if (text === '') return;
        shared.counter.add(text);
        if (column >= MAX_COLUMNS) throw tooManyColumns();
        const target = rows.get(row) ?? newRow(row);
        rows.set(row, target);
        target.cells.set(column, text);
      }
    },
    wantsText: false,
    text(piece) {
      value += piece;
    },
  });
  return {
    name: title,
    rows: [...rows.values()].sort((a, b) => a.number - b.number),
    merges,
    date1904: shared.date1904,
    cellName: (at, of) => `${name}!${columnLetters(of)}${at}`,
    links: readLinks(zip, part, linkIds),
  };
}

function cellText(value: string, type: string, style: number, shared: Shared): string {
  switch (type) {
    case 's':
      return shared.strings[Number(value)] ?? '';
    case 'str':
    case 'inlineStr':
      return fromEscapes(value);
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      const number = Number(value);
      if (value.trim() === '' || !Number.isFinite(number)) return value;
      return dateText(number, shared.dateFormats[style], shared.date1904) ?? String(number);
    }
    default: // e, an error such as #REF!; d, a date in ISO form.
      return type === 'd' ? value.replace(/T00:00:00(?:\.0+)?Z?$/, '') : value;
  }
}

/** A number under a date format as ISO text; one that shows only month or year, that much. */
function dateText(
  number: number,
  format: DateFormat | undefined,
  date1904: boolean,
): string | null {
  if (format === undefined) return null;
  const day = dayOfSerial(number, date1904);
  if (day === null) return null;
  const text = formatDay(day);
  // Excel makes the first of the month of 2022-05: the day was never typed.
  if (format === 'month' && text.endsWith('-01')) return text.slice(0, 7);
  if (format === 'year' && text.endsWith('-01-01')) return text.slice(0, 4);
  return text;
}

function readLinks(
  zip: Zip,
  part: string,
  ids: readonly { cell: string; id: string }[],
): Map<string, string> {
  const links = new Map<string, string>();
  if (ids.length === 0) return links;
  const targets = new Map(relationships(zip, part).map(({ id, target }) => [id, target]));
  for (const { cell, id } of ids) {
    const place = cellPlace(cell);
    const target = targets.get(id);
    if (place && target !== undefined) links.set(`${place.row}:${place.column}`, target);
  }
  return links;
}

function cellPlace(reference: string | null): { row: number; column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})/.exec(reference ?? '');
  if (!match) return null;
  let column = 0;
  for (const letter of (match[1] ?? '').toUpperCase()) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return { row: Number(match[2]), column: column - 1 };
}

function mergeOf(reference: string | null): Merge | null {
  const [from, to] = (reference ?? '').split(':').map(cellPlace);
  if (!from || !to) return null;
  return { top: from.row, bottom: to.row, left: from.column, right: to.column };
}

function positive(text: string | null): number | null {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, part 1, section 22.9.2.19). */
function fromEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function required(zip: Zip, part: string): Buffer {
  const bytes = zip.read(part);
  if (!bytes)
    throw new TableFault(
      '文件里缺了必要的部分，读不出来。请用 Excel 或 WPS 打开，另存一份后再试。',
    );
  return bytes;
}

function optional(zip: Zip, part: string | undefined): Buffer | null {
  return part === undefined ? null : zip.read(part);
}
