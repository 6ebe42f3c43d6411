import { DASHES } from './characters.ts';

/** A character of what people write into a cell that has nothing to say; a box that nobody ticked says nothing. */
const NO_MARK = `[-${DASHES}/\\\\\\s☐□▢]`;
const NOTHING = new RegExp(`^${NO_MARK}*$`);
/** What spreadsheets take for a formula, also full-width, and what says nothing. */
const MISTAKEN = new RegExp(`^'*(?:[=+\\-@＝＋－＠]|${NO_MARK}+$)`);

/** Whether a text only fills its place: `/`, a dash, a box that nobody ticked. */
export function saysNothing(text: string): boolean {
  return NOTHING.test(text);
}

/**
 * The text of a cell with the apostrophe before it that tells spreadsheets: this is text, no formula
 * (CWE-1236). Blanks around it are not kept: some programs look for the formula behind them.
 */
export function escapeFormula(text: string): string {
  const trimmed = text.trim();
  return MISTAKEN.test(trimmed) ? `'${trimmed}` : trimmed;
}

/** The text of a cell without that apostrophe. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && MISTAKEN.test(text) ? text.slice(1) : text;
}
