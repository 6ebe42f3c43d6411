import { dayOfText, type PublicWorkCalendar } from '../calendar/public-calendar.ts';
import { checkLedger, onlyPlan } from '../check/check-ledger.ts';
import { DUE_SOON } from '../check/decide-status.ts';
import type { LoadedLedger } from '../ledger/load-ledger.ts';
import { requireArguments } from '../missing-argument.ts';
import type { WorkPlan } from '../plan/work-plan.ts';
import { buildReport, reportLedger } from './build-report.ts';
import type { Report } from './report.ts';

/**
 * Checks ledgers against one plan.
 * @param options.asOf the day as of which statuses are told, `YYYY-MM-DD`
 * @throws MissingArgumentError
 * @throws InvalidDateError for an `asOf` that is no date; whatever is wrong with a ledger is in the report
 */
export function checkLedgers(
  ledgers: LoadedLedger[],
  options: { plan: WorkPlan; calendar: PublicWorkCalendar; asOf: string; dueSoon?: number },
): Report {
  requireArguments('checkLedgers', {
    ledgers,
    plan: options?.plan,
    calendar: options?.calendar,
    asOf: options?.asOf,
  });
  const { plan, asOf, dueSoon = DUE_SOON } = options;
  const { calendar } = options.calendar;
  const checkOptions = { calendar, asOf: dayOfText(asOf), dueSoon };
  const reported = ledgers.map((loaded) =>
    reportLedger(checkLedger(loaded, onlyPlan(plan, loaded), checkOptions), checkOptions),
  );
  return buildReport(reported, checkOptions);
}
