import { compareText, type Severity } from '../diagnostic.ts';
import type { FindingReport } from './report.ts';

/** A finding in a baseline: its file as the baseline calls it. */
export interface BaselineEntry {
  file: string;
  fingerprint: string;
  rule: string;
  severity: Severity;
}

/** The findings that were there when somebody wrote them down. */
export interface Baseline {
  /** The entry of a finding, however severe it was then; null: it is new. */
  entryOf(finding: FindingReport): BaselineEntry | null;
}

const WEIGHTS = { error: 2, warning: 1, info: 0 } as const satisfies Record<Severity, number>;

/** @param name what the baseline calls a file */
export function baselineOf(
  entries: readonly BaselineEntry[],
  name: (file: string) => string,
): Baseline {
  const known = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return {
    entryOf: ({ location, fingerprint, severity }) =>
      severity === 'info'
        ? null
        : (known.get(keyOf({ file: name(location.file), fingerprint })) ?? null),
  };
}

/** A baseline to be: all errors and warnings of ledgers that could be checked are in it. */
export function newBaseline(name: (file: string) => string): Baseline {
  return {
    entryOf: ({ location, fingerprint, rule, severity }) =>
      severity === 'info' ? null : { file: name(location.file), fingerprint, rule, severity },
  };
}

/** What was a warning and is an error now is new. */
export function covers(entry: BaselineEntry, { severity }: FindingReport): boolean {
  return WEIGHTS[severity] <= WEIGHTS[entry.severity];
}

/** The entries that were not found any more in files that were checked. */
export function goneOf(
  entries: readonly BaselineEntry[],
  found: readonly BaselineEntry[],
  checked: ReadonlySet<string>,
): BaselineEntry[] {
  const keys = new Set(found.map(keyOf));
  return entries.filter((entry) => checked.has(entry.file) && !keys.has(keyOf(entry)));
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
