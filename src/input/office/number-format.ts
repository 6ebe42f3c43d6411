/** The smallest part that a date format shows. */
export type DateFormat = 'day' | 'month' | 'year';

/** What a number format makes of the values in its cells (ECMA-376, part 1, section 18.8.31). */
export interface NumberFormat {
  /** How a number is shown: as a date down to that part, or as this text, which may be empty. */
  show(number: number): { date: DateFormat } | { text: string };
  /** What is shown of a text. */
  showText(text: string): string;
}

type Token =
  | { kind: 'literal'; text: string }
  /** A letter of a date or a time, in lower case. */
  | { kind: 'date'; letter: string }
  | { kind: 'digit'; place: string }
  | { kind: 'point' | 'comma' | 'percent' | 'general' | 'text' | 'other' };

interface Section {
  tokens: Token[];
  /** Of `[<1]`; null where none is written. */
  condition: ((number: number) => boolean) | null;
}

const CONDITION = /^\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]$/;
const COMPARE: ReadonlyMap<string, (a: number, b: number) => boolean> = new Map([
  ['<', (a, b) => a < b],
  ['<=', (a, b) => a <= b],
  ['>', (a, b) => a > b],
  ['>=', (a, b) => a >= b],
  ['=', (a, b) => a === b],
  ['<>', (a, b) => a !== b],
]);
/** One piece of a code: quoted, escaped, a width or a fill, in brackets, a word, or a character. */
const PIECE = /"[^"]*"?|\\[\s\S]?|[_*][\s\S]?|\[[^\]]*\]?|general|am\/pm|a\/p|e[+-]|[\s\S]/gi;

/** Reads a format code such as `yyyy"年"m"月"d"日"` or `"第"0"项";;`. */
export function numberFormat(code: string): NumberFormat {
  const sections = sectionsOf(code);
  const last = sections.at(-1);
  const hasText = last?.tokens.some(({ kind }) => kind === 'text') === true;
  const forText = hasText ? last : sections[3];
  const numeric = sections.slice(0, hasText ? Math.min(sections.length - 1, 3) : 3);
  const dates = new Map(numeric.map((section) => [section, dateFormat(section)]));
  const texts = new Map(numeric.map((section) => [section, numberText(section)]));
  const isPlain = /^(?:general|@)$/i.test(code);
  return {
    show(number) {
      const chosen = isPlain ? null : sectionFor(numeric, number);
      if (!chosen) return { text: general(number) };
      const date = dates.get(chosen.section);
      const text = texts.get(chosen.section) ?? general;
      return date ? { date } : { text: text(number, chosen.signed) };
    },
    showText(text) {
      if (!forText) return text;
      return forText.tokens
        .map((token) => (token.kind === 'text' ? text : literalText(token)))
        .join('');
    },
  };
}

/** A number as a cell without a format shows it, with all digits that were typed. */
export function general(number: number): string {
  return String(Number.isInteger(number) ? number : Number(number.toPrecision(15)));
}

function sectionsOf(code: string): Section[] {
  let section: Section = { tokens: [], condition: null };
  const sections = [section];
  for (const [piece] of code.matchAll(PIECE)) {
    if (piece === ';') {
      section = { tokens: [], condition: null };
      sections.push(section);
    } else if (piece.startsWith('[')) readBracket(piece, section);
    else section.tokens.push(tokenOf(piece));
  }
  return sections;
}

/** A condition, a currency sign with its country, a time that goes on past 24 hours; colours show nothing. */
function readBracket(piece: string, section: Section): void {
  const [, sign, limit] = CONDITION.exec(piece) ?? [];
  const compare = sign === undefined ? undefined : COMPARE.get(sign);
  if (compare) section.condition = (number) => compare(number, Number(limit));
  else if (piece.startsWith('[$')) {
    section.tokens.push({ kind: 'literal', text: piece.slice(2, -1).split('-', 1).join('') });
  } else if (/^\[(?:h+|m+|s+)\]$/i.test(piece)) {
    section.tokens.push({ kind: 'date', letter: 'h' });
  }
}

