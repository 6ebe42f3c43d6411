import { compareText, type Severity } from '../diagnostic.ts';
import type { Baseline } from './policy.ts';
import type { FindingReport } from './report.ts';

/** A finding in a baseline: its file as the baseline calls it. */
export interface BaselineEntry {
  file: string;
  fingerprint: string;
  rule: string;
  severity: Severity;
}

const WEIGHTS = { error: 2, warning: 1, info: 0 } as const satisfies Record<Severity, number>;

/** A baseline, and what became of its entries in a run. @param name what it calls a file */
export function baselineOf(
  entries: readonly BaselineEntry[],
  name: (file: string) => string,
): Baseline & {
  /** Those that were not found any more in files that were checked. */
  gone(checked: ReadonlySet<string>): BaselineEntry[];
} {
  const known = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const found = new Set<string>();
  return {
    covers(finding) {
      const key = keyOf({ file: name(finding.location.file), fingerprint: finding.fingerprint });
      const entry = known.get(key);
      if (!entry || finding.severity === 'info') return false;
      found.add(key);
      // What was a warning and is an error now is new.
      return WEIGHTS[finding.severity] <= WEIGHTS[entry.severity];
    },
    gone: (checked) =>
      entries.filter((entry) => checked.has(entry.file) && !found.has(keyOf(entry))),
  };
}

/** A baseline to be: all errors and warnings of ledgers that could be checked are in it. */
export function newBaseline(
  name: (file: string) => string,
): Baseline & { entries: BaselineEntry[] } {
  const entries: BaselineEntry[] = [];
  return {
    entries,
    covers({ location, fingerprint, rule, severity }: FindingReport) {
      if (severity === 'info') return false;
      entries.push({ file: name(location.file), fingerprint, rule, severity });
      return true;
    },
  };
}

/** By their files, then as they are called. */
export function inOrder(entries: readonly BaselineEntry[]): BaselineEntry[] {
  return [...entries].sort(
    (a, b) => compareText(a.file, b.file) || compareText(a.fingerprint, b.fingerprint),
  );
}

function keyOf({ file, fingerprint }: Pick<BaselineEntry, 'file' | 'fingerprint'>): string {
  return `${file}\n${fingerprint}`;
}
