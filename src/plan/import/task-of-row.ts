import { withoutSpaces } from '../../text/characters.ts';
import type { CarriedColumn, RequirementRow, ResponsibleRow, TaskRow } from '../plan-file.ts';
import type { Dated } from '../plan-period.ts';
import { requirementFaults } from '../requirement-faults.ts';
import type { Nature, Origin } from '../work-plan.ts';
import { readMarked } from './body-columns.ts';
import { type Bracketed, readAssignment, readBracketed, readWho } from './bracketed.ts';
import { readDeadline } from './deadlines.ts';
import { type DraftTask, lookAt, note, type Remark } from './draft.ts';
import { joinLines } from './lines.ts';
import { proposeNature } from './nature.ts';
import { rowOf } from './readings.ts';
import { isName, type ReadResponsible, readResponsible } from './responsible.ts';
import type { SourceRow, Wording } from './rows.ts';
import type { Legend } from './signs.ts';
import type { PlacedColumn } from './tables.ts';

/** What all rows of a table have in common. */
export interface RowContext {
  plan: Dated;
  origin: Origin;
  /** The body whose own plan it is, where its table names none; null for any other. */
  owner: string | null;
  /** That of rows which state none. */
  category: string;
  /** Whether the columns of bodies name the offices of one of them. */
  hasOffices: boolean;
  /** The body that the tab of its sheet names, where a workbook has a sheet for each; null for any other. */
  tabOfBody: string | null;
  /** Whether of several bodies of a cell the first one leads. */
  firstLeads: boolean;
  /** What the signs below bodies mean that head columns. */
  legend: Legend;
  /** A catalogue of what is to be published: nothing in it is work. */
  isCatalogue: boolean;
}

export interface ReadTask {
  task: DraftTask;
  /** The names in it, as written. */
  names: ReadResponsible;
}

const CARRIED: readonly CarriedColumn[] = [
  'category',
  'task',
  'requirement',
  'responsible',
  'deadline',
  'alignsWith',
];
/** Characters of the name of a further column, and of an office. */
const MAX_HEADING = 80;
const MAX_NAME = 100;
/** What is told of a column whose blank cell was filled from above. */
const SUPPOSED: Partial<Record<PlacedColumn['key'], string>> = {
  requirement: '工作要求',
  lead: '牵头单位',
  responsible: '责任单位',
  support: '配合单位',
  office: '责任科室',
  assignment: '责任单位和时限',
  deadline: '时限',
  cycle: '更新周期',
  alignsWith: '对口部门',
};

