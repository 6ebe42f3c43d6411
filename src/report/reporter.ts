import type { Paint } from './paint.ts';
import type { CheckedReport, RunEvent } from './report.ts';

/** What a reporter may be told; it decides nothing else. */
export interface ReportOptions {
  paint: Paint;
  /** Columns of the terminal. */
  width: number;
  /** Leave out everything but findings and the summary. */
  quiet: boolean;
  /** Show each ledger, each duty and each finding whole, however many there are. */
  verbose: boolean;
  /** What the CI calls a file: its path from the root of the repository, with slashes. */
  place(file: string): string;
}

/**
 * How many duties of a status and findings of a rule people are shown of one ledger, unless they ask for all:
 * a ledger may hold a hundred thousand. What is left out is counted, and how to see it is said.
 */
export const MOST_SHOWN = 30;

/**
 * Starts a report. What it returns is told each event of the run in their order, and gives the text or bytes for it, in
 * pieces where it may grow beyond what one string holds (512 MB). It keeps no more than it must say at the end.
 * It never writes, filters by severity or computes a status, and what machines read it never shortens.
 */
export type Reporter = (
  options: ReportOptions,
) => (event: RunEvent) => Iterable<Piece> | AsyncIterable<Piece>;

/** A part of a report: text, or bytes of a format that is none. */
export type Piece = string | Uint8Array;

/**
 * Whether a ledger is the only one of its run. Of one that is checked before the first is told nobody knows, since
 * a run may pass over files.
 */
export type Company = 'alone' | 'unknown' | 'others';

/** A run as {@link RunEvent}, of each ledger what a reporter has made of it. */
export type RunStep<Part> = Exclude<RunEvent, { type: 'ledger' }> | { type: 'ledger'; part: Part };

/**
 * A reporter in two halves. What it makes of a ledger by itself, which is nearly all of its work, is plain data and is
 * made where the ledger was checked; the other half puts the run together in its order.
 */
export interface LedgerReporter<Part> {
  part(checked: CheckedReport, options: ReportOptions, company: Company): Part | Promise<Part>;
  report(
    options: ReportOptions,
    spool: () => Spool,
  ): (step: RunStep<Part>) => Iterable<Piece> | AsyncIterable<Piece>;
}

/** One of several: each is given back the parts that it has made itself, whatever they are. */
// biome-ignore lint/suspicious/noExplicitAny: nobody else looks into a part
export type AnyReporter = LedgerReporter<any>;

/** Keeps what a format has at its end, and not in memory where that is much. */
export interface Spool {
  add(piece: string): void;
  /** All that was added, in its order. */
  pieces(): Iterable<Piece>;
}
