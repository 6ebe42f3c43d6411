import { formatDay } from '../../calendar/day.ts';
import { maskPersonalData } from '../personal/personal-data.ts';
import {
  CellCounter,
  cellKey,
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
import { type CellReference, formulaLink, mayLink } from './hyperlink-formula.ts';
import { type DateFormat, general } from './number-format.ts';
import { relationships } from './package-parts.ts';
import { dayOfSerial } from './serial-day.ts';
import { shownInFont } from './symbol-font.ts';
import { type CellStyle, readCellStyles } from './xlsx-styles.ts';
import { attribute, scanXml, type XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

/** Sheets of a workbook; several may be one part, which is read for each. */
const MAX_SHEETS = 1_000;
/** Rows and cells that the links of one sheet may cover. */
const MAX_LINKED = 500_000;
/** Columns that a sheet may call hidden, each as often as it does. */
const MAX_HIDING = 500_000;
/** Characters of an error or a formula that stand for a value that nobody knows. */
const MAX_STAND_IN = 200;
/** Characters of a date in ISO form down to the part that a format shows. */
const LENGTHS: Readonly<Record<DateFormat, number>> = { day: 10, month: 7, year: 4 };
/** `0x10` is none. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DAMAGED = '文件已损坏。请用 Excel 或 WPS 打开，核对内容后另存一份再交。';

interface Workbook {
  sheets: { name: string; hidden: boolean; id: string }[];
  date1904: boolean;
}

/** What the cells of all sheets refer to. */
interface Shared {
  strings: string[];
  styles: CellStyle[];
  date1904: boolean;
  counter: CellCounter;
}

/**
 * The sheets of an Excel workbook (ECMA-376 SpreadsheetML), hidden ones too. A cell has the text that
 * Excel shows, a date that of its day; of a formula the stored value counts; macros are not looked at.
 * @throws TableFault
 */
export function readXlsx(zip: Zip, workbookPart: string): Sheet[] {
  const { sheets, date1904 } = readWorkbook(required(zip, workbookPart));
  if (sheets.length > MAX_SHEETS) {
    throw new TableFault(`工作表超过 ${MAX_SHEETS} 张，不像台账，没有读取。请拆成几个文件。`);
  }
  const related = relationships(zip, workbookPart);
  const byId = new Map(related.map((relation) => [relation.id, relation]));
  const partOf = (type: string) => related.find((relation) => relation.type === type)?.target;
  const styles = readCellStyles(optional(zip, partOf('styles')));
  const shared: Shared = {
    styles,
    strings: readStrings(optional(zip, partOf('sharedStrings')), new CellCounter()),
    date1904,
    counter: new CellCounter(),
  };
  return sheets.flatMap(({ name, hidden, id }) => {
    const relation = byId.get(id);
    if (!relation)
      throw new TableFault(`工作表“${maskPersonalData(name)}”的内容不在文件里。${DAMAGED}`);
    if (relation.type !== 'worksheet') return []; // A sheet that is one diagram.
    return [new SheetReader(name, hidden, shared).read(zip, relation.target)];
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
  });
  return workbook;
}

/** Texts that cells refer to by number; how they are pronounced (`rPh`) is no part of them. */
function readStrings(bytes: Buffer | null, counter: CellCounter): string[] {
  const strings: string[] = [];
  if (!bytes) return strings;
  const rich = new RichText();
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'si') rich.clear();
      else rich.open(name, attributes);
      this.wantsText = rich.wantsText;
    },
    close(name) {
      if (name === 'si') {
        counter.add(rich.text);
        strings.push(rich.text);
      } else rich.close(name);
      this.wantsText = rich.wantsText;
    },
    wantsText: false,
    text(piece) {
      rich.add(piece);
    },
  };
  scanXml(bytes, handler);
  return strings;
}

/** The text of `si` or `is`: runs, each perhaps in a font of its own, without how they are pronounced. */
class RichText {
  text = '';
  wantsText = false;
  #phonetic = false;
  #font = '';
  /** Of the run that is read; it may come in several pieces. */
  #run = '';

  clear(): void {
    this.text = '';
  }

  open(name: string, attributes: string): void {
    if (name === 'r') this.#font = '';
    else if (name === 'rFont') this.#font = attribute(attributes, 'val') ?? '';
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 't') this.wantsText = !this.#phonetic;
  }

  close(name: string): void {
    if (name === 'r') this.#font = '';
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 't') {
      this.wantsText = false;
      this.text += shownInFont(fromEscapes(this.#run), this.#font);
      this.#run = '';
    }
  }

  add(piece: string): void {
    this.#run += piece;
  }
}