/** A row as a task of the plan. @param numbers those of the rows above */
export function taskOfRow(
  row: SourceRow,
  no: string,
  numbers: ReadonlyMap<SourceRow, string>,
  context: RowContext,
): ReadTask {
  const get = (key: PlacedColumn['key']) => row.wordings.get(key) ?? [];
  const textOf = (key: PlacedColumn['key']) =>
    get(key)
      .map(({ text }) => joinLines(text))
      .join('；');
  const remarks: Remark[] = [];
  const told = [...row.supposed].flatMap((key) => SUPPOSED[key] ?? []);
  if (told.length > 0) {
    remarks.push(lookAt('table', `${told.join('、')}的单元格是空的，按上一项填写`));
  }
  if (row.isHidden) remarks.push(note('这一行在原表里是隐藏的'));
  const has = (keys: PlacedColumn['key'][]) => keys.some((key) => row.wordings.has(key));
  const hasWho = has(['lead', 'responsible', 'support', 'assignment', 'body']);
  const hasWhen = has(['deadline', 'cycle', 'assignment']) || row.phases.length > 0;
  const inTask = saidIn(textOf('task') || lowestLevel(row), hasWho, hasWhen);
  const inRequirement = saidIn(textOf('requirement'), hasWho, hasWhen);
  const assigned = readAssignment(get('assignment').map(({ text }) => text));
  const inWords = { assigned, inRequirement, inTask, hasWho };
  const who = whoOf(row, context, whoInWords(inWords, textOf('requirement'), remarks));
  const deadline = readDeadline(
    {
      deadlines: get('deadline'),
      cycles: get('cycle'),
      remarks: get('remark'),
      phases: row.phases,
      bracketed: assigned.deadline ?? inRequirement.deadline ?? inTask.deadline,
      category: hasWhen ? '' : textOf('category') || context.category,
      requirement: inRequirement.text === '' ? inTask.text : inRequirement.text,
    },
    context.plan,
  );
  const { requirements, faults } = usable(deadline.requirements.map(rowOf), context.plan);
  remarks.push(...who.remarks, ...deadline.remarks, ...faults);
  const named = who.names.lead.length + who.names.bodies.length;
  const cells = [...get('lead'), ...get('responsible'), ...get('deadline')];
  if (named === requirements.length && haveLines(cells, named)) {
    remarks.push(lookAt('responsible', '责任单位和时限行数相同，可能逐行对应；是的话请分成几项'));
  }
  const wording = inRequirement.text || inTask.text;
  const nature = context.isCatalogue ? 'disclosure' : natureOf(wording, remarks);
  const office = officeOf(row, context);
  const extra = extraOf(row);
  const alignsWith = textOf('alignsWith');
  // What is too long for a name of an office or a body is kept beside.
  if (office.length > MAX_NAME) extra.责任科室 ??= office;
  if (alignsWith.length > MAX_NAME) extra.对口部门 ??= alignsWith;
  const carriedFrom = carriedOf(row, numbers, {
    task: inTask.text === textOf('task'),
    requirement: inRequirement.text === textOf('requirement'),
  });
  const value: TaskRow = {
    no: numberOf(no),
    ...(context.origin !== 'table' && { origin: context.origin }),
    category: textOf('category') || context.category,
    task: inTask.text,
    // A table that has one wording says with it what is to be done.
    requirement: inRequirement.text || inTask.text,
    responsible: who.responsible,
    ...(office !== '' && office.length <= MAX_NAME && { office }),
    ...(deadline.text !== null && deadline.text !== '' && { deadline: deadline.text }),
    requirements,
    ...(nature === 'work' && { nature }),
    ...(Object.keys(carriedFrom).length > 0 && { carriedFrom }),
    ...(alignsWith !== '' && alignsWith.length <= MAX_NAME && { alignsWith }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
  return { task: { value, remarks }, names: who.names };
}

/** Of a catalogue whose third level is blank the second one names what is to be published. */
function lowestLevel({ wordings }: SourceRow): string {
  return joinLines(wordings.get('level')?.at(-1)?.text ?? '');
}

/** Whether the cell of the bodies and that of the time have a line for each of several. */
function haveLines(cells: readonly Wording[], count: number): boolean {
  const lines = ({ text }: Wording) => text.split('\n').filter((line) => line.trim() !== '');
  return cells.length === 2 && count > 1 && cells.every((cell) => lines(cell).length === count);
}

/** The nature as its words tell it, with the reason where they speak of work. */
function natureOf(wording: string, remarks: Remark[]): Nature {
  const { nature, because } = proposeNature(wording);
  if (because === null) return nature;
  const told =
    nature === 'work'
      ? `拟按做一件事（work）对待：“${because}”`
      : `拟按公开信息（disclosure）对待，虽有“${because}”`;
  remarks.push(note(told));
  return nature;
}

/** Who a row without a cell of bodies says is responsible: in brackets, of which each item may have its own, else in a sentence. */
function whoInWords(
  read: Record<'assigned', Omit<Bracketed, 'text'>> &
    Record<'inRequirement' | 'inTask', Bracketed> & { hasWho: boolean },
  requirement: string,
  remarks: Remark[],
): string | null {
  const { assigned, inRequirement, inTask, hasWho } = read;
  const said = assigned.responsible ?? inRequirement.responsible ?? inTask.responsible;
  if (said !== null) {
    const isOfItems = said === inRequirement.responsible && inRequirement.text === requirement;
    if (isOfItems) remarks.push(lookAt('responsible', OF_ITEMS));
    return said;
  }
  const inSentence = hasWho ? null : readWho(inRequirement.text || inTask.text);
  if (inSentence !== null) remarks.push(lookAt('responsible', '责任单位出自任务的文字'));
  return inSentence;
}

const OF_ITEMS = '责任单位分别写在各条后面，合成了一项：请分成几项，或者留着';

/** What a wording says of who and until when, as far as the row has no cells for it; all else is its text. */
function saidIn(text: string, hasWho: boolean, hasWhen: boolean): Bracketed {
  const read = readBracketed(text);
  const isWhole = (hasWho && hasWhen) || (hasWho && read.responsible !== null);
  const isTimed = hasWhen && read.deadline !== null && read.responsible === null;
  return isWhole || isTimed
    ? { text, responsible: null, deadline: hasWhen ? null : read.deadline }
    : read;
}

/** Said of a task that names nobody. */
export const NOBODY = lookAt('responsible', '原文没有写责任单位');

interface Who {
  responsible: ResponsibleRow;
  names: ReadResponsible;
  remarks: Remark[];
}

/** Whom a row falls on, from its columns, else from the brackets behind the task. */
function whoOf(row: SourceRow, context: RowContext, bracketed: string | null): Who {
  const { owner, hasOffices, legend, tabOfBody } = context;
  const [level] = row.wordings.get('category') ?? [];
  const category = joinLines(level?.text ?? context.category);
  const get = (key: PlacedColumn['key']) => row.wordings.get(key) ?? [];
  // Of offices it is the body that is responsible.
  const [lead, responsible, support] = hasOffices
    ? [[], [], []]
    : [get('lead'), get('responsible'), get('support')];
  const marked = get('body');
  const cells = [...lead, ...responsible, ...support, ...marked];
  const parts = [
    ...lead.map(({ text }) => readResponsible(text, 'lead')),
    ...responsible.map(({ text }) => readResponsible(text)),
    ...support.map(({ text }) => readResponsible(text, 'support')),
    ...marked.map((cell) => readMarked(cell, legend)),
  ];
  if (cells.length === 0 && bracketed !== null) parts.push(readResponsible(bracketed));
  const names = joined(parts);
  if (context.firstLeads && names.lead.length === 0) names.lead = names.bodies.splice(0, 1);
  const [only] = cells;
  const text =
    only === undefined
      ? (bracketed ?? '')
      : cells.length === 1 && support.length + marked.length === 0
        ? inOneLine(only.text)
        : cells.map((cell) => `${headingOf(cell, marked)}：${inOneLine(cell.text)}`).join('；');
  const remarks: Remark[] = [];
  if (names.unsure.length > 0) {
    const unsure = names.unsure.map((name) => `“${name}”`).join('、');
    remarks.push(lookAt('responsible', `${unsure}不像单位的名称，或者没有写全`));
  }
  const isOpen = [
    names.lead,
    names.bodies,
    names.support,
    names.collectives,
    names.supporting,
  ].every(({ length }) => length === 0);
  const heading = category.replace(/^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]\s*)/, '');
  if (isOpen && owner !== null) names.bodies.push(owner);
  else if (isOpen && tabOfBody !== null) {
    names.bodies.push(tabOfBody);
    remarks.push(note(`责任单位出自工作表的名称“${tabOfBody}”`));
  } else if (isOpen && isName(heading)) {
    const { bodies, collectives } = readResponsible(heading);
    names.bodies.push(...bodies);
    names.collectives.push(...collectives);
    remarks.push(note(`责任单位出自“${category}”`));
  } else if (isOpen) remarks.push(NOBODY);
  return { responsible: { text: isOpen ? '' : text, ...listed(names) }, names, remarks };
}

