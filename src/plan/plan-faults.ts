import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { closest } from '../text/similarity.ts';
import { findBody, foldBodyName, type NamedBodies } from './bodies.ts';
import type { CarriedColumn, PlanFile, TaskRow } from './plan-file.ts';
import { requirementFaults } from './requirement-faults.ts';
import type { Body } from './work-plan.ts';

/** How a row gives the wording of a column whose cells may be merged in the printed table. */
const WORDING: Record<CarriedColumn, (row: TaskRow) => string | null> = {
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
  reportNames(file, named.namePrefixes, report);
  reportCarried(file.tasks, report);
  file.tasks.forEach((row, index) => {
    const pointer = `/tasks/${index}`;
    reportResponsible(row, pointer, named, file, report);
    for (const fault of requirementFaults(row.requirements, file.year)) {
      report(`${pointer}/requirements/${fault.index}${fault.path}`, fault.message);
    }
  });
  return faults;
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

function reportResponsible(
  row: TaskRow,
  pointer: string,
  plan: NamedBodies,
  file: PlanFile,
  report: Report,
): void {
  const { lead = [], bodies: named = [], collective = null } = row.responsible;
  const at = `${pointer}/responsible`;
  const seen = new Set<Body>();
  const check = (name: string, place: string) => {
    const body = findBody(plan, name);
    if (!body) {
      const known = plan.bodies.flatMap((known) => [known.name, ...known.aliases]);
      report(place, `bodies 中没有“${name}”这个单位${didYouMean(name, known)}`);
    } else if (seen.has(body)) {
      report(place, `第${row.no}项两次列出“${body.name}”，请删去一处。`);
    } else {
      seen.add(body);
    }
  };
  lead.forEach((name, index) => {
    check(name, `${at}/lead/${index}`);
  });
  named.forEach((name, index) => {
    check(name, `${at}/bodies/${index}`);
  });
  const collectives = file.collectives?.map(({ name }) => name) ?? [];
  if (collective !== null && !collectives.includes(collective)) {
    const hint = didYouMean(collective, collectives);
    report(`${at}/collective`, `collectives 中没有“${collective}”${hint}`);
  }
  if (lead.length === 0 && named.length === 0 && collective === null) {
    report(at, `第${row.no}项没有责任单位：lead、bodies、collective 至少写一个。`, 'key');
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
