import { itemName } from '../check/rules/wording.ts';
import { STATUS_NAMES, STATUSES } from '../check/status.ts';
import { type Diagnostic, SEVERITY_NAMES, type Severity } from '../diagnostic.ts';
import { calendarLines } from './calendar-report.ts';
import { dutyTable, subject } from './duty-table.ts';
import { terminalText } from './escape.ts';
import { excerpt } from './excerpt.ts';
import type { Paint } from './paint.ts';
import type { LedgerReport, Report } from './report.ts';
import type { Reporter, ReportOptions } from './reporter.ts';

/** For people at a terminal: duties by status, then findings with their place, then one line of summary. */
export const text: Reporter = async (report, options) => {
  const { paint } = options;
  const byFile = new Map<string, Diagnostic[]>();
  for (const finding of report.findings) {
    const { file } = finding.location;
    const found = byFile.get(file);
    if (found) found.push(finding);
    else byFile.set(file, [finding]);
  }
  const sections: string[] = [];
  for (const ledger of report.ledgers) {
    sections.push(await ledgerSection(ledger, byFile.get(ledger.file) ?? [], options));
  }
  const head = options.quiet ? [] : [heading(report, paint)];
  return `${[...head, ...sections.filter((part) => part !== ''), summaryLine(report, paint)].join('\n\n')}\n`;
};

function heading({ asOf, plans, calendar }: Report, paint: Paint): string {
  const lines = plans.map(({ id, title }) => `方案：${terminalText(title)}（${terminalText(id)}）`);
  return paint.dim([`检查日：${asOf}`, ...lines, ...calendarLines(calendar)].join('\n'));
}

async function ledgerSection(
  ledger: LedgerReport,
  findings: Diagnostic[],
  options: ReportOptions,
): Promise<string> {
  const { paint } = options;
  if (options.quiet && findings.length === 0) return '';
  const title = [ledger.body, ledger.checked ? null : '没有检查'].filter((part) => part !== null);
  const head = paint.bold(
    `${terminalText(ledger.file)}${title.length > 0 ? `（${terminalText(title.join('，'))}）` : ''}`,
  );
  const table = options.quiet || ledger.duties.length === 0 ? [] : [dutyTable(ledger, options)];
  const texts = findings.map((finding, index) =>
    findingText(finding, samePlace(finding, findings[index + 1]), options),
  );
  return [head, ...table, ...(await explanations(ledger, paint)), ...texts].join('\n');
}

/** The counts that were asked for, day by day. */
async function explanations({ duties }: LedgerReport, paint: Paint): Promise<string[]> {
  const counted = duties.flatMap((duty) =>
    duty.counting?.days ? [{ duty, counting: duty.counting }] : [],
  );
  if (counted.length === 0) return [];
  // The grids bring a table library along that few reports need.
  const { countText } = await import('./count-text.ts');
  return counted.flatMap(({ duty, counting }) => {
    const { taskNo, task, due, status } = duty;
    const no = taskNo === null ? '自定' : itemName(taskNo);
    const name = [no, terminalText(task), terminalText(subject(duty))].join(' ');
    return [paint.bold(`${name}：${due}到期，${STATUS_NAMES[status]}`), countText(counting, paint)];
  });
}

/** Several findings at one place share one excerpt, below the last of them. */
function samePlace(a: Diagnostic, b: Diagnostic | undefined): boolean {
  const keys = ['line', 'column', 'cell'] as const;
  return keys.every((key) => a.location[key] === b?.location[key]);
}

function findingText(
  finding: Diagnostic,
  continued: boolean,
  { paint, width }: ReportOptions,
): string {
  const { rule, severity, message, basis, location } = finding;
  const place =
    location.cell ??
    (location.line === undefined ? '' : `${location.line}:${location.column ?? 1}`);
  const name = severityColor(severity, paint)(SEVERITY_NAMES[severity]);
  const lines = [
    `${name} ${terminalText(location.file)}${place === '' ? '' : `:${terminalText(place)}`}`,
    `  ${terminalText(message)} ${paint.dim(`[${rule}]`)}`,
  ];
  if (basis !== undefined) lines.push(paint.dim(`  依据：${terminalText(basis)}`));
  if (!continued) {
    lines.push(...excerpt(location, width).map((line) => paint.dim(`    ${line}`)));
  }
  return lines.join('\n');
}

function summaryLine({ summary }: Report, paint: Paint): string {
  const { findings, duties } = summary;
  const statuses = STATUSES.filter((status) => duties[status] > 0).map(
    (status) => `${STATUS_NAMES[status]}${duties[status]}`,
  );
  const parts = [
    `${summary.ledgers}份台账${summary.unchecked > 0 ? `（${summary.unchecked}份没有检查）` : ''}`,
    ...(statuses.length > 0 ? [statuses.join('、')] : []),
    `错误${findings.error}，警告${findings.warning}，提示${findings.info}`,
  ];
  const color = findings.error > 0 ? paint.red : findings.warning > 0 ? paint.yellow : paint.green;
  return color(`${parts.join('；')}。`);
}

function severityColor(severity: Severity, paint: Paint): Paint['bold'] {
  return severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.cyan;
}
