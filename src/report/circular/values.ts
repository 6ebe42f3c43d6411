import { itemName, workdaysPast } from '../../check/rules/wording.ts';
import { inShort } from '../../text/in-short.ts';
import { terminalText } from '../../text/terminal-text.ts';
import { groupBy } from '../group-by.ts';
import type {
  BodyRow,
  DutyRow,
  Figures,
  LateRow,
  OfficePlan,
  OfficeReport,
} from '../office/office-report.ts';
import { cellText, dutyText, rateOf } from '../office/section.ts';

/** What the fields of a template stand for in one place, and what may be repeated there. */
export interface Values {
  fields: ReadonlyMap<string, string | number>;
  lists: ReadonlyMap<string, readonly Values[]>;
}

/** The values of a whole circular, which is of one plan. */
export function circularValues(report: OfficeReport, plan: OfficePlan): Values {
  const bodies = report.bodies;
  const problems = bodies.filter(
    ({ figures }) => figures !== null && figures.counts.overdue + figures.counts.late > 0,
  );
  const unjudged = bodies.filter(({ figures }) => figures !== null && figures.counts.unknown > 0);
  const praised = bodies.filter((body) => isPraised(body, report, plan));
  const late = [...report.overdue, ...report.late];
  return {
    fields: new Map<string, string | number>([
      ['年度', plan.id.slice(plan.id.lastIndexOf('/') + 1)],
      ['方案', plain(plan.title)],
      ['印发机关', plain(plan.issuer)],
      ['检查日', dayText(report.asOf)],
      ['报送期限', plain(plan.ledgerDue)],
      ['排名要求', plain(plan.rankingNote ?? '')],
      ['应报送数', report.handedIn.expected],
      ['已报送数', report.handedIn.submitted],
      ...handingIn(report, plan),
      ['暂定件数', late.filter(({ provisional }) => provisional).length],
      ['表扬数', praised.length],
      ['表扬单位', names(praised)],
      ['问题单位数', problems.length],
      ...figureFields(bodies.flatMap(({ figures }) => figures ?? [])),
    ]),
    lists: new Map([
      ['问题单位', problemsOf(problems, report)],
      ['无法判定单位', unjudgedOf(unjudged, report)],
    ]),
  };
}

/**
 * A body is praised where nothing speaks against it: handed in by the day, nothing found in its ledger but what falls
 * due soon, everything that has fallen due on time, nothing that cannot be judged.
 */
function isPraised(
  { body, submitted, figures, rules }: BodyRow,
  { misnamed }: OfficeReport,
  { lastLedgerDue }: OfficePlan,
): boolean {
  if (figures === null || rules === null || submitted === null) return false;
  if (lastLedgerDue !== null && submitted > lastLedgerDue) return false;
  if (misnamed.some((file) => file.body === body)) return false;
  const isClean = rules.every(({ rule, severity }) => severity === 'info' || rule === 'due-soon');
  const { onTime, judged, counts } = figures;
  return isClean && judged > 0 && onTime === judged && counts.unknown === 0;
}

function handingIn(
  { bodies, misnamed, unreadable, asOf }: OfficeReport,
  { lastLedgerDue }: OfficePlan,
): [string, string | number][] {
  const ofState = (state: BodyRow['state']) => bodies.filter((body) => body.state === state);
  const named = new Set(misnamed.flatMap((file) => file.named));
  const doubtful = ofState('missing').filter(({ body }) => named.has(body));
  const missing = ofState('missing').filter(({ body }) => !named.has(body));
  const isPast = lastLedgerDue !== null && lastLedgerDue < asOf;
  const groups: [string, BodyRow[]][] = [
    ['未报送', isPast ? missing : []],
    ['尚未报送', isPast ? [] : missing],
    ['待核对', doubtful],
    ['读不出来', ofState('unreadable')],
    ['几份台账', ofState('duplicate')],
  ];
  const unknown = unreadable.filter(({ body }) => body === null).length;
  return [
    ...groups.flatMap(([name, group]): [string, string | number][] => [
      [`${name}数`, group.length],
      [`${name}单位`, names(group)],
    ]),
    ['看不出文件数', unknown],
    ['报送问题数', groups.reduce((sum, [, group]) => sum + group.length, unknown)],
  ];
}

