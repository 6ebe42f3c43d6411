import { BULLET } from '../../text/fold.ts';
import { dateAt } from './dates.ts';
import type { Source } from './figures.ts';
import { broken, isClock, measureAt } from './measures.ts';
import type { Match, Phrase } from './phrase.ts';
import { countAt, partAt, recurrenceAt } from './recurrences.ts';
import { roleOf, type Token } from './tokens.ts';

const STRONG = new Set([';', '。', '!', '?', BULLET]);
const LIST_SIGNS = new Set(['、', '.', ')']);

/** Groups the tokens into phrases; what belongs to none stays a word or text. */
export function phrasesOf(source: Source): Phrase[] {
  const { tokens } = source;
  const phrases: Phrase[] = [];
  const numbers = clauseNumbers(source);
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    if (!token) break;
    const marked = listNumberAt(source, index, numbers);
    if (marked === 'unclear') {
      const { phrase, next } = numericAt(source, index) ?? broken(source, index, index + 3);
      phrases.push({ type: 'broken', start: phrase.start, end: phrase.end });
      index = next;
      continue;
    }
    if (marked > 0) {
      phrases.push(breakAt(token, true, ';'));
      index += marked;
      source.clauseStart = index;
      continue;
    }
    const found = numericAt(source, index) ?? recurrenceAt(source, index) ?? partAt(source, index);
    if (found) {
      phrases.push(found.phrase);
      index = found.next;
      continue;
    }
    index++;
    if (STRONG.has(token.word)) {
      phrases.push(breakAt(token, true, ';'));
      source.clauseStart = index;
    } else if (token.type === 'sign' && [',', ':', '、'].includes(token.word)) {
      phrases.push(breakAt(token, false, token.word));
      if (token.word !== '、') source.clauseStart = index;
    } else phrases.push({ type: 'other', start: token.start, end: token.end, token });
  }
  return phrases;
}

function numericAt(source: Source, index: number): Match | null {
  const clock = clockAt(source, index);
  if (clock) return clock;
  const found = dateAt(source, index) ?? countAt(source, index) ?? measureAt(source, index);
  // What stands behind the sign of a range or list that could not be read is a piece of it.
  if (found && isPiece(source, index)) {
    const { start, end } = found.phrase;
    return { phrase: { type: 'broken', start, end }, next: found.next };
  }
  const before = source.tokens[index - 1]?.word;
  if (found && (before === '每' || before === '隔') && found.phrase.type !== 'count') {
    // 每两周, 每3个月: only 每1年 is a period of its own.
    const period = found.phrase.type === 'measure' ? found.phrase.single : null;
    const { start, end } = found.phrase;
    return {
      phrase: { type: 'recur', start, end, period, next: false, bare: false },
      next: found.next,
    };
  }
  return found;
}

/** 17:00, 上午9时, 下班: no more than a remark on a date. */
function clockAt({ tokens }: Source, index: number): Match | null {
  const first = tokens[index];
  if (!first) return null;
  let next = roleOf(first) === 'daypart' ? index + 1 : index;
  if (isClock(tokens, next)) next += tokens[next + 1]?.word === ':' ? 3 : 2;
  if (next === index) return null;
  const end = tokens[next - 1]?.end ?? first.end;
  return { phrase: { type: 'remark', start: first.start, end }, next };
}

function isPiece({ tokens, clauseStart }: Source, index: number): boolean {
  const sign = tokens[index - 1]?.word;
  const before = tokens[index - 2];
  if (!before || index === clauseStart) return false;
  if (sign === '-') return before.type === 'number' || before.type === 'word';
  return sign === '、' && (before.type === 'number' || before.word === '个');
}

function breakAt(token: Token, strong: boolean, sign: string): Phrase {
  return { type: 'break', start: token.start, end: token.end, strong, sign };
}

/** The numbers that begin a clause and are followed by 、 or a dot: list numbers, if they come in sequence. */
function clauseNumbers(source: Source): Set<number> {
  const { tokens, folded } = source;
  const numbers = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const begins =
      !before || STRONG.has(before.word) || before.word === ',' || folded.gaps[token.start] === 1;
    if (token.type !== 'number' || !begins || before?.word === '、') continue;
    if (LIST_SIGNS.has(tokens[index + 1]?.word ?? '')) numbers.add(token.value);
  }
  return numbers;
}

/**
 * How many tokens a list number takes there, 0 where there is none: 1、 2. （一） 3) 一是.
 * In front of another number (2.2012年底前; 1、8月底前) it must be shown to be one, by the year that
 * follows or by its neighbour in the list; else 1、8月 may be January and August.
 */
function listNumberAt(source: Source, index: number, numbers: Set<number>): number | 'unclear' {
  const { tokens, folded } = source;
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token?.word === '(') {
    const closed = tokens[index + 1]?.type === 'number' && tokens[index + 2]?.word === ')';
    return closed ? 3 : 0;
  }
  if (token?.type !== 'number' || token.value > 99) return 0;
  const first = !before || STRONG.has(before.word);
  const continues = numbers.has(token.value - 1) && before?.word !== '、';
  const apart = folded.gaps[token.start] === 1;
  const begins =
    first || before.word === ',' || index === source.clauseStart || (continues && apart);
  const sign = tokens[index + 1];
  const after = tokens[index + 2];
  if (sign?.word === '是' && begins) return 2;
  if (!LIST_SIGNS.has(sign?.word ?? '') || !after) return 0;
  if (after.type !== 'number') {
    return begins || continues ? 2 : 0;
  }
  if (!begins) return 0;
  const neighbour = numbers.has(token.value + 1) || numbers.has(token.value - 1);
  const spaced = sign?.word === '.' && folded.gaps[after.start] === 1;
  if (neighbour || spaced || sign?.word === ')' || after.value >= 1949) return 2;
  const unit = tokens[index + 3];
  if (sign?.word === '、' && (roleOf(unit) === 'workday' || unit?.word === '个')) return 2;
  return first && token.value === 1 && sign?.word === '、' && unit?.word !== '、' ? 'unclear' : 0;
}
