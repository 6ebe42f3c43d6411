import type { Folded } from '../../text/fold.ts';
import { roleOf, type Token } from './tokens.ts';

/** The tokens of a wording with the text they stand in. */
export interface Source {
  folded: Folded;
  tokens: Token[];
  /** The token with which the clause begins: behind a list number, nothing in front counts. */
  clauseStart: number;
}

/** One number, a range of two, or a list: 15; 3至5; 2、5、8、11. */
export interface Figures {
  values: number[];
  range: boolean;
  /** No trace of damage: of several readings none is taken. */
  sound: boolean;
  /** The token after it. */
  next: number;
}

/** Signs that join a letter or a calculation to a number: T+3, 1.5, A4. */
const GLUED = /[A-Za-z0-9+%*#=<>@$&_±^~\\.]/;

/** No list of months or days is longer, and none is searched further. */
const LONGEST_LIST = 31;

/** Words that blur a number: 十多天, 20余日, 十几个. */
export const BLUR = /^[多余几来数]/;

/** Units of a number of times: 2次, 3篇. */
export const COUNT_UNITS = ['次', '回', '场', '篇', '条'];

/** The numbers that start at a token, or null. */
export function figuresAt(source: Source, index: number): Figures | null {
  const { tokens } = source;
  const first = tokens[index];
  if (first?.type !== 'number') return null;
  const figures: Figures = {
    values: [first.value],
    range: false,
    sound: startsClean(source, index),
    next: isTwice(tokens, index) ? index + 4 : index + 1,
  };
  while (
    tokens[figures.next + 1]?.type === 'number' &&
    !figures.range &&
    figures.values.length < LONGEST_LIST
  ) {
    const joint = tokens[figures.next];
    const next = tokens[figures.next + 1];
    if (!joint || !next) break;
    if (roleOf(joint) === 'range' || joint.word === '-') {
      if (figures.values.length > 1) figures.sound = false;
      figures.range = true;
    } else if (!isListJoint(joint)) break;
    figures.values.push(next.value);
    figures.next += 2;
  }
  figures.sound = figures.sound && isIncreasing(figures.values) && endsClean(source, figures.next);
  return figures;
}

/** 二十（20）, 20（二十） */
function isTwice(tokens: Token[], index: number): boolean {
  const [first, open, again, close] = tokens.slice(index, index + 4);
  const bracketed = open?.word === '(' && again?.type === 'number' && close?.word === ')';
  return bracketed && again.value === first?.value && again.chinese !== first.chinese;
}

export function isListJoint(token: Token | undefined): boolean {
  return (
    token?.word === '、' || token?.word === ',' || ['和', '及', '与'].includes(token?.word ?? '')
  );
}

export function isRange(token: Token | undefined): boolean {
  return token?.word === '-' || roleOf(token) === 'range';
}

export function textOf({ folded }: Source, token: Token | undefined): string {
  return token ? folded.text.slice(token.start, token.end) : '';
}

/** Nothing in front of a number shows that it is a piece of another one. */
function startsClean({ folded, tokens, clauseStart }: Source, index: number): boolean {
  if (index === clauseStart) return true;
  const before = tokens[index - 1];
  const token = tokens[index];
  if (!before || !token || folded.gaps[token.start]) return before?.type !== 'number';
  if (before.type === 'number') return false;
  if (before.word === '.' || before.word === '/') return tokens[index - 2]?.type !== 'number';
  if (folded.text.startsWith('分之', before.end - 2)) return false;
  return before.type !== 'text' || !GLUED.test(folded.text.charAt(before.end - 1));
}

function endsClean(source: Source, index: number): boolean {
  const { tokens } = source;
  const after = tokens[index];
  if (after?.type === 'number') return false;
  if (after?.word === '半') return false;
  if (after?.word === '.' || after?.word === '/') return tokens[index + 1]?.type !== 'number';
  return (
    after?.type !== 'text' ||
    !(BLUR.test(textOf(source, after)) || GLUED.test(textOf(source, after).charAt(0)))
  );
}

/** Also false where a value is NaN. */
function isIncreasing(values: number[]): boolean {
  return values.every((value, index) => value > (index === 0 ? -1 : (values[index - 1] ?? 0)));
}
