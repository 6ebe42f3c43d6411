import { foldHeading } from '../../input/table/header.ts';
import { cellKey, type Sheet, type SheetRow } from '../../input/table/sheet.ts';
import { compact } from '../../text/characters.ts';
import { readDate } from '../../text/dates.ts';
import type { Phase } from './phase.ts';
import {
  CONTINUED,
  isPlaceholder,
  type PlacedColumn,
  type TablePart,
  type TaskTable,
} from './tables.ts';

/** What a row says in one column. */
export interface Wording {
  text: string;
  /** The heading above it. */
  heading: string;
  /** The row it is carried down from; null where it is this one's own. */
  from: SourceRow | null;
}

/** One row of a table of tasks. */
export interface SourceRow {
  /** `表格1 第3行`. */
  place: string;
  /** By what the columns hold; of several columns of one kind each. */
  wordings: Map<PlacedColumn['key'], Wording[]>;
  /** Wordings that the file does not say to be merged, and that were taken from above all the same. */
  supposed: Set<PlacedColumn['key']>;
  /** Whether the program does not show it: filtered out, or struck by whoever made the file. */
  isHidden: boolean;
  /** The parts of the year that it is for, where those head the columns. */
  phases: Phase[];
}

export interface SourceRows {
  rows: SourceRow[];
  /** Rows that are no tasks: sums, notes below the table. */
  others: string[];
  /** Whether blank cells were taken for merged ones, since the table has none that are merged. */
  isFlattened: boolean;
}

type Key = PlacedColumn['key'];
interface Cell {
  text: string;
  from: SourceRow | null;
}

const SECTION =
  /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十]+[部章节类])/;
