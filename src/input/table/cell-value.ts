import { dayOf, formatDay, isValidDate } from '../../calendar/day.ts';
import { dayOfSerial } from '../office/serial-day.ts';
import type { Kind } from './columns.ts';
import { unmarked } from './formula-escape.ts';

/** Serial numbers written as plain numbers are taken for dates of these years only. */
const SERIAL_YEARS = [dayOf(2000, 1, 1), dayOf(2100, 1, 1)] as const;
const DIGITS = '〇一二三四五六七八九';
/** What people write into a cell that has nothing to say. */
const NOTHING = /^[-—–―/\\\s]*$/;
const NO_RECORD = /^(?:无|暂无|没有)$/;

/**
 * The value of a cell, or undefined where it says nothing. What cannot be read as the column demands
 * stays text, so that the schema reports it with its place.
 */
export function cellValue(written: string, kind: Kind, date1904: boolean): unknown {
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
    case 'deductions':
      return deductions(text, date1904) ?? text;
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
  const parts =
    /^(\d{4})([-/.。])(\d{1,2})\2(\d{1,2})$/.exec(folded) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/.exec(folded) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(folded);
  if (parts) return iso(Number(parts[1]), Number(parts[3]), Number(parts[4]));
  if (/^\d{5}$/.test(folded)) {
    const day = dayOfSerial(Number(folded), date1904);
    return day !== null && day >= SERIAL_YEARS[0] && day < SERIAL_YEARS[1] ? formatDay(day) : null;
  }
  const written =
    /^([〇○零Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]$/.exec(
      folded,
    );
  if (!written) return null;
  const year = [...(written[1] ?? '')].map((digit) => Math.max(DIGITS.indexOf(digit), 0)).join('');
  return iso(Number(year), chineseNumber(written[2] ?? ''), chineseNumber(written[3] ?? ''));
}

function iso(year: number, month: number, date: number): string | null {
  return year >= 1000 && isValidDate(year, month, date)
    ? formatDay(dayOf(year, month, date))
    : null;
}

/** 一 to 九十九; 0 for what is no number. */
function chineseNumber(text: string): number {
  const match = /^([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (!match) return 0;
  const [, tens = '', ten = '', ones = ''] = match;
  if (ten === '') return tens !== '' && ones !== '' ? 0 : DIGITS.indexOf(tens + ones);
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

/** 期间 in the ledger's form, or null. */
function isoPeriod(compact: string): string | null {
  const year = /^(\d{4})(?:年度?)?(.*)$/.exec(compact);
  if (!year) return null;
  const [, of = '', rest = ''] = year;
  if (rest === '') return of;
  const month = /^(?:[-/.](\d{1,2})|(\d{1,2})月份?)$/.exec(rest);
  const number = Number(month?.[1] ?? month?.[2] ?? 0);
  if (number >= 1 && number <= 12) return `${of}-${String(number).padStart(2, '0')}`;
  const quarter = /^-?(?:Q([1-4])|第?([一二三四1-4])季度?)$/i.exec(rest);
  if (quarter) return `${of}-Q${quarter[1] ?? digit(quarter[2] ?? '')}`;
  const half = /^-?(?:H([12])|([上下])半年)$/i.exec(rest);
  if (half) return `${of}-H${half[1] ?? (half[2] === '上' ? 1 : 2)}`;
  const week = /^-?(?:W|第)(\d{1,2})周?$/i.exec(rest)?.[1];
  return week ? `${of}-W${week.padStart(2, '0')}` : null;
}

function digit(text: string): number {
  const at = DIGITS.indexOf(text);
  return at === -1 ? Number(text) : at;
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
function deductions(text: string, date1904: boolean): Record<string, string>[] | null {
  const found: Record<string, string>[] = [];
  for (const piece of text.normalize('NFKC').split(/[;\n]/)) {
    if (piece.trim() === '') continue;
    const match = /^(.+?)起?(?:至|到|~|—+)(.+?)(?:\((.*)\))?$/.exec(piece.trim());
    const open = /^(.+?)(?:起|至今)(?:\((.*)\))?$/.exec(piece.trim());
    const from = isoDate(open?.[1] ?? match?.[1] ?? '', date1904);
    const to = open ? undefined : isoDate(match?.[2] ?? '', date1904);
    const reason = (open ? open[2] : match?.[3])?.trim();
    if (from === null || to === null) return null;
    found.push({ 起: from, ...(to && { 止: to }), ...(reason && { 事由: reason }) });
  }
  return found.length > 0 ? found : null;
}
