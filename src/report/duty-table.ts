import type { ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { STATUS_NAMES, STATUSES, type Status } from '../check/status.ts';
import { fitWidth, terminalText, wrapWidth } from './escape.ts';
import type { DutyReport, LedgerReport } from './report.ts';
import type { ReportOptions } from './reporter.ts';

const HEADER = ['状态', '序号', '任务', '事项、记录或周期', '到期日', '剩余或逾期'];
/** Widths of the columns, padding included; the two of text share what is left of the terminal. */
const STATUS = 12;
const NUMBER = 8;
const DATE = 14;
const REMAINING = 20;
const BORDERS = 7;
const MIN_TEXT = 16;

/** The duties of one ledger by status, most urgent first. */
export function dutyTable(
  ledger: LedgerReport,
  { width }: ReportOptions,
  chalk: ChalkInstance,
): string {
  const fixed = STATUS + NUMBER + DATE + REMAINING + BORDERS;
  const column = Math.max(Math.floor((width - fixed) / 2), MIN_TEXT);
  const across = NUMBER + 2 * column + DATE + REMAINING + 4;
  const table = new Table({
    head: HEADER,
    style: { head: [], border: [], compact: true },
    colWidths: [STATUS, NUMBER, column, column, DATE, REMAINING],
  });
  for (const status of STATUSES) {
    const duties = ledger.duties.filter((duty) => duty.status === status);
    const dated = duties.filter(isPlaced);
    const name = statusColor(status, chalk)(STATUS_NAMES[status]);
    for (const duty of dated) {
      table.push([
        name,
        duty.taskNo ?? '自定',
        fitWidth(terminalText(duty.task), column - 2),
        fitWidth(terminalText(subject(duty)), column - 2),
        duty.due === null ? '—' : `${duty.due}${duty.provisional ? '*' : ''}`,
        fitWidth(remainingText(duty), REMAINING - 2),
      ]);
    }
    const rest = duties.filter((duty) => !isPlaced(duty));
    if (rest.length > 0)
      table.push([name, { colSpan: 5, content: wrapWidth(numbers(rest), across - 2) }]);
  }
  const provisional = ledger.duties.some((duty) => duty.provisional);
  return provisional ? `${table}\n* 放假安排尚未公布，日期是暂定的` : String(table);
}

/** Red where something is owed, yellow where it soon is, was late or cannot be told. */
function statusColor(status: Status, chalk: ChalkInstance): ChalkInstance {
  if (status === 'overdue') return chalk.red;
  if (status === 'due-soon' || status === 'late' || status === 'unknown') return chalk.yellow;
  return status === 'on-time' ? chalk.green : chalk.reset;
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
