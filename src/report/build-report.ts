import { formatDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { CheckedLedger } from '../check/check-ledger.ts';
import type { Comparison } from '../check/compare.ts';
import type { CheckOptions } from '../check/decide-status.ts';
import type { Duty } from '../check/duty.ts';
import { STATUSES, type Status } from '../check/status.ts';
import type { DueDate } from '../deadline/due-date.ts';
import { explainCount } from '../deadline/explain.ts';
import { compareText, type Diagnostic } from '../diagnostic.ts';
import { readable } from '../ledger/ledger.ts';
import type { WorkPlan } from '../plan/work-plan.ts';
import { VERSION } from '../version.ts';
import { calendarReport } from './calendar-report.ts';
import type {
  CountedDayReport,
  CountingReport,
  DutyReport,
  LedgerReport,
  Report,
} from './report.ts';

/** Of which duties the report shows the count day by day: those of a task, or of one of its records. */
export interface Explained {
  taskNo: string;
  record: number | null;
}

/** What one ledger adds to the report: less than half of what its check holds, which is then let go. */
export interface ReportPart {
  ledger: LedgerReport;
  findings: Diagnostic[];
  plan: WorkPlan | null;
}

export function reportLedger(
  checked: CheckedLedger,
  { calendar }: CheckOptions,
  explained: Explained | null = null,
): ReportPart {
  const { comparison, findings } = checked;
  const ledger = ledgerReport(checked, calendar, explained);
  return { ledger, findings, plan: comparison?.plan ?? null };
}

/** Puts what the checks found into the one report, in an order that depends on nothing but the input. */
export function buildReport(reported: ReportPart[], { calendar, asOf }: CheckOptions): Report {
  const sorted = [...reported].sort((a, b) => compareText(a.ledger.file, b.ledger.file));
  const ledgers = sorted.map(({ ledger }) => ledger);
  const findings = sorted.flatMap((item) => item.findings);
  const count = (severity: string) => findings.filter((f) => f.severity === severity).length;
  return {
    schemaVersion: 1,
    tool: { name: 'gongkai', version: VERSION },
    asOf: formatDay(asOf),
    plans: plansOf(sorted),
    calendar: calendarReport(calendar),
    ledgers,
    findings,
    summary: {
      ledgers: ledgers.length,
      unchecked: ledgers.filter((ledger) => !ledger.checked).length,
      duties: sumCounts(ledgers),
      findings: { error: count('error'), warning: count('warning'), info: count('info') },
    },
  };
}

function plansOf(reported: ReportPart[]): Report['plans'] {
  const plans = new Map(reported.flatMap(({ plan }) => (plan ? [[plan.id, plan]] : [])));
  return [...plans.values()]
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ id, title, issuer, issued }) => ({ id, title, issuer, issued: formatDay(issued) }));
}

function ledgerReport(
  { file, comparison }: CheckedLedger,
  calendar: WorkCalendar,
  explained: Explained | null,
): LedgerReport {
  if (!comparison) {
    const unknown = { plan: null, body: null, submitted: null };
    return { file, checked: false, ...unknown, duties: [], counts: countByStatus([]) };
  }
  const { plan, body, ledger, duties } = comparison;
  const submitted = readable(ledger.submitted);
  return {
    file,
    checked: body !== null,
    plan: plan.id,
    body: body?.name ?? ledger.body,
    submitted: submitted === null ? null : formatDay(submitted),
    duties: duties.map((duty) => dutyReport(duty, comparison, calendar, explained)),
    counts: countByStatus(duties),
  };
}

function dutyReport(
  duty: Duty,
  { ledger }: Comparison,
  calendar: WorkCalendar,
  explained: Explained | null,
): DutyReport {
  const { task, entry, record, due } = duty;
  const pointer = record?.pointer ?? entry?.pointer;
  const place = pointer === undefined ? null : ledger.locate(pointer);
  const written = (field: 'task' | 'requirement' | 'deadline' | 'progress') =>
    readable(entry?.[field]);
  return {
    taskNo: task?.no ?? null,
    task: task ? task.task || task.requirement : (written('task') ?? ''),
    requirement: task?.requirement ?? written('requirement'),
    deadline: task ? task.deadline : written('deadline'),
    judged: duty.requirement,
    record: record && { index: record.index, title: readable(record.title) },
    period: duty.period?.label ?? null,
    status: duty.status,
    due: due && formatDay(due.date),
    earliest: due && formatDay(due.earliest),
    provisional: due?.provisional ?? false,
    done: duty.done === null ? null : formatDay(duty.done),
    remaining: duty.remaining,
    recorded: duty.recorded,
    byDefault: duty.byDefault,
    reason: duty.reason,
    progress: written('progress'),
    counting: due && countingReport(due, calendar, isExplained(duty, explained)),
    line: place?.line ?? null,
    cell: place?.cell ?? null,
  };
}

function isExplained({ task, record }: Duty, explained: Explained | null): boolean {
  if (explained === null || task?.no !== explained.taskNo) return false;
  return explained.record === null || record?.index === explained.record;
}

/** How a due date was counted; `withDays`: day by day. */
export function countingReport(
  due: DueDate,
  calendar: WorkCalendar,
  withDays: boolean,
): CountingReport {
  const { method, start, n, movedFrom, deductions, extendedBy, clauses, notes } = due.counting;
  return {
    method,
    start: start === null ? null : formatDay(start),
    n,
    movedFrom: movedFrom === null ? null : formatDay(movedFrom),
    deductions: deductions.map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to) })),
    extendedBy,
    // Told when it is asked for: many reports show no count at all.
    get specialDays() {
      return start === null || method === 'fixed'
        ? []
        : specialDaysBetween(start, due.date, calendar);
    },
    clauses,
    notes,
    ...(withDays && { days: countedDays(due, calendar) }),
  };
}

function countedDays(due: DueDate, calendar: WorkCalendar): CountedDayReport[] {
  return explainCount(due, calendar).map(({ day, description, ordinal, mark }) => ({
    date: formatDay(day),
    kind: description.kind,
    name: description.name ?? null,
    notice: description.notice ?? null,
    reason: description.reason ?? null,
    provisional: description.provisional,
    ordinal,
    mark,
  }));
}

/** Holidays on weekdays and worked weekends: what makes the count differ from Monday to Friday. */
function specialDaysBetween(
  start: number,
  end: number,
  calendar: WorkCalendar,
): CountingReport['specialDays'] {
  const [first, last] = start < end ? [start + 1, end] : [end, start - 1];
  const days: CountingReport['specialDays'] = [];
  for (let day = first; day <= last; day++) {
    const { kind, name, notice } = calendar.describe(day);
    if (kind === 'holiday' || kind === 'makeup-workday') {
      days.push({ date: formatDay(day), kind, name: name ?? null, notice: notice ?? null });
    }
  }
  return days;
}

function countByStatus(duties: { status: Status }[]): Record<Status, number> {
  const counts = emptyCounts();
  for (const { status } of duties) counts[status]++;
  return counts;
}

function sumCounts(ledgers: LedgerReport[]): Record<Status, number> {
  const sum = emptyCounts();
  for (const { counts } of ledgers) for (const status of STATUSES) sum[status] += counts[status];
  return sum;
}

function emptyCounts(): Record<Status, number> {
  return Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
}
