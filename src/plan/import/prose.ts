import type { Block } from '../../input/block.ts';
import type { Sheet } from '../../input/table/sheet.ts';
import { readDate } from '../../text/dates.ts';
import { isLabelled, readBracketed, readSaid, readWho } from './bracketed.ts';
import { planHeaders } from './headings.ts';
import { isName } from './responsible.ts';
import type { SourceRow, Wording } from './rows.ts';

/** The items of a document that lists its tasks in prose. */
export interface ProseRows {
  rows: SourceRow[];
  /** Sections that were not read as tasks. */
  others: string[];
}

interface Said {
  behind: number;
  responsible: string | null;
  deadline: string | null;
}

/** An item of a list, with the paragraphs that belong to it. */
export interface Item {
  level: number;
  /** 1, 一 */
  label: string;
  lines: string[];
  /** 责任单位： whose names stand on the next line. */
  openLabel: string | null;
  /** What lines of their own say of it, by how many lines stand before them. */
  said: Said[];
  above: Item[];
  hasItems: boolean;
}

/** How the items of each level begin, from the highest to the lowest. */
const LEVELS: readonly RegExp[] = [
  /^(?:第?([一二三四五六七八九十]{1,3})[、章]|([Ⅰ-Ⅻ]|[IVX]{1,5})[、.．])\s*/,
  /^[(（]([一二三四五六七八九十]{1,3})[)）]\s*[、.]?/,
  /^(\d{1,3})\s*[.．、](?!\d)\s*/,
  /^(?:[(（]?(\d{1,3})[)）]|([①-⑳]))\s*[、.]?/,
];
/** Sections that say what a plan is for, not what is to be done. */
const GENERAL = /^(?:目标$|总体要求|指导思想|基本原则|总体目标|工作目标|总体思路|目标任务)/;
const UNLESS_ASSIGNED = /^(?:组织领导|组织实施|工作要求|有关要求|保障措施|工作保障|组织保障|监督)/;
const PUBLIC = /政务公开|信息公开|公开工作/;
const PLAN_WORD = /要点|方案|计划|安排|任务|清单|分工/;
/** Longest heading of an item, and the fewest items of a list that nobody is assigned. */
const MAX_HEADING = 80;
const MIN_ITEMS = 3;

/** The lines of the text outside tables; on a sheet of a workbook those that stand above its table. */
export function paragraphsOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) => (block.kind === 'paragraph' ? block.text : textsAbove(block.sheet)))
    .flatMap((text) => text.split('\n'))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function textsAbove(sheet: Sheet): string[] {
  // A document has paragraphs for its text.
  if (sheet.before !== undefined) return [];
  const [header] = planHeaders.findAll(sheet);
  const above = sheet.rows.filter(({ number }) => !header || number < header.first);
  const lone = above.filter(({ cells }) => cells.size === 1);
  return header || lone.length === above.length
    ? lone.flatMap(({ cells }) => [...cells.values()])
    : [];
}

/** Whether an item stands in a section that says what a plan is for. */
export function isGeneral(item: Item): boolean {
  return GENERAL.test(headingOf(item.above[0] ?? item));
}

/** Reads numbered lists (一、（一）1.（1）) whose lowest items are tasks. */
export function readProse(blocks: readonly Block[]): ProseRows {
  const paragraphs = paragraphsOf(blocks);
  const { items, others: left } = itemsOf(paragraphs);
  const leaves = items.filter(({ hasItems }) => !hasItems);
  const isAssigned = (item: Item) =>
    saidOf(item).responsible !== null || saidOf(item).deadline !== null;
  const others: string[] = [...left];
  const tasks = leaves.filter((item) => {
    const top = headingOf(item.above[0] ?? item);
    if ((isGeneral(item) || UNLESS_ASSIGNED.test(top)) && !isAssigned(item)) {
      const name = `“${top}”一节`;
      if (!others.includes(name)) others.push(name);
      return false;
    }
    return true;
  });
  const isPlan =
    tasks.some(isAssigned) ||
    (tasks.length >= MIN_ITEMS &&
      paragraphs
        .slice(0, 20)
        .some((text) => text.length <= MAX_HEADING && PUBLIC.test(text) && PLAN_WORD.test(text)));
  if (!isPlan) return { rows: [], others: [] };
  const numbered =
    tasks.every(({ level }) => level === tasks[0]?.level) &&
    areUnique(tasks.map(({ label }) => label));
  return { rows: tasks.map((item) => rowOfItem(item, numbered)), others };
}

