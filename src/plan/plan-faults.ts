import { dateParts } from '../calendar/day.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { closest } from '../text/similarity.ts';
import { findBody, foldBodyName, type NamedBodies } from './bodies.ts';
import { type CarriedColumn, collectivesOf, type PlanFile, type TaskRow } from './plan-file.ts';
import { type Dated, periodOf } from './plan-period.ts';
import { requirementFaults } from './requirement-faults.ts';
import type { Body } from './work-plan.ts';

/** How a row gives the wording of a column whose cells may be merged in the printed table. */
export const WORDING: Record<CarriedColumn, (row: TaskRow) => string | null> = {
  category: (row) => row.category,
  task: (row) => row.task,
  requirement: (row) => row.requirement,
  responsible: (row) => row.responsible.text,
  deadline: (row) => row.deadline ?? null,
  alignsWith: (row) => row.alignsWith ?? null,
};

/** A place in the file, as a JSON pointer, and what is wrong there. */
type Report = (pointer: string, message: string, part?: 'key' | 'value') => void;

/** What a schema cannot see: names that lead nowhere, numbers given twice, dates that cannot be. */
export function planFaults(file: PlanFile, document: InputDocument): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const report: Report = (pointer, message, part) =>
    faults.push({
      rule: 'plan-inconsistent',
      severity: 'error',
      message,
      location: document.locate(pointer, part),
    });
  const bodies = file.bodies.map(({ name, aliases = [] }) => ({ name, aliases }));
  const named = { bodies, namePrefixes: file.namePrefixes ?? [] };
  const dated = { year: file.year, period: periodOf(file) };
  reportPeriod(dated, report);
  reportLedgerDue(file, dated, report);
  reportNames(file, named.namePrefixes, report);
  reportMembers(file, named, report);
  reportCarried(file.tasks, report);
  file.tasks.forEach((row, index) => {
    const pointer = `/tasks/${index}`;
    reportResponsible(row, pointer, named, file, report);
    for (const fault of requirementFaults(row.requirements, dated)) {
      report(`${pointer}/requirements/${fault.index}${fault.path}`, fault.message);
    }
  });
  return faults;
}

function reportPeriod({ year, period }: Dated, report: Report): void {
  const { from, to } = period;
  if (from > to) report('/period', '实施时间的 from 晚于 to，请核对。');
  else if (dateParts(from).year > year || dateParts(to).year < year) {
    report('/period', `实施时间不在方案的年份${year}里，请核对 year 或者 period。`);
  }
}

function reportLedgerDue({ ledgerDue }: PlanFile, plan: Dated, report: Report): void {
  if (ledgerDue == null || typeof ledgerDue === 'string' || Array.isArray(ledgerDue)) return;
  if (ledgerDue.from != null) {
    report('/ledgerDue/from', '报送台账的日期从每一期的结束起算，不写 from。');
  }
  for (const { path, message } of requirementFaults([ledgerDue], plan)) {
    report(`/ledgerDue${path}`, message);
  }
}

/** Bodies, aliases and collectives share one set of names: a ledger must never mean two of them. */
function reportNames(file: PlanFile, prefixes: string[], report: Report): void {
  const owners = new Map<string, string>();
  const claim = (name: string, owner: string, pointer: string) => {
    const folded = foldBodyName(name, prefixes);
    if (folded === '') report(pointer, `“${name}”只是名称前缀，去掉后没有名称。`);
    const taken = owners.get(folded);
    if (taken === undefined) owners.set(folded, owner);
    else report(pointer, `“${name}”已是“${taken}”的名称，一个名称只能写一次，只指一个单位。`);
  };
  file.bodies.forEach((body, index) => {
    claim(body.name, body.name, `/bodies/${index}/name`);
  });
  file.bodies.forEach((body, index) => {
    body.aliases?.forEach((alias, at) => {
      claim(alias, body.name, `/bodies/${index}/aliases/${at}`);
    });
  });
  file.collectives?.forEach(({ name }, index) => {
    claim(name, name, `/collectives/${index}/name`);
  });
}

