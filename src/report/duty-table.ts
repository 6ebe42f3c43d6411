import { STATUS_NAMES, STATUSES, type Status } from '../check/status.ts';
import { fitWidth, terminalText, wrapWidth } from './escape.ts';
import type { Paint } from './paint.ts';
import type { DutyReport, LedgerReport } from './report.ts';
import type { ReportOptions } from './reporter.ts';
import { textTable } from './text-table.ts';

/** Titles and widths of the columns; those of null share what is left of the terminal. */
const COLUMNS: [string, number | null][] = [
  ['状态', 8],
  ['序号', 6],
  ['任务', null],
  ['事项、记录或周期', null],
  ['到期日', 11],
  ['剩余或逾期', 18],
];
const MIN_WIDTH = 16;
/** A column's share of the frame: a space on each side and a line. */
const FRAME = 3;

/** The duties of one ledger by status, most urgent first; those without a date follow in a list. */
export function dutyTable(ledger: LedgerReport, { width, paint }: ReportOptions): string {
  const widths = columnWidths(width);
  const rows = STATUSES.flatMap((status) =>
    ledger.duties
      .filter((duty) => duty.status === status && isPlaced(duty))
      .map((duty) => cells(duty).map((cell, i) => fitWidth(cell, widths[i] ?? 0)))
      .map(([first = '', ...rest]) => [statusStyle(status, paint)(first), ...rest]),
  );
  const head = COLUMNS.map(([title]) => title);
  return [
    ...(rows.length > 0 ? [textTable(head, rows, widths)] : []),
    ...(ledger.duties.some((duty) => duty.provisional) ? ['* 放假安排尚未公布，日期是暂定的'] : []),
    ...STATUSES.flatMap((status) => {
      const rest = ledger.duties.filter((duty) => duty.status === status && !isPlaced(duty));
      const name = STATUS_NAMES[status];
      const list = wrapWidth(`${name} ${numbers(rest)}`, width);
      return rest.length === 0 ? [] : [list.replace(name, statusStyle(status, paint)(name))];
    }),
  ].join('\n');
}

function columnWidths(width: number): number[] {
  const fixed = COLUMNS.reduce((sum, [, columns]) => sum + FRAME + (columns ?? 0), 1);
  const shared = COLUMNS.filter(([, columns]) => columns === null).length;
  const each = Math.max(Math.floor((width - fixed) / shared), MIN_WIDTH);
  return COLUMNS.map(([, columns]) => columns ?? each);
}

function cells(duty: DutyReport): string[] {
  return [
    STATUS_NAMES[duty.status],
    duty.taskNo ?? '自定',
    terminalText(duty.task),
    terminalText(subject(duty)),
    duty.due === null ? '—' : `${duty.due}${duty.provisional ? '*' : ''}`,
    terminalText(remainingText(duty)),
  ];
}

/** Red where something is owed, yellow where it soon is, was late or cannot be told. */
function statusStyle(status: Status, paint: Paint): Paint['bold'] {
  if (status === 'overdue') return paint.red;
  if (status === 'due-soon' || status === 'late' || status === 'unknown') return paint.yellow;
  return status === 'on-time' ? paint.green : (text) => text;
}

/** Whether a duty says more than that its task has a status. */
function isPlaced(duty: DutyReport): boolean {
  return duty.due !== null || duty.record !== null || duty.status === 'unknown';
}

/** Which record, period or matter of its task a duty is about. */
export function subject({ judged, record, period }: DutyReport): string {
  const parts = [period, record && (record.title ?? `第${record.index}条`), judged?.matter];
  return parts.filter((part) => part != null).join(' ');
}

function remainingText({ status, remaining, reason }: DutyReport): string {
  if (status === 'overdue') return overdueText('逾期', remaining);
  if (status === 'late') return remaining === null ? (reason ?? '') : overdueText('晚', remaining);
  if (status === 'due-soon' || status === 'not-due') {
    return remaining === null ? '' : `剩${remaining}个工作日`;
  }
  return status === 'on-time' ? '' : (reason ?? '');
}

function overdueText(word: string, remaining: number | null): string {
  const days = Math.abs(remaining ?? 0);
  return days === 0 ? `${word}不足1个工作日` : `${word}${days}个工作日`;
}

/** `28项：2、5、6` — each task once. */
function numbers(duties: DutyReport[]): string {
  const unique = [...new Set(duties.map(({ taskNo, task }) => taskNo ?? terminalText(task)))];
  return `${unique.length}项：${unique.join('、')}`;
}
