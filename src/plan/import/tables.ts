import type { Block } from '../../input/block.ts';
import { foldHeading, type Header } from '../../input/table/header.ts';
import type { Sheet, SheetRow } from '../../input/table/sheet.ts';
import { compact } from '../../text/characters.ts';
import { readDate } from '../../text/dates.ts';
import { readBracketed } from './bracketed.ts';
import { isDocumentNumber } from './document-number.ts';
import { type ColumnKey, DUTY_COLUMNS, type PlanColumn, planHeaders } from './headings.ts';
import { joinLines } from './lines.ts';
import { phaseOf } from './phase.ts';
import { isName } from './responsible.ts';
import { isMark } from './signs.ts';

/** A column that is read; what nothing judges is `extra`. */
export interface PlacedColumn {
  key: ColumnKey | 'extra';
  /** 0-based. */
  column: number;
  /** As written, of two lines both. */
  heading: string;
}

/** A table of tasks as far as one page, or one sheet, holds it. */
export interface TablePart {
  sheet: Sheet;
  columns: readonly PlacedColumn[];
  /** The header's texts, folded, by which its repetitions are known. */
  headings: ReadonlySet<string>;
  rows: readonly SheetRow[];
}

/** A table of tasks with all its pages. */
export interface TaskTable {
  title: string | null;
  /** The heading of the section of the text that it alone makes up: 一、推进决策公开. */
  section: string | null;
  /** `2` of 附件2; null where it stands in no annex that has a number. */
  annex: string | null;
  parts: TablePart[];
}

export interface FoundTables {
  tables: TaskTable[];
  /** Tables that are none of tasks, or only a form to fill in: what they are, for people. */
  others: string[];
  /** Their most promising rows, where no table is one of tasks. */
  headings: string[];
}

/** Rows behind one another that a title may take above a header. */
const MAX_TITLE = 80;
const MAX_NAMED = 20;
/** Columns that are read. */
const MAX_COLUMNS = 256;
/** Columns headed by bodies. */
const FEWEST_BODIES = 2;
/** Columns of a list that goes on to the right of itself. */
const FEWEST_OF_HALF = 2;
/** Rows in which somebody responsible is looked for. */
const MAX_LOOKED = 200;
const ANNEX = /^附件?(?:[:：]?\s*)([\d一二三四五六七八九十]{1,3})?(?:[:：.、—-]|\s|$)/;
export const CONTINUED =
  /^[(（]?续(?:表|上表|前表)?[\d一二三四五六七八九十]*[)）]?$|^[-—\s\d]*$|^第\d+页/;
const TITLE_WORD = /方案|要点|计划|安排|分解|任务|清单|目录|台账|分工|一览|表$/;
/** A cell of a form that a department is to fill in. */
const PLACEHOLDER = /^(?:[.…。·]{2,}|[*×xX]{2,}|[-—/]*)$/;
const SECTION = /^[(（]?[一二三四五六七八九十]{1,3}[)）、.．]/;
const FORM = /示例|样表|样式|模板|模版/;

/** The tables of tasks in a document, one that goes on over pages or sheets' breaks as one. */
export function findTables(blocks: readonly Block[]): FoundTables {
  const found: FoundTables = { tables: [], others: [], headings: [] };
  let before: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') before.push(block.text);
    else {
      readSheet(block.sheet, before, found);
      before = [];
    }
  }
  const isFilled = ({ parts }: TaskTable) => parts.some(({ rows }) => rows.length > 0);
  for (const { title, parts } of found.tables.filter((table) => !isFilled(table))) {
    found.others.push(`${parts[0]?.sheet.name ?? ''}${title === null ? '' : `“${title}”`}只有表头`);
  }
  return { ...found, tables: found.tables.filter(isFilled) };
}

