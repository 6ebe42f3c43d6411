import {
  DASHES,
  halfWidth,
  INVISIBLE,
  plainDashes,
  SPACE_LOOKALIKES,
} from '../../text/characters.ts';

/** A text made plain for the patterns, with the way back to what is written. */
export interface Folded {
  text: string;
  /** The place in the written text of a place in the folded one. */
  placeOf(index: number): number;
}

/** The digits in which amounts and, to hide them, numbers are written out. */
const DIGITS_BY_NAME = [
  '零〇○',
  '一壹幺',
  '二贰',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
];
const NAMED = new Map(
  DIGITS_BY_NAME.flatMap((names, value) => [...names].map((name) => [name, String(value)])),
);
export const NAMED_DIGITS = DIGITS_BY_NAME.join('');
const NAMED_DIGIT = new RegExp(`[${NAMED_DIGITS}]`, 'g');

const BLANK = new RegExp(`[\\t${SPACE_LOOKALIKES}]`, 'g');
const DIGIT = `[\\d０-９${NAMED_DIGITS}]`;
const UNSEEN = new RegExp(`[${INVISIBLE}]+`);
/** In a text of several lines the next one may be set in. */
const LINE_END = new RegExp(`(?<=${DIGIT}[ \\t]{0,2})(?:\\r\\n?|\\n)[ \\t]{0,80}(?=${DIGIT})`);

/** A gap between two digits of one number, with the end of a line. */
const GAP = `[ \\t${SPACE_LOOKALIKES}${DASHES}./·-]{0,12}(?:(?:\\r\\n?|\\n)[ \\t]{0,80})?`;
/** A text without so many digits in a row, and without a number in another notation, holds none of a person. */
const LONG_RUN = new RegExp(
  `${DIGIT}(?:${GAP}${DIGIT}){10}|0[xo][\\da-f]{9}|\\.\\d{4,}e\\+?\\d`,
  'i',
);
const NAMED_IN_RUN = new RegExp(`[${NAMED_DIGITS}]${GAP}${DIGIT}`);

/** The ways in which a text may hold numbers, the plainest first. */
export function foldings(text: string): Folded[] {
  if (!LONG_RUN.test(text)) return [];
  const ways = [fold(without(text, UNSEEN))];
  if (LINE_END.test(text)) ways.push(fold(without(text, LINE_END, UNSEEN)));
  return NAMED_IN_RUN.test(text) ? [...ways, ...ways.map(withFigures)] : ways;
}

/**
 * Digits and dashes as the patterns have them, one unit for one, so that places stay. Other signs stay too:
 * behind `１．` a number begins, behind `1.` the decimals go on.
 */
function fold({ text, placeOf }: Folded): Folded {
  const folded = plainDashes(text.replace(/[０-９Ｘｘ＋]/g, halfWidth)).replace(BLANK, ' ');
  return { text: folded, placeOf };
}

function withFigures({ text, placeOf }: Folded): Folded {
  return { text: text.replace(NAMED_DIGIT, (name) => NAMED.get(name) ?? name), placeOf };
}

/** The text without what the patterns match. */
function without(text: string, ...patterns: RegExp[]): Folded {
  const pattern = new RegExp(patterns.map(({ source }) => source).join('|'), 'g');
  /** Where in the kept text something is missing, and how much up to there. */
  const cuts: { at: number; missing: number }[] = [];
  let missing = 0;
  const kept = text.replace(pattern, (cut: string, ...rest) => {
    const offset = rest.at(-2) as number;
    cuts.push({ at: offset - missing, missing: missing + cut.length });
    missing += cut.length;
    return '';
  });
  return { text: kept, placeOf: (index) => index + missingAt(cuts, index) };
}

function missingAt(cuts: readonly { at: number; missing: number }[], index: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle]?.at ?? index) <= index) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1]?.missing ?? 0;
}
