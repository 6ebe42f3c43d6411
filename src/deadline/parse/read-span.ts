import { phraseRole } from './clauses.ts';
import type { Lead } from './lead.ts';
import type { Measure } from './phrase.ts';
import { emit, flushRhythm, type State, type Suffix } from './reading.ts';
import { settingOf, wordsOf } from './wording.ts';

/** 会议召开前5个工作日, 提前一周, 会议召开5日前; false where it may mean something else. */
export function readBefore(state: State, measure: Measure, lead: Lead, suffix: Suffix): boolean {
  const { source, phrases, mark } = state;
  const follows = mark > state.clause.from;
  const tied = phraseRole(phrases[lead.at - 1]) === 'ahead';
  const setting = settingOf(source, phrases, mark, tied ? lead.at - 1 : lead.at, { follows, tied });
  const { event } = setting;
  // 20日前 is a date without its month, 3个月前 the past.
  if (event === null && !lead.early) return false;
  if (state.rhythm?.open && event === null) return false;
  flushRhythm(state, lead.at);
  const { n, low, unit } = measure;
  // One may be earlier, but not later than the lower end of a range.
  const length = low === null ? { n } : { n: low, max: n };
  emit(state, { kind: 'before', ...length, unit, event }, suffix.next);
  return true;
}

/** 公示期不少于5个工作日, 征求意见30日, 申请前需公开不少于4日 */
export function readMinDuration(state: State, measure: Measure, lead: Lead, next: number): void {
  const { source, phrases } = state;
  flushRhythm(state, lead.at);
  const { n, low, unit } = measure;
  const length = low === null ? { n, unit } : { n: low, unit, max: n };
  const event = lengthEvent(state, lead);
  const words = event > state.mark ? wordsOf(source, phrases, state.mark, event) : null;
  emit(state, { kind: 'min-duration', ...length, ...(words !== null && { event: words }) }, next);
}

/** The end of the words that say of what, or when, it is the length: 申请前; 征求意见 of 征求意见的期限. */
function lengthEvent({ phrases, mark }: State, lead: Lead): number {
  if (lead.term && phraseRole(phrases[lead.at - 1]) === 'of') return lead.at - 1;
  for (let index = mark; index < lead.at; index++) {
    const role = phraseRole(phrases[index]);
    if (role === 'ahead' || role === 'after' || role === 'during') return index + 1;
  }
  return -1;
}

/** 不少于30日，不超过45日: the second number completes the first. */
export function setUpperEnd(state: State, measure: Measure, lead: Lead, next: number): boolean {
  const last = state.found.at(-1);
  if (last?.requirement.kind !== 'min-duration' || last.sentence !== state.sentence) return false;
  const { requirement } = last;
  const before = state.phrases[lead.at - 1];
  if (requirement.max !== undefined || requirement.unit !== measure.unit) return false;
  if (before && before.type !== 'break') return false;
  if (measure.low !== null || measure.n <= requirement.n) return false;
  requirement.max = measure.n;
  last.to = next;
  state.mark = next;
  return true;
}

/** 发布时间与成文时间间隔不超过15个工作日: a deadline from the second date. Any other interval is none. */
export function readInterval(state: State, measure: Measure, lead: Lead, next: number): boolean {
  const { source, phrases, seen, mark } = state;
  const joint = Math.max(seen.with, seen.distance);
  if (lead.bound !== 'max' || joint < mark || measure.low !== null) return false;
  const from = wordsOf(source, phrases, joint + 1, lead.boundAt);
  if (from === null) return false;
  emit(state, { kind: 'within', n: measure.n, unit: measure.unit, from }, next);
  return true;
}
