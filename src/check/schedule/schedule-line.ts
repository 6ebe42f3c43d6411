import { formatDay } from '../../calendar/day.ts';
import { awaitedYear, type DueDate } from '../../deadline/due-date.ts';
import { formatRequirement } from '../../deadline/format-requirement.ts';
import type { Requirement } from '../../deadline/requirement.ts';
import { readable } from '../../ledger/ledger.ts';
import type { Task, WorkPlan } from '../../plan/work-plan.ts';
import type { Duty } from '../duty.ts';
import type { Status } from '../status.ts';
import type { ScheduledDuty, ScheduledTask } from './plan-schedule.ts';

/** One line of a schedule, in the words that every format shows. */
export interface ScheduleLine {
  plan: WorkPlan;
  /** null: the ledger itself, or a task of the body's own. */
  task: Task | null;
  /** What tells it from all other lines, whatever the order. */
  key: string;
  /** What it is about, in short: 公开事项, the record's title, else the task. */
  name: string;
  /** The same at full length. */
  content: string;
  /** Of which period: `2022-06`, else ''. */
  period: string;
  /** How the day is told. */
  how: string;
  due: DueDate | null;
  /** Whom it falls on, as the plan says it, or the bodies whose ledgers leave it open; empty in a schedule of one body. */
  who: string[];
  /** From a ledger; null from the plan alone. */
  status: Status | null;
  /** Why its ledgers do not settle it. */
  reasons: string[];
}

/** What of the plan's schedule one line says. @param body the one that the schedule is for; null: all */
export function planLine(
  { of, requirement, period, due }: ScheduledDuty,
  plan: WorkPlan,
  body: string | null,
): ScheduleLine {
  const task = of?.task ?? null;
  const label = period?.label ?? '';
  return {
    plan,
    task,
    key: keyOf(plan, body, task?.no ?? '', requirement, label),
    ...(of ? wordsOf(of, requirement) : { name: '报送台账', content: '报送政务公开工作台账' }),
    period: label,
    how: of ? howCounted(of.task, requirement, due, plan) : howHandedIn(requirement, plan),
    due,
    who: body === null ? [of ? responsibleText(of) : '各单位'] : [],
    status: null,
    reasons: [],
  };
}

/** What one duty of a ledger asks for besides the plan's schedule: it counts from a record, or is the body's own. */
export function dutyLine(duty: Duty, plan: WorkPlan, body: string): ScheduleLine {
  const { task, entry, record, requirement, period, due, status, reason } = duty;
  const title = record && (readable(record.title) ?? `第${record.index}条记录`);
  const own = readable(entry?.task) ?? readable(entry?.requirement) ?? '自定任务';
  const words = task
    ? wordsOf({ task, must: true, role: null }, requirement)
    : { name: own, content: own };
  const label = period?.label ?? '';
  const days = [record?.event, record?.received, record?.start].map((day) => readable(day));
  const no = task?.no ?? `${readable(entry?.no) ?? ''} ${own}`;
  return {
    plan,
    task,
    key: keyOf(plan, body, no, requirement, label, title, ...days.map(String)),
    name: title ?? words.name,
    content: title === null ? words.content : `${title}（${words.name}）`,
    period: label,
    how: howOfRecord(duty, plan),
    due,
    who: [body],
    status,
    reasons: reason === null ? [] : [reason],
  };
}

function keyOf(
  plan: WorkPlan,
  body: string | null,
  no: string,
  requirement: Requirement | null,
  ...rest: (string | null)[]
): string {
  // Neither the wording nor its clause tells requirements apart, and both may be corrected.
  const { text: _, basis: __, ...meaning } = requirement ?? {};
  const fields = Object.entries(meaning)
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([plan.id, body, no, fields, ...rest]);
}

function wordsOf(
  { task: { task, requirement: wording }, must, role }: ScheduledTask,
  requirement: Requirement | null,
): { name: string; content: string } {
  const matter = requirement?.matter;
  const subject = matter === undefined ? '' : `【${matter}】`;
  const wordings = [task, wording].filter((text) => text !== '').join('：');
  const may = must || role === null ? '' : role === 'support' ? '（配合）' : '（涉及本单位的才做）';
  return { name: matter ?? (task || wording), content: `${subject}${wordings}${may}` };
}

function responsibleText({ task, must }: ScheduledTask): string {
  const { text } = task.responsible;
  if (text === '') return '方案没有写责任单位';
  return must ? text : `${text}（涉及的单位才做）`;
}

/** When the ledger itself is due: the clause that asks for it, and how often where that recurs. */
function howHandedIn(requirement: Requirement | null, { basis }: WorkPlan): string {
  const round = requirement?.kind === 'every' ? [formatRequirement(requirement)] : [];
  return [...round, ...(basis === null ? [] : [basis])].join('，');
}

function howCounted(
  task: Task,
  requirement: Requirement | null,
  due: DueDate | null,
  plan: WorkPlan,
): string {
  if (requirement === null) return '方案没有写时限';
  const wording = formatRequirement({ ...requirement, matter: undefined });
  if (due) return `${wording}${provisionalText(due)}`;
  switch (requirement.kind) {
    case 'within':
    case 'before':
    case 'min-duration':
    case 'every':
    case 'at-least':
    case 'by':
      return wording;
    case 'unknown':
      return `“${requirement.text}”读不出日期，以方案原文为准`;
    default:
      return task.nature === 'work'
        ? `${wording}，没有规定日期`
        : `${wording}；每条信息${defaultText(plan)}`;
  }
}

/** '' where it cannot be told what the record is held to. */
function howOfRecord({ requirement, record, due, byDefault }: Duty, plan: WorkPlan): string {
  const wording = byDefault
    ? defaultText(plan)
    : requirement === null
      ? ''
      : formatRequirement({ ...requirement, matter: undefined });
  if (due === null) return wording;
  const { start } = due.counting;
  const from = record === null || start === null ? '' : `，${formatDay(start)}起算`;
  return `${wording}${from}${provisionalText(due)}`;
}

function defaultText({ statutoryDefault }: WorkPlan): string {
  const { basis, ...rule } = statutoryDefault;
  return `${formatRequirement(rule)}公开（${basis}）`;
}

/** What to know of a date whose notice is not out; '' of any other. */
function provisionalText(due: DueDate): string {
  if (!due.provisional) return '';
  return `（${awaitedYear(due)}年放假安排尚未公布，暂按法定节假日计算，不早于${formatDay(due.earliest)}）`;
}

/** Records that nothing tells apart have their keys numbered: whichever is the first, they say the same. */
export function numbered(lines: readonly ScheduleLine[]): ScheduleLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const count = (seen.get(line.key) ?? 0) + 1;
    seen.set(line.key, count);
    return count === 1 ? line : { ...line, key: `${line.key}#${count}` };
  });
}
