import { type Day, dateParts, dayOf, parseDay } from '../calendar/day.ts';
import { monthDay } from '../deadline/due-date.ts';
import { formatRequirement } from '../deadline/format-requirement.ts';
import type { By, Requirement } from '../deadline/requirement.ts';
import type { PlanFile } from './plan-file.ts';
import type { Span, WorkPlan } from './work-plan.ts';

/** The part of a plan by which the year of 12月底前 is told. */
export type Dated = Pick<WorkPlan, 'year' | 'period'>;

/** What the plan is for: its calendar year, unless the file says otherwise. */
export function periodOf({ year, period }: Pick<PlanFile, 'year' | 'period'>): Span {
  return period == null
    ? { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }
    : { from: dayOfDate(period.from), to: dayOfDate(period.to) };
}

/** A date of a plan file, of which the schema has seen that it exists. */
export function dayOfDate(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`The schema let a date through that does not exist: ${text}`);
  return day;
}

export function isWithin({ from, to }: Span, day: Day): boolean {
  return day >= from && day <= to;
}

/**
 * The years that a date without one may mean: those in which it lies in the plan's period, and for 次年 the year
 * after the plan's, unless the plan itself is for several. Just one is told, none or several are for people to settle.
 */
export function possibleYears({ month, day, yearOffset }: By, { year, period }: Dated): number[] {
  const first = dateParts(period.from).year;
  const years = Array.from({ length: dateParts(period.to).year - first + 1 }, (_, i) => first + i);
  if (yearOffset) return isLongerThanAYear(period) ? years : [year];
  return years.filter((possible) => isWithin(period, monthDay(possible, month, day)));
}

function isLongerThanAYear({ from, to }: Span): boolean {
  const { year, month, date } = dateParts(from);
  return to >= monthDay(year + 1, month, date);
}

/** A requirement as the plan means it: 1月底前 of a plan from March to February is in its second year. */
export function datedByPlan(requirement: Requirement, plan: Dated): Requirement {
  if (requirement.kind !== 'by' || requirement.year !== null) return requirement;
  const [year, another] = possibleYears(requirement, plan);
  if (year === plan.year && another === undefined) return requirement;
  if (year !== undefined && another === undefined) return { ...requirement, year };
  const { text = formatRequirement(requirement) } = requirement;
  return { kind: 'unknown', text };
}
