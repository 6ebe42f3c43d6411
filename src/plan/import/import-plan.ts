import type { Block } from '../../input/block.ts';
import { WORDING } from '../plan-faults.ts';
import type { CarriedColumn, TaskRow } from '../plan-file.ts';
import { periodOf } from '../plan-period.ts';
import { openSigns } from './body-columns.ts';
import { type DocumentFacts, readFacts } from './document-facts.ts';
import {
  type DraftBody,
  type DraftTask,
  lookAt,
  type Noted,
  note,
  type PlanDraft,
  type Remark,
} from './draft.ts';
import { planHeaders } from './headings.ts';
import { likelyPrefixes, listNames, withOwnNames } from './list-names.ts';
import { type MainText, readMainText } from './main-text.ts';
import { Numbering } from './numbering.ts';
import { splitByPhases } from './phases.ts';
import { plainTextBlocks } from './plain-text.ts';
import { aboutOf, headOf, NO_ISSUER } from './plan-head.ts';
import { type ProseRows, readProse } from './prose.ts';
import { isName, readResponsible } from './responsible.ts';
import { readRows, type SourceRow } from './rows.ts';
import { firstLeads, type Legend, legendOf } from './signs.ts';
import { type FoundTables, findTables, loneRows, type TaskTable, textsOf } from './tables.ts';
import { NOBODY, type ReadTask, type RowContext, taskOfRow } from './task-of-row.ts';

/** What an import is told besides the document. */
export interface ImportOptions {
  /** The file's name without folder and extension. */
  fileTitle: string;
  /** The year, where the document does not state it. */
  year?: number;
}

/** The plan of a document, or in Chinese why there is none in it. */
export type ImportResult = { draft: PlanDraft } | { refused: string };

/** Tasks that a plan's file may have (schemas/plan.schema.json). */
const MAX_TASKS = 20_000;

/** Turns the tables of a document, or where it has none its numbered lists, into a plan that a person looks through. */
export function importPlan(
  content: { blocks: readonly Block[] } | { text: string },
  { fileTitle, year: givenYear }: ImportOptions,
): ImportResult {
  const blocks = 'blocks' in content ? content.blocks : plainTextBlocks(content.text);
  const found = findTables(blocks);
  const { above, below } = textsAroundTables(blocks, found);
  const titles = found.tables.flatMap(({ title }) => title ?? []);
  const facts = readFacts(above, below, titles, fileTitle);
  const prose = readProse(blocks);
  const texts = textsOfAll(blocks);
  const legend = legendOf(texts);
  const tables = found.tables.map((table) => readTable(table, legend));
  const mainText = readMainText(
    blocks,
    tables.flatMap(({ rows }) => rows),
  );
  const sources = tables.length === 0 ? [proseSource(prose)] : [...tables, ...mainSource(mainText)];
  const count = sources.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count === 0) return { refused: noPlan(found) };
  if (count > MAX_TASKS) {
    return { refused: `任务超过 ${MAX_TASKS} 项，不再读取。请拆成几个文件。` };
  }
  const year = givenYear ?? facts.year;
  if (year === null) {
    return { refused: '看不出是哪一年的方案。请用 --year 写明年份，例如 --year 2024。' };
  }
  const period = facts.period && lasts(facts.period, year) ? facts.period : null;
  const unread = [
    ...found.others.map((text) => `没有读成任务：${text}`),
    ...sources.flatMap(({ others }) => others.map((text) => `没有读成任务的一行：${text}`)),
    ...(tables.length > 0 ? leftOut(mainText) : []),
  ];
  const owner = ownerOf(facts);
  const plan = { year, period: periodOf({ year, period }) };
  const { prefixes, ...lists } = draftOf(sources, facts, {
    owner,
    plan,
    firstLeads: firstLeads(texts),
  });
  const about = aboutOf(facts, fileTitle, count);
  const head = headOf({ ...facts, period }, year, owner, prefixes);
  return { draft: { about, ...head, ...lists, unread } };
}

