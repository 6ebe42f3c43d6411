import { sourceSpan } from '../../text/fold.ts';
import type { Requirement } from '../requirement.ts';
import { type Clause, joinRemarks, phraseRole, phraseWord, sentencesOf } from './clauses.ts';
import type { Source } from './figures.ts';
import { countsCertainDays, withoutCertainDays, withoutMove } from './kind-of-days.ts';
import type { Phrase } from './phrase.ts';
import { phrasesOf } from './phrases.ts';
import { readDate, readPart } from './read-date.ts';
import { readMeasure } from './read-measure.ts';
import { isNegated, readCount, readRecurrence } from './read-recurrence.ts';
import { emitUnknown, type Found, flushRhythm, foundAt, type State } from './reading.ts';
import { flushSoft, readWord } from './soft-words.ts';
import { wordsOf } from './wording.ts';

/** A name in front of a colon that is a heading, and no matter. */
const HEADING =
  /(时限|期限|时间|时长|要求|频次|频率|周期|日期|方式|备注|说明|注|安排|进度|期|类别|类型|如下)$/;

/** The requirements of a tokenized wording, in their order, with their spans. */
export function readWording(source: Source): Requirement[] {
  const phrases = joinRemarks(source, phrasesOf(source));
  const state: State = {
    source,
    phrases,
    found: [],
    weak: [],
    sentence: -1,
    clause: { from: 0, to: 0, sign: '', condition: false, lastCount: -1 },
    previous: null,
    mark: 0,
    rhythm: null,
    soft: [],
    hard: false,
    keeps: false,
    seen: { min: -1, with: -1, distance: -1, refer: -1, extend: -1 },
    changed: false,
    label: null,
  };
  for (const clauses of sentencesOf(phrases)) readSentence(state, clauses);
  const [weak = foundAt(state, { kind: 'unknown' }, 0, phrases.length)] = state.weak;
  const found = state.found.length > 0 ? state.found : [weak];
  const requirements = withoutMove(
    mergeFound(found).map((each) => withText(source, phrases, each)),
  );
  if (!countsCertainDays(source.folded.text)) return requirements;
  return requirements.map(withoutCertainDays);
}

function readSentence(state: State, clauses: Clause[]): void {
  state.sentence++;
  state.changed = false;
  state.seen.extend = -1;
  state.label = null;
  state.previous = null;
  let carried: State['rhythm'] = null;
  for (const clause of clauses) {
    const before = state.found.length;
    state.clause = clause;
    state.mark = clause.from;
    state.rhythm = carried;
    state.hard = false;
    state.keeps = false;
    state.seen = { ...state.seen, min: -1, with: -1, distance: -1, refer: -1 };
    carried = null;
    if (clause.condition) carried = readCondition(state, clause);
    else readClause(state, clause);
    const silent = state.found.length === before;
    if (silent && clause.sign === ':') labelBy(state, clause);
    state.previous = silent && !clause.condition && clause.sign === ',' ? clause : null;
    sortFrom(state.found, before);
    const last = state.found.at(-1);
    if (!silent && last) last.to = Math.max(last.to, clause.to);
  }
}

/** Undated words are written down last; they take their place among the others. */
function sortFrom(found: Found[], start: number): void {
  for (const each of found.splice(start).sort((a, b) => a.from - b.from)) found.push(each);
}

function readClause(state: State, clause: Clause): void {
  for (let index = clause.from; index < clause.to; ) {
    const phrase = state.phrases[index];
    index = phrase ? Math.max(readPhrase(state, index, phrase), index + 1) : index + 1;
  }
  flushRhythm(state, clause.to);
  flushSoft(state);
}

function readPhrase(state: State, index: number, phrase: Phrase): number {
  switch (phrase.type) {
    case 'measure':
      return readMeasure(state, index, phrase);
    case 'date':
      return readDate(state, index, phrase);
    case 'part':
      return readPart(state, index, phrase);
    case 'recur':
      return readRecurrence(state, index, phrase);
    case 'count':
      return readCount(state, index, phrase);
    case 'broken':
      return readBroken(state, index);
    case 'other': {
      const role = phraseRole(phrase);
      return role ? readWord(state, index, role) : index + 1;
    }
    default:
      return index + 1;
  }
}

/** Of a condition only what the clauses after it need: 按季报送的，于首月10日前. */
function readCondition(state: State, clause: Clause): State['rhythm'] {
  let rhythm: State['rhythm'] = null;
  const opens = phraseRole(state.phrases[clause.from]) === 'if';
  for (let index = clause.from; index < clause.to; index++) {
    const phrase = state.phrases[index];
    const role = phraseRole(phrase);
    if (role === 'change' || role === 'extend') readWord(state, index, role);
    if (phrase?.type === 'recur' && phrase.period && !opens && !isNegated(state, index)) {
      const { period, next } = phrase;
      rhythm = { period, next, monthAfter: false, at: index, from: clause.from, open: false };
    }
  }
  return rhythm;
}

/** Damaged figures; where they only start a range (620日至年底), its end still binds. */
function readBroken(state: State, index: number): number {
  const { phrases } = state;
  const sign = phrases[index + 1];
  const until = phrases[index + 2]?.type;
  const ranges =
    phraseRole(sign) === 'range' || (sign?.type === 'other' && phraseWord(sign) === '-');
  if (ranges && (until === 'date' || until === 'recur')) return index + 2;
  emitUnknown(state, index + 1);
  return index + 1;
}

/** 行政处罚信息： names what the rest of the sentence applies to; 公开时限： is a heading. */
function labelBy(state: State, clause: Clause): void {
  const { source, phrases } = state;
  const start = phrases[clause.from]?.start ?? 0;
  const text = source.folded.text.slice(start, phrases[clause.to - 1]?.end);
  const matter = HEADING.test(text) ? null : wordsOf(source, phrases, clause.from, clause.to);
  state.label = { text, matter };
}

/** One thing said twice is one requirement: 及时公开 随时公开; 每月公布一次，于次月10日前. */
function mergeFound(found: Found[]): Found[] {
  const merged: Found[] = [];
  for (const each of found) {
    const last = merged.at(-1);
    if (!last || !joins(last, each)) merged.push(each);
    else if (each.requirement.kind === 'every')
      merged[merged.length - 1] = { ...each, from: last.from };
    else last.to = each.to;
  }
  return merged;
}

function joins(a: Found, b: Found): boolean {
  const [first, second] = [a.requirement, b.requirement];
  if (first.kind === 'every' && second.kind === 'every') {
    const plain = first.n === null && first.day === null && !first.matter && !second.matter;
    return plain && a.sentence === b.sentence && first.period === second.period;
  }
  const undated = UNDATED.has(first.kind) && first.kind === second.kind;
  return undated && (first.matter === second.matter || second.matter === undefined);
}

const UNDATED: ReadonlySet<Requirement['kind']> = new Set<Requirement['kind']>([
  'prompt',
  'on-change',
  'standing',
  'periodic',
  'one-off',
  'reference',
  'unknown',
]);

/** Signs that no span begins or ends with. */
const EDGE = new Set(',;:。、!?-');

function withText(
  source: Source,
  phrases: Phrase[],
  { requirement, from, to }: Found,
): Requirement {
  let start = phrases[from]?.start ?? 0;
  let end = phrases[to - 1]?.end ?? start;
  const { text } = source.folded;
  while (start < end && EDGE.has(text.charAt(start))) start++;
  while (end > start && EDGE.has(text.charAt(end - 1))) end--;
  return { ...requirement, text: sourceSpan(source.folded, start, end) };
}