/** A cell as it is written. */
interface WrittenCell {
  row: number;
  column: number;
  /** How its value is to be taken (ECMA-376, part 1, section 18.18.11). */
  type: string;
  style: string | null;
  /** Null where no value is stored, unlike an empty one. */
  value: string | null;
  formula: string | null;
  inline: string | null;
}

/** What a cell says: the text shown, or why nobody can know it. */
type Shown = { text: string; lacksZero?: boolean } | { unknown: string };

/** A formula that several cells have, written at the first one. */
interface SharedFormula {
  formula: string;
  /** Whether it makes a link. */
  links: boolean;
  at: CellReference;
}

class SheetReader implements XmlHandler {
  wantsText = false;
  readonly #tab: string;
  /** As messages call it. */
  readonly #name: string;
  readonly #hidden: boolean;
  readonly #shared: Shared;
  readonly #rows = new Map<number, SheetRow>();
  readonly #merges: Merge[] = [];
  readonly #linkedCells: { area: Merge; id: string; location: string | null }[] = [];
  readonly #unknown = new Map<string, string>();
  readonly #lackZero = new Set<string>();
  readonly #periods = new Map<string, string>();
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenColumns = new Set<number>();
  readonly #formulaCells: (CellReference & { formula: string; moved: CellReference })[] = [];
  readonly #sharedFormulas = new Map<string, SharedFormula>();
  readonly #inline = new RichText();
  #hiding = 0;
  #row = 0;
  #column = -1;
  #cell: WrittenCell | null = null;
  #formulaId: string | null = null;
  #collected = '';

  constructor(tab: string, hidden: boolean, shared: Shared) {
    this.#tab = tab;
    this.#name = maskPersonalData(tab);
    this.#hidden = hidden;
    this.#shared = shared;
  }

  read(zip: Zip, part: string): Sheet {
    scanXml(required(zip, part), this);
    const links = this.#readLinks(zip, part);
    this.#readFormulas(links);
    for (const address of links.values()) this.#shared.counter.addLink(address);
    return {
      name: `工作表“${this.#name}”${this.#hidden ? '（隐藏）' : ''}`,
      tab: this.#tab,
      rows: [...this.#rows.values()].sort((a, b) => a.number - b.number),
      merges: this.#merges,
      date1904: this.#shared.date1904,
      hidden: this.#hidden,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      cellName: (row, column) => this.#cellName(row, column),
      links,
      unknown: this.#unknown,
      periods: this.#periods,
      mayLackZero: (row, column) => this.#lackZero.has(cellKey(row, column)),
    };
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'row': {
        const number = attribute(attributes, 'r');
        this.#row = number === null ? this.#row + 1 : this.#valid(rowNumber(number), number);
        this.#column = -1;
        if (isHidden(attributes, 'ht')) this.#hiddenRows.add(this.#row);
        break;
      }
      case 'col':
        if (isHidden(attributes, 'width')) this.#hideColumns(attributes);
        break;
      case 'c':
        this.#openCell(attributes);
        break;
      case 'f':
        this.#formulaId =
          attribute(attributes, 't') === 'shared' ? attribute(attributes, 'si') : null;
        this.#collect();
        break;
      case 'v':
        this.#collect();
        break;
      case 'is':
        this.#inline.clear();
        break;
      case 'mergeCell': {
        const merge = areaOf(attribute(attributes, 'ref'));
        if (merge && this.#merges.push(merge) > MAX_MERGES) throw tooManyMerges();
        break;
      }
      case 'hyperlink': {
        const area = areaOf(attribute(attributes, 'ref'));
        const id = attribute(attributes, '[\\w.-]+:id');
        const location = attribute(attributes, 'location');
        if (area && id) this.#linkedCells.push({ area, id, location });
        break;
      }
      default:
        if (!this.#cell) return;
        this.#inline.open(name, attributes);
        this.wantsText = this.#inline.wantsText;
    }
  }

  close(name: string): void {
    const cell = this.#cell;
    switch (name) {
      case 'f':
        if (cell) cell.formula = this.#collected;
        this.wantsText = false;
        break;
      case 'v':
        if (cell) cell.value = this.#collected;
        this.wantsText = false;
        break;
      case 'is':
        if (cell) cell.inline = this.#inline.text;
        break;
      case 'c':
        if (cell) this.#endCell(cell);
        this.#cell = null;
        break;
      default:
        if (!cell) return;
        this.#inline.close(name);
        this.wantsText = this.#inline.wantsText;
    }
  }

  text(piece: string): void {
    if (this.#inline.wantsText) this.#inline.add(piece);
    else this.#collected += piece;
  }

  #hideColumns(attributes: string): void {
    const [min, max] = [attribute(attributes, 'min'), attribute(attributes, 'max')].map(Number);
    if (!(min !== undefined && max !== undefined && min >= 1)) return;
    for (let at = min; at <= Math.min(max, MAX_COLUMNS); at++) {
      if (++this.#hiding > MAX_HIDING) throw tooManyColumns();
      this.#hiddenColumns.add(at - 1);
    }
  }

  #collect(): void {
    this.#collected = '';
    this.wantsText = true;
  }

  #openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const place = reference === null ? null : this.#valid(cellPlace(reference), reference);
    this.#column = place?.column ?? this.#column + 1;
    this.#row = place?.row ?? this.#row;
    if (this.#column >= MAX_COLUMNS) throw tooManyColumns();
    this.#formulaId = null;
    this.#cell = {
      row: this.#row,
      column: this.#column,
      type: attribute(attributes, 't') ?? 'n',
      style: attribute(attributes, 's'),
      value: null,
      formula: null,
      inline: null,
    };
  }

  #endCell(cell: WrittenCell): void {
    const shown = this.#shown(cell);
    if (cell.formula !== null) this.#keepFormula(cell);
    if ('unknown' in shown) {
      // Something has to stand there, or the cell would be a blank one.
      const standIn = cell.value?.trim() || `=${cell.formula ?? ''}`;
      this.#write(cell, standIn.slice(0, MAX_STAND_IN));
      this.#unknown.set(cellKey(cell.row, cell.column), shown.unknown);
      return;
    }
    const text = shown.text.trim();
    if (text === '') return;
    this.#write(cell, text);
    if (shown.lacksZero) this.#lackZero.add(cellKey(cell.row, cell.column));
  }