/** The tasks of all tables, with the lists of the names in them. */
function draftOf(
  sources: readonly Source[],
  facts: DocumentFacts,
  common: OfAllTables,
): Pick<PlanDraft, 'bodies' | 'collectives' | 'groups'> & { prefixes: string[] } {
  const groups = readGroups(sources, common);
  const tasks = groups.flatMap(({ value }) => value);
  const setOf = (namesOf: (names: ReadTask['names']) => string[]) =>
    new Set(tasks.flatMap(({ names }) => namesOf(names)));
  const names = {
    bodies: setOf(({ lead, bodies, support }) => [...lead, ...bodies, ...support]),
    collectives: setOf(({ collectives }) => collectives),
    supporting: setOf(({ supporting }) => supporting),
    unsure: setOf(({ unsure }) => unsure),
  };
  const prefixes = likelyPrefixes(names, [facts.title, facts.issuer, common.owner]);
  const { bodies, collectives, ownName } = listNames(names, prefixes);
  return {
    prefixes,
    bodies: bodies.length > 0 ? bodies : [noBody(facts)],
    collectives,
    groups: groups.map(({ value, remarks }) => ({
      remarks,
      value: value.map(
        ({ task, names: { supporting } }): DraftTask => ({
          ...task,
          value: withOwnNames(
            task.value,
            ownName,
            supporting.filter((name) => names.collectives.has(name)),
          ),
        }),
      ),
    })),
  };
}

/** What holds for the rows of all tables alike. */
type OfAllTables = Pick<RowContext, 'owner' | 'plan' | 'firstLeads'>;

function readGroups(sources: readonly Source[], common: OfAllTables): Noted<ReadTask[]>[] {
  const numbering = new Numbering();
  const byNumber = new Map<string, TaskRow>();
  return sources.map((source, index) => {
    const context: RowContext = {
      ...common,
      ...contextOf(source.rows, common.owner),
      origin: originOf(source),
      legend: source.legend,
      tabOfBody: source.tabOfBody,
      category: categoryOf(source, sources.length),
    };
    const { numbered, remarks } = numbering.number(source.rows, source, index);
    const read = numbered.map(({ row, no, remarks: told }) => {
      const { task, names } = taskOfRow(row, no, numbering.numbers, context);
      dropOtherWordings(task.value, byNumber);
      byNumber.set(no, task.value);
      return { task: { ...task, remarks: [...told, ...task.remarks] }, names };
    });
    return ofAll({ value: read, remarks: [...titleNote(source), ...source.notes, ...remarks] });
  });
}

/** What the rows of a table are that have no category: of several tables the section or the title tells it. */
function categoryOf({ section, title, rows }: Source, tables: number): string {
  if (tables > 1) return section ?? title ?? '';
  // Of several sections on one sheet the first stands above the head.
  return rows.some(({ wordings }) => wordings.has('category')) ? (section ?? '') : '';
}

/** The duties of the main text beside tables, as far as they say until when, or who. */
function mainSource({ rows, isCut }: MainText): Source[] {
  if (rows.length === 0) return [];
  const told = `以下${rows.length}项只写在正文里，是按时限或责任单位的文字挑出来的：不是任务的删去，漏掉的补上`;
  const cut = lookAt('main-text', '正文太长，后面的没有再挑，请对照原文补上');
  const notes = [lookAt('main-text', told), ...(isCut ? [cut] : [])];
  return [{ ...proseSource({ rows, others: [] }), isMainText: true, notes }];
}

function leftOut({ others }: MainText): string[] {
  const headings = [...new Set(others)].map((heading) => `“${heading}”`);
  if (headings.length === 0) return [];
  const more = headings.length > MAX_NAMED ? `等${headings.length}条` : '';
  const told = headings.slice(0, MAX_NAMED).join('、') + more;
  return [`正文的这些条目没有读成任务：${told}。其中有任务的，请补在后面（正文-1……）`];
}

function proseSource({ rows, others }: ProseRows): Source {
  return {
    isMainText: false,
    title: null,
    section: null,
    annex: null,
    tabOfBody: null,
    rows,
    others,
    notes: [],
    legend: new Map(),
  };
}

/** Whether a time reaches into a year. */
function lasts({ from, to }: { from: string; to: string }, year: number): boolean {
  return Number(from.slice(0, 4)) <= year && Number(to.slice(0, 4)) >= year;
}

/** A wording made of several cells is carried from a row only where that one says the whole of it. */
function dropOtherWordings(row: TaskRow, byNumber: ReadonlyMap<string, TaskRow>): void {
  const { carriedFrom } = row;
  if (!carriedFrom) return;
  for (const [column, no] of Object.entries(carriedFrom) as [CarriedColumn, number | string][]) {
    const source = byNumber.get(String(no));
    const isSame = source && WORDING[column](source) === WORDING[column](row);
    if (!isSame || source.carriedFrom?.[column] !== undefined) delete carriedFrom[column];
  }
  if (Object.keys(carriedFrom).length === 0) delete row.carriedFrom;
}

