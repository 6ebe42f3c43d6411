import type { Severity } from '../../diagnostic.ts';
import type { CheckedReport } from '../report.ts';

/** A finding as a list across ledgers has it. */
export interface FindingRow {
  severity: Severity;
  body: string | null;
  /** null where no single ledger is meant. */
  file: string | null;
  /** Cell or line; null where the whole file is meant. */
  place: string | number | null;
  taskNo: string | null;
  message: string;
  basis: string | null;
  rule: string;
}

/** Rows that a list has at most: Excel takes 65,530 links in a sheet, and who reads on? */
export const MOST_ROWS = 65_000;

/** Adds what was found in a ledger, as far as a list has room; how many there are the summary tells. */
export function addFindings(rows: FindingRow[], { ledger, findings }: CheckedReport): void {
  for (const { severity, location, taskNo, message, basis, rule } of findings) {
    if (rows.length >= MOST_ROWS) return;
    rows.push({
      severity,
      body: ledger.body,
      file: location.file,
      place: location.cell ?? location.line ?? null,
      taskNo: taskNo ?? null,
      message,
      basis: basis ?? null,
      rule,
    });
  }
}
