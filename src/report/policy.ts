import { waiverExpired, waiverUnused } from '../check/rules/raised-elsewhere.ts';
import type { RuleMeta } from '../check/rules/rule.ts';
import type { Location } from '../diagnostic.ts';
import type { CheckedReport, FindingReport, RuleLevel, SuppressedReport } from './report.ts';

/** What those who answer for the ledgers have decided on findings. */
export interface FindingPolicy {
  /** By the names of rules; those that are not named keep their own. */
  readonly severity: Readonly<Record<string, RuleLevel>>;
  /**
   * What is told of a ledger. One that was not compared with a plan is told as it is: nothing else says why nobody
   * looked into it.
   */
  apply(checked: CheckedReport): CheckedReport;
  /** When all ledgers have passed: what is wrong with the decisions themselves. */
  atEnd(): FindingReport[];
}

/** Somebody allows a body what a rule finds, of one task or of all. */
export interface Waiver {
  rule: string;
  body: string;
  /** The task's number in the plan; null: all. */
  task: string | null;
  reason: string;
  approvedBy: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  until: string;
  location: Location;
}

/** The findings that were there when somebody wrote them down. */
export interface Baseline {
  /** Whether this one was, and not less severe. It is asked about each finding once. */
  covers(finding: FindingReport): boolean;
}

export function findingPolicy({
  severity = {},
  waivers = [],
  baseline,
  asOf,
}: {
  severity?: FindingPolicy['severity'];
  waivers?: readonly Waiver[];
  baseline?: Baseline;
  asOf: string;
}): FindingPolicy {
  const levels = new Map(Object.entries(severity));
  const inForce = waivers.filter(({ until }) => until >= asOf);
  const used = new Set<Waiver>();
  const bodies = new Set<string | null>();
  const suppression = (finding: FindingReport, body: string | null): SuppressedReport | null => {
    const waiver = inForce.find((each) => fits(each, finding, body));
    if (waiver) {
      used.add(waiver);
      const { reason, approvedBy, until } = waiver;
      return { ...finding, suppression: { kind: 'waiver', reason, approvedBy, until } };
    }
    return baseline?.covers(finding) ? { ...finding, suppression: { kind: 'baseline' } } : null;
  };
  return {
    severity,
    apply(checked) {
      const { ledger } = checked;
      if (!ledger.checked) return checked;
      bodies.add(ledger.body);
      const findings: FindingReport[] = [];
      const suppressed: SuppressedReport[] = [];
      for (const finding of checked.findings) {
        const level = levels.get(finding.rule) ?? finding.severity;
        if (level === 'off') continue;
        const told = { ...finding, severity: level };
        const known = suppression(told, ledger.body);
        if (known) suppressed.push(known);
        else findings.push(told);
      }
      return { ...checked, findings, ...(suppressed.length > 0 && { suppressed }) };
    },
    atEnd: () =>
      waivers.flatMap((waiver) => {
        if (waiver.until < asOf) {
          return [
            decision(
              waiverExpired.meta,
              waiver,
              `只到${waiver.until}，已经过期；还需要的请重新批准，不需要的请去掉`,
            ),
          ];
        }
        // Of a body whose ledger is not among these nobody knows.
        if (used.has(waiver) || !bodies.has(waiver.body)) return [];
        return [decision(waiverUnused.meta, waiver, '没有用到，台账里没有这样的问题；请去掉')];
      }),
  };
}

function fits({ rule, body, task }: Waiver, finding: FindingReport, of: string | null): boolean {
  return rule === finding.rule && body === of && (task === null || task === finding.taskNo);
}

function decision({ name, severity }: RuleMeta, waiver: Waiver, said: string): FindingReport {
  const { rule, body, task, location } = waiver;
  const subject = `${body}${task === null ? '' : `第${task}项`}的“${rule}”`;
  return {
    rule: name,
    severity,
    message: `对${subject}的豁免${said}。`,
    location,
    fingerprint: [name, rule, body, ...(task === null ? [] : [task])].join('/'),
  };
}