const SECTION_NUMBER = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.]?$/;
const TOTAL = /^(?:合计|总计|小计|共计|累计)(?:$|[:：(（\d])/;
const FOOTER = /^(?:注|备注|说明|填表说明|填报说明|联系人|填[报表]|审核)[:：\d]/;
/** What is signed or filled in by hand below a table: 审核人：, 填报日期：2024年3月8日 */
const SIGNED =
  /^(?:审核|审批|审签|填[报表写]|制表|编制|经办|签发|分管|主要|单位|报送|联系|负责人|日期|时间|电话|盖章|[(（]?(?:盖章|公章|签字))[^:：，。；]{0,14}[:：][^，。；]{0,30}$/;
// ″ is folded to two primes.
const SAME_AS_ABOVE = /^(?:同上|同前|上同|〃|′′|''|")[。.]?$/;
/** What people write into a cell that has nothing to say. */
const NOTHING = /^[-—–/\\\s]+$/;
/** From the widest to the narrowest; a new one begins without those below it. */
const LEVELS: readonly Key[] = ['category', 'level', 'task', 'requirement'];
/**
 * What a row may take from the one above where blank cells stand for merged ones, and the columns beside that stop
 * it: whoever names its own bodies, or says when, means what is blank beside them.
 */
const DUTIES = new Map<Key, readonly Key[]>([
  ['lead', []],
  ['responsible', []],
  ['support', ['lead', 'responsible']],
  ['assignment', []],
  ['office', ['lead', 'responsible']],
  ['deadline', ['cycle']],
  ['cycle', ['deadline']],
  ['alignsWith', []],
]);

/** The rows of a table that are tasks, with merged cells carried down. */
export function readRows(table: TaskTable): SourceRows {
  const reader = new RowReader(table);
  table.parts.forEach((part, index) => {
    reader.readPart(part, index > 0);
  });
  reader.end();
  return reader.result;
}

/** Whether levels are blank below their first row although nothing is merged: as in CSV and plain text. */
function isFlattened({ parts }: TaskTable): boolean {
  const isMerged = parts.some(({ sheet, rows }) => {
    const first = rows[0]?.number ?? Number.POSITIVE_INFINITY;
    return sheet.merges.some(({ top, bottom }) => bottom > top && top >= first);
  });
  if (isMerged) return false;
  return parts.some(({ rows, columns }) => {
    // What is merged is mostly what stands at the left.
    const leftmost = columns.find(({ key }) => key !== 'no');
    const levels = columns.filter(
      (column) => column === leftmost || ['category', 'task', 'alignsWith'].includes(column.key),
    );
    return levels.some(({ column }) => {
      const tasks = rows.filter(({ cells }) => !isSigned([...cells.values()]));
      const filled = tasks.filter(({ cells }) => cells.has(column)).length;
      return filled > 0 && tasks.slice(1).some(({ cells }) => !cells.has(column) && cells.size > 1);
    });
  });
}

class RowReader {
  readonly result: SourceRows;
  /** What each column says last, by heading, for rows that leave it blank. */
  readonly #last = new Map<string, Cell>();
  /** The headings that the rows stand below, the widest first. */
  #sections: Section[] = [];
  /** Whether 1, 2, 3 number the tasks, so that 一 numbers what heads them. */
  readonly #countsInFigures: boolean;

  constructor(table: TaskTable) {
    this.result = { rows: [], others: [], isFlattened: isFlattened(table) };
    this.#countsInFigures = table.parts.some(({ rows, columns }) => {
      const number = columns.find(({ key }) => key === 'no');
      return rows.some(
        ({ cells }) => number && /^\d/.test(compact(cells.get(number.column) ?? '')),
      );
    });
  }

  end(): void {
    this.#endSections(0);
  }

  /** 一、 begins anew, （一） stands below it. */
  #beginSection(text: string, isWide: boolean): void {
    const level = /^[(（]/.test(text) ? 1 : 0;
    const above = this.#sections.findIndex((section) => section.level >= level);
    if (above !== -1) this.#endSections(above);
    this.#sections.push({ text, level, isWide, isUsed: false });
    this.#forget(LEVELS);
  }

  /** @param goesOn whether it is a further page of the table */
  readPart(part: TablePart, goesOn: boolean): void {
    const byNumber = new Map<number, SourceRow>();
    // Columns of which this page has not said anything yet: a merged cell may come from the page before.
    const open = new Set(goesOn ? part.columns.map(({ column }) => column) : []);
    for (const row of part.rows) {
      // A row that merged cells alone reach into says nothing.
      if (row.cells.size === 0) continue;
      if (isRepeatedHeader(part, row) || isPageBreak(part, row)) {
        // A merged cell may go on behind it, and is blank there.
        if (this.result.rows.length > 0) for (const { column } of part.columns) open.add(column);
        continue;
      }
      const groups = cellGroups(part, row);
      if (isBlank(part, row)) {
        const texts = groups.map(({ text }) => text).filter((text) => !isPlaceholder([text]));
        if (texts.length > 0) this.result.others.push(numberOnly(texts.join(' ')));
        continue;
      }
      if (this.#isNoTask(part, groups)) continue;
      const read = this.#readRow(part, row, groups, byNumber, open);
      byNumber.set(row.number, read);
      this.result.rows.push(read);
    }
  }

  /** Whether a row heads those below it, sums them up or remarks on them; what is neither is told. */
  #isNoTask({ columns }: TablePart, groups: readonly CellGroup[]): boolean {
    const [first, second] = groups;
    if (!first || first.isAbove) return groups.length < 2;
    const text = compact(first.text);
    const heading = sectionOf(groups, columns, this.#countsInFigures);
    const isFooter = !second && FOOTER.test(text);
    if (TOTAL.test(text) || isFooter || isSigned(groups.map((group) => group.text))) {
      this.result.others.push(groups.map((group) => group.text.trim()).join(' '));
    } else if (heading !== null) {
      this.#beginSection(heading, first.columns.length > 1 || first.target.key !== 'category');
    } else return false;
    return true;
  }

  /** Ends the headings from a depth on; one without a row below it may have been a task: it is told. */
  #endSections(depth: number): void {
    const ended = this.#sections.splice(depth);
    const unused = ended.filter(({ isUsed }) => !isUsed).map(({ text }) => text);
    this.result.others.push(...unused);
  }

  #forget(keys: readonly Key[]): void {
    for (const name of [...this.#last.keys()]) {
      if (keys.some((key) => name.startsWith(`${key} `))) this.#last.delete(name);
    }
  }

  #readRow(
    part: TablePart,
    row: SheetRow,
    groups: readonly CellGroup[],
    byNumber: ReadonlyMap<number, SourceRow>,
    open: Set<number>,
  ): SourceRow {
    const read: SourceRow = {
      place: part.sheet.cellName(row.number, 0, '').replace(/^([^ ]+!)?A(\d+)$/, '$1第$2行'),
      wordings: new Map(),
      supposed: new Set(),
      isHidden: part.sheet.hiddenRows?.has(row.number) ?? false,
      phases: [],
    };
    const written = new Map<PlacedColumn, Cell>();
    for (const { text, target, row: from, isAbove } of groups) {
      const origin = isAbove ? (byNumber.get(from) ?? null) : null;
      written.set(target, { text, from: origin });
    }
    const own = [...written].filter(([, cell]) => cell.from === null);
    const ownKeys = new Set(own.map(([column]) => column.key));
    const spanned = new Set(groups.flatMap(({ columns }) => columns));
    const state: RowState = {
      read,
      row,
      goesOn: part.sheet.goesOn,
      written,
      spanned,
      open,
      ownKeys,
      hasOwnWording: LEVELS.some((key) => ownKeys.has(key)),
      isNewLevel: false,
    };
    for (const column of inLevelOrder(part.columns)) this.#readCell(column, state);
    this.#addSections(read);
    return read;
  }

  /** What heads a row is its category; where the table has a column of categories it is kept beside. */
  #addSections(read: SourceRow): void {
    for (const section of this.#sections) section.isUsed = true;
    const text = this.#sections.map((section) => section.text.trim()).join(' ');
    if (text === '') return;
    const key = read.wordings.has('category') ? 'extra' : 'category';
    const heading = key === 'extra' ? SECTION_HEADING : '';
    const others = read.wordings.get(key) ?? [];
    read.wordings.set(key, [...others, { text, heading, from: null }]);
  }

  #readCell(column: PlacedColumn, state: RowState): void {
    const { read, written } = state;
    const { key } = column;
    const name = `${key} ${column.heading}`;
    const isLevel = LEVELS.includes(key);
    const above = this.#last.get(name);
    const own = written.get(column);
    const cell = own ? said(own, above) : this.#supposed(state, column, above);
    if (!cell) {
      if (isLevel || own) this.#last.delete(name);
      return;
    }
    if (cell.from === null) {
      state.open.delete(column.column);
      state.isNewLevel ||= isLevel;
      if (key === 'category') this.#sections = this.#sections.filter(({ isWide }) => isWide);
    }
    this.#last.set(name, { text: cell.text, from: cell.from ?? read });
    addWording(read, column, cell);
  }

  /** What a blank cell that the file does not say to be merged takes from the row above. */
  #supposed(
    { read, row, goesOn, open, spanned, ownKeys, hasOwnWording, isNewLevel }: RowState,
    placed: PlacedColumn,
    above: Cell | undefined,
  ): Cell | undefined {
    const { key, column } = placed;
    const isLevel = key === 'category' || key === 'level' || key === 'task';
    // Where the file says which cells go on from the page before, no other one does.
    const mayGoOn = !goesOn?.size || goesOn.has(cellKey(row.number, column));
    const isOpen = DUTIES.get(key)?.every((other) => !ownKeys.has(other)) ?? false;
    const isBelowNew = isNewLevel && LEVELS.includes(key);
    const mayBe =
      isLevel ||
      (key === 'requirement' && !hasOwnWording) ||
      (isOpen && (this.result.isFlattened || (open.has(column) && mayGoOn)));
    if (!above || isBelowNew || spanned.has(placed) || !mayBe) return undefined;
    if (!isLevel && !this.result.isFlattened) read.supposed.add(key);
    return above;
  }
}