function reportMembers({ collectives = [] }: PlanFile, plan: NamedBodies, report: Report): void {
  collectives.forEach(({ name, scope, members }, index) => {
    const at = `/collectives/${index}`;
    if ((scope === undefined) === (members === undefined)) {
      const fault = scope ? '同时写了 scope 和 members' : '没有写 scope 或者 members';
      const advice = '列得出单位的写 members，列不出的写 scope。';
      report(at, `统称“${name}”${fault}，只能写其中一种：${advice}`);
    }
    reportBodies(members ?? [], `${at}/members`, plan, new Set(), `统称“${name}”`, report);
  });
}

/** Names that are no body's, or of a body that the owner has listed before (`seen`). */
function reportBodies(
  names: string[],
  pointer: string,
  plan: NamedBodies,
  seen: Set<Body>,
  owner: string,
  report: Report,
): void {
  names.forEach((name, index) => {
    const at = `${pointer}/${index}`;
    const body = findBody(plan, name);
    if (!body) {
      const known = plan.bodies.flatMap((known) => [known.name, ...known.aliases]);
      report(at, `bodies 中没有“${name}”这个单位${didYouMean(name, known)}`);
    } else if (seen.has(body)) {
      report(at, `${owner}两次列出“${body.name}”，请删去一处。`);
    } else {
      seen.add(body);
    }
  });
}

function reportResponsible(
  row: TaskRow,
  pointer: string,
  plan: NamedBodies,
  file: PlanFile,
  report: Report,
): void {
  const { responsible } = row;
  const at = `${pointer}/responsible`;
  const owner = `第${row.no}项`;
  const seen = new Set<Body>();
  const parts = ['lead', 'bodies', 'support'] as const;
  for (const part of parts) {
    reportBodies(responsible[part] ?? [], `${at}/${part}`, plan, seen, owner, report);
  }
  if (responsible.collectives !== undefined && responsible.collective != null) {
    report(`${at}/collective`, `collective 是 collectives 的旧写法，${owner}只能写一种。`);
  }
  const key = responsible.collectives === undefined ? 'collective' : 'collectives';
  const known = file.collectives?.map(({ name }) => name) ?? [];
  const named = collectivesOf(responsible);
  named.forEach((name, index) => {
    const place = key === 'collective' ? `${at}/${key}` : `${at}/${key}/${index}`;
    if (!known.includes(name)) {
      report(place, `collectives 中没有“${name}”${didYouMean(name, known)}`);
    } else if (named.indexOf(name) < index) {
      report(place, `${owner}两次列出“${name}”，请删去一处。`);
    }
  });
  // An empty cell leaves nothing to list.
  const isOpen = named.length === 0 && parts.every((part) => !responsible[part]?.length);
  if (isOpen && responsible.text.trim() !== '') {
    const lists = 'lead、bodies、support、collectives ';
    report(at, `${owner}没有责任单位：${lists}至少写一个。`, 'key');
  }
}

function reportCarried(rows: TaskRow[], report: Report): void {
  const earlier = new Map<string, TaskRow>();
  rows.forEach((row, index) => {
    const no = String(row.no);
    if (earlier.has(no))
      report(`/tasks/${index}/no`, `序号“${no}”重复，每项任务的序号只能用一次。`);
    for (const [column, from] of Object.entries(row.carriedFrom ?? {})) {
      const source = earlier.get(String(from));
      const message = carriedFault(row, column as CarriedColumn, from, source);
      if (message !== null) report(`/tasks/${index}/carriedFrom/${column}`, message);
    }
    earlier.set(no, row);
  });
}

function carriedFault(
  row: TaskRow,
  column: CarriedColumn,
  from: number | string,
  source: TaskRow | undefined,
): string | null {
  if (!source) return `第${row.no}项之前没有第${from}项，合并单元格的文字只能出自前面的项。`;
  const origin = source.carriedFrom?.[column];
  if (origin !== undefined) {
    return `第${from}项的 ${column} 本身沿用第${origin}项，这里应写 ${origin}。`;
  }
  if (WORDING[column](source) !== WORDING[column](row)) {
    return `第${row.no}项的 ${column} 与第${from}项的文字不同，合并单元格的文字应当一字不差。`;
  }
  return null;
}

function didYouMean(name: string, known: string[]): string {
  const near = closest(name, known);
  return near === null ? '。' : `，是不是“${near}”？`;
}
