/**
 * A plain date as an integer: days since 1970-01-01, no time of day, no time zone.
 * Arithmetic on dates is integer arithmetic.
 */
export type Day = number;

const MS_PER_DAY = 86_400_000;
/** Years of four digits: Date takes 0022 for 1922. */
const ISO_DATE = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;

/** The day of a calendar date; `month` is 1–12. Out-of-range values are the caller's fault: see {@link isValidDate}. */
export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / MS_PER_DAY;
}

/** Year, month (1–12) and date (1–31) of a day. */
export function dateParts(day: Day): { year: number; month: number; date: number } {
  const utc = new Date(day * MS_PER_DAY);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate() };
}

export function isValidDate(year: number, month: number, date: number): boolean {
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The corresponding day n months on (民法典 第二百零二条), else that month's last day; n may be negative. */
export function addMonths(day: Day, n: number): Day {
  const { year, month, date } = dateParts(day);
  const ordinal = year * 12 + month - 1 + n;
  const [targetYear, targetMonth] = [Math.floor(ordinal / 12), (ordinal % 12) + 1];
  return dayOf(targetYear, targetMonth, Math.min(date, daysInMonth(targetYear, targetMonth)));
}

/** `YYYY-MM-DD` → day, or null when the text is not an existing date in that form. */
export function parseDay(text: string): Day | null {
  const match = ISO_DATE.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isValidDate(year, month, date) ? dayOf(year, month, date) : null;
}

/** Day → `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function isWeekend(day: Day): boolean {
  const w = weekday(day);
  return w === 0 || w === 6;
}

/** 周一 … 周日 */
export function weekdayName(day: Day): string {
  return `周${'日一二三四五六'.charAt(weekday(day))}`;
}
