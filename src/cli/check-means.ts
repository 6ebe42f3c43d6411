import type { CalendarParts } from '../calendar/build-calendar.ts';
import { type Day, formatDay } from '../calendar/day.ts';
import type { Explained } from '../report/build-report.ts';
import type { FindingPolicy, PolicyDecisions } from '../report/policy.ts';
import type { BaselineData } from './baseline-file.ts';
import { calendarFrom } from './calendar-choice.ts';
import type { CheckMeans } from './check-file.ts';
import { chooserFrom, type PlanSource } from './plan-choice.ts';

/** What ledgers are checked with, as plain data that another thread can be told. */
export interface MeansData {
  plans: PlanSource;
  calendar: CalendarParts | null;
  asOf: Day;
  dueSoon: number;
  body: string | undefined;
  /** What the configuration decides on findings; null: there is none. */
  decisions: PolicyDecisions | null;
  baseline: BaselineData | null;
  explained: Explained | null;
}

export async function meansFrom(data: MeansData): Promise<CheckMeans> {
  const { plans, calendar, asOf, dueSoon, body, explained } = data;
  return {
    plans: chooserFrom(plans),
    calendar: await calendarFrom(calendar),
    asOf,
    dueSoon,
    body,
    policy: await policyFrom(data),
    explained,
  };
}

async function policyFrom({
  decisions,
  baseline,
  asOf,
}: MeansData): Promise<FindingPolicy | undefined> {
  if (!decisions && !baseline) return undefined;
  const { findingPolicy } = await import('../report/policy.ts');
  return findingPolicy({
    ...(decisions ?? { severity: {}, waivers: [] }),
    baseline: baseline ? (await import('./baseline-file.ts')).baselineFrom(baseline) : undefined,
    asOf: formatDay(asOf),
  });
}
