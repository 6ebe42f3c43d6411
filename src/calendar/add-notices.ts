import { compareText } from '../diagnostic.ts';
import {
  expandYear,
  HolidayDataError,
  type HolidayNotice,
  type HolidayYear,
} from './holiday-notice.ts';

/**
 * A year with further notices of it, in order of issue. A notice is known by its number.
 * @throws HolidayDataError where one that is known says other days than are known
 */
export function addNotices(known: HolidayYear, further: readonly HolidayNotice[]): HolidayYear {
  const added = further.filter((notice) => {
    const same = known.notices.find(({ number }) => number === notice.number);
    if (same && daysOf(known.year, same) !== daysOf(known.year, notice)) {
      throw new HolidayDataError(
        `${notice.number}的日期与已收录的不同，不知以哪个为准。请核对通知原文`,
      );
    }
    return !same;
  });
  const notices = [...known.notices, ...added].sort((a, b) => compareText(a.issued, b.issued));
  return { ...known, notices };
}

function daysOf(year: number, notice: HolidayNotice): string {
  const { days } = expandYear({ schemaVersion: 1, year, notices: [notice] });
  return JSON.stringify(days.map(({ date, off }) => [date, off]));
}
