import { dayOf, formatDay, isValidDate } from '../../calendar/day.ts';
import { compact, DASHES, FULLWIDTH_COLONS, TILDES, withoutSpaces } from '../../text/characters.ts';
import { readDate } from '../../text/dates.ts';
import { itemNumber, plainFigures, plainHyphens, wholeNumber } from '../../text/figures.ts';
import { saysNothing, unescapeFormula } from '../../text/formula-escape.ts';
import { chineseNumber } from '../../text/numerals.ts';
import { dayOfSerial } from '../office/serial-day.ts';

/** How the text of a cell becomes a value. */
const CELL_KINDS = [
  'number',
  'text',
  'date',
  'period',
  'link',
  'count',
  'yes-no',
  'spans',
] as const;

export type CellKind = (typeof CELL_KINDS)[number];

export function isCellKind(type: string): type is CellKind {
  return (CELL_KINDS as readonly string[]).includes(type);
}

/** Some days in a cell that holds several such; dates in ISO form. */
export interface Span {
  from: string;
  /** Left out while it goes on. */
  to?: string;
  reason?: string;
}

/** Serial numbers written as plain numbers are taken for dates of these years only. */
const SERIAL_YEARS = [dayOf(2000, 1, 1), dayOf(2100, 1, 1)] as const;
/** What ticks a box, and what does so only beside an empty one. */
const TICKS = '☑✓✔√';
const MARKS = '☒■●';
const EMPTY = '☐□▢○';
const BOX_OR_WORD = new RegExp(`([${TICKS}${MARKS}${EMPTY}])|(是|否|[不未已]?同意)`, 'gy');
/** Where a second address begins in a cell; no other blank of an address is a part of it. */
const BETWEEN_LINKS = /\s(?=\s*https?:\/\/)/i;
/** The beginning of an address with the signs of a Chinese keyboard. */
const SCHEME = new RegExp(`^\\s*(https?)[:${FULLWIDTH_COLONS}][/／]{2}`, 'i');
const NO_RECORD = /^(?:无|暂无|没有)$/;

/**
 * The value of a cell, or undefined where it says nothing. What cannot be read as the column demands
 * stays text, so that the schema reports it with its place.
 */
export function cellValue(written: string, kind: CellKind, date1904: boolean): unknown {
  if (saysNothing(written)) return undefined;
  const text = unescapeFormula(written);
  const bare = compact(text);
  if (kind !== 'text' && kind !== 'number' && NO_RECORD.test(bare)) return undefined;
  switch (kind) {
    case 'number':
      return itemNumber(bare);
    case 'count':
      return wholeNumber(bare.replace(/个?工作日$/, '')) ?? text;
    case 'date':
      return isoDate(text, date1904) ?? text;
    case 'period':
      // A serial number could stand for a month as well as for a day.
      return (
        isoPeriod(plainHyphens(bare)) ??
        isoPeriod(plainFigures(bare)) ??
        (/^\d{5}$/.test(bare) ? null : isoDate(text, date1904)) ??
        text
      );
    case 'yes-no': {
      const answer = yesNo(bare);
      return answer === null ? text : answer;
    }
    case 'spans':
      return spans(text, date1904) ?? text;
    case 'link':
      // A line that the cell breaks is one address; its characters are what the address is made of.
      return text.replace(SCHEME, '$1://').split(BETWEEN_LINKS).map(withoutSpaces).join('\n');
    case 'text':
      return text;
  }
}

/** `2022-05-18` for a date in any form that leaves no doubt, or a serial number of our days; null for any other text. */
export function isoDate(text: string, date1904: boolean): string | null {
  const written = readDate(text);
  if (written) {
    const { year, month, date } = written;
    const exists = year >= 1000 && isValidDate(year, month, date);
    return exists ? formatDay(dayOf(year, month, date)) : null;
  }
  const serial = compact(text);
  const day = /^\d{5}$/.test(serial) ? dayOfSerial(Number(serial), date1904) : null;
  return day !== null && day >= SERIAL_YEARS[0] && day < SERIAL_YEARS[1] ? formatDay(day) : null;
}

/** A period in ISO form, with Q1–Q4 for quarters and H1, H2 for halves of a year or a month; null for any other text. */
function isoPeriod(bare: string): string | null {
  const [, year, rest] = /^(\d{4})(?:年度?)?(.*)$/.exec(bare) ?? [];
  if (!year || rest === undefined) return null;
  if (rest === '') return year;
  const [, signed, named = signed, halfSign, halfWord] =
    /^(?:[-/.](\d{1,2})(?:月份?)?|(\d{1,2})月份?)(?:-?H([12])|([上下])半月)?$/i.exec(rest) ?? [];
  if (named !== undefined && Number(named) >= 1 && Number(named) <= 12) {
    const month = `${year}-${named.padStart(2, '0')}`;
    if (halfSign) return `${month}-H${halfSign}`;
    return halfWord ? `${month}-H${halfWord === '上' ? 1 : 2}` : month;
  }
  const quarter = /^-?(?:Q([1-4])|第?([一二三四1-4])季度?)$/i.exec(rest);
  if (quarter) {
    const [, figure, word] = quarter;
    return `${year}-Q${figure ?? (word && chineseNumber(word)) ?? word}`;
  }
  const half = /^-?(?:H([12])|([上下])半年)$/i.exec(rest);
  if (half) return `${year}-H${half[1] ?? (half[2] === '上' ? 1 : 2)}`;
  const week = /^-?(?:W|第)(\d{1,2})周?$/i.exec(rest)?.[1];
  return week ? `${year}-W${week.padStart(2, '0')}` : null;
}

