import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

const PICTURE = '\\p{Extended_Pictographic}';
/** A colour of skin, or the sign that makes a picture of a character. */
const VARIANT = '(?:\\p{Emoji_Modifier}|\\ufe0f)';
/** A variant, pictures joined to one, a flag, a digit in a box. */
const EMOJI =
  `(?:${PICTURE}(?:${VARIANT}?(?:\\u200d${PICTURE}${VARIANT}?)+|${VARIANT})` +
  '|\\p{Regional_Indicator}{2}|[\\d#*]\\ufe0f?\\u20e3)';
/** Marks on the character before them, and what shows nothing. */
const MARK = '[\\p{Nonspacing_Mark}\\p{Enclosing_Mark}\\p{Format}]';

const PIECE = new RegExp(`(?:${EMOJI}|[^])${MARK}*`, 'gu');
const IS_EMOJI = new RegExp(`^${EMOJI}`, 'u');
const IS_INVISIBLE = new RegExp(
  `^(?:${MARK}|[\\p{Control}\\p{Surrogate}\\p{Default_Ignorable_Code_Point}])`,
  'u',
);
/** Where none of these stands, every character is a piece of its own. */
const HAS_JOINED = new RegExp(`${MARK}|[\\p{Regional_Indicator}\\p{Emoji_Modifier}]`, 'u');

/** What a terminal shows as one: a character with its marks, an emoji of several characters. */
export function displayPieces(text: string): Iterable<string> {
  return HAS_JOINED.test(text) ? (text.match(PIECE) ?? []) : text;
}

/**
 * Columns that a text takes in a terminal; escape sequences take none. It measures as the package
 * string-width does, to which a test holds it; loading that package takes a third of the time of a check,
 * and it takes quadratic time for a row of emoji (docs/decisions/0012-reports-broken-into-lines-here.md).
 */
export function displayWidth(text: string): number {
  const visible = text.includes('\u001b') ? stripVTControlCharacters(text) : text;
  let columns = 0;
  for (const piece of displayPieces(visible)) columns += pieceWidth(piece);
  return columns;
}

const widths = new Map<number, number>();

/** The columns of one such piece. Reports are made of few different characters; measuring one anew each time is what costs. */
export function pieceWidth(piece: string): number {
  const code = piece.codePointAt(0);
  if (code === undefined) return 0;
  if (piece !== String.fromCodePoint(code) && IS_EMOJI.test(piece)) return 2;
  let width = widths.get(code);
  if (width === undefined) {
    width = IS_INVISIBLE.test(piece) ? 0 : eastAsianWidth(code);
    widths.set(code, width);
  }
  return width;
}
