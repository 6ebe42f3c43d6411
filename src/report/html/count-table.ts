import { type Day, isWeekend } from '../../calendar/day.ts';
import { dayOfText } from '../../calendar/public-calendar.ts';
import type { CountToExplain } from '../../deadline/explain.ts';
import { terminalText } from '../../text/terminal-text.ts';
import type { CountingReport, RunCalendar, SpecialDayReport } from '../report.ts';
import type { PageData, SpecialDay } from './page-data.ts';

/** Gathers the counts that the page can draw, each once, and the days that they need. */
export class CountTable {
  readonly #numbers = new Map<string, number>();
  readonly #counts: CountToExplain[] = [];
  readonly #special = new Map<string, SpecialDayReport>();

  /** The number of a count in the page's data. */
  add(due: string, counting: CountingReport): number {
    const { method, start, n, movedFrom, deductions, specialDays } = counting;
    const count: CountToExplain = {
      date: dayOfText(due),
      counting: {
        method,
        start: dayOrNull(start),
        n,
        movedFrom: dayOrNull(movedFrom),
        deductions: deductions.map(({ from, to }) => ({
          from: dayOfText(from),
          to: dayOfText(to),
        })),
      },
    };
    const key = JSON.stringify(count);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    for (const day of specialDays) this.#special.set(day.date, day);
    this.#numbers.set(key, this.#counts.length);
    return this.#counts.push(count) - 1;
  }

  data({ days, confirmedThrough, overrides }: RunCalendar): PageData {
    const special = new Map<string, SpecialDay>();
    for (const { date, off, reason } of overrides) {
      const day = dayOfText(date);
      const kind = off ? 'holiday' : isWeekend(day) ? 'makeup-workday' : 'workday';
      special.set(date, { day, kind, name: null, reason: terminalText(reason) });
    }
    for (const { date, kind, name } of [...days.special, ...this.#special.values()]) {
      const reason = special.get(date)?.reason ?? null;
      special.set(date, {
        day: dayOfText(date),
        kind,
        name: name === null ? null : terminalText(name),
        reason,
      });
    }
    return {
      from: dayOfText(days.from),
      to: dayOfText(days.to),
      confirmedThrough: dayOfText(confirmedThrough),
      special: [...special.values()].sort((a, b) => a.day - b.day),
      counts: this.#counts,
    };
  }
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : dayOfText(text);
}
