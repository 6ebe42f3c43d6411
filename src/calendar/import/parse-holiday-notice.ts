import { requireArguments } from '../../missing-argument.ts';
import { chineseNumber } from '../../text/numerals.ts';
import { bundledCalendar, lunarFestivals } from '../bundled-calendar.ts';
import { type Day, dayOf, formatDay, isValidDate } from '../day.ts';
import { type HolidayArrangement, parseSpan } from '../holiday-notice.ts';
import type { WorkCalendar } from '../work-calendar.ts';
import { readDates } from './notice-dates.ts';
import { NoticeText } from './notice-text.ts';
import { readArrangement, type Section } from './read-arrangement.ts';

/** A notice of the State Council read from its text. */
export interface ParsedNotice {
  /** The year it arranges. */
  year: number;
  /** 发文字号, where the text has it. */
  number?: string;
  /** 成文日期, `YYYY-MM-DD`, where the text has it. */
  issued?: string;
  kind: 'annual' | 'amendment';
  /** In the form of data/holidays. */
  holidays: HolidayArrangement[];
  /** The same day by day, in order; dates `YYYY-MM-DD`. */
  days: { date: string; name: string; off: boolean }[];
}

const HEADING = /(?<ordinal>[一二三四五六七八九十]+)、(?<name>[^:。,;\d]{1,24}):/g;
const ORDINALS = '一二三四五六七八九十';
/** What closes the arrangements: the last paragraph or the signature. */
const CLOSING = /节假日期间|假日期间,|国务院(?:办公厅)?\d{4}年\d{1,2}月\d{1,2}日|\(此件公开发布\)/;
const INTRODUCTION = /(?:通知|调整|安排|作)如下[^:。]*[:。]/g;
const EXTENSION = /延长(?:\d{4}年)?(.{1,12}?)假期至/;

/**
 * Reads a notice on holidays as copied from the State Council's site or a newspaper, an annual one
 * (一、元旦：1月1日至3日放假，…) or an amendment (延长2020年春节假期至2月2日, …).
 * An extended holiday begins where `calendar` has it.
 * @throws MissingArgumentError
 * @throws NoticeError with the place, for damaged or contradictory text: a weekday, a number of days
 * or a date that is wrong, no year, a statement it cannot read. It never guesses.
 */
export function parseHolidayNotice(
  source: string,
  calendar: WorkCalendar = bundledCalendar(),
): ParsedNotice {
  requireArguments('parseHolidayNotice', { text: source });
  const text = new NoticeText(source);
  const sections = annualSections(text);
  const year = readYear(text);
  const holidays =
    sections.length > 0
      ? sections.map((section) => readSection(text, year, section))
      : [readAmendment(text, year, calendar)];
  const number = readNumber(text);
  const issued = readIssued(text);
  return {
    year,
    ...(number ? { number } : {}),
    ...(issued ? { issued } : {}),
    kind: sections.length > 0 ? 'annual' : 'amendment',
    holidays,
    days: listDays(text, holidays, sections),
  };
}

function annualSections(text: NoticeText): Section[] {
  const headings = [...text.compact.matchAll(HEADING)].map((match) => {
    const { ordinal, name } = match.groups as { ordinal: string; name: string };
    return { words: match[0], ordinal, name, index: match.index };
  });
  if (headings.length > 0) checkAnnounced(text, headings);
  for (const [i, { words, ordinal, index }] of headings.entries()) {
    if (chineseNumber(ordinal) !== i + 1) {
      const expected = ORDINALS.charAt(i) || i + 1;
      text.fail(`“${words}”之前应有第${expected}项，通知可能不完整`, index);
    }
  }
  return headings.map(({ words, name, index }, i) => {
    const start = index + words.length;
    const next = headings[i + 1]?.index;
    const closing = text.compact.slice(start).search(CLOSING);
    return { name, start, end: next ?? (closing < 0 ? text.compact.length : start + closing) };
  });
}

function readSection(text: NoticeText, year: number, section: Section): HolidayArrangement {
  const { name, start } = section;
  const context = { text, year, newYear: name.includes('元旦'), month: null };
  const arrangement = readArrangement(context, section);
  const off = arrangement.off.map(parseSpan);
  for (const day of festivalDays(name, year)) {
    if (!off.some(({ first, last }) => first <= day && day <= last)) {
      text.fail(`${name}（${formatDay(day)}）当天没有放假`, start);
    }
  }
  return arrangement;
}

/** The introduction lists the festivals: 现将2026年元旦、春节、…和国庆节放假调休日期的具体安排通知如下. */
function checkAnnounced(text: NoticeText, headings: readonly { name: string }[]): void {
  const list = /现将\d{4}年([^。\d]{2,60}?)放假/.exec(text.compact);
  if (!list?.[1]) return;
  const announced = list[1].split(/[、和]/);
  const arranged = headings.flatMap(({ name }) => name.split('、'));
  const missing = announced.filter((name) => !arranged.includes(name));
  if (missing.length > 0) {
    text.fail(`没有${missing.join('、')}的安排，通知可能不完整`, list.index);
  }
}

