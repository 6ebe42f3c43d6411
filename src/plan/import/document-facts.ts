import { daysInMonth } from '../../calendar/day.ts';
import { parseRequirement } from '../../deadline/parse-requirement.ts';
import { plainCharacters, plainDashes, withoutSpaces } from '../../text/characters.ts';
import { readDate } from '../../text/dates.ts';
import { chineseNumber } from '../../text/numerals.ts';
import type { RequirementRow } from '../plan-file.ts';
import { isDocumentNumber } from './document-number.ts';
import { rowOf } from './readings.ts';

/** What a document says of itself; null where it does not. */
export interface DocumentFacts {
  title: string | null;
  issuer: string | null;
  /** 文号 */
  number: string | null;
  /** `YYYY-MM-DD` */
  issued: string | null;
  year: number | null;
  period: { from: string; to: string } | null;
  ledgerDue: string | RequirementRow | null;
  /** The heading of the section that asks for ledgers. */
  ledgerSection: string | null;
}

const TITLE_WORD = /方案|要点|计划|安排|任务|清单|目录|台账|通知|分工/;
const PUBLIC_WORD = /政务公开|信息公开|政府信息|公开工作|主动公开/;
const ORGAN =
  /(?:局|委|办|厅|部|中心|政府|委员会|办公室|领导小组|院|处|管委会|街道办事处|镇|乡|公司)$/;
const SECTION = /^[一二三四五六七八九十]{1,3}、\s*\S/;
/** Longest line that can be a title, a name or a heading. */
const MAX_LINE = 60;

/**
 * @param texts the paragraphs of a document above its first table, or the rows above it, from top to bottom
 * @param below those behind it, in which it is looked for who has issued it, and when, that do not say so above
 * @param titles the titles of its tables
 * @param fileTitle the file's name without folder and extension
 */
export function readFacts(
  texts: readonly string[],
  below: readonly string[],
  titles: readonly string[],
  fileTitle: string,
): DocumentFacts {
  const lines = joinTitleLines(linesOf(texts));
  const issuing = lines.find((line) => /关于印发.+的通知$/.test(line)) ?? null;
  const ownTitle = lines.find((line) => isTitle(line) && line !== issuing) ?? putInForce(issuing);
  const title = titles.find((text) => /20\d{2}/.test(text)) ?? ownTitle ?? titles[0] ?? null;
  const signed = lastDate(lines) ? lines : linesOf(below);
  const date = lastDate(signed);
  const issued = date === null ? null : date.date;
  const named = [title, ownTitle, issuing, fileTitle].find((text) => text && yearIn(text) !== null);
  const year =
    (named ? yearIn(named) : null) ?? (issued === null ? null : Number(issued.slice(0, 4)));
  const due = ledgerDueIn(lines, year);
  return {
    title,
    issuer:
      issuerOf(lines, issuing) ?? (date === null ? null : nameEndingAt(signed, date.index - 1)),
    number: lines.find(isDocumentNumber) ?? null,
    issued,
    year,
    period: periodIn([
      title,
      ownTitle,
      ...lines.filter((line) =>
        /(?:实施|行动|计划|工作)(?:时间|期限|周期)|^时间[:：]|自.*起至/.test(line),
      ),
    ]),
    ledgerDue: due?.due ?? null,
    ledgerSection: due?.section ?? null,
  };
}

function linesOf(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => {
    const pieces = text.split('\n');
    // A title may be broken for its looks; a name above its date is none.
    const isTitle = text.length <= MAX_LINE && TITLE_WORD.test(text) && !/[。；：:]/.test(text);
    return isTitle && !pieces.some((piece) => readDate(piece)) ? pieces.join('') : pieces;
  });
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}

/** A title of several lines is centred, so that its pieces end where no sentence does: 关于印发《… / 方案》的通知. */
function joinTitleLines(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let opening: string | null = null;
  for (const line of lines) {
    if (opening !== null) {
      const whole: string = opening + line;
      if (/的通知$/.test(whole)) {
        joined.push(whole);
        opening = null;
      } else if (whole.length > 2 * MAX_LINE) {
        joined.push(opening, line);
        opening = null;
      } else opening = whole;
    } else if (/关于印发/.test(line) && !/的通知[。)）]?/.test(line) && line.length <= MAX_LINE)
      opening = line;
    else joined.push(line);
  }
  return opening === null ? joined : [...joined, opening];
}

function isTitle(line: string): boolean {
  return (
    line.length <= MAX_LINE &&
    TITLE_WORD.test(line) &&
    (PUBLIC_WORD.test(line) || /^\S*20\d{2}年/.test(line)) &&
    !/[。；，：:]/.test(line) &&
    !/^(?:附件|关于印发|《|\d+[.．、])/.test(line)
  );
}

/** What a notice puts in force: 关于印发《…》的通知, with quotes or without. */
function putInForce(line: string | null): string | null {
  return line === null
    ? null
    : (/《(.+)》|关于印发(?!《)(.+)的通知$/.exec(line)?.slice(1).find(Boolean) ?? null);
}

/** The name before 关于印发, in its line or above it. */
function issuerOf(lines: readonly string[], issuing: string | null): string | null {
  if (issuing === null) return null;
  const before = issuing.slice(0, issuing.indexOf('关于印发')).trim();
  return ORGAN.test(before) ? before : nameEndingAt(lines, lines.indexOf(issuing) - 1);
}

/** A name of one line, or of two where the first is no name or ends inside one. */
function nameEndingAt(lines: readonly string[], at: number): string | null {
  const last = lines[at];
  if (last === undefined || !isNameLine(last) || !ORGAN.test(last)) return null;
  const before = lines[at - 1];
  const goesOn =
    before !== undefined && isNameLine(before) && !ORGAN.test(before) && before.length >= 4;
  return goesOn ? before + last : last;
}