function figureFields(all: readonly Figures[]): [string, string | number][] {
  const sum = (of: (figures: Figures) => number) =>
    all.reduce((total, figures) => total + of(figures), 0);
  const owed = sum((figures) => figures.owed);
  const onTime = sum((figures) => figures.onTime);
  const judged = sum((figures) => figures.judged);
  const soon = sum(({ counts }) => counts['due-soon']);
  const unknown = sum(({ counts }) => counts.unknown);
  return [
    ['应办件数', owed],
    ['按期件数', onTime],
    ['逾期已办件数', sum(({ counts }) => counts.late)],
    ['逾期未办件数', sum(({ counts }) => counts.overdue)],
    ['即将逾期件数', soon],
    ['无法判定件数', unknown],
    ['其余件数', owed - judged - soon - unknown],
    ['计入件数', judged],
    ['按期率', cellText(rateOf({ onTime, judged }))],
  ];
}

function problemsOf(rows: readonly BodyRow[], { overdue, late }: OfficeReport): Values[] {
  const overdueOf = groupBy(overdue, ({ body }) => body);
  const lateOf = groupBy(late, ({ body }) => body);
  return rows.map((row) => ({
    fields: bodyFields(row),
    lists: new Map([
      ['逾期未办', (overdueOf.get(row.body) ?? []).map(dutyValues)],
      ['逾期已办', (lateOf.get(row.body) ?? []).map(dutyValues)],
    ]),
  }));
}

function unjudgedOf(rows: readonly BodyRow[], { tasks }: OfficeReport): Values[] {
  const counts = tasks.flatMap(({ no, bodies }) =>
    bodies.flatMap(({ body, figures }) => {
      const unknown = figures?.counts.unknown;
      return unknown ? [{ body, no, unknown }] : [];
    }),
  );
  const countsOf = groupBy(counts, ({ body }) => body);
  return rows.map((row) => unjudgedValues(row, countsOf.get(row.body) ?? []));
}

function unjudgedValues(row: BodyRow, counts: readonly { no: string; unknown: number }[]): Values {
  const told = counts.reduce((sum, { unknown }) => sum + unknown, 0);
  const all = row.figures?.counts.unknown ?? told;
  const tasksOf = [
    ...counts.map(({ no, unknown }) => `${itemName(no)}${unknown}件`),
    ...(all > told ? [`自定任务${all - told}件`] : []),
  ];
  return {
    fields: new Map([...bodyFields(row), ['涉及任务', tasksOf.join('、')]]),
    lists: new Map(),
  };
}

function bodyFields({ body, figures }: BodyRow): Map<string, string | number> {
  return new Map([['单位', plain(body)], ...figureFields(figures === null ? [] : [figures])]);
}

function dutyValues(duty: DutyRow | LateRow): Values {
  const { body, due, provisional, remaining } = duty;
  return {
    fields: new Map([
      ['单位', plain(body)],
      ['事项', plain(dutyText({ ...duty, ...inShortOf(duty) }))],
      ['到期日', due === null ? '' : `${dayText(due)}${provisional ? '（暂定）' : ''}`],
      ['逾期时间', remaining === null ? '' : workdaysPast(remaining)],
      ['办结日', 'done' in duty && duty.done !== null ? dayText(duty.done) : ''],
    ]),
    lists: new Map(),
  };
}

/** What a ledger or a plan says at any length. */
function inShortOf({ task, requirement, record }: DutyRow | LateRow) {
  const short = (text: string | null) => (text === null ? null : inShort(text));
  return { task: inShort(task), requirement: short(requirement), record: short(record) };
}

function names(bodies: readonly BodyRow[]): string {
  return bodies.map(({ body }) => plain(body)).join('、');
}

function plain(text: string): string {
  return terminalText(text);
}

/** `2022年9月5日` */
function dayText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
