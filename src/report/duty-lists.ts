import { itemName, workdaysPast } from '../check/rules/wording.ts';
import { STATUS_NAMES, STATUSES, type Status } from '../check/status.ts';
import { displayWidth } from '../text/display-width.ts';
import { terminalText } from '../text/terminal-text.ts';
import type { Paint } from './paint.ts';
import type { DutyReport, LedgerReport } from './report.ts';
import { MOST_SHOWN, type ReportOptions } from './reporter.ts';
import { fitWidth, hanging, hangingList } from './wrap.ts';

/** What is listed by itself: what is owed, soon will be, was late, or cannot be told. */
const LISTED: ReadonlySet<Status> = new Set(['overdue', 'due-soon', 'late', 'unknown']);

/** Of these what was or is due first stands first. */
const BY_DATE: ReadonlySet<Status> = new Set(['overdue', 'due-soon', 'late', 'not-due']);

/** Columns of the name of a task that has no number. */
const MOST_NAME = 40;
/** Lines that one duty may take. */
const MOST_LINES = 4;

/** `28项任务，49件…：逾期未办3、…`: every duty is in one of the figures. */
export function dutyCounts(ledger: LedgerReport, width: number): string[] {
  const { duties, counts } = ledger;
  const tasks = new Set(duties.map(taskKey)).size;
  return [
    `${tasks}项任务，${duties.length}件（每条记录、每一期各算一件）：`,
    ...hangingList('  ', statusCounts(counts, countRecorded(duties)), width),
  ];
}

/** `逾期未办3`, `长期坚持16（有记录3，无记录13）`, without what there is none of. */
export function statusCounts(counts: Record<Status, number>, ongoing: Recorded): string[] {
  return STATUSES.filter((status) => counts[status] > 0).map((status) => {
    const about = status === 'ongoing' ? recordedText(ongoing) : '';
    return `${STATUS_NAMES[status]}${counts[status]}${about}`;
  });
}

/** Of how many of what goes on there is a record, of how many not, and of how many it cannot be told. */
export interface Recorded {
  recorded: number;
  silent: number;
  doubtful: number;
}

export function countRecorded(duties: readonly DutyReport[]): Recorded {
  const sum = noneRecorded();
  for (const { status, recorded } of duties) {
    if (status !== 'ongoing') continue;
    if (recorded === null) sum.doubtful++;
    else if (recorded) sum.recorded++;
    else sum.silent++;
  }
  return sum;
}

export function noneRecorded(): Recorded {
  return { recorded: 0, silent: 0, doubtful: 0 };
}

export function addRecorded(sum: Recorded, more: Recorded): void {
  sum.recorded += more.recorded;
  sum.silent += more.silent;
  sum.doubtful += more.doubtful;
}

function recordedText({ recorded, silent, doubtful }: Recorded): string {
  return `（有记录${recorded}，无记录${silent}${doubtful > 0 ? `，看不出${doubtful}` : ''}）`;
}

/** The duties of a ledger by status, most urgent first; what is in order only where all is asked for. */
export function dutyLists({ duties }: LedgerReport, options: ReportOptions): string[] {
  const { verbose, width } = options;
  const groups = STATUSES.map((status) => ({
    status,
    found: duties.filter((duty) => duty.status === status),
  })).filter(({ found }) => found.length > 0);
  const listed = groups
    .filter(({ status }) => LISTED.has(status) || verbose)
    .map(({ status, found }) => ({
      status,
      count: found.length,
      rows: rowsOf(status, found, options),
    }));
  const columns = columnsOf(listed.flatMap(({ rows }) => rows));
  const others = groups.filter(({ status }) => status === 'no-record' && !verbose);
  const isProvisional = listed.some(({ rows }) => rows.some(({ duty }) => duty.provisional));
  return [
    ...listed.map((list) => listText(list, columns, options)),
    ...others.map(({ status, found }) => tasksOf(status, found, width).join('\n')),
    ...(isProvisional ? ['* 放假安排尚未公布，日期是暂定的'] : []),
  ];
}

/** A duty of a list with what stands before it. */
interface Row {
  due: string;
  left: string;
  duty: DutyReport;
}

function rowsOf(status: Status, duties: DutyReport[], { verbose }: ReportOptions): Row[] {
  // What is done or has no date keeps the order of the plan.
  const sorted = BY_DATE.has(status) ? [...duties].sort(byUrgency) : duties;
  const shown = verbose ? sorted : sorted.slice(0, MOST_SHOWN);
  return shown.map((duty) => ({ due: dueText(duty), left: remainingText(duty), duty }));
}