/** The heading above a cell; of a body that heads its column the name alone. */
function headingOf(cell: Wording, marked: readonly Wording[]): string {
  return marked.includes(cell) ? (cell.heading.split(' ').at(-1) ?? '') : cell.heading;
}

function listed({
  lead,
  bodies,
  support,
  collectives,
  supporting,
}: ReadResponsible): Omit<ResponsibleRow, 'text'> {
  const classes = [...collectives, ...supporting];
  return {
    ...(lead.length > 0 && { lead }),
    ...(bodies.length > 0 && { bodies }),
    ...(support.length > 0 && { support }),
    ...(classes.length > 0 && { collectives: classes }),
  };
}

function joined(parts: readonly ReadResponsible[]): ReadResponsible {
  const all = (key: keyof ReadResponsible) => [...new Set(parts.flatMap((part) => part[key]))];
  const [lead, bodies, support] = [all('lead'), all('bodies'), all('support')];
  const collectives = all('collectives');
  return {
    lead,
    bodies: bodies.filter((name) => !lead.includes(name)),
    support: support.filter((name) => !lead.includes(name) && !bodies.includes(name)),
    collectives,
    supporting: all('supporting').filter((name) => !collectives.includes(name)),
    unsure: all('unsure'),
  };
}

function inOneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}

