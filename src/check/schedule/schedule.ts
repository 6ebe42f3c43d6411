import { type Day, formatDay, parseDay } from '../../calendar/day.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { compareText } from '../../diagnostic.ts';
import { tasksOf } from '../../plan/bodies.ts';
import type { Body, WorkPlan } from '../../plan/work-plan.ts';
import type { Comparison } from '../compare.ts';
import { ledgerLines } from './ledger-schedule.ts';
import { planSchedule, type ScheduledTask, tasksOfAll } from './plan-schedule.ts';
import { numbered, planLine, type ScheduleLine } from './schedule-line.ts';

/** What is due when, before anything is late: what every format of a schedule shows. */
export interface Schedule {
  title: string;
  /** Sentences that stand before the lists. */
  notes: string[];
  /** By date. */
  dated: ScheduleLine[];
  /** What has no date that could be told before something happens; in the plan's order. */
  undated: ScheduleLine[];
  /** What a ledger says so that no date can be told. */
  unclear: ScheduleLine[];
  /** Of one body: the lines do not say whom they fall on. */
  isOfOne: boolean;
  /** Whether ledgers were read, so that lines have a status. */
  hasStatus: boolean;
  /** The day that the schedule is of. */
  stamp: Day;
}

/**
 * What a plan asks for, of one body or (`body` null) of all.
 * @param options.owed the tasks that are shown of those of the body
 */
export function scheduleOfPlan(
  plan: WorkPlan,
  body: Body | null,
  calendar: WorkCalendar,
  { asOf, owed }: { asOf?: Day; owed?: readonly ScheduledTask[] } = {},
): Schedule {
  const tasks = owed ?? (body ? tasksOf(plan, body) : tasksOfAll(plan));
  const lines = planSchedule(plan, tasks, calendar).map((duty) =>
    planLine(duty, plan, body?.name ?? null),
  );
  return {
    title: `${plan.year}年${body?.name ?? ''}政务公开时间表`,
    notes: [countingNote(calendar), planNote([plan])],
    ...partsOf(numbered(lines)),
    isOfOne: body !== null,
    hasStatus: false,
    stamp: asOf ?? latestSource([plan], calendar),
  };
}

/**
 * What ledgers leave open: each must have a body of its plan.
 * @param remarks what else there is to say of the ledgers
 */
export function scheduleOfLedgers(
  comparisons: readonly Comparison[],
  calendar: WorkCalendar,
  asOf: Day,
  remarks: readonly string[],
): Schedule {
  const plans = new Map(comparisons.map(({ plan }) => [plan.id, plan]));
  const known = [...plans.values()].sort((a, b) => compareText(a.id, b.id));
  const names = new Set(comparisons.map(({ body, ledger }) => body?.name ?? ledger.body));
  const [only = '', ...others] = names;
  const isOfOne = others.length === 0;
  const found = comparisons.map((comparison) => ledgerLines(comparison, isOfOne));
  const total = (count: 'done' | 'notApplicable') =>
    found.reduce((sum, item) => sum + item[count], 0);
  const left = [
    ...(total('done') > 0 ? [`已经办结的${total('done')}件`] : []),
    ...(total('notApplicable') > 0 ? [`写明不涉及、零报告的${total('notApplicable')}件`] : []),
  ];
  const years = [...new Set(known.map(({ year }) => `${year}年`))].join('、');
  return {
    title: `${years}${isOfOne ? only : `${names.size}个单位`}政务公开时间表`,
    notes: [
      countingNote(calendar),
      planNote(known),
      `按${comparisons.length}份台账在${formatDay(asOf)}的情况${left.length > 0 ? `，${left.join('、')}没有列入` : ''}。`,
      ...remarks,
    ],
    ...partsOf(merged(found.flatMap(({ lines }) => lines))),
    isOfOne,
    hasStatus: true,
    stamp: asOf,
  };
}

/** How dates are to be read. */
function countingNote(calendar: WorkCalendar): string {
  return `到期日当天完成算按期。按国务院办公厅的放假安排计算（已公布到${formatDay(calendar.confirmedThrough)}），时限以方案原文为准。`;
}

function planNote(plans: readonly WorkPlan[]): string {
  return `方案：${plans.map(({ title, id }) => `《${title}》（${id}）`).join('、')}。`;
}

/** The last of the days on which a plan or a notice was issued: nothing else decides the dates. */
function latestSource(plans: readonly WorkPlan[], calendar: WorkCalendar): Day {
  const issued = calendar.notices.flatMap((notice) => parseDay(notice.issued) ?? []);
  return Math.max(...plans.map((plan) => plan.issued), ...issued);
}

/** Lines of several ledgers about the same thing are one, which names the bodies. */
function merged(lines: readonly ScheduleLine[]): ScheduleLine[] {
  const byKey = new Map<string, ScheduleLine>();
  for (const line of lines) {
    const known = byKey.get(line.key);
    byKey.set(line.key, known ? joined(known, line) : line);
  }
  return [...byKey.values()];
}

function joined(a: ScheduleLine, b: ScheduleLine): ScheduleLine {
  return {
    ...a,
    who: [...new Set([...a.who, ...b.who])],
    status: a.status === 'unknown' || a.status === null ? b.status : a.status,
    reasons: [...new Set([...a.reasons, ...b.reasons])],
  };
}

function partsOf(lines: readonly ScheduleLine[]): Pick<Schedule, 'dated' | 'undated' | 'unclear'> {
  const order = new Map(
    [...new Set(lines.map(({ plan }) => plan))]
      .sort((a, b) => compareText(a.id, b.id))
      .flatMap(({ tasks }) => tasks)
      .map((task, index) => [task, index]),
  );
  const rank = ({ task }: ScheduleLine) => (task ? (order.get(task) ?? order.size) : order.size);
  const inOrder = [...lines].sort((a, b) => rank(a) - rank(b));
  const dateOf = ({ due }: ScheduleLine) => due?.date ?? 0;
  const isUnclear = ({ due, status }: ScheduleLine) => due === null && status === 'unknown';
  return {
    dated: inOrder.filter(({ due }) => due !== null).sort((a, b) => dateOf(a) - dateOf(b)),
    undated: inOrder.filter((line) => line.due === null && !isUnclear(line)),
    unclear: inOrder.filter(isUnclear),
  };
}
