import type { Paint } from './paint.ts';
import type { Report } from './report.ts';

/** What a reporter may be told; it decides nothing else. */
export interface ReportOptions {
  paint: Paint;
  /** Columns of the terminal. */
  width: number;
  /** Leave out everything but findings and the summary. */
  quiet: boolean;
  /** Show each ledger, each duty and each finding whole, however many there are. */
  verbose: boolean;
}

/**
 * How many duties of a status and findings of a rule people are shown of one ledger, unless they ask for all:
 * a ledger may hold a hundred thousand. What is left out is counted, and how to see it is said.
 */
export const MOST_SHOWN = 30;

/**
 * Turns a report into text, in pieces where it may grow beyond what one string holds (512 MB).
 * It never writes, filters by severity or computes a status, and what machines read it never shortens.
 */
export type Reporter = (
  report: Report,
  options: ReportOptions,
) => Promise<string> | Iterable<string>;
