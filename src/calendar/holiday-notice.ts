import { compareText } from '../diagnostic.ts';
import { type Day, parseDay } from './day.ts';

/** What a notice arranges for one festival, or for several that share a holiday. */
export interface HolidayArrangement {
  /** As the notice writes it, e.g. `春节` or `国庆节、中秋节`. */
  name: string;
  /** Days off: `2022-05-01`, or `2022-01-31/2022-02-06` with both ends included. */
  off: string[];
  /** Days that the notice says are worked, in the same form. */
  work?: string[];
}

/** One notice of the State Council as written. An amendment holds only what it changes. */
export interface HolidayNotice {
  /** 发文字号, e.g. `国办发明电〔2021〕11号`. */
  number: string;
  /** 成文日期, `YYYY-MM-DD`. */
  issued: string;
  url?: string;
  kind: 'annual' | 'amendment';
  holidays: HolidayArrangement[];
}

/** One file of data/holidays, see schemas/holidays.schema.json. */
export interface HolidayYear {
  schemaVersion: 1;
  year: number;
  notices: HolidayNotice[];
}

/** Where a day's status comes from. */
export interface NoticeSource {
  number: string;
  issued: string;
  url: string | null;
  /** The year the notice arranges; some of its days may lie in the year before. */
  year: number;
  kind: 'annual' | 'amendment';
}

/** A day whose status is decided by a notice, or, where there is none yet, by the law alone. */
export interface SpecialDay {
  date: Day;
  name: string;
  off: boolean;
  notice: NoticeSource | null;
}

/** A day that a notice decides. */
export interface NoticedDay extends SpecialDay {
  notice: NoticeSource;
}

/** Notices and the days they decide. */
export interface NoticeData {
  /** In order of issue. */
  notices: NoticeSource[];
  /** In order of date, each date once. */
  days: NoticedDay[];
}

/** Holiday data that contradict themselves or name dates that do not exist. */
export class HolidayDataError extends Error {
  override name = 'HolidayDataError';
}

/** The first and last day of `2022-05-01` or `2022-01-31/2022-02-06`. */
export function parseSpan(text: string): { first: Day; last: Day } {
  const [from = '', to = from, ...rest] = text.split('/');
  const first = parseDay(from);
  const last = parseDay(to);
  if (first === null || last === null || rest.length > 0) {
    throw new HolidayDataError(
      `“${text}”不是有效的日期或区间，应写作 2022-05-01 或 2022-01-31/2022-02-06`,
    );
  }
  if (last < first) throw new HolidayDataError(`区间“${text}”的止日早于起日`);
  return { first, last };
}

/** One year's notices, their days merged. */
export function expandYear({ year, notices }: HolidayYear): NoticeData {
  return mergeNotices(
    notices.map((notice) => {
      const { number, issued, url = null, kind } = notice;
      const source = { number, issued, url, year, kind };
      return { notices: [source], days: expandNotice(notice, source) };
    }),
  );
}

/**
 * A later notice overrides an earlier one date by date, whichever year it arranges: 2018-12-29
 * is worked by the notice for 2019.
 */
export function mergeNotices(parts: readonly NoticeData[]): NoticeData {
  const notices = new Map<string, NoticeSource>();
  for (const notice of parts.flatMap((part) => part.notices)) notices.set(notice.number, notice);
  const days = new Map<Day, NoticedDay>();
  for (const day of parts.flatMap((part) => part.days)) {
    const known = days.get(day.date);
    if (!known || day.notice.issued >= known.notice.issued) days.set(day.date, day);
  }
  return {
    notices: [...notices.values()].sort(
      (a, b) => compareText(a.issued, b.issued) || compareText(a.number, b.number),
    ),
    days: [...days.values()].sort((a, b) => a.date - b.date),
  };
}

function expandNotice(notice: HolidayNotice, source: NoticeSource): NoticedDay[] {
  const days = new Map<Day, NoticedDay>();
  const add = (name: string, spans: string[], off: boolean) => {
    for (const span of spans) {
      const { first, last } = parseSpan(span);
      for (let date = first; date <= last; date++) {
        if (days.has(date)) {
          throw new HolidayDataError(
            `${notice.number}：${name}的“${span}”与同一通知的其他安排重复`,
          );
        }
        days.set(date, { date, name, off, notice: source });
      }
    }
  };
  for (const { name, off, work = [] } of notice.holidays) {
    add(name, off, true);
    add(name, work, false);
  }
  return [...days.values()];
}
