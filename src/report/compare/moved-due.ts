import type { CalendarReport } from '../report.ts';
import type { CalendarChange, LocalDay, MovedDue } from './comparison.ts';
import type { DutyState } from './duty-state.ts';

/** In what the calendar differs from the one of the earlier report. */
export function calendarChange(before: CalendarReport, now: CalendarReport): CalendarChange {
  const without = <T>(list: readonly T[], other: readonly T[]): T[] => {
    const known = new Set(other.map((item) => JSON.stringify(item)));
    return list.filter((item) => !known.has(JSON.stringify(item)));
  };
  return {
    differs: before.hash !== now.hash,
    noticesAdded: without(now.notices, before.notices),
    noticesGone: without(before.notices, now.notices),
    localAdded: without(now.overrides, before.overrides),
    localGone: without(before.overrides, now.overrides),
  };
}

/** Why a duty has another due date than it had; null where it has the same, or had or has none. */
export function movedBy(
  before: DutyState,
  now: DutyState,
  calendar: CalendarChange,
): Pick<MovedDue, 'movedBy' | 'notices' | 'localDays'> | null {
  const [then, due] = [before.standing.due, now.standing.due];
  if (then === null || due === null || then === due) return null;
  const [was, is] = [before.counting, now.counting];
  const by = (cause: MovedDue['movedBy']) => ({ movedBy: cause, notices: [], localDays: [] });
  if (before.meaning !== now.meaning || was?.length !== is?.length) return by('plan');
  if (was?.start !== is?.start || was?.moves !== is?.moves) return by('ledger');
  if (!calendar.differs || !was || !is) return by(null);
  const localDays = localDaysBetween(is.start, then < due ? due : then, calendar);
  const met = noticesMet([...was.notices, ...is.notices], calendar);
  const notices = met.length > 0 || localDays.length > 0 ? met : differing(calendar);
  return { movedBy: 'calendar', notices, localDays };
}

function differing({ noticesAdded, noticesGone }: CalendarChange): string[] {
  return [...noticesAdded, ...noticesGone];
}

/** Those of the notices that differ which decide a day of the count. */
function noticesMet(met: readonly string[], calendar: CalendarChange): string[] {
  return differing(calendar).filter((notice) => met.includes(notice));
}

function localDaysBetween(
  start: string | null,
  end: string,
  { localAdded, localGone }: CalendarChange,
): LocalDay[] {
  return [...localAdded, ...localGone].filter(
    ({ date }) => start !== null && date > start && date <= end,
  );
}
