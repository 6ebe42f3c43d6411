import { dayOf, daysInMonth, formatDay, isValidDate } from '../calendar/day.ts';
import { lookalikeCodes } from '../text/characters.ts';
import { readDate } from '../text/dates.ts';
import { quoteAdvice, withoutQuotes } from './quote-advice.ts';

/** What is wrong with a text that should be a date, and the date to write where it can be told. */
export function dateAdvice(text: string): string {
  const codes = lookalikeCodes(text);
  const reason = quoteAdvice(text) || (codes && `里面混有看不见的字符（${codes}）。`);
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
