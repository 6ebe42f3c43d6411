import { STATUSES, type Status } from '../check/status.ts';
import { SEVERITIES } from '../diagnostic.ts';
import type { CheckedReport, FindingReport, Summary } from './report.ts';

/** The sum of what a run has found so far. */
export function newSummary(): Summary {
  return {
    ledgers: 0,
    unchecked: 0,
    duties: noDuties(),
    findings: { error: 0, warning: 0, info: 0 },
    failed: [],
  };
}

/** Adds a ledger to the sum. */
export function addTo(summary: Summary, { ledger, findings, suppressed }: CheckedReport): void {
  summary.ledgers++;
  if (!ledger.checked) summary.unchecked++;
  for (const status of STATUSES) summary.duties[status] += ledger.counts[status];
  for (const { severity } of findings) summary.findings[severity]++;
  if (!suppressed) return;
  summary.suppressed ??= { baseline: 0, waiver: 0 };
  for (const { suppression } of suppressed) summary.suppressed[suppression.kind]++;
}

/** Adds the sum of a part of the run; what failed in it and its configuration stand elsewhere. */
export function addSum(summary: Summary, part: Summary): void {
  summary.ledgers += part.ledgers;
  summary.unchecked += part.unchecked;
  for (const status of STATUSES) summary.duties[status] += part.duties[status];
  for (const severity of SEVERITIES) summary.findings[severity] += part.findings[severity];
  if (!part.suppressed) return;
  summary.suppressed ??= { baseline: 0, waiver: 0 };
  summary.suppressed.baseline += part.suppressed.baseline;
  summary.suppressed.waiver += part.suppressed.waiver;
}

/** Adds what is wrong with the configuration itself. */
export function addConfiguration(summary: Summary, findings: readonly FindingReport[]): void {
  if (findings.length === 0) return;
  summary.configuration = [...findings];
  for (const { severity } of findings) summary.findings[severity]++;
}

export function noDuties(): Record<Status, number> {
  return Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
}