function readSheet(sheet: Sheet, before: readonly string[], found: FoundTables): void {
  if (sheet.rows.length === 0) return;
  const headers = planHeaders
    .findAll(sheet)
    .map((header) => withLineOfNames(sheet, header))
    .filter((header, index) => isOfTasks(sheet, header) && (index === 0 || isNamed(sheet, header)));
  if (sheet.hidden) {
    found.others.push(`${sheet.name}是隐藏的`);
    return;
  }
  const [first] = headers;
  if (!first) {
    if (!goesOnWithout(sheet, before, found)) {
      found.others.push(`${sheet.name}${titleText(before)}`);
      found.headings.push(...headingsOf(sheet));
    }
    return;
  }
  const name = sheetTitle(sheet);
  let titles = [
    ...(name === null ? [] : [name]),
    ...before,
    ...textsOf(sheet.rows.filter(({ number }) => number < first.first)),
  ];
  headers.forEach((header, index) => {
    const end = headers[index + 1]?.first ?? Number.POSITIVE_INFINITY;
    const rows = sheet.rows.filter(({ number }) => number > header.last && number < end);
    // What stands directly above the next header is the title of its table.
    const next = end < Number.POSITIVE_INFINITY ? loneRows(rows) : [];
    const own = rows.slice(0, rows.length - next.length);
    const [part, ...more] = halvesOf({ sheet, rows: own, ...columnsOf(sheet, header) });
    addPart(part, titles, found);
    const last = found.tables.at(-1);
    if (last?.parts.at(-1) === part) last.parts.push(...more);
    titles = textsOf(next);
  });
}

/**
 * Below a head may stand a line of it that nothing merges with it: the bodies, or the parts of the year, of which
 * it speaks. A row of a task would say more.
 */
function withLineOfNames(sheet: Sheet, header: Header<PlanColumn>): Header<PlanColumn> {
  const next = sheet.rows.find(({ number }) => number === header.last + 1);
  if (!next || next.cells.size < FEWEST_BODIES) return header;
  const isLine = [...next.cells].every(([column, text]) => {
    const above = header.columns.find((known) => known.column === column)?.field.key;
    return (
      (above === undefined || above === 'responsible' || DATED.has(above)) &&
      (isName(text.trim()) || phaseOf(foldHeading(text)) !== null)
    );
  });
  return isLine ? { ...header, last: next.number } : header;
}

const DATED = new Set<string>(['deadline', 'phase']);

/** Columns after which a head begins again, of a list that goes on to the right of itself. */
function periodOf(columns: readonly PlacedColumn[]): number {
  const names = columns.map(({ heading }) => foldHeading(heading));
  const isPeriod = (period: number) =>
    period >= FEWEST_OF_HALF &&
    names.length % period === 0 &&
    names.every((name, at) => name === names[at % period]);
  const period = names.findIndex((_, at) => isPeriod(at));
  return period === -1 ? Math.max(1, names.length) : period;
}

function inPieces<T>(items: readonly T[], length: number): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < items.length; at += length) pieces.push(items.slice(at, at + length));
  return pieces;
}

/** A list that goes on to the right of itself as a part for each piece. */
function halvesOf(part: TablePart): [TablePart, ...TablePart[]] {
  const pieces = inPieces(part.columns, periodOf(part.columns));
  const [first, ...more] = pieces.map((columns, index): TablePart => {
    const end = pieces[index + 1]?.[0]?.column ?? Number.POSITIVE_INFINITY;
    const start = index === 0 ? 0 : (columns[0]?.column ?? 0);
    const isIn = ([column]: [number, unknown]) => column >= start && column < end;
    const rows = part.rows.map(({ number, cells, covered }) => ({
      number,
      cells: new Map([...cells].filter(isIn)),
      covered: new Map([...covered].filter(isIn)),
    }));
    return { ...part, columns, rows: rows.filter(({ cells }) => cells.size > 0) };
  });
  return first && more.length > 0 ? [first, ...more] : [part];
}

/** The last rows that have one cell each. */
export function loneRows(rows: readonly SheetRow[]): SheetRow[] {
  const last = rows.findLastIndex(({ cells }) => cells.size > 1);
  return rows.slice(last + 1);
}

export function textsOf(rows: readonly SheetRow[]): string[] {
  return rows.flatMap(({ cells }) => [...cells.values()]);
}

