import { dayOfText, type PublicWorkCalendar } from '../calendar/public-calendar.ts';
import { checkLedger, onlyPlan } from '../check/check-ledger.ts';
import { DUE_SOON } from '../check/decide-status.ts';
import { compareText } from '../diagnostic.ts';
import type { LoadedLedger } from '../ledger/load-ledger.ts';
import { requireArguments } from '../missing-argument.ts';
import type { WorkPlan } from '../plan/work-plan.ts';
import { reportLedger } from './build-report.ts';
import type { Report } from './report.ts';
import { runHead } from './run-head.ts';
import { addTo, newSummary } from './summary.ts';

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
  const checked = ledgers
    .map((loaded) =>
      reportLedger(checkLedger(loaded, onlyPlan(plan, loaded), checkOptions), checkOptions),
    )
    .sort((a, b) => compareText(a.ledger.file, b.ledger.file));
  const summary = newSummary();
  for (const each of checked) addTo(summary, each);
  return {
    ...runHead([plan], checkOptions),
    ledgers: checked.map(({ ledger }) => ledger),
    findings: checked.flatMap(({ findings }) => findings),
    summary,
  };
}
