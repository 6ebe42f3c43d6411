import type { Diagnostic, Location } from '../diagnostic.ts';
import { terminalText } from '../text/terminal-text.ts';
import { excerpt } from './excerpt.ts';
import { outdented } from './wrap.ts';

/** Fits every terminal, so that no line wraps and the caret stays under its place. */
const EXCERPT_WIDTH = 76;

/** A place as editors and terminals open it, in a table its cell. */
export function placeText({ file, line, column, cell }: Location): string {
  const within = cell ?? (line === undefined ? '' : `${line}:${column ?? 1}`);
  return terminalText(within === '' ? file : `${file}:${within}`);
}

/** What is wrong in files other than ledgers, line by line: place and message, then the line with a caret. */
export function placeLines(diagnostics: readonly Diagnostic[], width = Infinity): string[] {
  return diagnostics.flatMap(({ message, location }) => {
    const lines = excerpt(location, EXCERPT_WIDTH).map((text) => `    ${text}`);
    const told = `${placeText(location)} ${terminalText(message)}`;
    return [...outdented(told, width), ...lines];
  });
}