/** Adds what stands below a header to the table that it goes on with, or as a new one. */
function addPart(part: TablePart, titles: readonly string[], found: FoundTables): void {
  const last = found.tables.at(-1);
  const isPage = part.sheet.before !== undefined || last?.parts.at(-1)?.sheet === part.sheet;
  if (
    last &&
    isPage &&
    titles.every((text) => CONTINUED.test(compact(text))) &&
    sameColumns(last, part)
  ) {
    last.parts.push(part);
    return;
  }
  const { title, section, annex } = titleOf(titles);
  if (isForm(part, title)) {
    found.others.push(`${part.sheet.name}${titleText(titles)}是要各单位填写的样表`);
    return;
  }
  found.tables.push({ title, section, annex, parts: [part] });
}

/** A table without a header directly behind one of tasks, as wide as that one, is its next page. */
function goesOnWithout(sheet: Sheet, before: readonly string[], { tables }: FoundTables): boolean {
  const last = tables.at(-1)?.parts.at(-1);
  if (!last || sheet.before === undefined || sheet.width !== last.sheet.width) return false;
  if (!before.every((text) => CONTINUED.test(compact(text)))) return false;
  tables.at(-1)?.parts.push({ ...last, sheet, rows: sheet.rows });
  return true;
}

/** Whether a header further down is one by its names: cells of a task may end as headings do. */
function isNamed(sheet: Sheet, { first, last, columns, unread }: Header<PlanColumn>): boolean {
  const lines = sheet.rows.filter(({ number }) => number >= first && number <= last);
  const named = columns.filter(({ column }) => planHeaders.isNamed(headingLines(lines, column)));
  return named.length > 1 && named.length * 2 >= columns.length + unread.length;
}

function isOfTasks(sheet: Sheet, header: Header<PlanColumn>): boolean {
  const { columns } = columnsOf(sheet, header);
  if (columns.some(({ key }) => (DUTY_COLUMNS as readonly string[]).includes(key))) return true;
  // Or the tasks say it themselves: （责任单位：…；完成时限：…）
  const below = sheet.rows.filter(({ number }) => number > header.last).slice(0, MAX_LOOKED);
  return below.some(({ cells }) =>
    columns.some(({ key, column }) => {
      const text = key === 'task' || key === 'requirement' ? cells.get(column) : undefined;
      return text !== undefined && readBracketed(text).responsible !== null;
    }),
  );
}

/** What each column of a table holds. Several columns of one name are its levels from left to right. */
function columnsOf(
  sheet: Sheet,
  { first, last }: Header<PlanColumn>,
): Pick<TablePart, 'columns' | 'headings'> {
  const lines = sheet.rows.filter(({ number }) => number >= first && number <= last);
  const headed = lines.flatMap(({ cells, covered }) => [...cells.keys(), ...covered.keys()]);
  const placed = [...new Set(headed)]
    .filter((column) => column < MAX_COLUMNS)
    .sort((a, b) => a - b)
    .flatMap((column): PlacedColumn[] => {
      const texts = headingLines(lines, column);
      if (texts.length === 0) return [];
      const key = planHeaders.fieldOf(texts)?.key ?? 'extra';
      return [{ column, key, heading: headingText(texts) }];
    });
  const headings = lines.flatMap(({ cells }) => [...cells.values()].map(foldHeading));
  const all = [...placed, ...unheaded(sheet, last, placed)].sort((a, b) => a.column - b.column);
  const marked = withBodies(sheet, last, withPhases(withOneNumber(all)));
  const columnsOfAll = inPieces(marked, periodOf(marked)).flatMap(withLevels);
  return { columns: columnsOfAll, headings: new Set(headings) };
}

/** Of several columns of numbers the one beside the tasks numbers them; the others number what they stand below. */
function withOneNumber(placed: PlacedColumn[]): PlacedColumn[] {
  const task = placed.find(({ key }) => key === 'task' || key === 'requirement');
  const numbers = placed.filter(({ key }) => key === 'no');
  if (!task || numbers.length < 2 || periodOf(placed) < placed.length) return placed;
  const own = numbers.findLast(({ column }) => column < task.column) ?? numbers[0];
  return placed.map((column) =>
    column.key === 'no' && column !== own ? { ...column, key: 'extra' } : column,
  );
}

/** One part of the year alone is no schedule. */
function withPhases(placed: PlacedColumn[]): PlacedColumn[] {
  const isSchedule = placed.filter(({ key }) => key === 'phase').length > 1;
  return isSchedule
    ? placed
    : placed.map((column) => (column.key === 'phase' ? { ...column, key: 'extra' } : column));
}

