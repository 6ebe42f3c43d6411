import type { Period } from '../requirement.ts';
import { phraseRole, phraseWord } from './clauses.ts';
import { goesOn } from './goes-on.ts';
import type { Phrase } from './phrase.ts';
import {
  emit,
  emitUnknown,
  eventBefore,
  flushRhythm,
  foundAt,
  type Reading,
  type Soft,
  type State,
  suffixOf,
} from './reading.ts';
import type { Role } from './vocabulary.ts';
import { hasVerb, isAct, matterOf, settingOf, wordsOf } from './wording.ts';

const ALWAYS: ReadonlySet<string> = new Set([
  '及时',
  '随时',
  '立即',
  '当场',
  '第一时间',
  '尽快',
  '尽早',
  '马上',
  '即刻',
  '定期',
  '持续',
  '不间断',
]);

/** Reads a word with a role of its own; the phrase to go on with. */
export function readWord(state: State, index: number, role: Role): number {
  const { phrases, seen, mark } = state;
  switch (role) {
    case 'min':
    case 'with':
    case 'distance':
    case 'refer':
    case 'extend':
      seen[role] = index;
      break;
    case 'or':
      // 每月或变更后5日内
      if (state.rhythm?.at === index - 1) flushRhythm(state, index);
      break;
    case 'since':
    case 'after':
      // 制作或者保存信息之日起: an event, no retention.
      state.keeps = false;
      break;
    case 'keep':
      state.keeps = true;
      break;
    case 'change':
      // 形成或者变更 is where information comes from, not a change of what is published.
      if (!isFormation(phrases, index)) state.changed = true;
      break;
    case 'start':
      return readStart(state, index);
    case 'this-year':
      openYear(state, index);
      break;
    case 'prompt':
    case 'standing':
    case 'periodic':
    case 'one-off':
    case 'on-change':
      if (phraseWord(phrases[index]) === '全年' && openYear(state, index)) break;
      // 保存期限为长期
      if (state.keeps && role === 'standing' && !isAct(phrases[index + 1])) break;
      if (ALWAYS.has(phraseWord(phrases[index])) || goesOn(state, index + 1))
        addSoft(state, role, index);
      break;
    case 'update':
      if (state.changed) addSoft(state, 'on-change', index);
      break;
    case 'vague':
      // 年初制定计划
      if (goesOn(state, index + 1) || phraseRole(phrases[index + 1]) === 'event')
        emitUnknown(state, index + 1);
      break;
    case 'refer-end':
      if (seen.refer >= mark) addReference(state, seen.refer, index);
      break;
    case 'refer-whole':
      addReference(state, seen.refer >= mark ? seen.refer : index, index);
      break;
    case 'same-day':
    case 'next-day':
      return readDayAfter(state, index, role);
    case 'sync':
      readTogether(state, index);
      break;
    case 'conj':
      if (phraseWord(phrases[index]) === '同时') readTogether(state, index);
      break;
    case 'ahead':
      if (phrases[index + 1]?.type !== 'measure' && goesOn(state, index + 1) && index > mark)
        addEvent(state, 'before', index);
      break;
    case 'early':
      if (goesOn(state, index + 1))
        state.soft.push({ kind: 'before', from: index, at: index, to: index + 1, weak: false });
      break;
    case 'during':
      if (goesOn(state, index + 1) && index > mark) addEvent(state, 'during', index);
      break;
    case 'moment':
      if (phraseWord(phrases[mark]) === '在' && goesOn(state, index + 1))
        addEvent(state, 'during', index, true);
      break;
  }
  return index + 1;
}

/** Turns the undated words of a clause into requirements, unless it names a date. */
export function flushSoft(state: State): void {
  const { source, phrases, soft, hard, clause } = state;
  state.soft = [];
  const strong = soft.filter(({ weak }) => !weak);
  for (const word of soft) {
    // Of 定期 and 按规定 the plainer word counts.
    if (hard || (word.kind === 'reference' && strong.some(({ kind }) => kind !== 'reference')))
      continue;
    const requirement = requirementOf(word);
    const to = word.to;
    if (word.weak) state.weak.push(foundAt(state, requirement, word.from, clause.to));
    else {
      const { changed } = state;
      emit(state, requirement, to, word.from);
      state.changed = changed;
    }
  }
  function requirementOf({ kind, from, at, to }: Soft): Reading {
    if (kind === 'before') {
      const { event } = settingOf(source, phrases, from, at, { tied: true });
      return isEvent(phrases, from, at)
        ? { kind, n: null, unit: null, event }
        : { kind: 'unknown' };
    }
    if (kind === 'during') {
      return { kind, event: wordsOf(source, phrases, eventStart(phrases, from, at), to) ?? '' };
    }
    const matter = matterOf(source, phrases, from, at);
    return matter === null ? { kind } : { kind, matter };
  }
}

/** 月初 and 年初 name no day, but 每月初5日内 counts from there. */
function readStart(state: State, index: number): number {
  const { phrases, rhythm, mark } = state;
  const period = STARTS[phraseWord(phrases[index])];
  if (phrases[index + 1]?.type === 'measure') {
    if (!rhythm && period) {
      state.rhythm = { period, next: false, monthAfter: false, at: index, from: mark, open: true };
    }
  } else if (goesOn(state, index + 1) && (rhythm?.open || period)) emitUnknown(state, index + 1);
  return index + 1;
}

