import type { Day } from '../calendar/day.ts';
import { dayInPeriod } from '../deadline/due-date.ts';
import { type PeriodSpan, periodContaining, periodsEndingIn } from '../deadline/period.ts';
import type { AtLeast, Every } from '../deadline/requirement.ts';
import { isWithin } from '../plan/plan-period.ts';
import type { WorkPlan } from '../plan/work-plan.ts';

/**
 * The periods that a plan asks about: those that end in its time, and not before its issue. Where the wording
 * names a month of the period (每年1月底前) that day decides instead of the end: a plan from March to February
 * means the January in it.
 */
export function periodsOwed(
  requirement: Every | AtLeast,
  { issued, period: time }: WorkPlan,
): PeriodSpan[] {
  const { from, to } = time;
  const last = periodContaining(requirement.period, to).last;
  return periodsEndingIn(requirement.period, Math.max(issued, from), last).filter((period) =>
    isWithin(time, decidingDay(requirement, period)),
  );
}

function decidingDay(requirement: Every | AtLeast, period: PeriodSpan): Day {
  if (requirement.kind === 'at-least') return period.last;
  const { month, offset, yearOffset } = requirement;
  return month === null || offset || yearOffset ? period.last : dayInPeriod(requirement, period);
}
