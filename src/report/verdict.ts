import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Paint } from './paint.ts';
import type { LedgerReport } from './report.ts';

/** What a ledger comes to, the worst first; each in as many columns as the others at most. */
const VERDICTS = {
  unchecked: '没有检查',
  overdue: '有逾期',
  error: '有差错',
  warning: '有警告',
  clean: '未见问题',
} as const;

/** The one verdict on a ledger. */
export function verdict(
  { checked, counts }: LedgerReport,
  findings: readonly Diagnostic[],
  paint: Paint,
): { text: string; style: Paint['bold'] } {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  if (!checked) return { text: VERDICTS.unchecked, style: paint.red };
  if (counts.overdue > 0) return { text: VERDICTS.overdue, style: paint.red };
  if (has('error')) return { text: VERDICTS.error, style: paint.red };
  if (has('warning')) return { text: VERDICTS.warning, style: paint.yellow };
  return { text: VERDICTS.clean, style: paint.green };
}

/** `错误7处，警告6处，提示1处` */
export function findingsText({ error, warning, info }: Record<Severity, number>): string {
  return `错误${error}处，警告${warning}处，提示${info}处`;
}

export function countFindings(findings: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

export function severityStyle(severity: Severity, paint: Paint): Paint['bold'] {
  return severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.cyan;
}
