import { dateParts, formatDay, weekdayName } from '../../calendar/day.ts';
import type { Schedule } from '../../check/schedule/schedule.ts';
import type { ScheduleLine } from '../../check/schedule/schedule-line.ts';
import { STATUS_NAMES, type Status } from '../../check/status.ts';
import { displayWidth } from '../../text/display-width.ts';
import { terminalText } from '../../text/terminal-text.ts';
import type { Paint } from '../paint.ts';
import { hanging, wrapLines } from '../wrap.ts';

/** Lines that what is to be done may take, and so may what is said of it; other formats show all. */
const MOST_LINES = 2;

interface Layout {
  paint: Paint;
  /** Columns of the terminal. */
  width: number;
}

/** A schedule for the terminal: what is due month by month, then what has no date, then what cannot be told. */
export function scheduleText(schedule: Schedule, layout: Layout): string {
  const { title, notes, dated, undated, unclear } = schedule;
  const { paint, width } = layout;
  const lists = byMonth(dated).map(([month, lines]) => ({
    heading: month,
    shown: lines.flatMap((line) => lineText(line, layout)),
  }));
  for (const [heading, lines] of [
    ['没有固定日期的', undated],
    ['台账没有写清，算不出日期的', unclear],
  ] as const) {
    if (lines.length > 0) {
      lists.push({ heading: `${heading}${lines.length}件`, shown: byRule(lines, layout) });
    }
  }
  const parts = [
    wrapLines(terminalText(title), width).map(paint.bold).join('\n'),
    notes.flatMap((note) => wrapLines(terminalText(note), width)).join('\n'),
    ...(dated.length === 0 ? ['没有定了日期的'] : []),
    ...lists.map(({ heading, shown }) => [paint.bold(heading), ...shown].join('\n')),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** By `2022年6月`, in order. */
export function byMonth(lines: readonly ScheduleLine[]): [string, ScheduleLine[]][] {
  const months = new Map<string, ScheduleLine[]>();
  for (const line of lines) {
    if (line.due === null) continue;
    const { year, month } = dateParts(line.due.date);
    const heading = `${year}年${month}月`;
    const own = months.get(heading) ?? [];
    own.push(line);
    months.set(heading, own);
  }
  return [...months];
}

function lineText(line: ScheduleLine, { paint, width }: Layout): string[] {
  const { due, how, who, reasons, status } = line;
  const date = due === null ? '' : `  ${formatDay(due.date)} ${weekdayName(due.date)}  `;
  const further = [who.join('、'), how, ...reasons].filter((text) => text !== '');
  const indent = ' '.repeat(displayWidth(date));
  const head = hanging(date, terminalText(headline(line)), width, MOST_LINES);
  return [
    ...head.map((text) => (status === 'overdue' ? paint.red(text) : text)),
    ...further.flatMap((text) =>
      hanging(indent, terminalText(text), width, MOST_LINES).map(paint.dim),
    ),
  ];
}

/** Without dates: what its rule is, and below it each task to which it applies. */
function byRule(lines: readonly ScheduleLine[], { width }: Layout): string[] {
  const rules = new Map<string, ScheduleLine[]>();
  for (const line of lines) {
    const rule = [line.how, ...line.reasons].filter((text) => text !== '').join('；');
    const own = rules.get(rule) ?? [];
    own.push(line);
    rules.set(rule, own);
  }
  return [...rules].flatMap(([rule, own]) => [
    ...hanging('  ', `${terminalText(rule)}：`, width),
    ...own.flatMap((line) => {
      const { who, name } = line;
      const text =
        who.length === 0 ? headline(line) : `${headline(line, name)}（${who.join('、')}）`;
      return hanging('    ', terminalText(text), width, who.length === 0 ? 1 : MOST_LINES);
    }),
  ]);
}

/** Statuses that need a word: what is still to come is what a schedule is of. */
const TOLD: ReadonlySet<Status> = new Set(['overdue', 'due-soon', 'unknown']);

/** `【暂定】【即将逾期】第18项（2022-08期）…`, `第47项 …` */
function headline({ due, status, task, period, content }: ScheduleLine, shown = content): string {
  return [
    due?.provisional ? '【暂定】' : '',
    due !== null && status !== null && TOLD.has(status) ? `【${STATUS_NAMES[status]}】` : '',
    task ? numberText(task.no) : '',
    period === '' ? (task ? ' ' : '') : `（${period}期）`,
    shown,
  ].join('');
}

/** `第18项`, `附2-1` */
export function numberText(no: string): string {
  return /^\d+$/.test(no) ? `第${no}项` : no;
}
