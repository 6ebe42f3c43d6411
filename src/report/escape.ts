import { displayPieces, displayWidth } from '../text/display-width.ts';

/** Control characters and those that change the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Text of a ledger made safe for a terminal: no escape sequence of an untrusted file reaches it.
 * A tab or a line end becomes a space, any other invisible character `�`, so that columns stay.
 */
export function terminalText(text: string): string {
  return text.replace(INVISIBLE, (char) => (char === '\t' || char === '\n' ? ' ' : '�'));
}

/** The text cut to a number of columns, with `…` where something is left out. */
export function fitWidth(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const piece of displayPieces(text)) {
    used += displayWidth(piece);
    if (used > columns - 1) break;
    kept += piece;
  }
  return `${kept}…`;
}

/** The text in lines of at most that many columns; Chinese may break anywhere. */
export function wrapWidth(text: string, columns: number): string {
  const lines = [''];
  let used = 0;
  for (const piece of displayPieces(text)) {
    const width = displayWidth(piece);
    if (used + width > columns) {
      lines.push('');
      used = 0;
    }
    lines.push(lines.pop() + piece);
    used += width;
  }
  return lines.join('\n');
}
