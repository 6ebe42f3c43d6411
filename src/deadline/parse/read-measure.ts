import { phraseRole } from './clauses.ts';
import { type Lead, leadOf } from './lead.ts';
import type { Measure } from './phrase.ts';
import { emitEveryDay } from './read-date.ts';
import { readBefore, readInterval, readMinDuration, setUpperEnd } from './read-span.ts';
import {
  emit,
  emitUnknown,
  eventBefore,
  isRangeSign,
  isTied,
  type State,
  type Suffix,
  suffixOf,
} from './reading.ts';
import {
  hasVerb,
  isAct,
  isPeriodEnd,
  matterOf,
  objectOf,
  periodEnding,
  settingOf,
} from './wording.ts';

/** What a length of time keeps besides its number. */
interface Extras {
  min?: number;
  approx?: true;
  matter?: string;
}

/** Reads a length of time; the phrase to go on with. */
export function readMeasure(state: State, index: number, measure: Measure): number {
  const { phrases, clause } = state;
  const lead = leadOf(phrases, index, state.mark);
  const suffix = suffixOf(state, index);
  const { next } = suffix;
  // 24日至次月10日, 720日至年底: the end of the range binds.
  const until = phrases[next + 1]?.type;
  if (isRangeSign(state, next) && (until === 'date' || until === 'recur' || until === 'part')) {
    return next + 1;
  }
  if (isMonthDay(state, measure, index, lead, suffix)) {
    const approx = lead.approx || suffix.approx;
    for (const day of measure.monthDays ?? []) {
      emitEveryDay(state, { month: null, day, approx }, next);
    }
    return next;
  }
  // 一年一次, 半年至少2次: the period of a count.
  const rate = suffix.role === null || suffix.role === 'inside';
  if (measure.single && clause.lastCount > index && rate) {
    const { single: period } = measure;
    const from = state.mark;
    state.rhythm = { period, next: false, monthAfter: false, at: index, from, open: true };
    return next;
  }
  return readLength(state, index, measure, lead, suffix);
}

function readLength(
  state: State,
  index: number,
  measure: Measure,
  lead: Lead,
  suffix: Suffix,
): number {
  const { phrases, clause, rhythm } = state;
  const { next } = suffix;
  const { n, unit } = measure;
  const unclear = (): number => {
    emitUnknown(state, next);
    return next;
  };
  const other = alternative(state, suffix);
  if (other > 0) {
    emitUnknown(state, other);
    return other;
  }
  if (measure.dateOnly) return suffix.role === 'ahead' ? unclear() : next;
  if (state.keeps) return unclear();
  // 由20个工作日缩短至5个工作日
  const reduced = phraseRole(phrases[next]) === 'reduce';
  if (lead.over || lead.done || lead.asOf || lead.former || reduced) return next;
  if (lead.reduces === 'by' || (lead.lasting && lead.bound === 'max')) return unclear();
  // 3年内无违法记录
  if (suffix.role === 'inside' && isDenied(state, next)) return unclear();
  // 每年不少于40小时: an amount in each period.
  const bounded = lead.bound !== null && lead.boundAt - 1 === rhythm?.at;
  const amount = rhythm?.open && (bounded || state.seen.min > rhythm.at);
  if (amount && suffix.role === null && !lead.notice) return unclear();
  if (goesBeyond(state, next) && !lead.notice) return unclear();
  // 公示5个工作日后3日内: the first number belongs to the event.
  if (suffix.role === 'after' && phrases[next]?.type === 'measure') return next;
  // 自公布之日起30日后施行
  if (suffix.role === 'after' && phraseRole(phrases[next]) === 'effective') return next;
  if (suffix.role === 'after' || suffix.role === 'since' || suffix.role === 'around')
    return unclear();

  const before = phraseRole(phrases[lead.at - 1]);
  if (before === 'last') return unclear();
  // 每月第5个工作日前
  const nth = rhythm?.open && lead.ordinal && unit === 'workday' && lead.at - 1 === rhythm.at;
  if (lead.ordinal && !nth) return suffix.role || rhythm?.open ? unclear() : next;
  const firstOfPeriod = rhythm?.open && lead.at - 2 === rhythm.at && !lead.early;
  const ahead = before === 'ahead' && !lead.notice;
  if (lead.early || (suffix.role === 'ahead' && !nth) || (ahead && !firstOfPeriod)) {
    return readBefore(state, measure, lead, suffix) ? next : unclear();
  }
  if (lead.interval || (lead.bound === 'max' && state.seen.distance >= state.mark)) {
    return readInterval(state, measure, lead, next) ? next : unclear();
  }
  const length =
    lead.bound === 'min' || (lead.notice && !lead.bound) || namesNotice(state, lead.at);
  if (length && !lead.extends) {
    if (suffix.role === 'inside') return unclear();
    readMinDuration(state, measure, lead, next);
    return next;
  }
  // A bare 6个月 may be a deadline, a cycle or a retention; inside a clause it is mere text.
  const bare = (): number => {
    state.seen.extend = -1;
    return rhythm?.open || (index === clause.from && next === clause.to) ? unclear() : next;
  };
  const limited =
    suffix.role === 'inside' ||
    lead.bound === 'max' ||
    unit === 'workday' ||
    namesLimit(state, lead);
  if (!limited && !lead.extends && state.seen.extend < 0 && !isTied(state, lead.at)) return bare();
  const { setting, from } = eventBefore(state, lead.at);
  if (lead.extends || (state.seen.extend >= 0 && setting.event === null)) {
    const total = lead.until || lead.extends === 'to';
    emit(state, { kind: 'extension', n, unit, ...(total && { total }) }, next, from);
    return next;
  }
  // 自发布之日起3年 is how long something is valid, unless a verb follows.
  const lasting = unit === 'month' && !isAct(phrases[next]);
  if (!limited && (!setting.connected || lasting)) return bare();
  if (lead.notice || lead.until) return unclear();
  if (lead.bound === 'max' && setUpperEnd(state, measure, lead, next)) return next;

  const extras: Extras = {};
  if (measure.low !== null) extras.min = measure.low;
  if (lead.approx || suffix.approx) extras.approx = true;
  if (rhythm?.open) emitEveryCount(state, measure, lead, extras, next);
  else {
    const matter = setting.matter ?? objectOf(state.source, phrases, next, clause.to);
    if (matter !== null) extras.matter = matter;
    const period = periodEnding(setting.folded);
    if (period && setting.connected) {
      const base = { kind: 'every', period, n, unit, month: null, day: null } as const;
      emit(state, { ...base, ...extras }, next, from);
    } else emit(state, { kind: 'within', n, unit, from: setting.event, ...extras }, next, from);
  }
  return next;
}

