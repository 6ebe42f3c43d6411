/**
 * The one table of characters that keyboards, Word and PDF put in the place of plain ones, and what
 * makes them plain. Constants in capitals are the insides of character classes of regular expressions.
 */

/** Blanks that are neither a space nor a tab nor a line break. */
const BLANKS = '\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000';
/** Characters that show nothing: soft hyphen, joiners, marks of direction, byte order mark. */
export const INVISIBLE = '\\u00ad\\u200b-\\u200f\\u2060\\ufeff';
/** Characters that look like a space, or like nothing, and are no space to a program. */
export const SPACE_LOOKALIKES = BLANKS + INVISIBLE;
/** Dashes of any width; the hyphen-minus of the keyboard is not among them. */
export const DASHES = '\\u2010-\\u2015\\u2212\\u2500\\ufe63\\uff0d';
/** Signs of a range that are no dash. */
export const TILDES = '~～〜∼';
/** What stands for a colon: full-width, ratio, small, of vertical writing. */
export const FULLWIDTH_COLONS = '：∶﹕︰';

const NOT_VISIBLE = new RegExp(`[\\s${INVISIBLE}]`, 'g');
const DASH = new RegExp(`[${DASHES}]`, 'g');
const LOOKALIKE = new RegExp(`[${SPACE_LOOKALIKES}\\t]`, 'g');

/** The text without white space and invisible characters, otherwise as written. */
export function withoutSpaces(text: string): string {
  return text.replace(NOT_VISIBLE, '');
}

/** The text in plain characters: half-width letters, digits and signs, 月 for ⽉, 1 for ①; spaces stay. */
export function plainCharacters(text: string): string {
  return text.normalize('NFKC');
}

/** The text as it was meant, whatever was typed: in plain characters, without spaces and what is invisible. */
export function compact(text: string): string {
  return withoutSpaces(plainCharacters(text));
}

/** The text with a hyphen of the keyboard for any dash. */
export function plainDashes(text: string): string {
  return text.replace(DASH, '-');
}

/** Nothing but characters that no folding changes: most titles and names are so written. */
const FOLDED = /^[0-9A-Za-z\u4e00-\u9fff]*$/;

/** A wording without what varies between copies of it: that, and punctuation. */
export function compactWording(text: string): string {
  if (FOLDED.test(text)) return text;
  return compact(text).replace(/\p{P}/gu, '');
}

/**
 * A letter, digit or sign of the keyboard for its full-width form, any other character as it is: one
 * unit for one, so that places in a text stay the same.
 */
export function halfWidth(char: string): string {
  return char >= '\uff01' && char <= '\uff5e'
    ? String.fromCharCode(char.charCodeAt(0) - 0xfee0)
    : char;
}

/** `U+3000` for the first character of a text. */
export function codeOf(text: string): string {
  const code = text.codePointAt(0);
  if (code === undefined) throw new RangeError('an empty text has no first character');
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `U+00A0、U+3000`: tabs and what looks like a space or like nothing in a text, each once; '' without any. */
export function lookalikeCodes(text: string): string {
  return [...new Set(text.match(LOOKALIKE))].map(codeOf).join('、');
}
