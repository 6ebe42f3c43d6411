import { fold } from '../text/fold.ts';
import { readWording } from './parse/read-wording.ts';
import { tokenize } from './parse/tokens.ts';
import type { Requirement } from './requirement.ts';

/**
 * Reads a cell of 时限要求. Never throws, and takes time in proportion to the length of the text.
 *
 * What it cannot read for certain becomes `unknown`, never a guess; what only stands beside a
 * requirement (a condition, a place, an account of what was done) is left out. A text without a letter
 * or a digit yields nothing. Each requirement carries its span of the source as `text`.
 *
 * A month's end is that month's last day, 30 for 9月底; of February without a year it is 31, which
 * stands for the last day whatever the year. 9月前 ends with August.
 */
export function parseRequirement(text: string): Requirement[] {
  const folded = fold(text);
  if (!/[\p{L}\p{N}]/u.test(folded.text)) return [];
  return readWording({ folded, tokens: tokenize(folded), clauseStart: 0 });
}
