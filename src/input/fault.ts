import type { Diagnostic, Location } from '../diagnostic.ts';
import type { Span } from './positions.ts';
import type { SourceText } from './source-text.ts';

/** What makes a file unreadable at one place. */
export interface Fault extends Span {
  /** Chinese, plain text: what is wrong and what to write instead. */
  message: string;
}

/** One broken habit may fill a file with faults; after so many the reader has understood. */
const MAX_FAULTS = 100;

export function unreadable(message: string, location: Location): Diagnostic {
  return { rule: 'unreadable', severity: 'error', message, location };
}

/** The findings for the faults of a text, with the number of those left out. */
export function faultDiagnostics(faults: Fault[], source: SourceText): Diagnostic[] {
  const diagnostics = faults
    .slice(0, MAX_FAULTS)
    .map(({ message, start, end }) => unreadable(message, source.location(start, end)));
  const more = faults.length - diagnostics.length;
  if (more > 0) {
    diagnostics.push(unreadable(`这样的问题另有 ${more} 处，未逐一列出。`, { file: source.file }));
  }
  return diagnostics;
}
