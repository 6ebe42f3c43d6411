import type { Status } from '../../check/status.ts';
import type { Severity } from '../../diagnostic.ts';
import { groupBy } from '../group-by.ts';
import type { CheckedReport, DutyReport, FindingReport, LedgerReport } from '../report.ts';
import type { DutyRow, LateRow, RequestRow } from './office-report.ts';
import { requestRows } from './requests.ts';

/** How many duties of a task, under a 责任科室, are in a state. */
export interface Tally {
  taskNo: string | null;
  office: string | null;
  status: Status;
  duties: number;
}

/** What a report across ledgers keeps of one: figures and what is urgent, not the ledger. */
export interface LedgerFacts {
  file: string;
  checked: boolean;
  plan: string | null;
  body: string | null;
  submitted: string | null;
  tallies: Tally[];
  overdue: DutyRow[];
  late: LateRow[];
  upcoming: DutyRow[];
  notApplicable: { taskNo: string | null; task: string; reason: string | null }[];
  requests: Omit<RequestRow, 'plan' | 'body'>[];
  rules: { rule: string; severity: Severity; findings: number; suppressed: number }[];
  /** Why it was not checked. */
  reason: string;
}

/** @param within workdays within which what falls due is kept */
export function ledgerFacts(
  { ledger, findings, suppressed = [] }: CheckedReport,
  within: number,
): LedgerFacts {
  const { file, checked, plan, body, submitted, duties, requests } = ledger;
  const rowsOf = (wanted: (duty: DutyReport) => boolean) =>
    duties.filter(wanted).flatMap((duty) => dutyRow(duty, ledger));
  return {
    file,
    checked,
    plan,
    body,
    submitted,
    tallies: talliesOf(duties),
    overdue: rowsOf(({ status }) => status === 'overdue'),
    late: duties.filter(({ status }) => status === 'late').flatMap((duty) => lateRow(duty, ledger)),
    upcoming: rowsOf(
      ({ status, remaining }) =>
        (status === 'due-soon' || status === 'not-due') &&
        remaining !== null &&
        remaining <= within,
    ),
    notApplicable: duties
      .filter(({ status }) => status === 'not-applicable')
      .map(({ taskNo, task, reason }) => ({ taskNo, task, reason })),
    requests: requestRows(requests),
    // Who collects the ledgers is told what a body has been allowed, too.
    rules: rulesIn(findings, suppressed),
    reason: findings.find(({ severity }) => severity === 'error')?.message ?? '没有检查',
  };
}

function dutyRow(duty: DutyReport, ledger: LedgerReport): DutyRow[] {
  const { due, provisional, remaining } = duty;
  if (due === null || remaining === null) return [];
  return aboutDuty(duty, ledger).map((about) => ({ ...about, due, provisional, remaining }));
}

function lateRow(duty: DutyReport, ledger: LedgerReport): LateRow[] {
  const { due, done, provisional, remaining } = duty;
  return aboutDuty(duty, ledger).map((about) => ({ ...about, due, provisional, done, remaining }));
}

/** None of a ledger of nobody, or of no plan. */
function aboutDuty(duty: DutyReport, { file, plan, body }: LedgerReport) {
  if (plan === null || body === null) return [];
  const { id, line, cell, taskNo, task, requirement, judged, record, period } = duty;
  const about = { taskNo, task, requirement, matter: judged?.matter ?? null };
  const which = { record: record?.title ?? null, link: record?.link ?? null, period };
  return [{ plan, body, file, line, cell, id, ...about, ...which }];
}

function talliesOf(duties: readonly DutyReport[]): Tally[] {
  const alike = groupBy(duties, ({ taskNo, office, status }) =>
    JSON.stringify([taskNo, office, status]),
  );
  return [...alike.values()].map((group) => {
    const [{ taskNo, office, status }] = group;
    return { taskNo, office, status, duties: group.length };
  });
}

function rulesIn(
  findings: readonly FindingReport[],
  suppressed: readonly FindingReport[],
): LedgerFacts['rules'] {
  const rules = new Map<string, LedgerFacts['rules'][number]>();
  const count = (key: 'findings' | 'suppressed') => (finding: FindingReport) => {
    const { rule, severity } = finding;
    const name = `${severity} ${rule}`;
    const found = rules.get(name) ?? { rule, severity, findings: 0, suppressed: 0 };
    found[key]++;
    rules.set(name, found);
  };
  findings.forEach(count('findings'));
  suppressed.forEach(count('suppressed'));
  return [...rules.values()];
}