/** A heading that rows stand below. */
interface Section {
  text: string;
  level: 0 | 1;
  isUsed: boolean;
  /** Whether it goes across the table; a cell of the column of categories ends where the next one begins. */
  isWide: boolean;
}

/** What a heading across a table that has categories is kept under. */
const SECTION_HEADING = '小标题';

/** A row while it is read. */
interface RowState {
  read: SourceRow;
  row: SheetRow;
  /** Cells that the file says to go on from the page before. */
  goesOn: Sheet['goesOn'];
  /** What it writes, or a merged cell writes for it. */
  written: ReadonlyMap<PlacedColumn, Cell>;
  /** The columns that its cells reach over: what none of them says there is not open. */
  spanned: ReadonlySet<PlacedColumn>;
  /** Columns of which the page has not said anything yet. */
  open: Set<number>;
  /** What it writes itself. */
  ownKeys: ReadonlySet<Key>;
  hasOwnWording: boolean;
  /** Whether one of its levels is new: those below it do not go on. */
  isNewLevel: boolean;
}

/** What a cell says: 同上 is the cell above, a dash nothing. */
function said(cell: Cell, above: Cell | undefined): Cell | undefined {
  if (NOTHING.test(cell.text)) return undefined;
  return above && SAME_AS_ABOVE.test(compact(cell.text)) ? above : cell;
}

