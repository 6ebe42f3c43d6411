import { type Day, formatDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { CheckedLedger } from '../check/check-ledger.ts';
import type { Comparison } from '../check/compare.ts';
import type { CheckOptions } from '../check/decide-status.ts';
import type { Duty } from '../check/duty.ts';
import { doneOf, isRequest } from '../check/record-dates.ts';
import type { Status } from '../check/status.ts';
import type { DueDate } from '../deadline/due-date.ts';
import { explainCount } from '../deadline/explain.ts';
import { type Ledger, readable, UNREADABLE } from '../ledger/ledger.ts';
import { specialDaysBetween } from './calendar-report.ts';
import { type Names, namesOf } from './fingerprint.ts';
import type {
  CheckedReport,
  CountedDayReport,
  CountingReport,
  DutyReport,
  LedgerReport,
  RequestReport,
  SpecialDayReport,
} from './report.ts';
import { noDuties } from './summary.ts';

/** Of which duties the report shows the count day by day: those of a task, or of one of its records. */
export interface Explained {
  taskNo: string;
  record: number | null;
}

/** What one ledger adds to a run: less than half of what its check holds, which is then let go. */
export function reportLedger(
  checked: CheckedLedger,
  { calendar }: CheckOptions,
  explained: Explained | null = null,
): CheckedReport {
  const names = namesOf(checked);
  return {
    ledger: ledgerReport(checked, names, calendar, explained),
    findings: checked.findings.map(({ duty: _, ...finding }, index) => ({
      ...finding,
      fingerprint: nameAt(names.findings, index),
    })),
  };
}

function nameAt(names: string[], index: number): string {
  const name = names[index];
  if (name === undefined) throw new Error('each duty and each finding has a name');
  return name;
}

function ledgerReport(
  { file, plan, body, comparison }: CheckedLedger,
  names: Names,
  calendar: WorkCalendar,
  explained: Explained | null,
): LedgerReport {
  if (!comparison) {
    const unknown = { plan, body, submitted: null };
    return {
      file,
      checked: false,
      ...unknown,
      duties: [],
      counts: countByStatus([]),
      requests: [],
    };
  }
  const { ledger, duties } = comparison;
  return {
    file,
    checked: comparison.body !== null,
    plan,
    body,
    submitted: dayText(readable(ledger.submitted)),
    duties: duties.map((duty, index) => ({
      id: nameAt(names.duties, index),
      ...dutyReport(duty, comparison, calendar, explained),
    })),
    counts: countByStatus(duties),
    requests: requestReports(ledger, duties),
  };
}

function requestReports({ entries }: Ledger, duties: readonly Duty[]): RequestReport[] {
  const requests = entries.flatMap(({ records }) => records).filter(isRequest);
  if (requests.length === 0) return [];
  const dutyOf = new Map(duties.map((duty) => [duty.record, duty]));
  return requests.map((record) => {
    const duty = dutyOf.get(record);
    const replied = doneOf(record, false);
    return {
      title: readable(record.title),
      received: dayText(readable(record.received)),
      answered: replied === UNREADABLE ? null : replied !== null,
      status: duty?.status ?? 'unknown',
      extendedBy: duty?.due?.counting.extendedBy ?? 0,
    };
  });
}

function dayText(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

function dutyReport(
  duty: Duty,
  { ledger }: Comparison,
  calendar: WorkCalendar,
  explained: Explained | null,
): Omit<DutyReport, 'id'> {
  const { task, entry, record, due } = duty;
  const pointer = record?.pointer ?? entry?.pointer;
  const place = pointer === undefined ? null : ledger.locate(pointer);
  const written = (field: 'task' | 'requirement' | 'deadline' | 'progress' | 'office') =>
    readable(entry?.[field]);
  return {
    taskNo: task?.no ?? null,
    task: task ? task.task || task.requirement : (written('task') ?? ''),
    requirement: task?.requirement ?? written('requirement'),
    deadline: task ? task.deadline : written('deadline'),
    judged: duty.requirement,
    record: record && {
      index: record.index,
      title: readable(record.title),
      link: readable(record.link),
    },
    period: duty.period?.label ?? null,
    status: duty.status,
    due: due && formatDay(due.date),
    earliest: due && formatDay(due.earliest),
    provisional: due?.provisional ?? false,
    done: dayText(duty.done),
    remaining: duty.remaining,
    recorded: duty.recorded,
    byDefault: duty.byDefault,
    reason: duty.reason,
    progress: written('progress'),
    office: written('office') ?? task?.office ?? null,
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
    start: dayText(start),
    n,
    movedFrom: dayText(movedFrom),
    deductions: deductions.map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to) })),
    extendedBy,
    // Told when it is asked for: many reports show no count at all.
    get specialDays() {
      return start === null || method === 'fixed'
        ? []
        : specialDaysOfCount(start, due.date, calendar);
    },
    clauses,
    notes,
    ...(withDays && { days: countedDays(due, calendar) }),
  };
}

function countedDays(due: DueDate, calendar: WorkCalendar): CountedDayReport[] {
  return explainCount(due, calendar).map(({ day, description, ordinal, mark }) => ({
    date: formatDay(day),
    kind: description?.kind ?? null,
    name: description?.name ?? null,
    notice: description?.notice ?? null,
    reason: description?.reason ?? null,
    provisional: description?.provisional ?? false,
    ordinal,
    mark,
  }));
}

/** Those of a count, whichever way it goes. */
function specialDaysOfCount(
  start: number,
  end: number,
  calendar: WorkCalendar,
): SpecialDayReport[] {
  const [from, to] = start < end ? [start + 1, end] : [end, start - 1];
  return specialDaysBetween(from, to, calendar);
}

function countByStatus(duties: { status: Status }[]): Record<Status, number> {
  const counts = noDuties();
  for (const { status } of duties) counts[status]++;
  return counts;
}
