import { chineseNumber } from '../../text/numerals.ts';
import { type Day, formatDay, isWeekend } from '../day.ts';
import type { HolidayArrangement } from '../holiday-notice.ts';
import { type DateContext, type DateMention, readDates } from './notice-dates.ts';
import type { NoticeText } from './notice-text.ts';

/** The part of a notice that arranges one festival. */
export interface Section {
  name: string;
  start: number;
  end: number;
}

/** How a clause goes on behind its dates. */
const OFF = /^(?:全国)?(?:放假|调休|补休|补假|公休|连休)+(?:共?([\d一二三四五六七八九十]+)天)?$/;
const WORK = /^(起?(?:正常|照常|恢复)?)上班$/;
const STATUTORY = /^(?:均?为|是).*法定(?:节?假日|假期)$/;
const REST = /^(?:照常公休|为公休日|均为公休日)$/;
const MOVED = /^(?:([一二两三四])个)?公休日(及[^\d]+?)?(?:分别)?(?:调至|调到|移至)/;

const TOTAL = /^共([\d一二三四五六七八九十]+)天$/;
/** What should have followed a date. */
const BARE = /^(?:\(.*\))?(?:正常|照常)?(?:上班|(?:放假|调休|补休|公休)+)$/;
/** Words before a date that change nothing. */
const OPENING = /^(?:[一二三四五六七八九十]+、)?(?:其中|同时|另外|将|即|从|自|于|[:：])*/;
/** A recommendation to employers binds no office: 2024 安排职工在除夕（2月9日）休息. */
const RECOMMENDATION = /^鼓励/;

/** No notice yet has had a workday made up more than 11 days from the holiday. */
const FARTHEST_MAKEUP = 14;

/** What the clauses of one section have said so far. */
interface Statements {
  off: Set<Day>;
  /** Days worked, with the place that says so. */
  work: Map<Day, number>;
  /** Days named as holidays or rest days: the days off must hold them. */
  rests: DateMention[];
}

/**
 * Reads the days off, in addition to those known already, and the days worked of one section, and
 * holds its statements together.
 */
export function readArrangement(
  context: DateContext,
  section: Section,
  known: readonly Day[] = [],
): HolidayArrangement {
  const text: NoticeText = context.text;
  if (section.end === text.compact.length && !text.compact.endsWith('。')) {
    text.fail(`${section.name}的安排没有写完`, section.end);
  }
  const stated: Statements = { off: new Set(known), work: new Map(), rests: [] };
  for (const clause of clauses(text, section)) readClause(context, clause, stated);
  checkStatements(text, section, stated);
  const work = [...stated.work.keys()].sort((a, b) => a - b).map(formatDay);
  return {
    name: section.name,
    off: spans([...stated.off]),
    ...(work.length > 0 ? { work } : {}),
  };
}

function readClause(
  context: DateContext,
  { start, end }: { start: number; end: number },
  stated: Statements,
): void {
  const text: NoticeText = context.text;
  const { off, rests } = stated;
  // It matches the empty text as well.
  const [opening] = OPENING.exec(text.compact.slice(start, end)) as RegExpExecArray;
  const read = readDates(context, start + opening.length);
  if (!read) {
    readDatelessClause(text, start, end, off.size);
    return;
  }
  const rest = text.compact.slice(read.next, end);
  const moved = MOVED.exec(rest);
  const offClause = OFF.exec(rest);
  const workClause = WORK.exec(rest);
  if (moved) {
    const to = readDates(context, read.next + moved[0].length);
    if (!to || to.next !== end) text.fail(`看不懂“${rest}”`, read.next);
    checkMoved(text, read.dates, moved, to.dates, read.next);
    rests.push(...to.dates);
    for (const { date, at } of read.dates) if (!off.has(date)) stated.work.set(date, at);
  } else if (offClause) {
    for (const { date } of read.dates) off.add(date);
    checkTotal(text, offClause[1], read.dates.length, read.next);
  } else if (workClause) {
    // 2月3日起正常上班 says that a workday is one.
    if (!workClause[1]) checkWeekends(text, read.dates, '不必写明上班');
    for (const { date, at } of read.dates) stated.work.set(date, at);
  } else if (STATUTORY.test(rest)) {
    rests.push(...read.dates);
  } else if (REST.test(rest)) {
    checkWeekends(text, read.dates, '不会是公休日');
    rests.push(...read.dates);
  } else {
    text.fail(`看不懂“${text.compact.slice(start, end)}”`, start);
  }
}

