import { dayOf, formatDay, isValidDate } from '../../calendar/day.ts';
import { chineseNumber } from '../../text/numerals.ts';
import { dayOfSerial } from '../office/serial-day.ts';
import { unmarked } from './formula-escape.ts';

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
/** What people write into a cell that has nothing to say. */
const NOTHING = /^[-—–―/\\\s]*$/;
const NO_RECORD = /^(?:无|暂无|没有)$/;

/**
 * The value of a cell, or undefined where it says nothing. What cannot be read as the column demands
 * stays text, so that the schema reports it with its place.
 */
export function cellValue(written: string, kind: CellKind, date1904: boolean): unknown {
  if (NOTHING.test(written)) return undefined;
  const text = unmarked(written);
  const compact = text.normalize('NFKC').replace(/\s+/g, '');
  if (kind !== 'text' && kind !== 'number' && NO_RECORD.test(compact)) return undefined;
  switch (kind) {
    case 'number':
      return numberOf(compact.replace(/[.、]$/, '')) ?? compact;
    case 'count':
      return numberOf(compact.replace(/个?工作日$/, '')) ?? text;
    case 'date':
      return isoDate(text, date1904) ?? text;
    case 'period':
      // A serial number could stand for a month as well as for a day.
      return (
        isoPeriod(compact) ?? (/^\d{5}$/.test(compact) ? null : isoDate(text, date1904)) ?? text
      );
    case 'yes-no':
      return yesNo(compact) ?? text;
    case 'spans':
      return spans(text, date1904) ?? text;
    case 'link':
      return compact;
    case 'text':
      return text;
  }
}

/** `2022-05-18` for a date in any form that leaves no doubt; null for any other text. */
export function isoDate(text: string, date1904: boolean): string | null {
  const folded = text
    .normalize('NFKC')
    .trim()
    // Midnight in UTC is the same day in China; late in the day it is the next one, and nobody knows which is meant.
    .replace(/T00:00:00(?:\.0+)?Z$/, '')
    .replace(/[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, '')
    .replace(/\s+/g, '');
  if (/^\d{5}$/.test(folded)) {
    const day = dayOfSerial(Number(folded), date1904);
    return day !== null && day >= SERIAL_YEARS[0] && day < SERIAL_YEARS[1] ? formatDay(day) : null;
  }
  const inFigures =
    /^(?<year>\d{4})(?<sign>[-/.。])(?<month>\d{1,2})\k<sign>(?<date>\d{1,2})$/.exec(folded) ??
    /^(?<year>\d{4})年(?<month>\d{1,2})月(?<date>\d{1,2})[日号]?$/.exec(folded) ??
    /^(?<year>\d{4})(?<month>\d{2})(?<date>\d{2})$/.exec(folded);
  if (inFigures) return iso(inFigures, Number);
  const inWords =
    /^(?<year>[〇○零一二三四五六七八九]{4})年(?<month>[一二三四五六七八九十]{1,2})月(?<date>[一二三四五六七八九十]{1,3})[日号]$/.exec(
      folded,
    );
  return inWords && iso(inWords, chineseNumber);
}

function iso(match: RegExpExecArray, read: (digits: string) => number | null): string | null {
  const [year, month, date] = ['year', 'month', 'date'].map((part) => {
    const digits = match.groups?.[part];
    return digits === undefined ? null : read(digits);
  });
  return year && year >= 1000 && month && date && isValidDate(year, month, date)
    ? formatDay(dayOf(year, month, date))
    : null;
}

/** A period in ISO form, with Q1–Q4 for quarters and H1, H2 for half-years; null for any other text. */
function isoPeriod(compact: string): string | null {
  const [, year, rest] = /^(\d{4})(?:年度?)?(.*)$/.exec(compact) ?? [];
  if (!year || rest === undefined) return null;
  if (rest === '') return year;
  const [, signed, named = signed] = /^(?:[-/.](\d{1,2})|(\d{1,2})月份?)$/.exec(rest) ?? [];
  if (named !== undefined && Number(named) >= 1 && Number(named) <= 12) {
    return `${year}-${named.padStart(2, '0')}`;
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

function numberOf(compact: string): number | null {
  return /^\d{1,9}$/.test(compact) ? Number(compact) : null;
}

function yesNo(compact: string): boolean | null {
  if (/^(?:是|已?同意|√|✓|true|y|yes|1)$/i.test(compact)) return true;
  if (/^(?:否|[不未]同意|×|false|n|no|0)$/i.test(compact)) return false;
  return null;
}

/** `2022-07-05至2022-07-12（征求第三方意见）；2022-08-08起（…）`; null where a piece is of another form. */
function spans(text: string, date1904: boolean): Span[] | null {
  const found: Span[] = [];
  for (const piece of text.normalize('NFKC').split(/[;\n]/)) {
    if (piece.trim() === '') continue;
    const span = spanOf(piece.trim(), date1904);
    if (span === null) return null;
    found.push(span);
  }
  return found.length > 0 ? found : null;
}

function spanOf(piece: string, date1904: boolean): Span | null {
  const open = /^(.+?)(?:起|至今)(?:\((.*)\))?$/.exec(piece);
  const closed = /^(.+?)起?(?:至|到|~|—+)(.+?)(?:\((.*)\))?$/.exec(piece);
  const [, start, end, remark] = open ? [null, open[1], undefined, open[2]] : (closed ?? []);
  const from = start === undefined ? null : isoDate(start, date1904);
  const to = end === undefined ? undefined : isoDate(end, date1904);
  if (from === null || to === null) return null;
  const reason = remark?.trim();
  return { from, ...(to && { to }), ...(reason && { reason }) };
}
