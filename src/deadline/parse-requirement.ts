import type { Column } from './parse/notation.ts';
import { type ReadWording, readWording } from './parse/read.ts';
import type { Requirement } from './requirement.ts';

/** What kind of column a wording stands in; `cycle`: 更新周期, 公开频次, where 1年 is every year. */
export interface ParseOptions {
  column?: Column;
}

/**
 * Reads a cell of 时限要求. Never throws, and takes time in proportion to the length of the text.
 *
 * What it cannot read for certain becomes `unknown`, never a guess; what only stands beside a
 * requirement (a condition, a place, an account of what was done) is left out. A text without a letter
 * or a digit yields nothing. Each requirement carries its span of the source as `text`. The forms that
 * are read, with examples, are listed in docs/deadline-forms.md.
 *
 * A month's end is that month's last day, 30 for 9月底; of February without a year it is 31, which
 * stands for the last day whatever the year. 9月前 ends with August.
 */
export function parseRequirement(text: string, options: ParseOptions = {}): Requirement[] {
  // Not even for a caller in JavaScript who passes no text.
  if (typeof text !== 'string') return [];
  return explainReading(text, options).requirements.map(({ requirement }) => requirement);
}

/**
 * The same, with the names of the forms that led to each reading, and of those that were found and set
 * no time (截至8月底的数据).
 */
export function explainReading(text: string, { column }: ParseOptions = {}): ReadWording {
  return readWording(text, column);
}