/** Columns that bodies head, with signs below them. */
function withBodies(sheet: Sheet, last: number, placed: PlacedColumn[]): PlacedColumn[] {
  const below = sheet.rows.filter(({ number }) => number > last).slice(0, MAX_LOOKED);
  // Beside 政府网站 even 政务服务中心 is a place where something is published.
  if (placed.some(({ key, heading }) => key === 'extra' && CHANNEL.test(lastLine(heading)))) {
    return placed;
  }
  const bodies = placed.filter(({ key, column, heading }) => {
    if (key !== 'extra' || ASIDE.test(heading) || !isName(lastLine(heading))) return false;
    const texts = below.flatMap(({ cells }) => cells.get(column) ?? []);
    return texts.filter(isMark).length * 2 > texts.length;
  });
  if (bodies.length < FEWEST_BODIES) return placed;
  return placed.map((column) => (bodies.includes(column) ? { ...column, key: 'body' } : column));
}

/** Columns in which something is written although nothing stands above it: at the left of the tasks a level of them. */
function unheaded(sheet: Sheet, last: number, placed: readonly PlacedColumn[]): PlacedColumn[] {
  const known = new Set(placed.map(({ column }) => column));
  const task = placed.find(({ key }) => key === 'task' || key === 'requirement');
  const found = new Set<number>();
  for (const { number, cells } of sheet.rows) {
    if (number <= last || cells.size < 2) continue;
    for (const column of cells.keys()) if (!known.has(column)) found.add(column);
  }
  return [...found].map((column) => ({
    column,
    key: task !== undefined && column < task.column ? 'level' : 'extra',
    heading: `第${column + 1}列`,
  }));
}

/** Gives each wording of the model its column: the first level is the category, the last one the task. */
function withLevels(written: readonly PlacedColumn[]): PlacedColumn[] {
  const placed = withCategory(withTask(written));
  const isLevel = ({ key }: PlacedColumn) =>
    key === 'category' || key === 'level' || key === 'task';
  const levels = placed.filter(isLevel);
  const tasks = placed.filter(({ key }) => key === 'task');
  const hasRequirement = placed.some(({ key }) => key === 'requirement');
  const deepest = tasks.at(-1) ?? levels.at(-1);
  // A category alone stands over the requirements; where there are none it is the task.
  const isOnlyCategory = levels.length === 1 && deepest?.key === 'category' && hasRequirement;
  const task = isOnlyCategory ? undefined : deepest;
  const category = levels.find((column) => column !== task);
  const seen = new Set<string>();
  return placed.map((column): PlacedColumn => {
    if (column === task) return { ...column, key: 'task' };
    if (column === category) return { ...column, key: 'category' };
    if (isLevel(column)) return { ...column, key: 'level' };
    const isAgain = seen.has(column.key);
    seen.add(column.key);
    return isAgain && !SEVERAL.has(column.key) ? { ...column, key: 'extra' } : column;
  });
}

/** Of two columns of contents, where nothing names the task, the first does: 工作内容 beside 具体要求. */
function withTask(placed: readonly PlacedColumn[]): readonly PlacedColumn[] {
  const [first, second] = placed.filter(({ key }) => key === 'requirement');
  const isNamed = placed.some(({ key }) => key === 'category' || key === 'level' || key === 'task');
  if (isNamed || !first || !second) return placed;
  return placed.map((column) => (column === first ? { ...column, key: 'task' } : column));
}

/** What heads the tasks under a name of its own, directly before them: 行动, 专项, 篇章. */
function withCategory(placed: readonly PlacedColumn[]): readonly PlacedColumn[] {
  const levels = placed.filter(({ key }) => ['category', 'level', 'task'].includes(key));
  const before = placed[placed.findIndex(({ key }) => key === 'task') - 1];
  if (levels.length !== 1 || before?.key !== 'extra' || ASIDE.test(before.heading)) return placed;
  return placed.map((column) => (column === before ? { ...column, key: 'category' } : column));
}

/** The last line of a heading. */
function lastLine(heading: string): string {
  return heading.split(' ').at(-1) ?? '';
}

