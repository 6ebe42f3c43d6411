import { dayOfText } from '../calendar/public-calendar.ts';
import { dayKindText, type ShownDay } from './day-text.ts';

/** Runs of days off and made-up workdays, with the notice that decides them. */
export function specialRuns(
  days: readonly (ShownDay & { date: string; notice: string | null })[],
): string[] {
  const runs: { first: string; last: string; text: string }[] = [];
  for (const day of days) {
    const { date, kind, notice, reason } = day;
    if (kind === 'weekend' || (kind === 'workday' && reason === null)) continue;
    const text = `${dayKindText(day)}${notice === null ? '' : `，${notice}`}`;
    const before = runs.at(-1);
    const follows = before && dayOfText(before.last) + 1 === dayOfText(date);
    if (before?.text === text && follows) before.last = date;
    else runs.push({ first: date, last: date, text });
  }
  return runs.map(({ first, last, text }) =>
    first === last ? `${first} ${text}` : `${first} 至 ${last} ${text}`,
  );
}
