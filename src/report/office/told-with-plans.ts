import type { Comparison } from '../compare/comparison.ts';
import { bodyNames } from './body-key.ts';
import type { OfficeReport } from './office-report.ts';

/**
 * A report for people to read: of several plans each body and each number of a task bears its plan, since one name stands
 * in each of them. A report of one plan is as it was.
 */
export function toldWithPlans(report: OfficeReport): OfficeReport {
  const { plans, misnamed, tasks, comparison } = report;
  if (plans.length < 2) return report;
  const nameOf = bodyNames(plans);
  const named = <Row extends { plan: string; body: string }>(rows: readonly Row[]): Row[] =>
    rows.map((row) => ({ ...row, body: nameOf(row.plan, row.body) }));
  const { bodies, overdue, late, upcoming, notApplicable, requests, findings } = report;
  return {
    ...report,
    bodies: named(bodies),
    misnamed: named(misnamed).map((row) => ({
      ...row,
      named: row.named.map((body) => nameOf(row.plan, body)),
    })),
    overdue: named(overdue),
    late: named(late),
    upcoming: named(upcoming),
    tasks: tasks.map((task) => ({ ...task, no: nameOf(task.plan, task.no) })),
    notApplicable: named(notApplicable),
    requests: named(requests),
    findings: named(findings),
    comparison: comparison && comparisonNamed(comparison, named),
  };
}

function comparisonNamed(
  comparison: Comparison,
  named: <Row extends { plan: string; body: string }>(rows: readonly Row[]) => Row[],
): Comparison {
  const { bodies, becameOverdue, settled, stillOverdue, changed, appeared, vanished, moved } =
    comparison;
  return {
    ...comparison,
    bodies: named(bodies),
    becameOverdue: named(becameOverdue),
    settled: named(settled),
    stillOverdue: named(stillOverdue),
    changed: named(changed),
    appeared: named(appeared),
    vanished: named(vanished),
    moved: named(moved),
  };
}
