import { dayOf, daysInMonth, formatDay, isValidDate } from '../calendar/day.ts';
import { codeOf, lookalikeCodes } from '../text/characters.ts';
import { readDate } from '../text/dates.ts';
import { quoteAdvice, withoutQuotes } from './quote-advice.ts';

/** Neither a figure nor a letter, nor a sign that dates and times are written with. */
const STRANGE = /[^\p{L}\d０-９〇\s./\-–—:：+~～至,，;；()（）。“”"']/gu;
/** Figures that a text has that is meant for a date. */
const MIN_FIGURES = 6;

/** The characters of a date that look like a sign of one and are another, by their code points. */
function strangers(text: string): string {
  const found = [...new Set(text.match(STRANGE))];
  if (found.length === 0 || (text.match(/\d/g)?.length ?? 0) < MIN_FIGURES) return '';
  const named = found.map((character) => `“${character}”（${codeOf(character)}）`);
  return `里面的${named.join('、')}不是键盘上的“-”。`;
}

/** What is wrong with a text that should be a date, and the date to write where it can be told. */
export function dateAdvice(text: string): string {
  const codes = lookalikeCodes(text);
  const reason =
    quoteAdvice(text) || (codes && `里面混有看不见的字符（${codes}）。`) || strangers(text);
  const written = readDate(withoutQuotes(text));
  if (!written) {
    return `日期要写作“年-月-日”，例如 2022-05-18，这里写的是“${text}”。${reason}请写明年、月、日。`;
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