function tokenOf(piece: string): Token {
  const lower = piece.toLowerCase();
  const [first = ''] = lower;
  if (first === '"') return { kind: 'literal', text: piece.replaceAll('"', '') };
  if (first === '\\') return { kind: 'literal', text: piece.slice(1) };
  if (first === '_' || first === '*') return { kind: 'literal', text: '' };
  if (lower === 'general') return { kind: 'general' };
  if (lower === 'am/pm' || lower === 'a/p') return { kind: 'date', letter: 'h' };
  if (lower === 'e+' || lower === 'e-' || first === '/') return { kind: 'other' };
  if (/[0#?]/.test(first)) return { kind: 'digit', place: first };
  if (first === '.') return { kind: 'point' };
  if (first === ',') return { kind: 'comma' };
  if (first === '%') return { kind: 'percent' };
  if (first === '@') return { kind: 'text' };
  // `e` is the year in the formats of Chinese programs, `b` that of the Buddhist era, `g` the era, `a` the weekday.
  if (/[ymdhsebga]/.test(first)) return { kind: 'date', letter: first };
  return { kind: 'literal', text: piece };
}

/** The section that shows a number, and whether its minus sign is still to be written. */
function sectionFor(
  sections: readonly Section[],
  number: number,
): { section: Section; signed: boolean } | null {
  const [first, second, third] = sections;
  if (!first) return null;
  if (!second) return first.condition?.(number) === false ? null : { section: first, signed: true };
  const fitsFirst = first.condition ?? ((value: number) => (third ? value > 0 : value >= 0));
  if (fitsFirst(number)) return { section: first, signed: true };
  if (!third)
    return second.condition?.(number) === false ? null : { section: second, signed: false };
  const fitsSecond = second.condition ?? ((value: number) => value < 0);
  return fitsSecond(number) ? { section: second, signed: false } : { section: third, signed: true };
}

/** Null for a number, and for what shows only the time of day. */
function dateFormat({ tokens }: Section): DateFormat | null {
  const letters = tokens.flatMap((token) => (token.kind === 'date' ? [token.letter] : []));
  const has = (...wanted: string[]) => wanted.some((letter) => letters.includes(letter));
  if (has('d', 'a')) return 'day';
  // Beside hours or seconds `m` is the minute.
  const month = has('m') && (has('y', 'e', 'b', 'g') || !has('h', 's'));
  if (month) return 'month';
  return has('y', 'e', 'b', 'g') ? 'year' : null;
}

function literalText(token: Token): string {
  if (token.kind === 'literal') return token.text;
  return token.kind === 'percent' ? '%' : '';
}

/** What a section makes of a number; `signed`: whether its minus sign is still to be written. */
type NumberText = (number: number, signed: boolean) => string;

/** Worked out once: hundreds of thousands of cells may have one format. */
function numberText({ tokens }: Section): NumberText {
  const kinds = tokens.map(({ kind }) => kind);
  // Fractions, powers of ten and times of day hold nothing that a ledger needs.
  if (kinds.includes('other') || kinds.includes('date')) return general;
  if (kinds.includes('general')) {
    return (number, signed) => {
      const shown = (token: Token) =>
        token.kind === 'general' ? general(Math.abs(number)) : literalText(token);
      return signOf(signed, number) + tokens.map(shown).join('');
    };
  }
  const point = kinds.indexOf('point');
  const isWhole = (index: number) => point === -1 || index < point;
  const places = tokens.flatMap((token, index) =>
    token.kind === 'digit' ? [{ index, place: token.place }] : [],
  );
  const whole = places.filter(({ index }) => isWhole(index));
  const decimals = places.filter(({ index }) => !isWhole(index));
  const lastWhole = whole.at(-1)?.index ?? -1;
  const commas = kinds.flatMap((kind, index) => (kind === 'comma' ? [index] : []));
  const thousands = commas.some((index) => index < lastWhole);
  // A comma behind the last digit divides by a thousand, a per cent sign multiplies.
  const scale = commas.filter((index) => index > lastWhole).length;
  const percents = kinds.filter((kind) => kind === 'percent').length;
  const literals = tokens.map((token) => (token.kind === 'point' ? '.' : literalText(token)));
  return (number, signed) => {
    const absolute = Math.abs(number);
    const value = Number((absolute * 100 ** percents * 1000 ** -scale).toPrecision(15));
    const [digits = '', fraction = ''] = value.toFixed(Math.min(decimals.length, 20)).split('.');
    const texts = [...literals];
    for (const [index, text] of wholeDigits(digits === '0' ? '' : digits, whole, thousands))
      texts[index] = text;
    for (const [index, text] of decimalDigits(fraction, decimals)) texts[index] = text;
    return signOf(signed && /[1-9]/.test(digits + fraction), number) + texts.join('');
  };
}

function signOf(signed: boolean, number: number): string {
  return signed && number < 0 ? '-' : '';
}

type Place = { index: number; place: string };

/** The digits before the point by their place; the first place takes all that are left. */
function wholeDigits(
  digits: string,
  places: readonly Place[],
  thousands: boolean,
): [number, string][] {
  const lacking = places.slice(0, Math.max(places.length - digits.length, 0));
  const padding = lacking.map(({ place }) => (place === '0' ? '0' : ''));
  const more = Math.max(digits.length - places.length, 0);
  const all = [digits.slice(0, more + 1), ...digits.slice(more + 1)].filter((text) => text !== '');
  const pieces = [...padding, ...all];
  let behind = digits.length + padding.join('').length;
  return places.map(({ index }, at) => {
    const piece = pieces[at];
    if (piece === undefined) throw new Error(`The number has no digits for place ${at}.`);
    const grouped = [...piece].map((digit) => {
      behind--;
      return thousands && behind > 0 && behind % 3 === 0 ? `${digit},` : digit;
    });
    return [index, grouped.join('')];
  });
}

/** Those behind it; `#` and `?` show no zero at the end. */
function decimalDigits(fraction: string, places: readonly Place[]): [number, string][] {
  const shown = [...fraction];
  for (let at = places.length - 1; places[at]?.place !== '0' && shown[at] === '0'; at--)
    shown[at] = '';
  return places.map(({ index }, at) => [index, shown[at] ?? '']);
}
