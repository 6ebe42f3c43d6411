import type { Diagnostic } from '../diagnostic.ts';
import { calendarLines } from './calendar-report.ts';
import { statusCounts } from './duty-lists.ts';
import { terminalText } from './escape.ts';
import { ledgerLineHead, ledgerLines } from './ledger-line.ts';
import { explanations, ledgerText } from './ledger-text.ts';
import type { Report } from './report.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { findingsText } from './verdict.ts';
import { hanging, hangingList } from './wrap.ts';

/** Below this nothing can be laid out. */
const MIN_WIDTH = 60;

/**
 * For people at a terminal. One ledger is shown whole; of several each is a line of figures and its errors,
 * unless more is asked for. What was checked against and the sum stand at the end, where the terminal stops.
 */
export const text: Reporter = async (report, given) => {
  const options = { ...given, width: Math.max(given.width, MIN_WIDTH) };
  const isShort = report.ledgers.length > 1 && !options.verbose;
  const byFile = findingsByFile(report.findings);
  const parts: string[] = [];
  for (const ledger of report.ledgers) {
    const findings = byFile.get(ledger.file) ?? [];
    if (options.quiet && findings.length === 0) continue;
    parts.push(
      ...(isShort
        ? [ledgerLines(ledger, findings, options), ...(await explanations(ledger, options))]
        : [await ledgerText(ledger, findings, options)]),
    );
  }
  const body = isShort ? [[ledgerLineHead(options), ...parts].join('\n')] : parts;
  return `${[...body, ...endText(report, isShort, options)].join('\n\n')}\n`;
};

function findingsByFile(findings: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const { file } = finding.location;
    const found = byFile.get(file);
    if (found) found.push(finding);
    else byFile.set(file, [finding]);
  }
  return byFile;
}

/** What was checked against, and the sum of all. */
function endText(report: Report, isShort: boolean, options: ReportOptions): string[] {
  const { asOf, plans, calendar } = report;
  const { paint, width, quiet } = options;
  const basis = [
    `检查日：${asOf}`,
    ...plans.map(({ id, title }) => `方案：${terminalText(title)}（${terminalText(id)}）`),
    ...calendarLines(calendar),
  ].flatMap((line) => hanging('', line, width));
  return [
    ...(quiet ? [] : [paint.dim(basis.join('\n'))]),
    [...summaryLines(report, options), ...(isShort ? [MORE] : [])].join('\n'),
  ];
}

const MORE = '逐件、逐处的详情：只检查一份台账，或者加 --verbose。';

function summaryLines({ ledgers, summary }: Report, { paint, width }: ReportOptions): string[] {
  const { duties, unchecked, findings } = summary;
  const sum = ledgers.reduce((total, ledger) => total + ledger.duties.length, 0);
  const head = `${ledgers.length}份台账${unchecked > 0 ? `（${unchecked}份没有检查）` : ''}`;
  const { error, warning } = findings;
  const style = error > 0 ? paint.red : warning > 0 ? paint.yellow : paint.green;
  const found = findingsText(findings);
  if (ledgers.length === 1 || sum === 0) return [style(`${head}：${found}。`)];
  return [
    `${head}，${sum}件（每条记录、每一期各算一件）：`,
    ...hangingList('  ', statusCounts(duties, ledgers), width),
    style(`${found}。`),
  ];
}