/** Where, or to whom, something is published. */
const CHANNEL =
  /网站|公报|两微|新媒体|(?:发布|听证|座谈|全社)会$|公[示告]栏|查阅点|电子屏|广播|报刊/;
/** What is said beside a task wherever it stands. */
const ASIDE = /依据|来源|渠道|方式|对象|层级|日期|文号|属性|链接/;

/** What may stand in several columns, all of which count. */
const SEVERAL = new Set<string>([
  'lead',
  'responsible',
  'support',
  'assignment',
  'deadline',
  'cycle',
  'phase',
  'body',
  'remark',
]);

/** Texts of the header in one column from top to bottom, each once. */
function headingLines(lines: readonly SheetRow[], column: number): string[] {
  const texts = lines.flatMap(({ cells, covered }) => {
    const merged = covered.get(column);
    return cells.get(column) ?? (merged && !merged.above ? merged.text : []);
  });
  return [...new Set(texts)];
}

function headingText(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/\s+/g, '')).join(' ');
}

function sameColumns(table: TaskTable, part: TablePart): boolean {
  const headings = (columns: readonly PlacedColumn[] = []) =>
    columns.map(({ column, heading }) => `${column} ${foldHeading(heading)}`).join();
  return headings(table.parts.at(-1)?.columns) === headings(part.columns);
}

/**
 * What stands above a table: the number of its annex, its title (the last line that calls it one, else the last
 * short one), and the heading of a section directly above it.
 */
function titleOf(texts: readonly string[]): Pick<TaskTable, 'title' | 'section' | 'annex'> {
  let annex: string | null = null;
  const lines: string[] = [];
  for (const written of texts) {
    const text = joinLines(written).replace(/\s+/g, ' ');
    const found = ANNEX.exec(text);
    // 附件：1. … lists the annexes; it is none.
    if (found && !/^附件[:：]/.test(text)) {
      annex = found[1] ?? annex;
      // What stands above an annex is no title of its table.
      lines.length = 0;
    }
    const rest = found ? text.slice(found[0].length).trim() : text;
    if (isTitleLine(rest)) lines.push(rest);
  }
  const last = lines.at(-1) ?? null;
  return {
    title: lines.findLast((line) => TITLE_WORD.test(line)) ?? last,
    section: last !== null && SECTION.test(last) ? last : null,
    annex,
  };
}

function isTitleLine(line: string): boolean {
  return (
    line !== '' &&
    line.length <= MAX_TITLE &&
    !/[。；;]$|[:：]/.test(line) &&
    !/^[(（].*[)）]$/.test(line) &&
    !CONTINUED.test(line) &&
    !isDocumentNumber(line) &&
    readDate(line) === null
  );
}

/** `工作表“附件2”` names what it holds; `工作表“Sheet1”` and `表格2` do not. */
function sheetTitle({ name }: Sheet): string | null {
  const written = /^工作表“(.*)”$/.exec(name)?.[1];
  return written === undefined || /^sheet\s*\d*$|^工作表\d*$/i.test(written) ? null : written;
}

function isForm({ rows, columns }: TablePart, title: string | null): boolean {
  const blank = rows.filter(({ cells }) => {
    // A heading across the table begins in the column of numbers.
    const texts = columns.flatMap(({ key, column }) => {
      const text = cells.get(column) ?? '';
      return text === '' || (key === 'no' && /^\d/.test(compact(text))) ? [] : text;
    });
    return texts.every((text) => PLACEHOLDER.test(compact(text)));
  });
  return (
    (rows.length > 0 && blank.length * 2 > rows.length) ||
    (blank.length > 0 && FORM.test(title ?? ''))
  );
}

/** Whether a row says nothing. */
export function isPlaceholder(texts: readonly string[]): boolean {
  return texts.every((text) => PLACEHOLDER.test(compact(text)));
}

function titleText(texts: readonly string[]): string {
  const { title } = titleOf(texts);
  return title === null ? '' : `“${title}”`;
}

function headingsOf(sheet: Sheet): string[] {
  const headings = planHeaders.headingsIn(sheet).slice(0, MAX_NAMED);
  return headings.map((text) => {
    const line = text.replace(/\s+/g, '');
    return line.length > MAX_NAMED ? `${line.slice(0, MAX_NAMED)}…` : line;
  });
}