/** The items of the lists, and the lines among them that belong to none. */
export function itemsOf(paragraphs: readonly string[]): { items: Item[]; others: string[] } {
  const items: Item[] = [];
  const others: string[] = [];
  let open: Item[] = [];
  for (const text of paragraphs) {
    const level = LEVELS.findIndex((pattern) => pattern.test(text));
    const last = open.at(-1);
    if (level === -1) {
      if (isClosing(text) && last?.openLabel == null) open = [];
      else if (last && !addLine(last, text)) others.push(`“${text}”`);
      continue;
    }
    open = open.filter((item) => item.level < level);
    for (const item of open) item.hasItems = true;
    const match = LEVELS[level]?.exec(text);
    const item: Item = {
      level,
      label: match?.[1] ?? match?.[2] ?? '',
      lines: [text.slice(match?.[0].length).trim()],
      openLabel: null,
      said: [],
      above: [...open],
      hasItems: false,
    };
    items.push(item);
    open.push(item);
  }
  return { items: items.flatMap(inParagraphs), others };
}

/** Whether a line ends a list: who signs it, when, its annexes, to whom it is sent. */
function isClosing(text: string): boolean {
  return (
    readDate(text) !== null ||
    /^(?:附件|抄送|主送|抄报|[-—]\s*\d+\s*[-—]$|[(（]此件)|20\d{2}年\d{1,2}月\d{1,2}日印发/.test(
      text,
    ) ||
    (text.length <= MAX_HEADING / 2 && /^[\p{Script=Han}()（）\s]+$/u.test(text) && isName(text))
  );
}

/**
 * 责任单位：… and 完成时限：… below an item are said of it, any other line is its text. A short one that is no
 * sentence, behind one that is, heads something else.
 * @returns whether the line is the item's
 */
function addLine(item: Item, written: string): boolean {
  const text = (item.openLabel ?? '') + written;
  item.openLabel = null;
  const isBracketed = /^[(（].*[)）][。]?$/.test(text);
  const bare = text.replace(/^[(（](.*)[)）][。]?$/, '$1');
  if (isLabelled(`${text} `) && /[:：]$/.test(text)) {
    item.openLabel = text;
    return true;
  }
  const { responsible, deadline } = readSaid(bare);
  if ((isBracketed || isLabelled(bare)) && (responsible !== null || deadline !== null)) {
    item.said.push({ behind: item.lines.length, responsible, deadline });
    return true;
  }
  const isHeading = text.length <= MAX_HEADING / 2 && !/[，。；;：:）)、]/.test(text);
  if (isHeading && /[。；;：:）)]$/.test(item.lines.at(-1) ?? '')) return false;
  item.lines.push(text);
  return true;
}

/**
 * Below a heading each paragraph may be a task: where several of them say who and until when, each for itself.
 * Then they are items of their own.
 */
