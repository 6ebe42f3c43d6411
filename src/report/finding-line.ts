import type { Diagnostic, Location } from '../diagnostic.ts';
import { terminalText } from '../text/terminal-text.ts';

/** A finding on one line, for formats without a field of their own for the cell and for the clause. */
export function findingLine({ message, basis, location: { cell } }: Diagnostic): string {
  const clause = basis === undefined ? '' : `依据：${basis}。`;
  return terminalText(`${cell === undefined ? '' : `${cell}：`}${message}${clause}`);
}

/** Of text, CSV too, an editor shows line and columns; those of an office file count rows that it does not have. */
export function textPlace({ file, line, column, endColumn, cell }: Location): {
  line?: number;
  column?: number;
  endColumn?: number;
} {
  const isText = cell === undefined || /\.[ct]sv$/i.test(file);
  return isText && line !== undefined ? { line, column: column ?? 1, endColumn } : {};
}

/** What is told of a file on which the program failed. */
export const FAILED = '程序出错，这份台账没有检查。';