/** Undefined where no box is ticked, null where it cannot be told which one. */
function yesNo(bare: string): boolean | null | undefined {
  const boxed = tickedWord(bare.replace(/\(\)/g, '□').replace(/[()/,;、]/g, ''));
  if (boxed === undefined) return undefined;
  const answer = boxed ?? bare;
  if (/^(?:是|已?同意|[√✓✔☑]|true|y|yes|1)$/i.test(answer)) return true;
  if (/^(?:否|[不未]同意|[×✗✘]|false|n|no|0)$/i.test(answer)) return false;
  return null;
}

/**
 * The word whose box is ticked, of `☑是□否` as of `是(√)否( )`; undefined where none is, null where the
 * text is nothing but words, or something else. In 是√否 the box may belong to either.
 */
function tickedWord(bare: string): string | null | undefined {
  const pieces = [...bare.matchAll(BOX_OR_WORD)].map(([, box, word]) => ({ box, word }));
  const length = pieces.reduce((sum, { box = '', word = '' }) => sum + box.length + word.length, 0);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (length !== bare.length || !first || !last) return null;
  const stepToWord = first.box && last.word ? 1 : first.word && last.box ? -1 : null;
  if (stepToWord === null) return null;
  const boxes = pieces.flatMap(({ box }, index) =>
    box === undefined ? [] : [{ box, word: pieces[index + stepToWord]?.word }],
  );
  if (boxes.some(({ word }) => word === undefined)) return null;
  const isTicked = ({ box }: { box: string }) => TICKS.includes(box) || MARKS.includes(box);
  const [ticked, ...more] = boxes.filter(isTicked);
  if (!ticked) return undefined;
  const isPlain = TICKS.includes(ticked.box) || boxes.some((other) => !isTicked(other));
  return more.length === 0 && isPlain ? ticked.word : null;
}

/** `2022-07-05至2022-07-12（征求第三方意见）；2022-08-08起（…）`; null where a piece is of another form. */
function spans(text: string, date1904: boolean): Span[] | null {
  const found: Span[] = [];
  for (const piece of text.split(/[;；﹔\n]/)) {
    if (piece.trim() === '') continue;
    const span = spanOf(piece.trim(), date1904);
    if (span === null) return null;
    found.push(span);
  }
  return found.length > 0 ? found : null;
}

const REASON = '(?:[(（﹙](.*)[)）﹚])?$';
const OPEN_SPAN = new RegExp(`^(.+?)(?:起|至今)${REASON}`);
const CLOSED_SPAN = new RegExp(`^(.+?)起?(?:至|到|[${TILDES}]|—+)(.+?)${REASON}`);
const FULL_DATE = '\\d{4}\\D\\d{1,2}\\D\\d{1,2}日?';
/** Parted by a hyphen, which the dates themselves may have. */
const HYPHENED_SPAN = new RegExp(`^(${FULL_DATE})\\s*[-${DASHES}]+\\s*(${FULL_DATE})\\s*${REASON}`);

function spanOf(piece: string, date1904: boolean): Span | null {
  const open = OPEN_SPAN.exec(piece);
  const closed = HYPHENED_SPAN.exec(piece) ?? CLOSED_SPAN.exec(piece);
  const [, start, end, remark] = open ? [null, open[1], undefined, open[2]] : (closed ?? []);
  const from = start === undefined ? null : isoDate(start, date1904);
  if (from === null) return null;
  const to = end === undefined ? undefined : endOfSpan(end, from, date1904);
  if (to === null) return null;
  const reason = remark?.trim();
  return { from, ...(to && { to }), ...(reason && { reason }) };
}

/** 7月12日 or 12日 is of the year, or the month, in which the span begins, unless that were before it. */
function endOfSpan(end: string, from: string, date1904: boolean): string | null {
  const [, month = from.slice(5, 7), day] =
    /^(?:(\d{1,2})月)?(\d{1,2})[日号]$/.exec(compact(end)) ?? [];
  if (day === undefined) return isoDate(end, date1904);
  const to = isoDate(`${from.slice(0, 4)}-${month}-${day}`, date1904);
  return to !== null && to >= from ? to : null;
}
