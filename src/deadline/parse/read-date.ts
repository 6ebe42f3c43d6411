import type { Period } from '../requirement.ts';
import { phraseRole, phraseWord } from './clauses.ts';
import { lastDay } from './date-bodies.ts';
import { standsAlone } from './goes-on.ts';
import { type Lead, leadOf } from './lead.ts';
import type { DatePhrase, DatePoint, Part } from './phrase.ts';
import {
  emit,
  emitUnknown,
  eventBefore,
  flushRhythm,
  isRangeSign,
  type State,
  type Suffix,
  suffixOf,
} from './reading.ts';
import { matterOf, objectOf } from './wording.ts';

/** A day of the period that recurs. */
interface PeriodDay {
  month: number | null;
  day: number | null;
  nextYear?: boolean;
  approx?: boolean;
}

/** Reads a date; the phrase to go on with. */
export function readDate(state: State, index: number, date: DatePhrase): number {
  const { phrases, rhythm } = state;
  const lead = leadOf(phrases, index, state.mark);
  const suffix = suffixOf(state, index);
  const { next } = suffix;
  const unclear = (): number => {
    emitUnknown(state, next);
    return next;
  };
  if (lead.asOf || lead.done || lead.former) return next;
  if (state.keeps || lead.extends || lead.over || lead.early) return unclear();
  if (suffix.role !== 'ahead' && isSpan(state, lead)) return unclear();
  // 2022年5月1日起 opens a period, 8月31日后 names no end.
  if (suffix.role === 'after' || suffix.role === 'since' || suffix.role === 'around') {
    if (!rhythm?.open) return next;
    // 每年一季度后15日内
    const to = phrases[next]?.type === 'measure' ? suffixOf(state, next).next : next;
    emitUnknown(state, to);
    return to;
  }
  const takenBack = endOfQualifier(state, suffix);
  if (takenBack > next) {
    emitUnknown(state, takenBack);
    return takenBack;
  }
  const closes = phraseRole(phrases[next]) === 'deadline';
  const opens = phraseRole(phrases[lead.at]) === 'deadline';
  const firm = suffix.role !== null || suffix.approx || closes || opens;
  if (!firm && !rhythm?.open && !standsAlone(state, date, lead.at, next)) return next;
  if (namesMatter(state, next)) return next;
  if (phraseWord(phrases[lead.at - 1]) === '截止' && isAccount(state, next)) return next;
  const points = bindingPoints(state, date, suffix);
  if (!points) return readAmbiguousMonth(state, date, lead.at, next) ? next : unclear();
  const approx = lead.approx || suffix.approx;
  const to = closes ? next + 1 : next;
  if (rhythm && readInRhythm(state, points, date, approx, to)) return to;
  if (rhythm?.open && rhythm.at === lead.at - 1) return unclear();
  flushRhythm(state, lead.at);
  const matter = matterAt(state, lead.at, next);
  const from = state.mark;
  for (const { year, month, day, nextYear } of points) {
    const found = emit(
      state,
      {
        kind: 'by',
        month,
        day,
        year,
        ...(nextYear && year === null && { yearOffset: 1 as const }),
        ...(approx && { approx }),
        ...(matter !== null && { matter }),
      },
      to,
      from,
    );
    found.frame = date.frame || date.precision === 'year';
  }
  return to;
}

/** 6月底前公开情况于7月10日前报送: the first date is of what the second one is for. */
function namesMatter({ source, phrases }: State, from: number): boolean {
  let to = from;
  while (phrases[to]?.type === 'other') to++;
  if (phrases[to]?.type !== 'date' || phraseRole(phrases[to - 1]) !== 'prep') return false;
  const opens = from + 1 === to || phraseWord(phrases[from]) === '完成';
  return !opens && matterOf(source, phrases, from, to - 1) !== null;
}

