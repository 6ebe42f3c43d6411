import { createHash } from 'node:crypto';
import { FAILED, findingLine, textPlace } from './finding-line.ts';
import { jsonLine, withoutFirstComma } from './json.ts';
import type { FindingReport } from './report.ts';
import type { LedgerReporter } from './reporter.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const;

/**
 * A report of code quality as GitLab takes it (GitLab Docs, "Code Quality", custom tool): a list, one item a line.
 * Of a ledger its items, each behind a comma.
 */
export const gitlab: LedgerReporter<string> = {
  part: ({ findings }, { place }) =>
    findings.map((finding) => findingItem(finding, place)).join(''),
  report({ place }) {
    const inList = withoutFirstComma();
    return function* (step) {
      if (step.type === 'head') yield '[\n';
      else if (step.type === 'ledger') yield inList(step.part);
      else {
        for (const finding of step.configuration ?? []) yield inList(findingItem(finding, place));
        for (const file of step.failed) yield inList(failedItem(place(file)));
        yield ']\n';
      }
    };
  },
};

function findingItem({ location, ...finding }: FindingReport, place: (file: string) => string) {
  const { rule, severity, fingerprint } = finding;
  const path = place(location.file);
  return item({
    description: findingLine({ ...finding, location }),
    check_name: rule,
    fingerprint: hash(path, fingerprint),
    severity: SEVERITIES[severity],
    // It wants a line of all; a workbook has none.
    location: { path, lines: { begin: textPlace(location).line ?? 1 } },
  });
}

function failedItem(path: string): string {
  return item({
    description: FAILED,
    check_name: 'failed',
    fingerprint: hash(path, 'failed'),
    severity: 'blocker',
    location: { path, lines: { begin: 1 } },
  });
}

function item(value: object): string {
  return `,${jsonLine(value)}`;
}

/** GitLab shows one of those that are alike, and two files may be of one body. */
function hash(path: string, fingerprint: string): string {
  return createHash('sha256').update(`${path}\n${fingerprint}`).digest('hex');
}