function officeOf(row: SourceRow, { hasOffices }: RowContext): string {
  const keys = hasOffices
    ? (['office', 'lead', 'responsible', 'support'] as const)
    : ['office' as const];
  const cells = keys.flatMap((key) => row.wordings.get(key) ?? []);
  return cells.map(({ text }) => joinLines(text)).join('、');
}

/** What nothing judges, by its heading. */
function extraOf(row: SourceRow): Record<string, string> {
  const extra = new Map<string, string>();
  for (const key of ['level', 'extra', 'remark'] as const) {
    for (const { heading, text } of row.wordings.get(key) ?? []) {
      let name = heading.slice(0, MAX_HEADING);
      for (let again = 2; extra.has(name); again++)
        name = `${heading.slice(0, MAX_HEADING)}（${again}）`;
      extra.set(name, joinLines(text));
    }
  }
  return Object.fromEntries(extra);
}

/** From which tasks the wordings of merged cells come. @param isWhole whether a wording is all that its cell says */
function carriedOf(
  row: SourceRow,
  numbers: ReadonlyMap<SourceRow, string>,
  isWhole: Partial<Record<CarriedColumn, boolean>>,
): Partial<Record<CarriedColumn, number | string>> {
  const carried: Partial<Record<CarriedColumn, number | string>> = {};
  for (const column of CARRIED) {
    const from = originOf(wordingsOf(row, column));
    const no = from === null || isWhole[column] === false ? undefined : numbers.get(from);
    if (no !== undefined) carried[column] = numberOf(no);
  }
  return carried;
}

function wordingsOf({ wordings }: SourceRow, column: CarriedColumn): Wording[] {
  const keys: Record<CarriedColumn, PlacedColumn['key'][]> = {
    category: ['category'],
    task: ['task'],
    requirement: ['requirement'],
    responsible: ['lead', 'responsible', 'support', 'assignment'],
    deadline: ['deadline', 'cycle', 'assignment'],
    alignsWith: ['alignsWith'],
  };
  return keys[column].flatMap((key) => wordings.get(key) ?? []);
}

/** The row that all of them come from; null where they come from several, or from this one. */
function originOf(wordings: readonly Wording[]): SourceRow | null {
  const [first, ...others] = wordings;
  if (!first || first.from === null) return null;
  return others.every(({ from }) => from === first.from) ? first.from : null;
}

/** What no plan's file can hold becomes unknown, and is told. */
function usable(
  rows: RequirementRow[],
  plan: Dated,
): { requirements: RequirementRow[]; faults: Remark[] } {
  const found = requirementFaults(rows, plan);
  if (found.length === 0) return { requirements: rows, faults: [] };
  const broken = new Set(found.map(({ index }) => index));
  return {
    requirements: rows.filter((_, index) => !broken.has(index)),
    faults: found.map(({ message }) => lookAt('deadline', message)),
  };
}

/** 1 as a number, 附2-1 as a text. */
function numberOf(no: string): number | string {
  return /^[1-9]\d{0,4}$/.test(no) ? Number(no) : withoutSpaces(no);
}
