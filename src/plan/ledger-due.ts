import { type Day, formatDay } from '../calendar/day.ts';
import { CalendarRangeError, type WorkCalendar } from '../calendar/work-calendar.ts';
import { dueDateOf } from '../deadline/due-date.ts';
import { formatRequirement } from '../deadline/format-requirement.ts';
import { periodsEndingIn } from '../deadline/period.ts';
import type { Every } from '../deadline/requirement.ts';
import type { WorkPlan } from './work-plan.ts';

/** When ledgers are due, in Chinese: `2022-05-31前`, `每月5日前`; '' where the plan does not ask for them. */
export function ledgerDueText(ledgerDue: WorkPlan['ledgerDue']): string {
  if (!Array.isArray(ledgerDue)) return formatRequirement(ledgerDue);
  return ledgerDue.length === 0 ? '' : `${ledgerDue.map(formatDay).join('、')}前`;
}

/**
 * The last day on which a ledger of the plan can be in time; null where there is none or it lies beyond the calendar.
 * Nothing tells a late ledger of an earlier round from one of the next round, so that only this day decides.
 */
export function lastLedgerDue(
  { ledgerDue, period }: Pick<WorkPlan, 'ledgerDue' | 'period'>,
  calendar: WorkCalendar,
): Day | null {
  return Array.isArray(ledgerDue)
    ? (ledgerDue.at(-1) ?? null)
    : lastOfRounds(ledgerDue, period, calendar);
}

function lastOfRounds(
  every: Every,
  { from, to }: WorkPlan['period'],
  calendar: WorkCalendar,
): Day | null {
  const last = periodsEndingIn(every.period, from, to).at(-1);
  if (!last) return null;
  try {
    return dueDateOf(every, { calendar, period: last }).due?.date ?? null;
  } catch (error) {
    if (error instanceof CalendarRangeError) return null;
    throw error;
  }
}
