import { STATUS_NAMES, STATUSES } from '../check/status.ts';
import { SEVERITIES, SEVERITY_NAMES } from '../diagnostic.ts';
import { calendarLines } from './calendar-report.ts';
import { FAILED, findingLine, textPlace } from './finding-line.ts';
import { ruleMeta } from './finding-text.ts';
import { markdownRow, markdownText } from './markdown-text.ts';
import { PLAIN } from './paint.ts';
import type { CheckedReport, FindingReport, RunHead, Summary } from './report.ts';
import { type LedgerReporter, MOST_SHOWN } from './reporter.ts';
import { severityLines } from './severity-text.ts';
import { suppressedText } from './suppressed-text.ts';
import { countFindings, findingsText, verdict } from './verdict.ts';

/** GitHub shows no summary of more than 1 MiB; a character is three bytes at most. */
const MOST_TEXT = 300_000;

interface MarkdownPart {
  plan: string | null;
  /** '' where there is nothing to say of it */
  text: string;
}

/** A summary for the page of a CI job: the ledgers with faults or warnings, each with a table, then the sum. */
export const markdown: LedgerReporter<MarkdownPart> = {
  part(checked, { place, verbose }) {
    const { plan, file } = checked.ledger;
    const { error, warning } = countFindings(checked.findings);
    if (error + warning === 0 && !verbose) return { plan, text: '' };
    return { plan, text: ledgerText(checked, place(file), verbose ? Infinity : MOST_SHOWN) };
  },
  report({ place }) {
    let plans: RunHead['plans'] = [];
    const used = new Set<string>();
    let length = 0;
    let leftOut = 0;
    return function* (step) {
      if (step.type === 'head') {
        plans = step.plans;
        yield headText(step);
      } else if (step.type === 'ledger') {
        const { plan, text } = step.part;
        if (plan !== null) used.add(plan);
        if (length + text.length > MOST_TEXT) leftOut++;
        else {
          length += text.length;
          yield text;
        }
      } else {
        const told = plans.filter(({ id }) => used.has(id));
        yield endText(step, place, { leftOut, plans: told });
      }
    };
  },
};

function endText(
  summary: Summary,
  place: (file: string) => string,
  { leftOut, plans }: { leftOut: number; plans: RunHead['plans'] },
): string {
  const items = [
    ...summary.failed.map((file) => `${place(file)}：${FAILED}`),
    ...(summary.configuration ?? []).map(({ message }) => message),
  ];
  const titles = plans.map(({ id, title }) => `方案：${title}（${id}）`);
  const list = (lines: string[]) => lines.map((line) => `- ${markdownText(line)}\n`).join('');
  return [
    leftOut > 0 ? `另有${leftOut}份有问题的台账，这里写不下，请看别的格式的结果。\n\n` : '',
    list(items),
    sumText(summary),
    list(titles),
  ].join('');
}

function headText(head: RunHead): string {
  const lines = [`检查日：${head.asOf}`, ...calendarLines(head.calendar), ...severityLines(head)];
  const notes = lines.map((line) => `- ${markdownText(line)}\n`);
  return `# 政务公开台账检查\n\n${notes.join('')}\n`;
}

function ledgerText({ ledger, findings }: CheckedReport, file: string, most: number): string {
  const { text } = verdict(ledger, findings, PLAIN);
  const name = ledger.body ?? file;
  const rows = SEVERITIES.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity).map(findingCells),
  );
  const lines = [
    `## ${markdownText(name)}：${text}`,
    '',
    `${markdownText(file)}（${findingsText(countFindings(findings))}）`,
    '',
    ...(rows.length > 0 ? [markdownRow(['级别', '位置', '问题']), '|---|---|---|'] : []),
    ...rows.slice(0, most).map(markdownRow),
    '',
    ...(rows.length > most ? [`另有${rows.length - most}处没有列出。`, ''] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function findingCells(finding: FindingReport): string[] {
  const { rule, severity, location } = finding;
  const { line, column } = textPlace(location);
  const place = line === undefined ? '' : `${line}:${column}`;
  return [SEVERITY_NAMES[severity], place, `${findingLine(finding)}（${ruleMeta(rule).title}）`];
}

function sumText(summary: Summary): string {
  const { ledgers, unchecked, duties, findings } = summary;
  const suppressed = suppressedText(summary);
  const counts = STATUSES.filter((status) => duties[status] > 0).map(
    (status) => `${STATUS_NAMES[status]}${duties[status]}`,
  );
  const lines = [
    '## 合计',
    '',
    `**${ledgers}份台账${unchecked > 0 ? `（${unchecked}份没有检查）` : ''}：${findingsText(findings)}。**`,
    '',
    ...(suppressed === '' ? [] : [suppressed, '']),
    ...(counts.length > 0 ? [`每条记录、每一期各算一件：${counts.join('、')}。`, ''] : []),
  ];
  return `\n${lines.join('\n')}\n`;
}
