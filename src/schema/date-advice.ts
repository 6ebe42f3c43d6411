import { dayOf, daysInMonth, formatDay, isValidDate } from '../calendar/day.ts';
import { lookalikeCodes } from '../text/characters.ts';
import { readDate } from '../text/dates.ts';
import { quoteAdvice, withoutQuotes } from './quote-advice.ts';
import { namedCharacters } from './strange-characters.ts';

/** Neither a Chinese character, a Latin letter or a figure, nor a sign that dates and times are written with. */
const STRANGE = /[^\p{Script=Han}\p{Script=Latin}\d０-９\s./\-–—:：+~～,，;；()（）。“”"']|丨/gu;
/** Figures that a text has that is meant for a date. */
const MIN_FIGURES = 6;
/** A date among other words. */
const DATE_INSIDE = /(?<!\d)\d{4}(?:([-/.])\d{1,2}\1\d{1,2}(?!\d)|年\d{1,2}月\d{1,2}[日号])/g;

/** The characters of a date that look like a sign of one and are another, by their code points. */
function strangers(text: string): string {
  const named = namedCharacters(text, STRANGE);
  const isMeant = [...text.matchAll(/\p{N}/gu)].length >= MIN_FIGURES;
  return named && isMeant ? `里面的${named}不能用在日期里。` : '';
}

/** The one date that stands among other words, to be written without them. */
function dateAmong(text: string): string {
  const [date, ...more] = text.match(DATE_INSIDE) ?? [];
  return date !== undefined && more.length === 0 ? '这一栏只写日期，别的话写进备注。' : '';
}

/** What is wrong with a text that should be a date, and the date to write where it can be told. */
export function dateAdvice(text: string): string {
  const codes = lookalikeCodes(text);
  const reason =
    quoteAdvice(text) || (codes && `里面混有看不见的字符（${codes}）。`) || strangers(text);
  const written = readDate(withoutQuotes(text));
  if (!written) {
    return `日期要写作“年-月-日”，例如 2022-05-18，这里写的是“${text}”。${reason}${dateAmong(text) || '请写明年、月、日。'}`;
  }
  const { year, month, date } = written;
  if (year < 1000) return `“${text}”的年份不对。请核对。`;
  if (month < 1 || month > 12) return `没有“${text}”这一天：一年没有 ${month} 月。请核对。`;
  if (!isValidDate(year, month, date)) {
    return `没有“${text}”这一天：${year} 年 ${month} 月有 ${daysInMonth(year, month)} 天。请核对。`;
  }
  const iso = formatDay(dayOf(year, month, date));
  return `日期要写作“年-月-日”，这里写的是“${text}”。${reason}请改成 ${iso}。`;
}
