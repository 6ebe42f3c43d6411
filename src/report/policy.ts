import type { CheckedReport, FindingReport, RuleLevel } from './report.ts';

/** What those who answer for the ledgers have decided on findings. */
export interface FindingPolicy {
  /** By the names of rules; those that are not named keep their own. */
  readonly severity: Readonly<Record<string, RuleLevel>>;
  /**
   * What is told of a ledger. One that was not compared with a plan is told as it is: nothing else says why nobody
   * looked into it.
   */
  apply(checked: CheckedReport): CheckedReport;
}

export function findingPolicy({ severity }: Pick<FindingPolicy, 'severity'>): FindingPolicy {
  const levels = new Map(Object.entries(severity));
  const levelled = (finding: FindingReport): FindingReport[] => {
    const level = levels.get(finding.rule) ?? finding.severity;
    return level === 'off' ? [] : [{ ...finding, severity: level }];
  };
  return {
    severity,
    apply: (checked) =>
      checked.ledger.checked
        ? { ...checked, findings: checked.findings.flatMap(levelled) }
        : checked,
  };
}
