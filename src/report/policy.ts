import { waiverExpired, waiverUnused } from '../check/rules/raised-elsewhere.ts';
import type { RuleMeta } from '../check/rules/rule.ts';
import type { Location } from '../diagnostic.ts';
import { type Baseline, type BaselineEntry, covers } from './baseline.ts';
import type { CheckedReport, FindingReport, RuleLevel, SuppressedReport } from './report.ts';

/** What those who answer for the ledgers have decided on findings. */
export interface FindingPolicy {
  /** By the names of rules; those that are not named keep their own. */
  readonly severity: Readonly<Record<string, RuleLevel>>;
  /**
   * What is told of a ledger. One that was not compared with a plan is told as it is: nothing else says why nobody
   * looked into it.
   */
  apply(checked: CheckedReport): Decided;
  /** When all ledgers have passed: what is wrong with the decisions themselves. */
  atEnd(use: PolicyUse): FindingReport[];
}

/** A ledger with what was decided on its findings, and by which decisions. */
interface Decided {
  reported: CheckedReport;
  /** Places among the waivers. */
  waivers: readonly number[];
  /** Entries of the baseline that were found, covered or not. */
  known: readonly BaselineEntry[];
}

/** What ledgers made use of. */
interface PolicyUse {
  waivers: ReadonlySet<number>;
  /** The bodies whose ledgers were checked. */
  bodies: ReadonlySet<string | null>;
}

/** The decisions, as plain data. */
export interface PolicyDecisions {
  severity: FindingPolicy['severity'];
  waivers: readonly Waiver[];
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

export function findingPolicy({
  severity,
  waivers,
  baseline,
  asOf,
}: PolicyDecisions & { baseline: Baseline | undefined; asOf: string }): FindingPolicy {
  const levels = new Map(Object.entries(severity));
  const isInForce = ({ until }: Waiver) => until >= asOf;
  return {
    severity,
    apply(checked) {
      const { ledger } = checked;
      if (!ledger.checked) return { reported: checked, waivers: [], known: [] };
      const findings: FindingReport[] = [];
      const suppressed: SuppressedReport[] = [];
      const used = new Set<number>();
      const known: BaselineEntry[] = [];
      for (const finding of checked.findings) {
        const level = levels.get(finding.rule) ?? finding.severity;
        if (level === 'off') continue;
        const told = { ...finding, severity: level };
        const index = waivers.findIndex((each) => isInForce(each) && fits(each, told, ledger.body));
        const waiver = waivers[index];
        const entry = waiver ? null : (baseline?.entryOf(told) ?? null);
        if (entry) known.push(entry);
        if (waiver) {
          used.add(index);
          const { reason, approvedBy, until } = waiver;
          suppressed.push({ ...told, suppression: { kind: 'waiver', reason, approvedBy, until } });
        } else if (entry && covers(entry, told)) {
          suppressed.push({ ...told, suppression: { kind: 'baseline' } });
        } else findings.push(told);
      }
      const reported = { ...checked, findings, ...(suppressed.length > 0 && { suppressed }) };
      return { reported, waivers: [...used], known };
    },
    atEnd: (use) =>
      waivers.flatMap((waiver, index) => {
        if (!isInForce(waiver)) {
          return [
            decision(
              waiverExpired.meta,
              waiver,
              `只到${waiver.until}，已经过期；还需要的请重新批准，不需要的请去掉`,
            ),
          ];
        }
        // Of a body whose ledger is not among these nobody knows.
        if (use.waivers.has(index) || !use.bodies.has(waiver.body)) return [];
        return [decision(waiverUnused.meta, waiver, '没有用到，台账里没有这样的问题；请去掉')];
      }),
  };
}

/**
 * What is wrong with the decisions of a run that was checked in parts: what none of them made use of.
 * @param used places among the waivers
 */
export function mergedDecisions(
  findings: readonly FindingReport[],
  used: ReadonlySet<number>,
): FindingReport[] {
  const byPlace = new Map(findings.map((finding) => [JSON.stringify(finding.location), finding]));
  return [...byPlace.values()].filter(
    ({ rule, location }) =>
      rule !== waiverUnused.meta.name || !used.has(Number(location.pointer?.split('/').at(-1))),
  );
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