/** 公示期：5月1日至5月7日: how long something lasts, and not when it is due. */
function isSpan({ label, clause }: State, lead: Lead): boolean {
  const named = lead.at === clause.from && SPAN.test(label?.text ?? '');
  return named || (lead.notice && lead.term);
}

const SPAN = /(公示|公告|征求意见|报名|受理|履行|办公|服务|有效|施行)(期|期限|时间)?$/;

/** 截止6月底，已公开120条: 截止 for 截至, an account of what was done by then. */
function isAccount({ phrases }: State, next: number): boolean {
  let index = phrases[next]?.type === 'break' ? next + 1 : next;
  for (; index < phrases.length && phrases[index]?.type !== 'break'; index++) {
    const role = phraseRole(phrases[index]);
    if (role === 'done' || role === 'over' || phraseWord(phrases[index]) === '共') return true;
  }
  return false;
}

/** 底, 上旬, 首月18日 of a period that recurs; 月底 and 季末 name it themselves. */
export function readPart(state: State, index: number, part: Part): number {
  const { phrases } = state;
  const suffix = suffixOf(state, index);
  if (part.period && !state.rhythm) {
    // 2022年__月底前: the month was left blank.
    if (phrases[index - 1]?.type === 'date' || phrases[index - 2]?.type === 'date') {
      emitUnknown(state, suffix.next);
      return suffix.next;
    }
    const { period } = part;
    const from = state.mark;
    state.rhythm = { period, next: false, monthAfter: false, at: index, from, open: true };
  }
  const { rhythm } = state;
  if (!rhythm) {
    // 末 or 底 by itself is text, 首月 a month of nothing.
    if (typeof part.month === 'number') emitUnknown(state, suffix.next);
    return index + 1;
  }
  // 每季度末至次月15日
  if (isRangeSign(state, suffix.next) && phrases[suffix.next + 1]?.type === 'recur') {
    return suffix.next + 1;
  }
  // 每月底后5个工作日内
  if (suffix.role === 'after' && phrases[suffix.next]?.type === 'measure') return index + 1;
  const month = monthOfPart(part, rhythm.period);
  const blocked = suffix.role !== null && suffix.role !== 'ahead' && suffix.role !== 'inside';
  const monthMeant = part.period === null || part.period === rhythm.period;
  const next = endOfQualifier(state, suffix);
  // 首月__日前
  const blank = ['日', '号'].includes(phraseWord(phrases[suffix.next]));
  const unclear =
    month === undefined || !monthMeant || blocked || blank || rhythm.monthAfter || state.keeps;
  if (unclear || next > suffix.next) emitUnknown(state, next);
  else emitEveryDay(state, { month, day: part.day, approx: suffix.approx }, next);
  return next;
}

/** 首月前10日, 月底最后一个工作日: what follows makes another day of it. The phrase to go on with. */
function endOfQualifier({ phrases }: State, { role, next }: Suffix): number {
  const last = phraseRole(phrases[next]) === 'last' ? next + 1 : next;
  const counts = phrases[last]?.type === 'measure' && (role === null || role === 'ahead');
  return counts ? last + 1 : last;
}

/** A day in the period of the clause. */
export function emitEveryDay(state: State, at: PeriodDay, to: number): void {
  const { source, phrases, rhythm } = state;
  if (!rhythm) return;
  const { period, monthAfter } = rhythm;
  const following = rhythm.next || (monthAfter && period !== 'year');
  const nextYear = at.nextYear || (monthAfter && period === 'year');
  const before = rhythm.open ? matterOf(source, phrases, rhythm.from, rhythm.at) : null;
  const matter = before ?? objectOf(source, phrases, to, state.clause.to);
  const from = rhythm.open ? rhythm.from : state.mark;
  rhythm.open = false;
  emit(
    state,
    {
      kind: 'every',
      period,
      n: null,
      unit: null,
      month: monthAfter ? 1 : at.month,
      day: at.day,
      ...(following && { offset: 1 as const }),
      ...(nextYear && { yearOffset: 1 as const }),
      ...(at.approx && { approx: true as const }),
      ...(matter !== null && { matter }),
    },
    to,
    from,
  );
}