/** The year that the title or the introduction names; else the one year of all dates in the text. */
function readYear(text: NoticeText): number {
  const named = [
    ...text.compact.matchAll(/(\d{4})年(?:部分)?节假日安排|(?:现将|调整|延长)(\d{4})年/g),
  ];
  const dated = [...text.compact.matchAll(/(?<!公厅|国务院)(\d{4})年\d{1,2}月/g)];
  const found = named.length > 0 ? named : dated;
  const years = found.map((match) => ({ year: Number(match[1] ?? match[2]), at: match.index }));
  const [first] = years;
  if (first === undefined) text.fail('通知没有写明是哪一年的安排', 0);
  const other = years.find(({ year }) => year !== first.year);
  if (other) {
    const named = [...new Set(years.map(({ year }) => year))].join('、');
    text.fail(`年份前后不一：${named}`, other.at);
  }
  return first.year;
}

/** An amendment concerns the one holiday that its title names. */
function readAmendment(text: NoticeText, year: number, calendar: WorkCalendar): HolidayArrangement {
  const name =
    /(?:调整|延长)\d{4}年(.{1,12}?)(?:假期|放假|安排)/.exec(text.compact)?.[1] ??
    /关于(?:中国人民)?([^。]{1,40}?)(?:调休)?放假(?:安排)?的通知/.exec(text.compact)?.[1];
  if (!name) text.fail('看不出是哪个节日的安排', 0);
  const introduction = [...text.compact.matchAll(INTRODUCTION)].at(-1);
  const start = introduction ? introduction.index + introduction[0].length : 0;
  const closing = text.compact.slice(start).search(CLOSING);
  const end = closing < 0 ? text.compact.length : start + closing;
  const context = { text, year, newYear: name.includes('元旦'), month: null };

  const extension = EXTENSION.exec(text.compact.slice(start, end));
  if (!extension) return readArrangement(context, { name, start, end });
  const from = start + extension.index + extension[0].length;
  const until = readDates(context, from);
  const last = until?.dates[0];
  if (!until || !last || until.dates.length !== 1) text.fail('延长的假期没有写明止日', from);
  const first = holidayStart(calendar, year, name);
  if (first === null || first >= last.date) {
    text.fail(`不知道${year}年${name}假期从哪天起，请先导入当年的通知`, start + extension.index);
  }
  // What follows, e.g. 2月3日起正常上班, is read as in any other notice.
  const extended = Array.from({ length: last.date - first + 1 }, (_, i) => first + i);
  return readArrangement(context, { name, start: until.next, end }, extended);
}

/** First day of the holiday of that name that a notice already arranges. */
function holidayStart(calendar: WorkCalendar, year: number, name: string): Day | null {
  const end = dayOf(year, 12, 28);
  for (let day = dayOf(year - 1, 12, 29); day <= end; day++) {
    if (day < calendar.first || calendar.isProvisional(day)) return null;
    const described = calendar.describe(day);
    if (described.kind === 'holiday' && described.name?.includes(name)) return day;
  }
  return null;
}

function readNumber(text: NoticeText): string | undefined {
  const found = /(国[办发明电]{1,6})[〔[(](\d{4})[〕\])](\d+)号/.exec(text.compact);
  return found ? `${found[1]}〔${found[2]}〕${found[3]}号` : undefined;
}

function readIssued(text: NoticeText): string | undefined {
  const found = [
    ...text.compact.matchAll(/(?:国务院办公厅|国务院|成文日期:)(\d{4})年(\d{1,2})月(\d{1,2})日/g),
  ].at(-1);
  if (!found) return undefined;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (!isValidDate(year, month, date)) text.fail(`“${found[0]}”不是有效的日期`, found.index);
  return formatDay(dayOf(year, month, date));
}

function listDays(
  text: NoticeText,
  holidays: readonly HolidayArrangement[],
  sections: readonly Section[],
): ParsedNotice['days'] {
  const days = new Map<Day, { date: string; name: string; off: boolean }>();
  for (const [i, { name, off, work = [] }] of holidays.entries()) {
    const spans = [
      ...off.map((span) => ({ ...parseSpan(span), isOff: true })),
      ...work.map((span) => ({ ...parseSpan(span), isOff: false })),
    ];
    for (const { first, last, isOff } of spans) {
      for (let day = first; day <= last; day++) {
        const known = days.get(day);
        if (known) {
          // An amendment, which has no sections, has one arrangement.
          const at = sections[i]?.start ?? 0;
          text.fail(`${known.date}在${known.name}和${name}中都有安排`, at);
        }
        days.set(day, { date: formatDay(day), name, off: isOff });
      }
    }
  }
  return [...days].sort(([a], [b]) => a - b).map(([, day]) => day);
}

/**
 * The days that the festivals in a name like `国庆节、中秋节` fall on, as far as they are known.
 * A festival's own day is off in every annual notice, whatever the law adds to it.
 */
function festivalDays(name: string, year: number): Day[] {
  const lunar = lunarFestivals(year);
  const days: [RegExp, Day | undefined][] = [
    [/元旦/, dayOf(year, 1, 1)],
    [/春节/, lunar?.springFestival],
    [/清明/, lunar?.qingming],
    [/劳动节|五一/, dayOf(year, 5, 1)],
    [/端午/, lunar?.dragonBoat],
    [/中秋/, lunar?.midAutumn],
    [/国庆|十一/, dayOf(year, 10, 1)],
  ];
  return days.flatMap(([pattern, day]) => (pattern.test(name) && day !== undefined ? [day] : []));
}
