import { terminalText } from '../text/terminal-text.ts';
import { FAILED, findingLine, textPlace } from './finding-line.ts';
import { ruleName } from './finding-text.ts';
import type { FindingReport } from './report.ts';
import type { LedgerReporter } from './reporter.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Annotations as GitHub Actions takes them from what a step prints, one a line: `::error file=…,line=…::message`
 * (GitHub Docs, "Workflow commands for GitHub Actions").
 */
export const github: LedgerReporter<string> = {
  part: ({ findings }, { place }) => annotations(findings, place),
  report: ({ place }) =>
    function* (step) {
      if (step.type === 'ledger') yield step.part;
      if (step.type !== 'summary') return;
      yield annotations(step.configuration ?? [], place);
      for (const file of step.failed) yield command('error', { file: place(file) }, FAILED);
    },
};

function annotations(findings: readonly FindingReport[], place: (file: string) => string): string {
  return findings.map((finding) => annotation(finding, place)).join('');
}

function annotation(finding: FindingReport, place: (file: string) => string): string {
  const { rule, severity, location } = finding;
  const { line, column, endColumn } = textPlace(location);
  const title = ruleName(rule);
  const properties = { file: place(location.file), line, col: column, endColumn, title };
  return command(LEVELS[severity], properties, findingLine(finding));
}

function command(
  level: string,
  properties: Record<string, string | number | undefined>,
  message: string,
): string {
  const stated = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${property(String(value))}`],
  );
  return `::${level} ${stated.join(',')}::${data(message)}\n`;
}

/** Signs that GitHub reads back from their codes; of what else a terminal obeys none is let through. */
function data(text: string): string {
  return terminalText(encoded(text, /[%\r\n]/g));
}

function property(text: string): string {
  return terminalText(encoded(text, /[%\r\n:,]/g));
}

function encoded(text: string, signs: RegExp): string {
  return text.replace(
    signs,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
