import { daysInMonth, isValidDate } from '../calendar/day.ts';
import { compact, lookalikeCodes } from '../text/characters.ts';
import { quoteAdvice, withoutQuotes } from './quote-advice.ts';

const FORMS = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})-(\d{2})-(\d{2})[T\d:.Z+]+$/,
];

/** What is wrong with a text that should be a date, and the date to write where it can be told. */
export function dateAdvice(text: string): string {
  const quotes = quoteAdvice(text);
  const bare = withoutQuotes(text);
  const codes = lookalikeCodes(text);
  const reason = quotes || (codes && `里面混有看不见的字符（${codes}）。`);
  const folded = compact(bare);
  for (const form of FORMS) {
    const match = form.exec(folded);
    if (!match) continue;
    const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (year < 1000) return `“${text}”的年份不对。请核对。`;
    if (month < 1 || month > 12) return `没有“${text}”这一天：一年没有 ${month} 月。请核对。`;
    if (!isValidDate(year, month, date)) {
      return `没有“${text}”这一天：${year} 年 ${month} 月有 ${daysInMonth(year, month)} 天。请核对。`;
    }
    const iso = [match[1], pad(month), pad(date)].join('-');
    return `日期要写作“年-月-日”，这里写的是“${text}”。${reason}请改成 ${iso}。`;
  }
  return `日期要写作“年-月-日”，例如 2022-05-18，这里写的是“${text}”。${reason}请写明年、月、日。`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
