import { compact, DASHES } from './characters.ts';

/** What looks like a hyphen, a slash or a point, and what looks like a nought or a one among figures. */
const HYPHEN = `[${DASHES}\\u02d7\\u2043\\u30fc\\u31d0一]`;
const HYPHENS = new RegExp(HYPHEN, 'g');
const HYPHENS_BEFORE_FIGURES = new RegExp(`(?<=.)${HYPHEN}(?=\\d)`, 'gs');
const SLASHES = /[∕⁄╱]/g;
const POINTS = /[·・•‧∙⋅]/g;
const NOUGHTS = /[OoОоΟο〇○◯]/g;
const ONES = /[lIІӀ|]/g;

/** Figures and the signs between them, with those of the keyboard for what looks like them. */
export function plainFigures(text: string): string {
  return text
    .replace(HYPHENS, '-')
    .replace(SLASHES, '/')
    .replace(POINTS, '.')
    .replace(NOUGHTS, '0')
    .replace(ONES, '1');
}

/** The text with a hyphen of the keyboard for what looks like one before a figure: 附2一3. */
export function plainHyphens(text: string): string {
  return text.replace(HYPHENS_BEFORE_FIGURES, '-');
}

/** A whole number of at most nine figures, of which one at least is beyond doubt; null for any other text. */
export function wholeNumber(text: string): number | null {
  const figures = plainFigures(text);
  return /\d/.test(text) && /^\d{1,9}$/.test(figures) ? Number(figures) : null;
}

/** The number of an item as it is meant: 12 of `１２、` and `l2`, 附2-3 of `附2一3`; without spaces. */
export function itemNumber(text: string): number | string {
  const bare = compact(text).replace(/\.0+$|[.、]$/, '');
  return wholeNumber(bare) ?? plainHyphens(bare);
}
