import type { Source } from './figures.ts';
import type { Phrase } from './phrase.ts';
import { roleOf } from './tokens.ts';
import type { Role } from './vocabulary.ts';

/** A stretch between commas or colons: phrases `from` up to but without `to`. */
export interface Clause {
  from: number;
  to: number;
  /** The sign that ends it: `,` or `:`, or '' at the end of the sentence. */
  sign: string;
  /** 不能及时公开的, 如遇特殊情况: it says when the rest applies, and sets no time itself. */
  condition: boolean;
  /** Its last count (2次), or -1. */
  lastCount: number;
}

const SPEAKING: ReadonlySet<Phrase['type']> = new Set([
  'measure',
  'date',
  'recur',
  'count',
  'broken',
]);
const SPEAKING_ROLES: ReadonlySet<Role | null> = new Set<Role>([
  'prompt',
  'standing',
  'periodic',
  'on-change',
  'one-off',
  'vague',
]);

/** 含当日, 不含节假日 and, after 每季度末月, (3、6、9、12月): such a remark sets no time of its own. */
const EXPLAINING = /^(不?含|不?包括|除|例如|即)/;

export function phraseRole(phrase: Phrase | undefined): Role | null {
  return phrase?.type === 'other' ? roleOf(phrase.token) : null;
}

export function phraseWord(phrase: Phrase | undefined): string {
  return phrase?.type === 'other' ? phrase.token.word : '';
}

/**
 * Brackets around a deadline of their own become breaks, so that what they hold is read by itself;
 * any other pair is one remark.
 */
export function joinRemarks(source: Source, phrases: Phrase[]): Phrase[] {
  const joined: Phrase[] = [];
  const open: { at: number; speaking: boolean }[] = [];
  for (const phrase of phrases) {
    const word = phraseWord(phrase);
    if (word === '(') open.push({ at: joined.length, speaking: false });
    const inner = open.at(-1);
    if (inner && (SPEAKING.has(phrase.type) || SPEAKING_ROLES.has(phraseRole(phrase)))) {
      inner.speaking = true;
    }
    if (word !== ')' || !inner) {
      joined.push(phrase);
      continue;
    }
    open.pop();
    const start = joined[inner.at]?.start ?? phrase.start;
    const next = joined[inner.at + 1];
    const explains =
      (next?.type === 'other' &&
        EXPLAINING.test(source.folded.text.slice(next.start, next.start + 3))) ||
      (next?.type === 'date' && next.precision === 'month' && joined.length === inner.at + 2);
    if (inner.speaking && !explains) {
      const outer = open.at(-1);
      if (outer) outer.speaking = true;
      joined[inner.at] = { type: 'break', start, end: start + 1, strong: true, sign: '(' };
      joined.push({ type: 'break', start: phrase.start, end: phrase.end, strong: true, sign: ')' });
    } else {
      joined.length = inner.at;
      joined.push({ type: 'remark', start, end: phrase.end });
    }
  }
  return joined;
}

/** The sentences of a wording, each a list of clauses. */
export function sentencesOf(phrases: Phrase[]): Clause[][] {
  const sentences: Clause[][] = [];
  let clauses: Clause[] = [];
  let from = 0;
  let lastCount = -1;
  for (let index = 0; index <= phrases.length; index++) {
    const phrase = phrases[index];
    if (phrase?.type === 'count') lastCount = index;
    if (phrase && (phrase.type !== 'break' || phrase.sign === '、')) continue;
    const strong = phrase?.type !== 'break' || phrase.strong;
    if (index > from) {
      const sign = phrase?.type === 'break' && !strong ? phrase.sign : '';
      clauses.push({ from, to: index, sign, condition: false, lastCount });
    }
    if (strong && clauses.length > 0) {
      markConditions(phrases, clauses);
      sentences.push(clauses);
      clauses = [];
    }
    from = index + 1;
    lastCount = -1;
  }
  return sentences;
}

function markConditions(phrases: Phrase[], clauses: Clause[]): void {
  for (const clause of clauses.slice(0, -1)) {
    if (clause.sign !== ',') continue;
    const opens = phraseRole(phrases[clause.from]) === 'if';
    const closes = phraseWord(phrases[clause.to - 1]) === '的';
    clause.condition = opens || closes;
  }
}
