import type { Diagnostic, Location } from '../diagnostic.ts';
import type { Span } from './positions.ts';
import type { SourceText } from './source-text.ts';

/** What makes a file unreadable at one place. */
export interface Fault extends Span {
  /** Chinese, plain text: what is wrong and what to write instead. */
  message: string;
  /** What to read in its place, so that faults further down are told as well. */
  repair?: Repair;
}

export interface Repair extends Span {
  text: string;
  /** The indentation may have been meant otherwise: what does not fit behind it proves nothing. */
  guessed?: boolean;
}

/** One broken habit may fill a file with faults; beyond so many it is read no further. */
export const MAX_FAULTS = 100;

export function unreadable(message: string, location: Location): Diagnostic {
  return { rule: 'unreadable', severity: 'error', message, location };
}

/** What is to be known about how the tables of a file were read. */
export function tableNote(message: string, location: Location): Diagnostic {
  return { rule: 'table-reading', severity: 'info', message, location };
}

/** The findings for the faults of a text. */
export function faultDiagnostics(faults: Fault[], source: SourceText): Diagnostic[] {
  const diagnostics = faults
    .slice(0, MAX_FAULTS)
    .map(({ message, start, end }) => unreadable(message, source.location(start, end)));
  if (faults.length > MAX_FAULTS) {
    const message = `这样的问题超过 ${MAX_FAULTS} 处，其余没有检查。请先改正以上各处。`;
    diagnostics.push(unreadable(message, { file: source.file }));
  }
  return diagnostics;
}