function inParagraphs(item: Item): Item[] {
  const { lines, said, above, hasItems } = item;
  const ends = lines.flatMap((line, at) => {
    const { responsible, deadline } = readBracketed(line);
    const isSaid = responsible !== null || deadline !== null;
    return at > 0 && (isSaid || said.some(({ behind }) => behind === at + 1)) ? [at + 1] : [];
  });
  if (hasItems || ends.length < 2) return [item];
  const last = ends.at(-1) ?? 0;
  if (last < lines.length) ends.push(lines.length);
  const paragraphs = ends.map((end, index): Item => {
    const start = ends[index - 1] ?? 1;
    return {
      level: LEVELS.length,
      label: '',
      lines: lines.slice(start, end),
      openLabel: null,
      said: said.filter(({ behind }) => behind > start && behind <= end),
      above: [...above, item],
      hasItems: false,
    };
  });
  item.lines = lines.slice(0, 1);
  item.said = said.filter(({ behind }) => behind <= 1);
  item.hasItems = true;
  return [item, ...paragraphs];
}

/** Who an item says is responsible, and until when: in its own lines, in brackets, else above it. */
export function saidOf(item: Item): { responsible: string | null; deadline: string | null } {
  const own = readBracketed(item.lines.join(''));
  const said = {
    responsible: lineSaid(item, 'responsible') ?? own.responsible ?? readWho(own.text),
    deadline: lineSaid(item, 'deadline') ?? own.deadline,
  };
  for (const above of [...item.above].reverse()) {
    const bracketed = readBracketed(above.lines.join(''));
    said.responsible ??= lineSaid(above, 'responsible') ?? bracketed.responsible;
    said.deadline ??= lineSaid(above, 'deadline') ?? bracketed.deadline;
  }
  return said;
}

/** 牵头单位：… in one line, 配合单位：… in the next; null where no line says it. */
function lineSaid({ said }: Item, key: 'responsible' | 'deadline'): string | null {
  return said.flatMap((line) => line[key] ?? []).join('；') || null;
}

function rowOfItem(item: Item, isNumbered: boolean): SourceRow {
  const { responsible, deadline } = saidOf(item);
  const text = readBracketed(item.lines.join('')).text;
  const [top, ...middle] = item.above;
  const parent = middle.at(-1);
  const heading = lineHeading(item) ?? firstSentence(text);
  const isHeaded = heading !== null && heading.length < text.length;
  const wordings: SourceRow['wordings'] = new Map();
  const add = (
    key: 'no' | 'category' | 'task' | 'requirement' | 'responsible' | 'deadline',
    said: string | null,
  ) => {
    if (said !== null && said !== '') wordings.set(key, [wordingOf(said)]);
  };
  add('no', isNumbered ? item.label : null);
  add('category', top ? headingOf(top) : null);
  add('task', parent ? headingOf(parent) : isHeaded ? heading.replace(/[。]$/, '') : null);
  add('requirement', !parent && isHeaded ? text.slice(heading.length).trim() : text);
  add('responsible', responsible);
  add('deadline', deadline);
  return { place: `第${item.label}条`, wordings, supposed: new Set(), isHidden: false, phases: [] };
}

export function wordingOf(text: string): Wording {
  return { text, heading: '', from: null };
}

/** The first line of an item that goes on below it, where that is no sentence. */
function lineHeading({ lines: [first = '', second] }: Item): string | null {
  return second !== undefined && first.length <= MAX_HEADING / 2 && !/[。；;：:，,]/.test(first)
    ? first
    : null;
}

/** The heading of an item that stands over others, without what is said of it in brackets. */
export function headingOf(item: Item): string {
  const { text } = readBracketed(item.lines[0] ?? '');
  return (firstSentence(text) ?? text).replace(/[。：:]$/, '');
}

/** `加强政策公开。` of a paragraph that goes on behind it; null where its first sentence is no heading. */
function firstSentence(text: string): string | null {
  const end = text.search(/[。：:]/);
  return end > 0 && end <= MAX_HEADING / 2 && !/[；;]/.test(text.slice(0, end))
    ? text.slice(0, end + 1)
    : null;
}

function areUnique(labels: readonly string[]): boolean {
  return labels.every((label) => /^\d+$/.test(label)) && new Set(labels).size === labels.length;
}
