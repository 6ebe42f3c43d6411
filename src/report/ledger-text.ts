import { itemName } from '../check/rules/wording.ts';
import { STATUS_NAMES } from '../check/status.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { displayWidth } from '../text/display-width.ts';
import { terminalText } from '../text/terminal-text.ts';
import { dutyCounts, dutyLists, subject } from './duty-lists.ts';
import { findingTexts } from './finding-text.ts';
import type { LedgerReport } from './report.ts';
import type { ReportOptions } from './reporter.ts';
import { countFindings, findingsText, verdict } from './verdict.ts';
import { fitWidth, hanging } from './wrap.ts';

/** Lines that the name of a duty may take. */
const MOST_LINES = 4;

/** One ledger whole: its verdict, its duties, most urgent first, then what was found and where. */
export async function ledgerText(
  ledger: LedgerReport,
  findings: readonly Diagnostic[],
  options: ReportOptions,
): Promise<string> {
  const lists = options.quiet ? [] : dutyLists(ledger, options);
  return [
    headText(ledger, findings, options),
    ...lists,
    ...(await explanations(ledger, options)),
    ...findingTexts(findings, options),
  ].join('\n\n');
}

function headText(
  ledger: LedgerReport,
  findings: readonly Diagnostic[],
  { paint, width }: ReportOptions,
): string {
  const { body, duties } = ledger;
  const { text, style } = verdict(ledger, findings, paint);
  const file = terminalText(ledger.file);
  const room = width - displayWidth(`：${text}`);
  const name = fitWidth(body === null ? file : terminalText(body), room);
  return [
    `${paint.bold(name)}：${style(text)}`,
    ...(name === file ? [] : [file]),
    ...(duties.length > 0 ? dutyCounts(ledger, width) : []),
    findingsText(countFindings(findings)),
  ].join('\n');
}

/** The counts that were asked for, day by day. */
export async function explanations(
  { duties }: LedgerReport,
  { paint, width }: ReportOptions,
): Promise<string[]> {
  const counted = duties.flatMap((duty) =>
    duty.counting?.days ? [{ duty, counting: duty.counting }] : [],
  );
  if (counted.length === 0) return [];
  // The grids bring a table library along that few reports need.
  const { countText } = await import('./count-text.ts');
  return counted.map(({ duty, counting }) => {
    const { taskNo, task, due, status } = duty;
    const no = taskNo === null ? '自定任务' : itemName(taskNo);
    const name = terminalText([no, task, subject(duty)].join(' '));
    const head = hanging('', `${name}：${due}到期，${STATUS_NAMES[status]}`, width, MOST_LINES);
    return [...head.map((line) => paint.bold(line)), countText(counting, paint, width)].join('\n');
  });
}