/** Where no task of a list names anybody, that is said once. */
function ofAll({ value, remarks }: Noted<ReadTask[]>): Noted<ReadTask[]> {
  const isNobodys = ({ task }: ReadTask) => task.remarks.includes(NOBODY);
  if (value.length < 2 || !value.every(isNobodys)) return { value, remarks };
  const rest = value.map(({ task, names }) => ({
    task: { ...task, remarks: task.remarks.filter((remark) => remark !== NOBODY) },
    names,
  }));
  const told = lookAt('responsible', '以下各项原文都没有写责任单位，请逐项补上 bodies');
  return { value: rest, remarks: [...remarks, told] };
}

/** A plan has one body at least; where its tasks name none it is the one that issues it. */
function noBody({ issuer }: DocumentFacts): DraftBody {
  const remarks = [lookAt('bodies', '原文没有写任何责任单位')];
  return { value: { name: issuer ?? NO_ISSUER }, remarks };
}

/** The rows of a table, or of the main text, with what is to be said of them. */
interface Source {
  isMainText: boolean;
  title: string | null;
  section: string | null;
  annex: string | null;
  tabOfBody: string | null;
  rows: SourceRow[];
  others: string[];
  notes: Remark[];
  legend: Legend;
}

const TIMED = new Set<string>(['deadline', 'cycle', 'assignment', 'phase']);

function readTable(table: TaskTable, legend: Legend): Source {
  const { rows: read, others, isFlattened } = readRows(table);
  const rows = read.flatMap(splitByPhases);
  const notes: Remark[] = [];
  if (isFlattened) {
    notes.push(
      lookAt('table', '原表没有合并单元格的记录，空着的单元格都按上一行填写，逐项有 carriedFrom'),
    );
  }
  notes.push(...hiddenNotes(table, rows));
  const open = openSigns(rows, legend).map((sign) => `“${sign}”`);
  if (open.length > 0) {
    notes.push(
      lookAt('responsible', `${open.join('')}表示什么，原文没有写，有这个符号的单位都按必须做对待`),
    );
  }
  const [part] = table.parts;
  const hasTime = part?.columns.some(({ key }) => TIMED.has(key));
  if (!hasTime && rows.every(({ wordings }) => !wordings.has('remark'))) {
    notes.push(lookAt('deadline', '这张表没有时限一栏，没有另写时限的任务 requirements 是空的'));
  }
  const { title, section, annex } = table;
  const tabOfBody = bodyOfTab(part?.sheet.tab ?? null);
  return { isMainText: false, title, section, annex, tabOfBody, rows, others, notes, legend };
}

/** The one body whose name a tab bears as a whole. */
function bodyOfTab(tab: string | null): string | null {
  if (tab === null || !isName(tab)) return null;
  const { bodies, collectives } = readResponsible(tab);
  return bodies.length === 1 && collectives.length === 0 ? tab : null;
}

/** What the program does not show is read all the same: whether it counts is for a person to say. */
function hiddenNotes({ parts }: TaskTable, rows: readonly SourceRow[]): Remark[] {
  const hidden = rows.filter(({ isHidden }) => isHidden).length;
  const columns = parts.flatMap(({ sheet, columns: placed }) =>
    placed.filter(({ column }) => sheet.hiddenColumns?.has(column)),
  );
  const headings = [...new Set(columns.map(({ heading }) => `“${heading}”`))].join('、');
  return [
    ...(hidden === 0
      ? []
      : [lookAt('table', `有${hidden}项在原表里是隐藏的行，照样读了，逐项注明：不是任务的删去`)]),
    ...(headings === '' ? [] : [lookAt('table', `${headings}在原表里是隐藏的列，照样读了`)]),
  ];
}

function titleNote({ title, annex }: Source): Remark[] {
  const words = [annex === null ? '' : `附件${annex}`, title ?? ''].filter((word) => word !== '');
  return words.length === 0 ? [] : [note(words.join(' '))];
}

