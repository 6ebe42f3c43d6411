import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

const COMBINING = /\p{Mark}|\p{Cf}/u;
const widths = new Map<string, number>();

/** Columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  const visible = text.includes('\u001b') ? stripVTControlCharacters(text) : text;
  let columns = 0;
  for (const char of visible) columns += charWidth(char);
  return columns;
}

/** Reports are made of few different characters; measuring one anew each time is what costs. */
export function charWidth(char: string): number {
  let width = widths.get(char);
  if (width === undefined) {
    const code = char.codePointAt(0) ?? 0;
    const invisible = code < 0x20 || (code >= 0x7f && code < 0xa0) || COMBINING.test(char);
    width = invisible ? 0 : eastAsianWidth(code);
    widths.set(char, width);
  }
  return width;
}