function addWording({ wordings }: SourceRow, { key, heading }: PlacedColumn, cell: Cell): void {
  const wording = { text: cell.text, heading, from: cell.from };
  const others = wordings.get(key);
  if (others) others.push(wording);
  else wordings.set(key, [wording]);
}

/** A cell of a row, or a merged one that covers places of it. */
interface CellGroup {
  text: string;
  /** The row it is written in, and whether that lies above. */
  row: number;
  isAbove: boolean;
  /** The columns it covers, and the one that it says something of. */
  columns: PlacedColumn[];
  target: PlacedColumn;
}

/** The cells of a row from left to right, a merged one once. */
function cellGroups({ columns, sheet }: TablePart, row: SheetRow): CellGroup[] {
  const groups = new Map<string, CellGroup>();
  for (const column of columns) {
    const own = row.cells.get(column.column);
    const merged = row.covered.get(column.column);
    const text = own ?? merged?.text;
    if (text === undefined) continue;
    const [from, at] =
      merged && own === undefined ? [merged.row, merged.column] : [row.number, column.column];
    const group = groups.get(`${from}:${at}`);
    if (group) {
      group.columns.push(column);
      // Of the wordings that a cell covers it is the narrowest: a task without a name of its own.
      if (LEVELS.indexOf(column.key) > LEVELS.indexOf(group.target.key)) group.target = column;
    } else {
      groups.set(`${from}:${at}`, {
        text: shownText(sheet, text, from, at),
        row: from,
        isAbove: from < row.number,
        columns: [column],
        target: column,
      });
    }
  }
  return [...groups.values()];
}

/** What a row says that only heads others: one cell across the table, or 一、 by itself or beside it. */
function sectionOf(
  [first, second, third]: readonly CellGroup[],
  all: readonly PlacedColumn[],
  countsInFigures: boolean,
): string | null {
  if (!first || third) return null;
  const text = compact(first.text);
  if (second) {
    const isNumber = first.target.key === 'no' && SECTION_NUMBER.test(text);
    return isNumber && countsInFigures && all.length > 2 && !second.isAbove ? second.text : null;
  }
  const isWide = first.columns.length > 1 && first.columns.length >= all.length / 2;
  const isHead = first.target.key === 'no' || first.target.key === 'category';
  return isWide || isHead || SECTION.test(text) ? first.text : null;
}

/** Whether all that a row says is to be signed, or filled in, by hand. */
function isSigned(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => SIGNED.test(compact(text)));
}

/** A date whose format leaves out the day is shown as a month: 2024年6月, not 2024-06-01. */
function shownText({ periods }: Sheet, text: string, row: number, column: number): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(periods?.get(cellKey(row, column)) ?? '') ?? [];
  return year === undefined ? text : `${year}年${Number(month)}月`;
}

function inLevelOrder(columns: readonly PlacedColumn[]): PlacedColumn[] {
  const rank = ({ key }: PlacedColumn) => LEVELS.indexOf(key);
  return [...columns].sort((a, b) =>
    rank(a) === -1 || rank(b) === -1 ? rank(b) - rank(a) : rank(a) - rank(b),
  );
}

function isRepeatedHeader({ headings }: TablePart, { cells }: SheetRow): boolean {
  const texts = [...cells.values()];
  return texts.length > 1 && texts.every((text) => headings.has(foldHeading(text)));
}

/** 续表, or the number of a page, by itself; in the column of numbers it is a task's. */
function isPageBreak({ columns }: TablePart, { cells }: SheetRow): boolean {
  const [first, more] = cells;
  if (!first || more) return false;
  const [at, text] = first;
  const isNumber = columns.some(({ key, column }) => key === 'no' && column === at);
  return CONTINUED.test(compact(text)) && !(isNumber && /^\d+$/.test(compact(text)));
}

/** What a row says that has a number alone, or a date in its place. */
function numberOnly(text: string): string {
  return readDate(text) ? text : `只有序号${text}`;
}

/** Whether a row has nothing but a number, or signs for nothing, and nothing comes to it from above. */
function isBlank({ columns }: TablePart, { cells, covered }: SheetRow): boolean {
  if ([...covered.values()].some(({ above }) => above)) return false;
  const number = columns.find(({ key }) => key === 'no')?.column;
  const others = [...cells].flatMap(([column, text]) => (column === number ? [] : text));
  // A heading across the table may begin in the column of numbers.
  const isNumbered =
    number !== undefined && /^\d[\d.、．-]*$/.test(compact(cells.get(number) ?? ''));
  return isPlaceholder(others) && (isNumbered || others.length > 0);
}