/** A list that other bodies' duties are followed in (参照) is none of the plan's own. */
function originOf({ rows, isMainText }: Source): RowContext['origin'] {
  if (isMainText) return 'main-text';
  return rows.some(({ wordings }) => wordings.has('alignsWith')) ? 'reference' : 'table';
}

const CATALOGUE = /公开(?:事项|内容|时限|主体|方式|渠道|对象|层级|依据)/;
const WHO = ['lead', 'responsible', 'support'] as const;
const OFFICE = /(?:科|处|股|室|队|所|站)$/;

function contextOf(rows: readonly SourceRow[], owner: string | null) {
  const headings = new Set(
    rows
      .slice(0, 1)
      .flatMap(({ wordings }) => [...wordings.values()].flat().map(({ heading }) => heading)),
  );
  const names = rows.flatMap(({ wordings }) =>
    WHO.flatMap((key) => wordings.get(key) ?? []).flatMap(({ text }) => {
      const { lead, bodies, support } = readResponsible(text);
      return [...lead, ...bodies, ...support];
    }),
  );
  const hasOffices =
    owner !== null &&
    names.length > 0 &&
    names.every((name) => OFFICE.test(name)) &&
    names.some((name) => /[科处股]$/.test(name));
  return {
    hasOffices,
    isCatalogue: [...headings].filter((heading) => CATALOGUE.test(heading)).length >= 3,
  };
}

/** The body whose own plan it is: it gives the plan its name, or issues it, and is no government. */
function ownerOf({ title, issuer }: DocumentFacts): string | null {
  const opening = (title ?? '')
    .replace(/^关于(?:印发)?/, '')
    .replace(/^[《〈]/, '')
    .replace(/^20\d{2}年度?/, '')
    .split(/(?:关于)?20\d{2}|政务公开|政府信息|信息公开|主动公开/, 1)[0];
  const own = [opening, issuer].find(
    (name) =>
      name &&
      /(?:局|委|(?<!管理)委员会|厅|院|中心|大队|分局|镇|街道|街道办事处|部|公司)$/.test(name),
  );
  return own ?? null;
}

/**
 * The texts up to the first table of tasks, with the rows above its header, and those behind it: in a workbook
 * they are the last rows of its sheet.
 */
function textsAroundTables(
  blocks: readonly Block[],
  { tables }: FoundTables,
): { above: string[]; below: string[] } {
  const first = tables[0]?.parts[0]?.sheet;
  const at = blocks.findIndex((block) => block.kind === 'table' && block.sheet === first);
  const end = at === -1 ? blocks.length : at + 1;
  const above = blocks.slice(0, end).flatMap((block) => {
    if (block.kind === 'paragraph') return block.text;
    const [header] = planHeaders.findAll(block.sheet);
    // A cover, or a letterhead, has no header.
    const rows = block.sheet.rows.filter(({ number, cells }) =>
      header ? number < header.first : cells.size === 1,
    );
    return rows.flatMap(({ cells }) => [...cells.values()]);
  });
  const behind = blocks
    .slice(end)
    .flatMap((block) => (block.kind === 'paragraph' ? block.text : []));
  const signed = loneRows(tables.at(-1)?.parts.at(-1)?.rows ?? []).filter(
    ({ covered }) => ![...covered.values()].some(({ above: isAbove }) => isAbove),
  );
  return { above, below: [...textsOf(signed), ...behind] };
}

/** Every paragraph, every cell that stands alone in its row, and what stands at the top of tables: there signs are explained. */
function textsOfAll(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.sheet.rows
          .filter(({ cells }, index) => cells.size === 1 || index < TOP_ROWS)
          .flatMap(({ cells }) => [...cells.values()]),
  );
}

/** Rows that may be a head, with what stands above it. */
const TOP_ROWS = 6;
const MAX_NAMED = 12;

function noPlan({ others, headings }: FoundTables): string {
  const shown = headings.slice(0, MAX_NAMED).map((text) => `“${text}”`);
  const what =
    headings.length > 0
      ? `里面的表格，最像表头的一行是${shown.join('')}。`
      : others.length > 0
        ? `里面的表格不是任务表：${others.join('、')}。`
        : '里面没有任务表，也没有逐项写明责任单位或时限的条目（一、（一）1.）。';
  return `看不出这是工作方案：${what}任务表要有“工作任务”一类的栏目，还要有“责任单位”“时限要求”一类的栏目。`;
}
