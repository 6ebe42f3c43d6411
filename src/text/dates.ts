import { compact, plainCharacters } from './characters.ts';
import { plainFigures } from './figures.ts';
import { chineseNumber } from './numerals.ts';

/** The numbers of a date as written; there may be no such day. */
export interface WrittenDate {
  year: number;
  month: number;
  date: number;
}

/** A time of day that leaves the date as it is: of no zone, of China, or midnight in UTC. */
const TIME = /(?:[\sT]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\+08:?00)?|T00:00:00(?:\.0+)?Z)$/;

/** What somebody ends a line with. */
const STOP = /[.。,;、]$/;

const IN_FIGURES = [
  /^(?<year>\d{4})(?<sign>[-/.。])(?<month>\d{1,2})\k<sign>(?<date>\d{1,2})$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<date>\d{1,2})[日号]?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<date>\d{2})$/,
];
const IN_WORDS =
  /^(?<year>[〇○零一二三四五六七八九]{4})年(?<month>[一二三四五六七八九十]{1,2})月(?<date>[一二三四五六七八九十]{1,3})[日号]$/;

/**
 * The date that a text states with year, month and day in any form that leaves no doubt, as 2022/5/18,
 * 2022年5月18日, 20220518 10:30, 二〇二二年五月十八日; null for any other text, also for a date in a row of others.
 * A character that looks like a hyphen, a point or a figure can mean nothing else there.
 */
export function readDate(text: string): WrittenDate | null {
  const folded = compact(plainCharacters(text).trim().replace(TIME, '')).replace(STOP, '');
  const inWords = IN_WORDS.exec(folded);
  if (inWords) return numbersOf(inWords, chineseNumber);
  const figures = plainFigures(folded);
  for (const form of IN_FIGURES) {
    const match = form.exec(figures);
    if (match) return numbersOf(match, Number);
  }
  return null;
}

function numbersOf(
  { groups }: RegExpExecArray,
  numberOf: (digits: string) => number | null,
): WrittenDate | null {
  const written = groups as Record<keyof WrittenDate, string>;
  const year = numberOf(written.year);
  const month = numberOf(written.month);
  const date = numberOf(written.date);
  return year === null || month === null || date === null ? null : { year, month, date };
}
