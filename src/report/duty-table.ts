import { workdaysPast } from '../check/rules/wording.ts';
import { STATUS_NAMES, STATUSES, type Status } from '../check/status.ts';
import { fitWidth, terminalText, wrapWidth } from './escape.ts';
import type { Paint } from './paint.ts';
import type { DutyReport, LedgerReport } from './report.ts';
import type { ReportOptions } from './reporter.ts';
import { textTable } from './text-table.ts';

interface Column {
  title: string;
  /** Columns of the terminal; null: an equal share of what the others leave. */
  width: number | null;
  text(duty: DutyReport): string;
  style?(status: Status, paint: Paint): Paint['bold'];
}

const COLUMNS: Column[] = [
  { title: '状态', width: 8, text: ({ status }) => STATUS_NAMES[status], style: statusStyle },
  { title: '序号', width: 6, text: ({ taskNo }) => taskNo ?? '自定' },
  { title: '任务', width: null, text: ({ task }) => terminalText(task) },
  { title: '事项、记录或周期', width: null, text: (duty) => terminalText(subject(duty)) },
  { title: '到期日', width: 11, text: dueText },
  { title: '剩余或逾期', width: 18, text: (duty) => terminalText(remainingText(duty)) },
];
const MIN_WIDTH = 16;
/** A column's share of the frame: a space on each side and a line. */
const FRAME = 3;

/** The duties of one ledger by status, most urgent first; those without a date follow in a list. */
export function dutyTable(ledger: LedgerReport, { width, paint }: ReportOptions): string {
  const share = shareOf(width);
  const columns = COLUMNS.map((column) => ({ ...column, width: column.width ?? share }));
  const rows = STATUSES.flatMap((status) =>
    ledger.duties
      .filter((duty) => duty.status === status && isPlaced(duty))
      .map((duty) =>
        columns.map(({ text, style, width }) => {
          const fitted = fitWidth(text(duty), width);
          return { text: style ? style(status, paint)(fitted) : fitted, width };
        }),
      ),
  );
  const head = columns.map(({ title, width }) => ({ text: title, width }));
  return [
    ...(rows.length > 0 ? [textTable(head, rows)] : []),
    ...(ledger.duties.some((duty) => duty.provisional) ? ['* 放假安排尚未公布，日期是暂定的'] : []),
    ...STATUSES.flatMap((status) => {
      const rest = ledger.duties.filter((duty) => duty.status === status && !isPlaced(duty));
      const name = STATUS_NAMES[status];
      const list = wrapWidth(`${name} ${numbers(rest)}`, width);
      return rest.length === 0 ? [] : [list.replace(name, statusStyle(status, paint)(name))];
    }),
  ].join('\n');
}

/** What is left of the terminal for each column without a width of its own. */
function shareOf(terminal: number): number {
  const widths = COLUMNS.flatMap(({ width }) => (width === null ? [] : [width]));
  const taken = widths.reduce((sum, width) => sum + width, 1 + FRAME * COLUMNS.length);
  const share = Math.floor((terminal - taken) / (COLUMNS.length - widths.length));
  return Math.max(share, MIN_WIDTH);
}

/** Red where something is owed, yellow where it soon is, was late or cannot be told. */
function statusStyle(status: Status, paint: Paint): Paint['bold'] {
  if (status === 'overdue') return paint.red;
  if (status === 'due-soon' || status === 'late' || status === 'unknown') return paint.yellow;
  return status === 'on-time' ? paint.green : (text) => text;
}

/** Whether a duty says more than that its task has a status. */
function isPlaced(duty: DutyReport): boolean {
  const { due, record, status, progress } = duty;
  return due !== null || record !== null || status === 'unknown' || progress !== null;
}

/** Which record, period or matter of its task a duty is about, and without a record how the row says it goes. */
export function subject({ judged, record, period, progress }: DutyReport): string {
  const said = record ? (record.title ?? `第${record.index}条`) : progress;
  return [period, said, judged?.matter].filter((part) => part != null).join(' ');
}

function dueText({ due, provisional }: DutyReport): string {
  return due === null ? '—' : `${due}${provisional ? '*' : ''}`;
}

function remainingText({ status, remaining, reason }: DutyReport): string {
  const why = reason ?? '';
  if (remaining === null) return status === 'not-due' ? '' : why;
  switch (status) {
    case 'overdue':
      return `逾期${workdaysPast(remaining)}`;
    case 'late':
      return `晚${workdaysPast(remaining)}`;
    case 'due-soon':
    case 'not-due':
      return `剩${remaining}个工作日`;
    case 'on-time':
      return '';
    default:
      return why;
  }
}

/** `28项：2、5、6` — each task once. */
function numbers(duties: DutyReport[]): string {
  const unique = [...new Set(duties.map(({ taskNo, task }) => taskNo ?? terminalText(task)))];
  return `${unique.length}项：${unique.join('、')}`;
}
