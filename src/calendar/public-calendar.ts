import { bundledCalendar } from './bundled-calendar.ts';
import { type Day, formatDay, parseDay } from './day.ts';
import type { DayDescription, WorkCalendar } from './work-calendar.ts';

/** A text that is not an existing date in the form `YYYY-MM-DD`. */
export class InvalidDateError extends RangeError {
  override name = 'InvalidDateError';
  readonly text: string;

  constructor(text: string) {
    super(`“${text}”不是有效的日期，应写作 2022-05-18`);
    this.text = text;
  }
}

/** @throws InvalidDateError */
export function dayOfText(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new InvalidDateError(text);
  return day;
}

/**
 * The working days of Chinese offices; dates are `YYYY-MM-DD`.
 * Every method throws {@link InvalidDateError} for what is no date and CalendarRangeError for
 * a date, given or asked for, that is not covered.
 */
export interface PublicWorkCalendar {
  isWorkday(date: string): boolean;
  /** The n-th workday after `date`, which is not counted; before it where n is negative. */
  addWorkdays(date: string, n: number): string;
  /** Workdays after `from` up to and including `to`; negative where `to` is earlier. */
  workdaysBetween(from: string, to: string): number;
  /** The first workday on or after `date`. */
  nextWorkday(date: string): string;
  describe(date: string): DayDescription;
  /** The same calendar over day numbers, as the other functions of the package take it. */
  readonly calendar: WorkCalendar;
}

/** The calendar of the bundled notices and of the provisional years behind them. */
export function workCalendar(calendar: WorkCalendar = bundledCalendar()): PublicWorkCalendar {
  const { toDay, toText } = dateTexts(calendar);
  return {
    calendar,
    isWorkday: (date) => calendar.isWorkday(toDay(date)),
    addWorkdays: (date, n) => toText(calendar.addWorkdays(toDay(date), n)),
    workdaysBetween: (from, to) => calendar.workdaysBetween(toDay(from), toDay(to)),
    nextWorkday: (date) => toText(calendar.nextWorkday(toDay(date))),
    describe: (date) => calendar.describe(toDay(date)),
  };
}

/** Reads and writes each day by way of Date only once: that costs more than the count. */
function dateTexts({ first, last }: WorkCalendar) {
  const days = new Map<string, Day>();
  const texts: string[] = new Array(last - first + 1);
  return {
    toDay(text: string): Day {
      let day = days.get(text);
      if (day === undefined) {
        day = dayOfText(text);
        days.set(text, day);
      }
      return day;
    },
    toText(day: Day): string {
      texts[day - first] ??= formatDay(day);
      return texts[day - first] as string;
    },
  };
}