const STARTS: Record<string, Period> = { 月初: 'month', 季初: 'quarter', 周初: 'week' };

/** 全年不少于4次: the year of a count. */
function openYear(state: State, index: number): boolean {
  if (state.clause.lastCount < index || state.rhythm) return false;
  const from = state.mark;
  state.rhythm = { period: 'year', next: false, monthAfter: false, at: index, from, open: true };
  return true;
}

function addSoft(state: State, kind: Soft['kind'], index: number): void {
  const { phrases, soft, mark } = state;
  if (phraseRole(phrases[index - 1]) === 'without') return;
  const last = soft.at(-1);
  // 发生变化时及时更新, 及时动态调整: the change is what counts.
  const replaces = kind === 'on-change' && last?.kind === 'prompt';
  if (replaces) soft.pop();
  const from = replaces ? last.from : mark;
  soft.push({ kind, from, at: replaces ? last.at : index, to: index + 1, weak: false });
  state.mark = index + 1;
}

/** One event a clause: what follows it has said its own. */
function addEvent(state: State, kind: 'before' | 'during', index: number, weak = false): void {
  const { phrases, soft, rhythm, mark } = state;
  if (soft.some((word) => word.kind === kind) || phrases[index - 1]?.type === 'remark') return;
  // 每年春节前: no date that a requirement can express.
  if (kind === 'before' && rhythm?.open) emitUnknown(state, index + 1);
  else soft.push({ kind, from: mark, at: index, to: index + 1, weak });
}

/** 2022底前, 1l月底前 and 20220831前 name no event; 提前 needs none. */
function isEvent(phrases: Phrase[], from: number, to: number): boolean {
  if (from === to || hasVerb(phrases, from, to)) return true;
  // __日前: the number was left blank.
  if (['日', '号', '月'].includes(phraseWord(phrases[from]))) return false;
  const words = phrases.slice(from, to);
  return words.every(
    (phrase) =>
      phrase.type === 'other' &&
      phrase.token.type !== 'number' &&
      phraseRole(phrase) !== 'month-end' &&
      phraseRole(phrase) !== 'end',
  );
}

/** 按规定公开 is the whole requirement; 按照要求， by itself only opens one. */
function addReference(state: State, from: number, index: number): void {
  const { phrases } = state;
  if (phraseRole(phrases[from - 1]) === 'without') return;
  const word = phraseWord(phrases[index]);
  const next = phraseRole(phrases[index + 1]) === 'term' ? index + 2 : index + 1;
  const whole =
    isAct(phrases[next]) || phraseRole(phrases[next]) === 'effective' || word === '从其规定';
  state.soft.push({
    kind: 'reference',
    from,
    at: from,
    to: next,
    weak: !whole || next > state.clause.to,
  });
}

/** 收到来件的当日: no day later; 次日: one. */
function readDayAfter(state: State, index: number, role: 'same-day' | 'next-day'): number {
  const { phrases, rhythm } = state;
  const suffix = suffixOf(state, index);
  const next = suffix.role === 'inside' ? suffix.next : index + 1;
  if (suffix.role !== null && suffix.role !== 'inside') return index + 1;
  // 能够当日办结的, 不能当日办结的: a condition.
  if (isAct(phrases[next]) && phraseWord(phrases[next + 1]) === '的') return next;
  if (
    phraseRole(phrases[index - 1]) === 'without' ||
    rhythm?.open ||
    state.keeps ||
    !(suffix.role === 'inside' || goesOn(state, next) || phraseRole(phrases[next]) === 'event')
  )
    return next;
  const { setting, from } = eventBefore(state, index);
  const unit = phraseWord(phrases[index]).includes('工作日') ? 'workday' : 'day';
  const { event, matter } = setting;
  const named = matter === null ? {} : { matter };
  emit(
    state,
    { kind: 'within', n: role === 'same-day' ? 0 : 1, unit, from: event, ...named },
    next,
    from,
  );
  return next;
}

const TOGETHER = new Set(['公开', '公布', '发布', '公示', '报送', '上报', '解读', '更新', '推送']);

/** 与通知同时发布: on the day of the notice. */
function readTogether(state: State, index: number): void {
  const { source, phrases, seen, mark } = state;
  if (seen.with < mark || seen.with + 1 >= index || !TOGETHER.has(phraseWord(phrases[index + 1])))
    return;
  if (!['与', '随', '同', '跟'].includes(phraseWord(phrases[seen.with]))) return;
  const from = wordsOf(source, phrases, seen.with + 1, index);
  if (from === null) return;
  const matter = matterOf(source, phrases, mark, seen.with);
  emit(
    state,
    { kind: 'within', n: 0, unit: 'day', from, ...(matter !== null && { matter }) },
    index + 1,
  );
}

/** 形成或者变更, 形成、变更 */
function isFormation(phrases: Phrase[], index: number): boolean {
  return [index - 1, index - 2, index + 1, index + 2].some(
    (at) => phraseWord(phrases[at]) === '形成',
  );
}

function eventStart(phrases: Phrase[], from: number, to: number): number {
  let start = from;
  while (start < to) {
    const role = phraseRole(phrases[start]);
    if (role !== 'prep' && role !== 'conj' && role !== 'modal' && role !== 'or') break;
    start++;
  }
  return start;
}
