import { type Day, dayOf, isValidDate, weekday } from '../day.ts';
import type { NoticeText } from './notice-text.ts';

/** What the dates of one festival take from what stands before them. */
export interface DateContext {
  text: NoticeText;
  /** The year the notice arranges. */
  year: number;
  /** 元旦: the only festival whose holiday reaches into December of the year before. */
  newYear: boolean;
  /** Month of the last date: `20日、21日`. */
  month: number | null;
}

/** A date and where it stands. */
export interface DateMention {
  date: Day;
  at: number;
}

const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/y;
const BRACKET = /\(([^()]*)\)/y;
const RANGE = /(?:至|到|-+)/y;
const LIST = /(?:、|和|及|与|以及)/y;
const WEEKDAYS = '日一二三四五六';

/**
 * `2月20日(星期六)、21日(星期日)` or `1月31日至2月6日` from `start` on: the days, a range
 * expanded, and the index behind them; null where no date stands there.
 */
export function readDates(
  context: DateContext,
  start: number,
): { dates: DateMention[]; next: number } | null {
  const first = readDate(context, start);
  if (!first) return null;
  const dates = [first.mention];
  let last = first.mention;
  let next = readBracket(context.text, first.next, dates);
  for (;;) {
    const range = match(RANGE, context.text, next);
    const list = range ?? match(LIST, context.text, next);
    if (!list) return { dates, next };
    const at = next + list[0].length;
    const found = readDate(context, at);
    if (!found) {
      if (range) context.text.fail('区间缺少止日', at);
      return { dates, next };
    }
    if (range) dates.push(...daysUpTo(context.text, last, found.mention));
    else dates.push(found.mention);
    last = found.mention;
    next = readBracket(context.text, found.next, dates);
  }
}

function readDate(context: DateContext, at: number): { mention: DateMention; next: number } | null {
  const found = match(DATE, context.text, at);
  if (!found) return null;
  const [all, yearText, monthText, dateText] = found;
  const month = monthText ? Number(monthText) : context.month;
  if (month === null) context.text.fail(`“${all}”没有写明月份`, at);
  const expected = context.newYear && month === 12 ? context.year - 1 : context.year;
  const year = yearText ? Number(yearText) : expected;
  if (year !== expected) {
    context.text.fail(`“${all}”不在${context.year}年的安排之内`, at);
  }
  if (!isValidDate(year, month, Number(dateText))) {
    context.text.fail(`“${all}”：${year}年没有${month}月${dateText}日`, at);
  }
  context.month = month;
  return {
    mention: { date: dayOf(year, month, Number(dateText)), at },
    next: at + all.length,
  };
}

/** The days of a range behind its first one, each standing where the last one does. */
function daysUpTo(text: NoticeText, first: DateMention, last: DateMention): DateMention[] {
  if (last.date <= first.date) text.fail('区间的止日不晚于起日', last.at);
  const days: DateMention[] = [];
  for (let date = first.date + 1; date <= last.date; date++) days.push({ date, at: last.at });
  return days;
}

/** Checks the weekdays of `(星期六)` or `(周六、周日)` against the dates they follow. */
function readBracket(text: NoticeText, at: number, dates: readonly DateMention[]): number {
  const bracket = match(BRACKET, text, at);
  if (!bracket) return at;
  const named = [...bracket[0].matchAll(/(?:星期|周|礼拜)([一二三四五六日天])/g)];
  named.forEach((found, i) => {
    const mention = dates[dates.length - named.length + i];
    const place = at + found.index;
    if (!mention) text.fail('括号里的星期比日期多', place);
    const actual = WEEKDAYS.charAt(weekday(mention.date));
    if (actual !== found[1]?.replace('天', '日')) {
      text.fail(`“${found[0]}”与日期不符，这一天是星期${actual}`, place);
    }
  });
  return at + bracket[0].length;
}

function match(pattern: RegExp, text: NoticeText, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text.compact);
}