/** 5个工作日或10个工作日内, 3个、5个工作日: which one is not said. The phrase after both, or 0. */
function alternative(state: State, { role, next }: Suffix): number {
  const { phrases } = state;
  const joint = phrases[next];
  const joined =
    phraseRole(joint) === 'or' || (joint?.type === 'break' && joint.sign === '、' && !role);
  return joined && phrases[next + 1]?.type === 'measure' ? suffixOf(state, next + 1).next : 0;
}

/** 每月后10个工作日内, 每年高考结束后10日内 */
function emitEveryCount(
  state: State,
  { n, unit }: Measure,
  lead: Lead,
  extras: Extras,
  next: number,
): void {
  const { source, phrases, rhythm } = state;
  if (!rhythm) return;
  const start = rhythm.at + 1;
  const end = phraseRole(phrases[lead.at - 1]) === 'ahead' ? lead.at - 1 : lead.at;
  const setting = settingOf(source, phrases, start, end);
  const from =
    setting.event !== null && !isPeriodEnd(setting.folded) ? { from: setting.event } : {};
  const matter =
    matterOf(source, phrases, rhythm.from, rhythm.at) ??
    setting.matter ??
    objectOf(source, phrases, next, state.clause.to);
  if (matter !== null) extras.matter = matter;
  const { period } = rhythm;
  rhythm.open = false;
  emit(
    state,
    { kind: 'every', period, n, unit, month: null, day: null, ...from, ...extras },
    next,
    rhythm.from,
  );
}

/** Of a month that recurs, 10日 is the day of the month unless something else is said of it. */
function isMonthDay(
  state: State,
  measure: Measure,
  index: number,
  lead: Lead,
  suffix: Suffix,
): boolean {
  const { phrases, rhythm } = state;
  if (!measure.monthDays || !rhythm || state.keeps) return false;
  if (rhythm.period !== 'month' && !rhythm.monthAfter) return false;
  if (lead.bound === 'min' || lead.notice || lead.early || lead.extends || lead.over) return false;
  if (suffix.role === 'after' || suffix.role === 'since' || suffix.role === 'around') return false;
  const before = phrases[lead.at - 1];
  if (phraseRole(before) === 'ahead' || lead.ordinal) return false;
  const afterRhythm = lead.at - 1 === rhythm.at || lead.at - 1 === rhythm.at + 1;
  if (lead.at - 1 === rhythm.at || (afterRhythm && phraseRole(before) === 'of')) return true;
  if (before?.type === 'break' || phraseRole(before) === 'with') return !rhythm.open;
  if (suffix.role === 'ahead')
    return !hasVerb(phrases, Math.max(rhythm.at + 1, state.mark), lead.at);
  return lead.at < index && suffix.role !== 'inside';
}

function isDenied({ source, phrases }: State, next: number): boolean {
  const after = phrases[next];
  if (phraseRole(after) === 'without') return true;
  return after?.type === 'other' && source.folded.text.charAt(after.start) === '无';
}

/** 上 of 20个工作日以上, 下 of 3次以下. */
export function goesBeyond({ source, phrases }: State, next: number): string | null {
  const { text } = source.folded;
  const end = phrases[next - 1]?.end ?? 0;
  return /^(?:及|或)?[以之]([上下])/.exec(text.slice(end, end + 3))?.[1] ?? null;
}

/** 办理时限20日, 承诺时限：30日 */
function namesLimit(state: State, lead: Lead): boolean {
  return lead.limit || (lead.at === state.clause.from && /时限$/.test(state.label?.text ?? ''));
}

/** 公示期限：7天 */
function namesNotice(state: State, at: number): boolean {
  const name = at === state.clause.from ? (state.label?.text ?? '') : '';
  return /(公示|公告|征求意见)(期|期限|时间|时长)$/.test(name);
}