/** The same columns in all lists of a ledger. */
function columnsOf(rows: Row[]): { due: number; left: number } {
  const widest = (texts: string[]) =>
    texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
  return { due: widest(rows.map(({ due }) => due)), left: widest(rows.map(({ left }) => left)) };
}

function listText(
  { status, count, rows }: { status: Status; count: number; rows: Row[] },
  columns: { due: number; left: number },
  { paint, width }: ReportOptions,
): string {
  const isDated = rows.some(({ due }) => due !== '');
  const lines = rows.flatMap(({ due, left, duty }) => {
    const dates = isDated ? `${padded(due, columns.due)}  ${padded(left, columns.left)}  ` : '';
    return hanging(`  ${dates}`, dutyText(duty), width, MOST_LINES);
  });
  const rest = count - rows.length;
  return [
    statusStyle(status, paint)(`${STATUS_NAMES[status]} ${count}件`),
    ...lines,
    ...(rest > 0 ? [`  另有${rest}件，用 --verbose 全部列出`] : []),
  ].join('\n');
}

/** `暂无记录 9件，6项任务：1、17、18、23、38、49` */
function tasksOf(status: Status, duties: DutyReport[], width: number): string[] {
  const tasks = new Map(duties.map((duty) => [taskKey(duty), taskNumber(duty)]));
  const head = `${STATUS_NAMES[status]} ${duties.length}件，${tasks.size}项任务：`;
  const numbers = [...tasks.values()];
  const shown = numbers.slice(0, MOST_SHOWN);
  return hangingList(head, shown.length < numbers.length ? [...shown, '…'] : shown, width);
}

/** A task of the body's own has no number but its wording. */
function taskKey({ taskNo, task, requirement }: DutyReport): string {
  return JSON.stringify(taskNo ?? [task, requirement]);
}

function taskNumber({ taskNo, task }: DutyReport): string {
  return fitWidth(terminalText(taskNo ?? `自定任务“${task}”`), MOST_NAME);
}

function byUrgency(a: DutyReport, b: DutyReport): number {
  return (a.remaining ?? 0) - (b.remaining ?? 0);
}

/** Which record, period or matter of its task a duty is about: 2022-06期 某工程竣工信息（已竣工项目基本信息） */
export function subject({ judged, record, period }: DutyReport): string {
  const matter = judged?.matter;
  const parts = [
    period === null ? '' : `${period}期 `,
    record ? (record.title ?? `第${record.index}条记录`) : '',
    !matter ? '' : record ? `（${matter}）` : matter,
  ];
  return terminalText(parts.join('').trim());
}

/** Where no record and no matter tells a duty from others: what the plan asks for, and how the row says it goes. */
function dutyText(duty: DutyReport): string {
  const { taskNo, task, requirement, record, judged, progress, status, recorded, reason } = duty;
  const named = taskNo === null ? `自定任务“${task}”` : itemName(taskNo);
  const told = recorded === null ? '' : recorded ? '（有记录）' : '（无记录）';
  const asked = record || judged?.matter ? '' : (requirement ?? (taskNo === null ? '' : task));
  const parts = [`${named}${told}`, subject(duty), asked].filter((part) => part !== '').join(' ');
  const said = record === null && progress !== null ? `，完成情况：${progress}` : '';
  const why = reason !== null && LISTED.has(status) ? `：${reason}` : '';
  return terminalText(`${parts}${said}${why}`);
}

function dueText({ due, provisional }: DutyReport): string {
  return due === null ? '' : `${due}${provisional ? '*' : ''}`;
}

export function remainingText({ status, remaining }: DutyReport): string {
  if (remaining === null) return '';
  switch (status) {
    case 'overdue':
      return `逾期${workdaysPast(remaining)}`;
    case 'late':
      return `晚${workdaysPast(remaining)}`;
    case 'due-soon':
    case 'not-due':
      return `剩${remaining}个工作日`;
    default:
      return '';
  }
}

/** Red where something is owed, yellow where it soon is, was late or cannot be told. */
function statusStyle(status: Status, paint: Paint): Paint['bold'] {
  if (status === 'overdue') return paint.red;
  if (LISTED.has(status)) return paint.yellow;
  return status === 'on-time' ? paint.green : (text) => text;
}

export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - displayWidth(text), 0));
}
