import { compareText } from '../../diagnostic.ts';
import { bodyKey } from '../office/body-key.ts';
import type { OfficeReport } from '../office/office-report.ts';
import type { PlanReport, RunEvent, RunHead } from '../report.ts';
import type {
  BodyChange,
  BodyStanding,
  CalendarChange,
  Comparison,
  DutyChange,
} from './comparison.ts';
import { dutyStates } from './duty-state.ts';
import type { EarlierRun } from './earlier-run.ts';
import { type LedgerChanges, ledgerChanges } from './ledger-changes.ts';
import { calendarChange } from './moved-due.ts';

/** Why two runs cannot be compared, as a sentence for people. */
export class ComparisonError extends Error {
  override name = 'ComparisonError';
}

/**
 * Compares a run that is going on with an earlier one: it takes the events as they come, and keeps of each ledger only
 * what changed.
 */
export function comparing(earlier: EarlierRun): {
  /** @throws ComparisonError where the runs have no plan in common, or the other one is later */
  take(event: RunEvent): void;
  /** @param office the report of the run that was taken */
  comparison(office: OfficeReport): Comparison;
} {
  const found: LedgerChanges[] = [];
  let head: RunHead | undefined;
  let calendar: CalendarChange | undefined;
  return {
    take(event) {
      if (event.type === 'head') {
        requireComparable(earlier.head, event);
        head = event;
        calendar = calendarChange(earlier.head.calendar, event.calendar);
      }
      if (event.type !== 'ledger' || !head || !calendar) return;
      const { checked, plan, body, duties } = event.ledger;
      if (!checked || plan === null || body === null) return;
      const before = earlier.duties.get(bodyKey(plan, body));
      const planBefore = planOf(earlier.head, plan);
      const planNow = planOf(head, plan);
      if (!before || !planBefore || !planNow) return;
      const held = { body, planBefore, planNow, calendar };
      found.push(ledgerChanges(before, duties.map(dutyStates()), held));
    },
    comparison(office) {
      if (!calendar) throw new Error('a run begins with its head');
      return comparisonOf(earlier, office, found, calendar);
    },
  };
}

function planOf({ plans }: RunHead, id: string): PlanReport | undefined {
  return plans.find((plan) => plan.id === id);
}

function requireComparable(earlier: RunHead, now: RunHead): void {
  if (earlier.asOf > now.asOf) {
    throw new ComparisonError(
      `上次的检查日是${earlier.asOf}，比这次的${now.asOf}还晚。--compare 要写早的那一次的结果`,
    );
  }
  if (!now.plans.some(({ id }) => planOf(earlier, id))) {
    const ids = ({ plans }: RunHead) => plans.map(({ id }) => id).join('、');
    throw new ComparisonError(
      `上次对照的方案是${ids(earlier)}，这次是${ids(now)}，没有一样的，不能对照`,
    );
  }
}

function comparisonOf(
  { head, office: then, duties }: EarlierRun,
  now: OfficeReport,
  found: readonly LedgerChanges[],
  calendar: CalendarChange,
): Comparison {
  const { tool, asOf, dueSoon, severity, calendar: calendarThen } = head;
  const plans = then.plans.map(({ id, revision, title }) => ({ id, revision, title }));
  const bodies = bodyChanges(then, now, duties);
  const compared = new Set(
    bodies.flatMap(({ plan, body, compared: is }) => (is ? [bodyKey(plan, body)] : [])),
  );
  // Of two ledgers of a body none counts.
  const counted = found.filter(({ plan, body }) => compared.has(bodyKey(plan, body)));
  return {
    earlier: { tool, asOf, dueSoon, severity, plans, calendar: calendarThen },
    calendar,
    bodies,
    becameOverdue: counted.flatMap((one) => one.becameOverdue).sort(byRemaining),
    settled: counted.flatMap((one) => one.settled).sort(byRemaining),
    stillOverdue: counted.flatMap((one) => one.stillOverdue).sort(byRemaining),
    changed: counted.flatMap((one) => one.changed),
    appeared: counted.flatMap((one) => one.appeared),
    vanished: counted.flatMap((one) => one.vanished),
    moved: counted.flatMap((one) => one.moved),
  };
}

/** A body is compared where one ledger of it counts then and now. */
function bodyChanges(
  then: OfficeReport,
  now: OfficeReport,
  duties: EarlierRun['duties'],
): BodyChange[] {
  const before = standings(then);
  const after = standings(now);
  return [...new Set([...after.keys(), ...before.keys()])].map((key) => {
    const [plan, body] = JSON.parse(key) as [string, string];
    const standing = after.get(key) ?? null;
    const compared = duties.has(key) && standing?.state === 'submitted';
    return { plan, body, before: before.get(key) ?? null, now: standing, compared };
  });
}

function standings({ bodies }: OfficeReport): Map<string, BodyStanding> {
  return new Map(
    bodies.map(({ plan, body, state, rank, figures }) => [
      bodyKey(plan, body),
      { state, rank, figures },
    ]),
  );
}

/** What is, or was, furthest past its day first; a consultation that was too short has no such figure. */
function byRemaining(a: DutyChange, b: DutyChange): number {
  const of = ({ now }: DutyChange) => now?.remaining ?? Number.POSITIVE_INFINITY;
  const [x, y] = [of(a), of(b)];
  return (x === y ? 0 : x - y) || compareText(a.id, b.id);
}
