/** What spreadsheets take for a formula, and what cells hold that have nothing to say; also full-width. */
const MISTAKEN = /^'*(?:[=+\-@＝＋－＠]|[-—–―/\\\s]+$)/;

/**
 * The text of a cell with the apostrophe before it that tells spreadsheets: this is text, no formula
 * (CWE-1236). Blanks around it are not kept: some programs look for the formula behind them.
 */
export function marked(text: string): string {
  const trimmed = text.trim();
  return MISTAKEN.test(trimmed) ? `'${trimmed}` : trimmed;
}

/** The text of a cell without that apostrophe. */
export function unmarked(text: string): string {
  return text.startsWith("'") && MISTAKEN.test(text) ? text.slice(1) : text;
}