const MONTHS: Partial<Record<Period, number>> = { quarter: 3, 'half-year': 6, year: 12 };

/** The month within the period; undefined where the part does not fit it. */
function monthOfPart({ month }: Part, period: Period): number | null | undefined {
  const count = MONTHS[period];
  if (period === 'month') return typeof month === 'number' ? undefined : null;
  if (count === undefined || month === null) return undefined;
  if (month === 'last') return count;
  return month <= count ? month : undefined;
}

/**
 * The days that bind, or null where the wording may mean two things.
 * 10月前 ends with September, as 2月份前 does; of 三季度前 it is not known.
 */
function bindingPoints(state: State, date: DatePhrase, { role }: Suffix): DatePoint[] | null {
  if (date.precision === 'day' || date.precision === 'end' || role === null) return date.points;
  const isNamedMonth = state.source.folded.text.charAt(date.end - 1) === '份';
  if (role === 'inside') return date.precision === 'month' && !isNamedMonth ? null : date.points;
  if (date.precision !== 'month') return null;
  const points = date.points.map((point) => monthBefore(point, state.rhythm !== null));
  return points.every((point) => point !== null) ? points : null;
}

function monthBefore({ year, nextYear, month }: DatePoint, recurs: boolean): DatePoint | null {
  if (month > 1) return { year, nextYear, month: month - 1, day: lastDay(month - 1, year) };
  if (nextYear) return { year, nextYear: false, month: 12, day: 31 };
  return year === null || recurs ? null : { year: year - 1, nextYear, month: 12, day: 31 };
}

/** 受理之日起三月内 is three months; 三月内 alone may be March. */
function readAmbiguousMonth(state: State, date: DatePhrase, at: number, next: number): boolean {
  const [point, ...others] = date.points;
  if (!point || others.length > 0 || point.year !== null || point.nextYear) return false;
  if (date.precision !== 'month' || phraseRole(state.phrases[next - 1]) !== 'inside') return false;
  const { setting, from } = eventBefore(state, at);
  if (!setting.connected) return false;
  const { event, matter } = setting;
  const named = matter === null ? {} : { matter };
  emit(state, { kind: 'within', n: point.month, unit: 'month', from: event, ...named }, next, from);
  return true;
}

/** Dates in a recurring period; false where they belong to none. */
function readInRhythm(
  state: State,
  points: DatePoint[],
  date: DatePhrase,
  approx: boolean,
  to: number,
): boolean {
  const { rhythm } = state;
  if (!rhythm || points.some(({ year }) => year !== null)) return false;
  if (rhythm.period === 'year' && !rhythm.next && !rhythm.monthAfter) {
    for (const { month, day, nextYear } of points) {
      emitEveryDay(state, { month, day, nextYear, approx }, to);
    }
    return true;
  }
  const count = MONTHS[rhythm.period];
  if (!rhythm.open || !count || points.length !== 12 / count) return false;
  // 按季于1、4、7、10月18日: the same month of each quarter.
  const [first] = points;
  const even = points.every(({ month }, index) => month === (first?.month ?? 0) + index * count);
  const last = points.every(({ month, day }) => day === lastDay(month, null));
  if (!first || !even || points.some(({ nextYear }) => nextYear)) return false;
  if (date.precision === 'month') flushRhythm(state, to);
  else if (last) emitEveryDay(state, { month: first.month, day: 31, approx }, to);
  else if (points.every(({ day }) => day === first.day)) {
    emitEveryDay(state, { month: first.month, day: first.day, approx }, to);
  } else return false;
  return true;
}

/** What the date applies to, named before it or behind its verb. */
function matterAt(
  { source, phrases, clause, mark }: State,
  at: number,
  next: number,
): string | null {
  return matterOf(source, phrases, mark, at) ?? objectOf(source, phrases, next, clause.to);
}
