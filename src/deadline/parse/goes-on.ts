import { phraseRole, phraseWord } from './clauses.ts';
import type { DatePhrase } from './phrase.ts';
import type { State } from './reading.ts';
import type { Role } from './vocabulary.ts';
import { isAct } from './wording.ts';

/** What may follow a word that says when something is done; 长期贷款 and 年底数据 do not go on so. */
const GOES_ON: ReadonlySet<Role | null> = new Set<Role>([
  'modal',
  'prep',
  'agent',
  'prompt',
  'sync',
  'notice',
  'act',
  'update',
  'finish',
  'one-off',
  'on-change',
  'standing',
  'periodic',
  'effective',
]);

/** Verbs that are no nouns: 年底开展自查, but 年底考核结果. */
const VERBS = new Set([
  '完成',
  '开展',
  '报送',
  '上报',
  '召开',
  '举行',
  '组织',
  '建成',
  '实现',
  '办结',
  '启动',
  '公开',
  '公布',
  '发布',
  '公示',
  '制定',
  '出台',
]);

/** Whether a date without 前 is the time of a duty, and no attribute of what follows. */
export function standsAlone(state: State, date: DatePhrase, at: number, next: number): boolean {
  const { phrases, clause } = state;
  const before = phraseRole(phrases[at - 1]);
  if (at > clause.from && (before === 'event' || before === 'effective')) return false;
  const after = phrases[next];
  const ends = next >= clause.to || after?.type === 'break' || after?.type === 'remark';
  if (date.precision === 'year') {
    return (at === clause.from && next === clause.to) || phraseRole(after) === 'finish';
  }
  if (ends || (phraseWord(after) === '各' && isAct(phrases[next + 1]))) return true;
  const role = phraseRole(after);
  const verb = VERBS.has(phraseWord(after));
  if (
    !(verb || GOES_ON.has(role)) ||
    role === 'effective' ||
    phraseWord(phrases[next + 1]) === '的'
  )
    return false;
  if (date.precision === 'day' || !isAct(after)) return true;
  // 年底考核, 年底总结评估, but not 年底考核结果
  const last = isAct(phrases[next + 1]) ? next + 2 : next + 1;
  return verb || last >= clause.to || phrases[last]?.type === 'break';
}

/** Whether the clause ends at a place, or goes on with what is to be done. */
export function goesOn({ phrases, clause }: State, index: number): boolean {
  const phrase = phrases[index];
  if (index >= clause.to || phrase?.type === 'break' || phrase?.type === 'remark') return true;
  return phrase?.type === 'other' ? GOES_ON.has(phraseRole(phrase)) : phrase?.type !== 'part';
}
