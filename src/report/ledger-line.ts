import { STATUS_NAMES, STATUSES, type Status } from '../check/status.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { terminalText } from '../text/terminal-text.ts';
import { padded } from './duty-lists.ts';
import { ruleMeta } from './finding-text.ts';
import { groupBy } from './group-by.ts';
import type { LedgerReport } from './report.ts';
import type { ReportOptions } from './reporter.ts';
import { countFindings, verdict } from './verdict.ts';
import { fitWidth } from './wrap.ts';

/** Of several ledgers these have a column each; what is in order is one figure. */
const SHOWN: readonly Status[] = ['overdue', 'due-soon', 'late', 'unknown', 'no-record'];
const IN_ORDER = STATUSES.filter((status) => !SHOWN.includes(status));

const FIGURE = 5;
const VERDICT = 8;
const FIGURES = VERDICT + FIGURE * (SHOWN.length + 4);
/** No body of a plan has a longer name. */
const MOST_NAME = 54;

/** What stands above the lines of several ledgers, in two lines: the names of statuses have four characters. */
export function ledgerLineHead({ width, paint }: ReportOptions): string {
  const name = ' '.repeat(nameWidth(width) + VERDICT);
  const above = SHOWN.map((status) => ` ${STATUS_NAMES[status].slice(0, 2)}`);
  const below = SHOWN.map((status) => ` ${STATUS_NAMES[status].slice(2)}`);
  const others = ['其余', '合计', '错误', '警告'].map((title) => ` ${title}`);
  const lines = [
    `${name}${above.join('')}`,
    `${padded('单位', nameWidth(width))}${padded('结论', VERDICT)}${below.join('')}${others.join('')}`,
  ];
  return lines.map((line) => paint.dim(line)).join('\n');
}

/** One of several ledgers: a line of figures, and where it has errors its file and a line for each rule. */
export function ledgerLines(
  ledger: LedgerReport,
  findings: readonly Diagnostic[],
  options: ReportOptions,
): string {
  const { paint, width } = options;
  const { body, file, counts } = ledger;
  const { text, style } = verdict(ledger, findings, paint);
  const { error, warning } = countFindings(findings);
  const others = IN_ORDER.reduce((sum, status) => sum + counts[status], 0);
  const figures = [...SHOWN.map((status) => counts[status]), others, ledger.duties.length];
  const path = terminalText(file);
  const name = fitWidth(body === null ? path : terminalText(body), nameWidth(width) - 1);
  const shown = [...figures, error, warning].map((figure) => {
    // However long it is, a space stands before it.
    const cell = ` ${String(figure).padStart(FIGURE - 1)}`;
    return figure === 0 ? paint.dim(cell) : cell;
  });
  const errors = errorLines(findings, options);
  return [
    `${paint.bold(padded(name, nameWidth(width)))}${style(padded(text, VERDICT))}${shown.join('')}`,
    ...(errors.length > 0 && name !== path ? [paint.dim(`  ${path}`)] : []),
    ...errors,
  ].join('\n');
}

function nameWidth(width: number): number {
  return Math.min(width - FIGURES, MOST_NAME);
}

function errorLines(findings: readonly Diagnostic[], { paint, width }: ReportOptions): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const byRule = groupBy(errors, ({ rule }) => rule);
  return [...byRule].map(([rule, found]) => {
    const id = `[${rule}]`;
    const said = `${ruleMeta(rule).title}${found.length}处：${concerned(found)}`;
    const fitted = fitWidth(terminalText(said), width - '  '.length - ' '.length - id.length);
    return `  ${paint.red(fitted)} ${paint.dim(id)}`;
  });
}

/** The tasks that errors of one rule are about; where they are about something else, what the first says. */
function concerned(found: Diagnostic[]): string {
  const tasks = new Set(found.map(({ taskNo }) => taskNo));
  if (!tasks.has(undefined)) return `任务${[...tasks].join('、')}`;
  return found[0]?.message ?? '';
}
