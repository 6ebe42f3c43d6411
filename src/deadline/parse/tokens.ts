import type { Folded } from '../../text/fold.ts';
import { chineseNumber, isChineseDigit } from '../../text/numerals.ts';
import { type Entry, wordAt } from './lexicon.ts';
import type { Role } from './vocabulary.ts';

/** A piece of the folded text: a number, a known word, a sign, or a run of anything else. */
export interface Token {
  type: 'number' | 'word' | 'sign' | 'text';
  /** Span in the folded text. */
  start: number;
  end: number;
  /** The word or the sign; '' for numbers and text. */
  word: string;
  entry: Entry | null;
  /** Of a number; NaN where its digits make none. */
  value: number;
  /** Of a number: 二十, and not 20. */
  chinese: boolean;
}

const SIGNS = new Set(',;。:()!?、/.-①');

export function tokenize(folded: Folded): Token[] {
  const { text } = folded;
  const tokens: Token[] = [];
  let titlesEnd = true;
  let index = 0;
  while (index < text.length) {
    const start = index;
    const char = text.charAt(index);
    if (char === '《' && titlesEnd) {
      const close = text.indexOf('》', index);
      titlesEnd = close >= 0;
      index = titlesEnd ? close + 1 : index + 1;
      pushText(tokens, start, index);
      continue;
    }
    if (char === '(' && matchAt(DOCUMENT_NUMBER, text, index)) {
      index = DOCUMENT_NUMBER.lastIndex;
      pushText(tokens, start, index);
      continue;
    }
    if (isDigit(char)) {
      do index++;
      while (
        (isDigit(text.charAt(index)) || isZeroLetter(text.charAt(index))) &&
        !folded.gaps[index]
      );
      const digits = text.slice(start, index).replace(/[Oo]/g, '0');
      const value = digits.length <= 4 ? Number(digits) : Number.NaN;
      tokens.push({
        type: 'number',
        start,
        end: index,
        word: '',
        entry: null,
        value,
        chinese: false,
      });
      continue;
    }
    const before = tokens.at(-1);
    const found = wordAt(
      text,
      index,
      (word) => !isAcross(word, before) && !isSplit(word, text.charAt(index + word.length)),
    );
    if (found) {
      index += found.word.length;
      if (found.entry.role === 'plain') pushText(tokens, start, index);
      else tokens.push(wordToken('word', start, index, found.word, found.entry));
      continue;
    }
    if (isChineseDigit(char)) {
      do index++;
      while (isInRun(text.charAt(index)) && !folded.gaps[index]);
      const value = chineseNumber(text.slice(start, index)) ?? Number.NaN;
      tokens.push({
        type: 'number',
        start,
        end: index,
        word: '',
        entry: null,
        value,
        chinese: true,
      });
      continue;
    }
    index++;
    if (SIGNS.has(char)) tokens.push(wordToken('sign', start, index, char, null));
    else if (GRAMMAR.has(char)) tokens.push(wordToken('word', start, index, char, null));
    else pushText(tokens, start, index);
  }
  return tokens;
}

/** 〔2022〕20号 names no day. */
const DOCUMENT_NUMBER = /\((?:19|20)\d{2}\)第?\d{1,5}号/y;

function matchAt(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}

/** Characters that the grammar of numbers and dates asks for by themselves. */
const GRAMMAR = new Set('个日号月年半次回场篇条点每隔各');

export function roleOf(token: { entry?: Entry | null } | undefined): Role | null {
  return token?.entry?.role ?? null;
}

function wordToken(
  type: 'word' | 'sign',
  start: number,
  end: number,
  word: string,
  entry: Entry | null,
): Token {
  return { type, start, end, word, entry, value: Number.NaN, chinese: false };
}

/** Adjoining text is one token. */
function pushText(tokens: Token[], start: number, end: number): void {
  const last = tokens.at(-1);
  if (last?.type === 'text') last.end = end;
  else
    tokens.push({
      type: 'text',
      start,
      end,
      word: '',
      entry: null,
      value: Number.NaN,
      chinese: false,
    });
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

/** Behind a number a word may only seem to be one: 8月月底 holds no 月月, 三年内 no 年内, 三季度末 no 季度末, 2022年度公开 no 年度公开. */
function isAcross(word: string, before: Token | undefined): boolean {
  if (before?.type !== 'number') return false;
  const doubled = word.length === 2 && word.charAt(0) === word.charAt(1);
  if (word === '日起' || /^(季..|年度..)/.test(word)) return true;
  return doubled || (word.length > 1 && word.startsWith('年') && !(before.value > 999));
}

/** 自行政许可决定作出之日起 holds no 自行, 一年一次性 no 一年一次; 原 is one word with many, but not with a number. */
function isSplit(word: string, after: string): boolean {
  return (
    SPLITS[word] === after ||
    (word.endsWith('一次') && after === '性') ||
    (word === '原' && !isDigit(after) && !isChineseDigit(after))
  );
}

const SPLITS: Record<string, string> = { 自行: '政', 自主: '管', 自查: '处', 年终: '了' };

function isInRun(char: string): boolean {
  return isChineseDigit(char) || isZeroLetter(char);
}

/** Behind a digit the letter stands for a zero: 二OO八, 2O. */
function isZeroLetter(char: string): boolean {
  return char === 'O' || char === 'o';
}