  #write({ row, column }: CellReference, text: string): void {
    this.#shared.counter.add(text);
    const target = this.#rows.get(row) ?? newRow(row);
    this.#rows.set(row, target);
    target.cells.set(column, text);
  }

  #shown(cell: WrittenCell): Shown {
    const { type, value, formula, inline } = cell;
    if (formula !== null && (value === null || (value.trim() === '' && type !== 'str'))) {
      return { unknown: '这一格是公式，文件里没有存它的计算结果' };
    }
    if (inline !== null && (value === null || type === 'inlineStr'))
      return this.#styled(cell, inline);
    const text = value ?? '';
    switch (type) {
      case 's':
        return value === null || value.trim() === ''
          ? { text: '' }
          : this.#styled(cell, this.#string(value, cell));
      case 'str':
      case 'inlineStr':
        return this.#styled(cell, fromEscapes(text));
      case 'b':
        return booleanText(text.trim());
      case 'n':
        return text.trim() === '' ? { text: '' } : this.#number(cell, text.trim());
      case 'd':
        return { text: text.replace(/T00:00:00(?:\.0+)?Z?$/, '') };
      case 'e':
        return text.trim() === '' ? { text: '' } : { unknown: `这一格是错误值 ${text.trim()}` };
      default:
        return { unknown: `这一格的类型“${type}”不合规` };
    }
  }

  #string(index: string, { row, column }: WrittenCell): string {
    const text = /^\s*\d{1,9}\s*$/.test(index) ? this.#shared.strings[Number(index)] : undefined;
    if (text === undefined) {
      throw new TableFault(`${this.#cellName(row, column)} 的文字不在文件里。${DAMAGED}`);
    }
    return text;
  }

  #styled(cell: WrittenCell, text: string): Shown {
    const style = this.#styleOf(cell);
    return { text: style ? style.format.showText(shownInFont(text, style.font)) : text };
  }

  #number(cell: WrittenCell, written: string): Shown {
    const number = NUMBER.test(written) ? Number(written) : Number.NaN;
    if (!Number.isFinite(number)) return { unknown: `这一格应是数字，文件里写的是“${written}”` };
    const style = this.#styleOf(cell);
    if (!style) return { unknown: '这一格的数字格式不在文件里，不知道是数字还是日期' };
    const shown = style.format.show(number);
    if ('date' in shown) {
      const day = dayOfSerial(number, this.#shared.date1904);
      if (day === null) return { text: general(number) };
      const iso = formatDay(day);
      const period = iso.slice(0, LENGTHS[shown.date]);
      if (period !== iso) this.#periods.set(cellKey(cell.row, cell.column), period);
      // Excel makes the first of the month of 2022-05: that day was never typed.
      return { text: `${period}-01-01`.startsWith(iso) ? period : iso };
    }
    const text = shownInFont(shown.text, style.font);
    return { text, lacksZero: text.endsWith('.1') && /^\d{4}\.1$/.test(text) };
  }

  /** Undefined where the number of a style leads nowhere. */
  #styleOf({ style }: WrittenCell): CellStyle | undefined {
    if (style === null) return this.#shared.styles[0];
    return /^\d{1,7}$/.test(style) ? this.#shared.styles[Number(style)] : undefined;
  }

  #keepFormula(cell: WrittenCell): void {
    const id = this.#formulaId;
    const shared = id !== null && !cell.formula ? this.#sharedFormulas.get(id) : undefined;
    const formula = shared?.formula ?? cell.formula ?? '';
    const links = shared?.links ?? mayLink(formula);
    if (id !== null && cell.formula) this.#sharedFormulas.set(id, { formula, links, at: cell });
    if (!links) return;
    this.#shared.counter.addFormula(formula);
    const moved = shared
      ? { row: cell.row - shared.at.row, column: cell.column - shared.at.column }
      : { row: 0, column: 0 };
    this.#formulaCells.push({ row: cell.row, column: cell.column, formula, moved });
  }

  /** When all cells are read, since a formula may name cells below it. */
  #readFormulas(links: Map<string, string>): void {
    const textOf = ({ row, column }: CellReference) =>
      this.#rows.get(row)?.cells.get(column) ?? null;
    for (const { row, column, formula, moved } of this.#formulaCells) {
      const link = formulaLink(formula, moved, textOf);
      if (!link) continue;
      const key = cellKey(row, column);
      links.set(key, link.address);
      if (link.shown === null || !this.#unknown.delete(key)) continue;
      this.#shared.counter.addLink(link.shown);
      this.#rows.get(row)?.cells.set(column, link.shown);
    }
  }

  #readLinks(zip: Zip, part: string): Map<string, string> {
    const links = new Map<string, string>();
    if (this.#linkedCells.length === 0) return links;
    const targets = new Map(relationships(zip, part).map(({ id, target }) => [id, target]));
    const all = [...this.#rows.values()];
    let looked = 0;
    const look = () => {
      if (++looked > MAX_LINKED) throw tooManyMerges();
    };
    for (const { area, id, location } of this.#linkedCells) {
      const target = targets.get(id);
      if (target === undefined) continue;
      const address = location === null ? target : `${target}#${location}`;
      const height = area.bottom - area.top + 1;
      const rows =
        height < all.length
          ? Array.from({ length: height }, (_, at) => this.#rows.get(area.top + at))
          : all;
      for (const row of rows) {
        look();
        if (!row || row.number < area.top || row.number > area.bottom) continue;
        for (const column of row.cells.keys()) {
          look();
          if (column >= area.left && column <= area.right) {
            links.set(cellKey(row.number, column), address);
          }
        }
      }
    }
    return links;
  }

  #cellName(row: number, column: number): string {
    return `${this.#name}!${columnLetters(column)}${row}`;
  }

  #valid<T>(value: T | null, written: string): T {
    if (value !== null) return value;
    throw new TableFault(`工作表“${this.#name}”里有一处位置写成“${written}”。${DAMAGED}`);
  }
}

/** Whether a row or column is not shown; a size of nothing hides it as well. */
function isHidden(attributes: string, size: string): boolean {
  const written = attribute(attributes, size);
  return (
    /^(?:1|true)$/.test(attribute(attributes, 'hidden') ?? '') ||
    (written !== null && Number(written) === 0)
  );
}

function booleanText(value: string): Shown {
  switch (value.toLowerCase()) {
    case '':
      return { text: '' };
    case '1':
    case 'true':
      return { text: 'TRUE' };
    case '0':
    case 'false':
      return { text: 'FALSE' };
    default:
      return { unknown: `这一格应是 TRUE 或 FALSE，文件里写的是“${value}”` };
  }
}

function cellPlace(reference: string): CellReference | null {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined || digits === undefined) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return { row: Number(digits), column: column - 1 };
}

/** `B2:D7`, or one cell. */
function areaOf(reference: string | null): Merge | null {
  const [first = '', second = first] = (reference ?? '').split(':');
  const [from, to] = [cellPlace(first), cellPlace(second)];
  if (!from || !to) return null;
  return { top: from.row, bottom: to.row, left: from.column, right: to.column };
}

function rowNumber(text: string): number | null {
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
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
