import type { Paint } from './paint.ts';
import type { Report } from './report.ts';

/** What a reporter may be told; it decides nothing else. */
export interface ReportOptions {
  paint: Paint;
  /** Columns of the terminal. */
  width: number;
  /** Leave out everything but findings and the summary. */
  quiet: boolean;
}

/**
 * Turns a report into text, in pieces where it may grow beyond what one string holds (512 MB).
 * It never writes, filters by severity, truncates or computes a status.
 */
export type Reporter = (
  report: Report,
  options: ReportOptions,
) => Promise<string> | Iterable<string>;
