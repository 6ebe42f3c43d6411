import { createHash } from 'node:crypto';
import { FAILED, findingLine, textPlace } from './finding-line.ts';
import { jsonLine } from './json.ts';
import type { Reporter } from './reporter.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const;

/** A report of code quality as GitLab takes it (GitLab Docs, "Code Quality", custom tool): a list, one item a line. */
export const gitlab: Reporter = ({ place }) => {
  let isFirst = true;
  const item = (value: object) => {
    const piece = `${isFirst ? '' : ','}${jsonLine(value)}`;
    isFirst = false;
    return piece;
  };
  return function* (event) {
    if (event.type === 'head') {
      yield '[\n';
      return;
    }
    const { findings } = event.type === 'ledger' ? event : { findings: event.configuration ?? [] };
    for (const { location, ...finding } of findings) {
      const { rule, severity, fingerprint } = finding;
      const path = place(location.file);
      yield item({
        description: findingLine({ ...finding, location }),
        check_name: rule,
        fingerprint: hash(path, fingerprint),
        severity: SEVERITIES[severity],
        // It wants a line of all; a workbook has none.
        location: { path, lines: { begin: textPlace(location).line ?? 1 } },
      });
    }
    if (event.type === 'summary') {
      for (const file of event.failed) {
        const path = place(file);
        yield item({
          description: FAILED,
          check_name: 'failed',
          fingerprint: hash(path, 'failed'),
          severity: 'blocker',
          location: { path, lines: { begin: 1 } },
        });
      }
      yield ']\n';
    }
  };
};

/** GitLab shows one of those that are alike, and two files may be of one body. */
function hash(path: string, fingerprint: string): string {
  return createHash('sha256').update(`${path}\n${fingerprint}`).digest('hex');
}
