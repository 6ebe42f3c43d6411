import { phraseRole, phraseWord } from './clauses.ts';
import type { Count, Recurrence } from './phrase.ts';
import { goesBeyond } from './read-measure.ts';
import { emit, emitUnknown, flushRhythm, type State } from './reading.ts';
import type { Role } from './vocabulary.ts';
import { isAct } from './wording.ts';

/** 每月, 按季度: the period of what follows; the phrase to go on with. */
export function readRecurrence(state: State, index: number, recurrence: Recurrence): number {
  const { period, next, bare } = recurrence;
  const { source, phrases, rhythm, mark } = state;
  // 次月计划, 当月数据: an attribute.
  if (isNegated(state, index) || (bare && !takesDate(state, index + 1))) return index + 1;
  if (isRate(state, index + 1)) return index + 1;
  if (offersChoice(state, index)) {
    emitUnknown(state, index + 3);
    return index + 3;
  }
  // 以“每周”命名
  if (source.folded.text.charAt((phrases[index]?.start ?? 0) - 1) === '"') return index + 1;
  // 每月最后一个工作日
  const ahead = phraseWord(phrases[index + 1]) === '的' ? index + 2 : index + 1;
  if (phraseRole(phrases[ahead]) === 'last') {
    emitUnknown(state, ahead + 1);
    return phrases[ahead + 1]?.type === 'measure' ? ahead + 2 : ahead + 1;
  }
  // 工作日每日更新
  if (period === null || phraseRole(phrases[index - 1]) === 'workday') {
    emitUnknown(state, index + 1);
    state.rhythm = null;
    return index + 1;
  }
  let from = mark;
  if (rhythm?.open) {
    if (period === 'month' && next && rhythm.period !== 'month') {
      state.rhythm = { ...rhythm, at: index, monthAfter: true };
      return index + 1;
    }
    // 每月……次月, 每年按季度: one period, said twice or more exactly.
    if (period === rhythm.period || index === rhythm.at + 1) from = rhythm.from;
    else flushRhythm(state, index);
  }
  state.rhythm = { period, next, monthAfter: false, at: index, from, open: true };
  return index + 1;
}

/** 每年至少2次, 1次/年, 年内不少于1次; 每月一次 is no more than 每月. */
export function readCount(
  state: State,
  index: number,
  { count, range, period: rate }: Count,
): number {
  const { phrases, rhythm, found, seen, mark } = state;
  const before = phraseRole(phrases[index - 1]);
  const next = index + 1;
  if (before === 'ordinal') return next;
  if (offersChoice(state, index)) {
    emitUnknown(state, index + 3);
    return index + 3;
  }
  const last = found.at(-1);
  const framed = last?.frame && last.clause === state.clause.from ? last : null;
  const period = rate ?? (rhythm?.open ? rhythm.period : framed ? 'year' : null);
  const atLeast = seen.min >= mark || range || goesBeyond(state, next) === '上';
  const atMost =
    before === 'max' || goesBeyond(state, next) === '下' || phraseRole(phrases[next]) === 'inside';
  if (period === null || atMost) {
    // 年底前开展2次: more than the date alone.
    const ends = state.hard && next >= state.clause.to && count > 1;
    if (before === 'min' || atMost || ends) emitUnknown(state, next);
    return next;
  }
  if (framed && !rate && !rhythm?.open) {
    found.pop();
    state.mark = framed.from;
  }
  const from = rhythm?.open ? rhythm.from : state.mark;
  if (rhythm?.open && count === 1 && !atLeast && !rate) return next;
  if (rhythm) rhythm.open = false;
  if (count === 1 && !atLeast) {
    emit(state, { kind: 'every', period, n: null, unit: null, month: null, day: null }, next, from);
  } else emit(state, { kind: 'at-least', count, period }, next, from);
  return next;
}

const AMOUNT = /^(元|[百千万亿]|角|吨|斤|公斤|千克|亩|度|平方|立方|%)/;

/** 每人每月500元: an amount, where no verb tells what is done each month. */
function isRate({ source, phrases, clause }: State, from: number): boolean {
  for (let index = from; index < clause.to; index++) {
    const phrase = phrases[index];
    if (phrase?.type !== 'other' || isAct(phrase)) return false;
    if (phrase.token.type === 'number') {
      const { text } = source.folded;
      return AMOUNT.test(text.slice(phrase.end, phrase.end + 2));
    }
  }
  return false;
}

/** 每月或每季度, 一次或两次: which one is not said. */
function offersChoice({ phrases }: State, index: number): boolean {
  const joint = phrases[index + 1];
  const or = phraseRole(joint) === 'or' || phraseWord(joint) === '/';
  return or && phrases[index + 2]?.type === phrases[index]?.type;
}

export function isNegated({ phrases }: State, index: number): boolean {
  return phraseRole(phrases[index - 1]) === 'without';
}

const TAKES: ReadonlySet<Role | null> = new Set<Role>([
  'modal',
  'prep',
  'agent',
  'act',
  'notice',
  'update',
  'finish',
  'inside',
  'ahead',
  'of',
  'prompt',
  'start',
]);

function takesDate({ phrases, clause }: State, index: number): boolean {
  const phrase = phrases[index];
  if (index >= clause.to || phrase?.type !== 'other') return true;
  return TAKES.has(phraseRole(phrase));
}
