import type { Diagnostic } from '../diagnostic.ts';
import { terminalText } from '../text/terminal-text.ts';
import { excerpt } from './excerpt.ts';
import { outdented } from './wrap.ts';

/** Fits every terminal, so that no line wraps and the caret stays under its place. */
const EXCERPT_WIDTH = 76;

/** What is wrong in files other than ledgers, line by line: place and message, then the line with a caret. */
export function placeLines(diagnostics: readonly Diagnostic[], width = Infinity): string[] {
  return diagnostics.flatMap(({ message, location }) => {
    const { file, line, column } = location;
    const place = line === undefined ? '' : `:${line}:${column ?? 1}`;
    const lines = excerpt(location, EXCERPT_WIDTH).map((text) => `    ${text}`);
    const told = `${terminalText(file)}${place} ${terminalText(message)}`;
    return [...outdented(told, width), ...lines];
  });
}
