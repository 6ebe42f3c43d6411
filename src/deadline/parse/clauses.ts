import type { Folded } from '../../text/fold.ts';
import { typesOf } from './sets.ts';
import type { Token } from './tokens.ts';

/** A stretch between commas or colons: tokens `from` up to but without `to`. */
export interface Clause {
  from: number;
  to: number;
  /** The sign that ends it; '' at the end of the sentence. */
  sign: ',' | ':' | '';
  /** 不能及时公开的, 如遇特殊情况: it says when the rest applies, and sets no time itself. */
  condition: boolean;
}

const LIST_SIGNS = typesOf('、', '.', ')');

/**
 * Numbers of a list (1、 2. （一） 3) 一是) become breaks.
 * In front of another number (2.2012年底前; 1、8月底前) one must be shown to be a list number, by the
 * year that follows or by its neighbour in the list; else 1、8月 may be January and August.
 */
export function withoutListNumbers(folded: Folded, tokens: readonly Token[]): Token[] {
  const numbers = clauseNumbers(folded, tokens);
  const kept: Token[] = [];
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (!token) break;
    const begins = isBreak(kept.at(-1)) || kept.length === 0;
    const found = listNumberAt(folded, tokens, index, numbers, begins);
    if (found.length === 0) kept.push(token);
    else {
      const end = tokens[index + found.length - 1]?.end ?? token.end;
      kept.push({
        type: found.unclear ? 'unclear-number' : ';',
        start: token.start,
        end,
        forms: [],
      });
    }
    index += Math.max(found.length, 1);
  }
  return kept;
}

function isBreak(token: Token | undefined): boolean {
  return token?.type === ',' || token?.type === ':' || token?.type === ';';
}

/** The numbers that begin a clause and are followed by 、 or a dot: list numbers, if they come in sequence. */
function clauseNumbers(folded: Folded, tokens: readonly Token[]): Set<number> {
  const numbers = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]?.type;
    if (token.type !== 'number' || token.value === null || before === '、') continue;
    const begins =
      before === undefined || before === ';' || before === ',' || folded.gaps[token.start] === 1;
    if (begins && LIST_SIGNS.has(tokens[index + 1]?.type ?? 'text')) numbers.add(token.value);
  }
  return numbers;
}

interface ListNumber {
  /** How many tokens it takes; 0 for none. */
  length: number;
  unclear?: boolean;
}

const NONE: ListNumber = { length: 0 };

function listNumberAt(
  folded: Folded,
  tokens: readonly Token[],
  index: number,
  numbers: Set<number>,
  opens: boolean,
): ListNumber {
  const [token, sign, after] = tokens.slice(index, index + 3);
  const before = tokens[index - 1]?.type;
  // （一）, but not 二十（20）
  const bracketed = token?.type === '(' && sign?.type === 'number' && after?.type === ')';
  if (bracketed && before !== 'number') return { length: 3 };
  if (token?.type !== 'number' || token.value === null || token.value > 99 || !sign) return NONE;
  const continues = numbers.has(token.value - 1) && before !== '、';
  const begins = opens || (continues && folded.gaps[token.start] === 1);
  // 一是
  if (begins && folded.text.slice(sign.start, sign.end) === '是') return { length: 2 };
  if (!LIST_SIGNS.has(sign.type) || !after) return NONE;
  if (after.type !== 'number') return begins || continues ? { length: 2 } : NONE;
  return begins ? beforeNumber(folded, tokens, index, numbers) : NONE;
}

/** 2.2012年底前 and 1、8月底前: a number at the start of a clause, its sign and another number. */
function beforeNumber(
  folded: Folded,
  tokens: readonly Token[],
  index: number,
  numbers: Set<number>,
): ListNumber {
  const [token, sign, after, unit] = tokens.slice(index, index + 4);
  if (token?.type !== 'number' || token.value === null || after?.type !== 'number') return NONE;
  const { value } = token;
  const shown =
    numbers.has(value + 1) ||
    numbers.has(value - 1) ||
    sign?.type === ')' ||
    (sign?.type === '.' && folded.gaps[after.start] === 1) ||
    (after.value !== null && after.value >= 1949);
  if (shown) return { length: 2 };
  if (sign?.type !== '、' || !unit) return NONE;
  if (unit.type === 'workday' || unit.type === '个') return { length: 2 };
  const first = index === 0 || tokens[index - 1]?.type === ';';
  const unclear = first && value === 1 && unit.type !== '、' && index + 4 < tokens.length;
  return unclear ? { length: 2, unclear } : NONE;
}

/** What in brackets makes a deadline of their own. */
const SPEAKING = typesOf(
  'any-duration',
  'date',
  'any-period',
  'weekday',
  'count',
  'broken',
  'undated',
  'vague',
);

/** 含当日, 不含节假日 and, after 每季度末月, (3、6、9、12月): such a remark sets no time of its own. */
const EXPLAINING = /^(不?含|不?包括|除|例如|即)/;

/**
 * Brackets around a deadline of their own become breaks, so that what they hold is read by itself;
 * any other pair is one remark.
 */
export function withRemarks(folded: Folded, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  const open: { at: number; speaks: boolean }[] = [];
  for (const token of tokens) {
    if (token.type === '(') open.push({ at: joined.length, speaks: false });
    const inner = open.at(-1);
    if (inner && SPEAKING.has(token.type)) inner.speaks = true;
    const opening = inner && joined[inner.at];
    if (token.type !== ')' || !inner || !opening) {
      joined.push(token);
      continue;
    }
    open.pop();
    const { start } = opening;
    const next = joined[inner.at + 1];
    const explains =
      (next &&
        EXPLAINING.test(folded.text.slice(next.start, next.start + 3)) &&
        !isNumeric(next)) ||
      (next?.type === 'date' && next.precision === 'month' && joined.length === inner.at + 2);
    if (inner.speaks && !explains) {
      const outer = open.at(-1);
      if (outer) outer.speaks = true;
      joined[inner.at] = { type: ';', start, end: start + 1, forms: [] };
      joined.push({ type: ';', start: token.start, end: token.end, forms: [] });
    } else {
      joined.length = inner.at;
      joined.push({ type: 'remark', start, end: token.end, forms: [] });
    }
  }
  return joined;
}

function isNumeric({ type }: Token): boolean {
  return VALUES.has(type);
}

const VALUES = typesOf('value');

/** The sentences of a wording, each a list of clauses. */
export function sentencesOf(tokens: readonly Token[]): Clause[][] {
  const sentences: Clause[][] = [];
  let clauses: Clause[] = [];
  let from = 0;
  for (let index = 0; index <= tokens.length; index++) {
    const type = tokens[index]?.type ?? ';';
    if (type !== ',' && type !== ':' && type !== ';') continue;
    if (index > from) {
      clauses.push({ from, to: index, sign: type === ';' ? '' : type, condition: false });
    }
    if (type === ';' && clauses.length > 0) {
      for (const clause of clauses.slice(0, -1)) clause.condition = isCondition(tokens, clause);
      sentences.push(clauses);
      clauses = [];
    }
    from = index + 1;
  }
  return sentences;
}

function isCondition(tokens: readonly Token[], { from, to, sign }: Clause): boolean {
  return sign === ',' && (tokens[from]?.type === 'if' || tokens[to - 1]?.type === 'of');
}
