import { terminalText } from '../text/terminal-text.ts';

/** What Markdown or the HTML in it would take for markup; an address is no link. */
const MARKUP = /[\\`*_{}[\]<>|~#&$]|:(?=\/\/)|(?<=www)\./gi;

/** Text as text in Markdown (GitHub's, with tables), never markup. */
export function markdownText(text: string): string {
  return terminalText(text).replace(MARKUP, (char) =>
    char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '&' ? '&amp;' : `\\${char}`,
  );
}

/** A row of a table, its cells text. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(' | ')} |`;
}
