import { formatDay } from '../../calendar/day.ts';
import type { DueDate } from '../../deadline/due-date.ts';
import { jointRequirements } from '../../deadline/joint-requirements.ts';
import type { Requirement } from '../../deadline/requirement.ts';
import type { Location } from '../../diagnostic.ts';
import { type DisclosureRecord, readable } from '../../ledger/ledger.ts';
import type { Task, WorkPlan } from '../../plan/work-plan.ts';
import { requirementLabel } from '../assign-records.ts';
import type { Comparison } from '../compare.ts';
import type { Duty } from '../duty.ts';
import type { NamedDay } from '../fact.ts';
import { isRequest } from '../record-dates.ts';
import type { Finding, UnplannedRows } from './rule.ts';

/** How messages name the task of a duty. */
export function taskName({ task, entry }: Pick<Duty, 'task' | 'entry'>): string {
  if (task) return `${itemName(task.no)}${shortQuote(task.task || task.requirement)}`;
  return `本单位任务${shortQuote(readable(entry?.task) ?? '')}`;
}

/** What the file calls a field: its column's heading, else the key. */
export function fieldName(
  { ledger }: Pick<UnplannedRows, 'ledger'>,
  pointer: string,
  key: string,
): string {
  return ledger.headingOf(pointer) ?? key;
}

/** The same of a day of a record. */
export function dayName(
  comparison: Pick<UnplannedRows, 'ledger'>,
  { name, pointer }: NamedDay,
): string {
  return fieldName(comparison, pointer, name);
}

/** `“零报告”写 2022-05` in a file of keys, `在“零报告”一栏填2022-05` in a table. */
export function adviceToWrite(
  { ledger }: Comparison,
  at: string,
  key: string,
  value: string,
): string {
  if (!ledger.isTable) return `“${key}”写 ${value}`;
  const heading = ledger.headingOf(`${at}/${key}`);
  return heading === null ? `加上“${key}”一栏填${value}` : `在“${heading}”一栏填${value}`;
}

/** `第18项`; a number that is not plain is quoted as it stands: `序号附2-1`. */
export function itemName(no: string): string {
  return /^\d+$/.test(no) ? `第${no}项` : `序号${no}`;
}

/** How a message names a record: its title, else its number in the row. */
export function recordName(record: DisclosureRecord): string {
  const title = readable(record.title);
  return title ? quote(title) : `第${record.index}条`;
}

/** `第18项“…”2022-06期` or `第1项“…”的记录“…”（行政处罚信息）`: which duty a message speaks of. */
export function dutyName(duty: Duty): string {
  const { requirement, record, period } = duty;
  const matter = requirement?.matter ? `（${requirement.matter}）` : '';
  const which = period ? `${period.label}期` : record ? `的记录${recordName(record)}` : '';
  return `${taskName(duty)}${which}${matter}`;
}

/** What 事项 may say, where there are such requirements. What is left where all others have a matter needs none. */
export function mattersToWrite(requirements: Requirement[]): string {
  const joint = jointRequirements(requirements).flatMap(([first]) => first ?? []);
  const general = joint.filter(({ matter }) => !matter);
  const named = general.length === 1 ? joint.filter(({ matter }) => matter) : joint;
  const list = named.map((requirement) => quote(requirementLabel(requirement))).join('、');
  return general.length === 1 ? `可写：${list}；其他信息不写事项` : `可写：${list}`;
}

/** What a request is owed is an answer, work is completed, everything else is disclosed. */
export function actionVerb(duty: Duty): '答复' | '完成' | '公开' {
  if (duty.record !== null && isRequest(duty.record)) return '答复';
  return duty.isWork ? '完成' : '公开';
}

/** `最迟2022-06-15（含当日）完成，还剩3个工作日`: by when at the latest something is to be done. */
export function latestText({ earliest }: DueDate, { calendar, asOf }: Comparison): string {
  // Where the notice is not out, advise by the earliest day the true date can fall on.
  const left = calendar.workdaysBetween(asOf, earliest);
  return `最迟${formatDay(earliest)}（含当日）完成，还剩${Math.max(left, 0)}个工作日`;
}

/** `3个工作日` of workdays past a due date; one passed over a weekend has no workday behind it yet. */
export function workdaysPast(remaining: number): string {
  return remaining !== 0 ? `${Math.abs(remaining)}个工作日` : '不足1个工作日';
}

/** The task that a finding is about, and the row of the plan that it rests on. */
export function ofTask(plan: WorkPlan, task: Task | null): Pick<Finding, 'taskNo' | 'basis'> {
  return task ? { taskNo: task.no, basis: planRow(plan, task) } : {};
}

/** The same of a duty, with the statutory default where it was applied and the clause of its own. */
export function ofDuty(plan: WorkPlan, duty: Duty): Pick<Finding, 'taskNo' | 'basis' | 'duty'> {
  const { basis: row, ...about } = ofTask(plan, duty.task);
  const statutory = duty.byDefault
    ? `方案未定期限，按${plan.statutoryDefault.basis}的${plan.statutoryDefault.n}个工作日`
    : undefined;
  const parts = [row, statutory, duty.requirement?.basis].filter((part) => part !== undefined);
  return { duty, ...about, ...(parts.length > 0 && { basis: parts.join('；') }) };
}

/** Where the plan asks for ledgers: what a finding about the ledger as such rests on. */
export function ofLedger({ title, basis }: WorkPlan): Pick<Finding, 'basis'> {
  return basis === null ? {} : { basis: `《${title}》所附${basis}` };
}

/** The row or passage of the plan that a finding rests on; a list that is followed is a table of its own. */
function planRow(plan: WorkPlan, { no, category, origin }: Task): string {
  if (origin === 'main-text') return `方案正文“${category}”（${no}）`;
  return `《${origin === 'reference' ? category : plan.title}》${itemName(no)}`;
}

/** Where a duty stands in the ledger: its record, else its row, else the list of rows. */
export function placeOf({ ledger }: Comparison, { record, entry }: Duty): Location {
  const pointer = (record ?? entry)?.pointer;
  return pointer === undefined ? ledger.locate('/台账', 'key') : ledger.locate(pointer);
}

const NAME_LENGTH = 24;

/** Long wordings are cut in messages; the report carries them whole. */
export function shorten(text: string, length = NAME_LENGTH): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

/** A text in quotation marks; those inside it become single ones. */
export function quote(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** A wording as messages name it. */
export function shortQuote(text: string): string {
  return quote(shorten(text));
}