function checkStatements(
  text: NoticeText,
  section: Section,
  { off, work, rests }: Statements,
): void {
  if (off.size === 0) text.fail(`${section.name}没有写明哪几天放假`, section.start);
  for (const [date, at] of work) {
    if (off.has(date)) text.fail(`${formatDay(date)}既放假又上班`, at);
    if (![...off].some((day) => Math.abs(day - date) <= FARTHEST_MAKEUP)) {
      text.fail(
        `${formatDay(date)}上班，离${section.name}假期超过${FARTHEST_MAKEUP}天；如果无误，请手工录入`,
        at,
      );
    }
  }
  for (const { date, at } of rests) {
    if (!off.has(date)) text.fail(`${formatDay(date)}不在${section.name}放假的日期之内`, at);
  }
}

function checkWeekends(text: NoticeText, dates: readonly DateMention[], hence: string): void {
  for (const { date, at } of dates) {
    if (!isWeekend(date)) text.fail(`${formatDay(date)}不是周末，${hence}`, at);
  }
}

/** Spans `2022-01-31/2022-02-06`, single days as such, in order. */
function spans(days: readonly Day[]): string[] {
  const found: { first: Day; last: Day }[] = [];
  for (const date of [...days].sort((a, b) => a - b)) {
    const span = found.at(-1);
    if (span && span.last + 1 === date) span.last = date;
    else found.push({ first: date, last: date });
  }
  return found.map(({ first, last }) =>
    first === last ? formatDay(first) : `${formatDay(first)}/${formatDay(last)}`,
  );
}

/** The parts between commas, semicolons and full stops, those in brackets apart. */
function clauses(text: NoticeText, { start, end }: Section): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let depth = 0;
  let from = start;
  let recommended = false;
  for (let i = start; i <= end; i++) {
    const character = i < end ? text.compact.charAt(i) : '。';
    if (character === '(') depth++;
    if (character === ')') depth--;
    const separator = ',;。'.includes(character);
    if (depth < 0 || (depth > 0 && (character === '。' || character === ';'))) {
      text.fail('括号不配对', Math.min(i, end - 1));
    }
    if (!separator || depth > 0) continue;
    recommended ||= RECOMMENDATION.test(text.compact.slice(from, i));
    if (i > from && !recommended) found.push({ start: from, end: i });
    if (character === '。') recommended = false;
    from = i + 1;
  }
  return found;
}

/** `共7天` is held to the days off so far; other clauses may say nothing that hangs on a date. */
function readDatelessClause(text: NoticeText, start: number, end: number, daysOff: number): void {
  const clause = text.compact.slice(start, end);
  const total = TOTAL.exec(clause);
  if (total) checkTotal(text, total[1], daysOff, start);
  else if (/\d/.test(clause) || BARE.test(clause)) {
    text.fail(`看不懂“${clause}”`, start);
  }
}

function checkTotal(
  text: NoticeText,
  stated: string | undefined,
  actual: number,
  at: number,
): void {
  if (stated === undefined) return;
  const number = /^\d+$/.test(stated) ? Number(stated) : chineseNumber(stated);
  if (number !== actual) text.fail(`写明${stated}天，所列日期却是${actual}天`, at);
}

/** Only rest days are moved, each to one day: 10月3日公休日及中秋节分别调至10月5日、6日. */
function checkMoved(
  text: NoticeText,
  from: readonly DateMention[],
  [, stated, festival]: RegExpExecArray,
  to: readonly DateMention[],
  at: number,
): void {
  checkWeekends(text, from, '不会是公休日');
  if (stated && chineseNumber(stated) !== from.length) {
    text.fail(`写明${stated}个公休日，所列却是${from.length}个`, at);
  }
  if (from.length + (festival ? 1 : 0) !== to.length) {
    text.fail('调休前后的天数不等', at);
  }
}