function isNameLine(line: string): boolean {
  return /^[\p{Script=Han}()（）]{2,40}$/u.test(line);
}

/** The date of issue: the last line that is nothing but a date, else 2022年5月18日印发. */
function lastDate(lines: readonly string[]): { date: string; index: number } | null {
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? '';
    const written =
      /^[(（]?(.{8,14}?)[)）]?$/.exec(line)?.[1] ??
      /(20\d{2}年\d{1,2}月\d{1,2}日)(?:印发|发布|公布)/.exec(line)?.[1] ??
      /^(?:印发日期|成文日期|发布日期|公开日期|日期)[:：]\s*(.+)$/.exec(line)?.[1];
    const date = written === undefined ? null : readDate(written);
    if (!date || date.date > daysInMonth(date.year, date.month)) continue;
    return { date: iso(date.year, date.month, date.date), index };
  }
  return null;
}

function yearIn(text: string): number | null {
  const found = /(?<!\d)(20\d{2})(?!\d)\s*(?:年|[-—–至])?/.exec(plainCharacters(text));
  if (found) return Number(found[1]);
  const inWords = /二[〇○零][一二三四五六七八九〇○零]{2}(?=年)/.exec(text);
  return inWords ? chineseNumber(inWords[0]) : null;
}

const MONTHS =
  /(20\d{2})年(\d{1,2})月(?:(\d{1,2})日)?(?:起)?(?:-+|~|至|到)(?:(20\d{2})年)?(\d{1,2})月(?:(\d{1,2})日)?/;
const YEARS = /(20\d{2})年?(?:-+|~|至|到)(20\d{2})年/;
const QUARTER = /(20\d{2})年(?:度)?第?([一二三四1-4])季度/;
const HALF = /(20\d{2})年(?:度)?(上|下)半年/;

/** The time that a plan is for where it is not a calendar year. */
function periodIn(texts: readonly (string | null)[]): DocumentFacts['period'] {
  for (const written of texts) {
    if (written === null) continue;
    const text = plainDashes(withoutSpaces(plainCharacters(written)));
    const months = MONTHS.exec(text);
    if (months) {
      const [, year, month, day, toYear, toMonth, toDay] = months.map((part) =>
        part === undefined ? undefined : Number(part),
      );
      if (year === undefined || month === undefined || toMonth === undefined) continue;
      return spanOf([year, month, day ?? 1], [toYear ?? year, toMonth, toDay ?? 31]);
    }
    const years = YEARS.exec(text);
    if (years) return spanOf([Number(years[1]), 1, 1], [Number(years[2]), 12, 31]);
    const quarter = QUARTER.exec(text);
    if (quarter) {
      const number = chineseNumber(quarter[2] ?? '') ?? Number(quarter[2]);
      return spanOf([Number(quarter[1]), number * 3 - 2, 1], [Number(quarter[1]), number * 3, 31]);
    }
    const half = HALF.exec(text);
    if (half) {
      const last = half[2] === '上' ? 6 : 12;
      return spanOf([Number(half[1]), last - 5, 1], [Number(half[1]), last, 31]);
    }
  }
  return null;
}

type Numbers = [year: number, month: number, day: number];

function spanOf(
  [year, month, day]: Numbers,
  [toYear, toMonth, toDay]: Numbers,
): DocumentFacts['period'] {
  if (month < 1 || month > 12 || toMonth < 1 || toMonth > 12) return null;
  const from = iso(year, month, Math.min(day, daysInMonth(year, month)));
  const to = iso(toYear, toMonth, Math.min(toDay, daysInMonth(toYear, toMonth)));
  return from < to ? { from, to } : null;
}

const ASKS_FOR_LEDGER = /台账|任务清单|任务分解|工作方案|贯彻落实情况|落实情况|进展情况|完成情况/;
const HAND_IN = /报送|上报|报至|反馈|报市|报县|报区|报省|提交|报管委|报办公室|报政务公开/;
const DATED =
  /(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日(?:\([^)]*\))?(?:之?前|以前|下班前|上午|下午|中午)/;
const RECURRING = /每(?:个)?(?:年|半年|季度?|月|周)[^，。；]{0,16}(?:之?前|以前|内)/;

/** The day by which ledgers are handed in, where one sentence says so plainly. */
function ledgerDueIn(
  lines: readonly string[],
  year: number | null,
): { due: string | RequirementRow; section: string | null } | null {
  let section: string | null = null;
  for (const line of lines) {
    if (SECTION.test(line)) section = line.length <= MAX_LINE ? line.replace(/[。]$/, '') : null;
    for (const sentence of line.split(/[。！]/)) {
      if (!ASKS_FOR_LEDGER.test(sentence) || !HAND_IN.test(sentence)) continue;
      const due = dueOf(plainCharacters(sentence), year);
      if (due !== null) return { due, section };
    }
  }
  return null;
}

function dueOf(sentence: string, year: number | null): string | RequirementRow | null {
  const recurring = RECURRING.exec(sentence);
  if (recurring) {
    const [read, more] = parseRequirement(recurring[0]);
    if (read?.kind !== 'every' || read.from != null || more) return null;
    return rowOf(read);
  }
  const [, ownYear, month, day] = DATED.exec(withoutSpaces(sentence)) ?? [];
  const dueYear = ownYear === undefined ? year : Number(ownYear);
  if (dueYear === null || month === undefined || day === undefined) return null;
  if (Number(month) > 12 || Number(day) > daysInMonth(dueYear, Number(month))) return null;
  return iso(dueYear, Number(month), Number(day));
}

function iso(year: number, month: number, day: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
