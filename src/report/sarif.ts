import { RULES } from '../check/rules/index.ts';
import type { RuleMeta } from '../check/rules/rule.ts';
import { FAILED, textPlace } from './finding-line.ts';
import { jsonLine, withoutFirstComma } from './json.ts';
import type { FindingReport, RunHead, SuppressedReport } from './report.ts';
import type { LedgerReporter } from './reporter.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * SARIF 2.1.0 (OASIS), one result a line. Files are named from the root of the repository, `%SRCROOT%`. Of a ledger
 * its results, each behind a comma.
 */
export const sarif: LedgerReporter<string> = {
  part: ({ findings, suppressed = [] }, { place }) => results([...findings, ...suppressed], place),
  report({ place }) {
    const inList = withoutFirstComma();
    return function* (step) {
      if (step.type === 'head') {
        const tool = JSON.stringify({ driver: driver(step.tool) });
        yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${tool},\n`;
        yield '"columnKind":"utf16CodeUnits","results":[\n';
      } else if (step.type === 'ledger') {
        yield inList(step.part);
      } else {
        yield inList(results(step.configuration ?? [], place));
        const notifications = step.failed.map((file) => ({
          level: 'error',
          message: { text: FAILED },
          locations: [{ physicalLocation: { artifactLocation: artifact(place(file)) } }],
        }));
        const invocation = {
          executionSuccessful: notifications.length === 0,
          toolExecutionNotifications: notifications,
        };
        yield `],\n"invocations":[${jsonLine(invocation).trimEnd()}]}]}\n`;
      }
    };
  },
};

function results(
  findings: readonly (FindingReport | SuppressedReport)[],
  place: (file: string) => string,
): string {
  return findings
    .map((finding) => `,${jsonLine({ ...result(finding, place), ...suppressions(finding) })}`)
    .join('');
}

function driver({ name, version }: RunHead['tool']) {
  return { name, version, rules: RULES.map(({ meta }) => rule(meta)) };
}

function rule({ name, title, severity, what, why, fix, basis }: RuleMeta) {
  const parts = [
    ['报告什么', what],
    ['为什么', why],
    ['怎么办', fix],
    ...(basis === undefined ? [] : [['依据', basis]]),
  ];
  const help = (mark: string) =>
    parts.map(([head, text]) => `${mark}${head}：${mark}${text}`).join('\n\n');
  return {
    id: name,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: what },
    help: { text: help(''), markdown: help('**') },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

const INDEX = new Map(RULES.map(({ meta }, index) => [meta.name, index]));

function result(finding: FindingReport, place: (file: string) => string) {
  const { rule, severity, message, basis, location, fingerprint } = finding;
  const { line, column, endColumn } = textPlace(location);
  const { cell } = location;
  return {
    ruleId: rule,
    ruleIndex: INDEX.get(rule),
    level: LEVELS[severity],
    message: { text: basis === undefined ? message : `${message}\n依据：${basis}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(place(location.file)),
          ...(line !== undefined && {
            region: { startLine: line, startColumn: column, endColumn },
          }),
        },
        ...(cell !== undefined && { logicalLocations: [{ fullyQualifiedName: cell }] }),
      },
    ],
    partialFingerprints: { 'gongkai/v1': fingerprint },
  };
}

function suppressions(finding: FindingReport | SuppressedReport) {
  if (!('suppression' in finding)) return {};
  const { suppression } = finding;
  const justification =
    suppression.kind === 'baseline'
      ? '基线里已有'
      : `${suppression.reason}（${suppression.approvedBy}批准，到${suppression.until}）`;
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

/** A path as a reference of RFC 3986: every segment encoded; an absolute one with its scheme. */
function artifact(path: string) {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${encoded}` };
  return { uri: encoded, uriBaseId: '%SRCROOT%' };
}
