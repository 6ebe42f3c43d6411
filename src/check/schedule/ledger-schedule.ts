import type { Day } from '../../calendar/day.ts';
import type { Requirement } from '../../deadline/requirement.ts';
import { readable, UNREADABLE } from '../../ledger/ledger.ts';
import { tasksOf } from '../../plan/bodies.ts';
import type { Task } from '../../plan/work-plan.ts';
import type { Comparison } from '../compare.ts';
import type { Duty } from '../duty.ts';
import { planSchedule, type ScheduledDuty } from './plan-schedule.ts';
import { dutyLine, numbered, planLine, type ScheduleLine } from './schedule-line.ts';

/** What one ledger leaves open, and how many duties it settles. */
export interface LedgerLines {
  lines: ScheduleLine[];
  done: number;
  notApplicable: number;
}

/**
 * The plan's schedule of a ledger's body without what the ledger answers, with what counts from its records.
 * @param alone whether the schedule is of this body only
 */
export function ledgerLines(comparison: Comparison, alone: boolean): LedgerLines {
  const { plan, body, ledger, calendar, duties } = comparison;
  const answers = new Answers(duties);
  const found: LedgerLines = { lines: [], done: 0, notApplicable: 0 };
  const name = body?.name ?? ledger.body;
  const scheduled = planSchedule(plan, body ? tasksOf(plan, body) : [], calendar);
  const handedIn = handedInThrough(comparison, scheduled);
  for (const item of scheduled) {
    if (item.of === null) {
      if (isBefore(item, handedIn)) found.done++;
      else found.lines.push(planLine(item, plan, alone ? name : null));
      continue;
    }
    const own = answers.take(item);
    if (!isSettled(item, own)) {
      const { status, reasons } = saidOf(item, own);
      found.lines.push({
        ...planLine(item, plan, alone ? name : null),
        status,
        // Other ledgers may say other things of the same line.
        reasons: reasons.map((reason) => (alone ? reason : `${name}：${reason}`)),
      });
    } else if (own.every(isNotApplicable)) found.notApplicable++;
    else found.done++;
  }
  for (const duty of answers.left()) {
    if (isNotApplicable(duty)) found.notApplicable++;
    else if (isClosed(duty)) found.done++;
    else if (isTold(duty)) found.lines.push(dutyLine(duty, plan, name));
  }
  const lines = found.lines.map((line) => ({ ...line, who: alone ? [] : [name] }));
  return { ...found, lines: numbered(lines) };
}

/** What duties say of a thing scheduled that they leave open. */
function saidOf(
  { due }: ScheduledDuty,
  own: readonly Duty[],
): Pick<ScheduleLine, 'status' | 'reasons'> {
  const open = own.filter((duty) => !isClosed(duty));
  const known = open.find(({ status }) => status !== 'unknown') ?? open[0];
  const reasons = open.flatMap(({ status, reason }) =>
    status === 'unknown' && reason !== null ? [reason] : [],
  );
  return {
    status: due === null ? null : (known?.status ?? null),
    reasons: [...new Set(reasons)],
  };
}

/** Whether a duty that the plan's schedule does not have is a line of its own. */
function isTold({ due, status, task }: Duty): boolean {
  return due !== null || status === 'unknown' || task === null;
}

/** The duties of a ledger by what of the plan's schedule they answer. */
class Answers {
  readonly #found = new Map<Requirement | Task | null, Map<string, Duty[]>>();
  readonly #taken = new Set<Duty>();
  readonly #duties: readonly Duty[];

  constructor(duties: readonly Duty[]) {
    this.#duties = duties;
    for (const duty of duties) {
      const key = duty.requirement ?? duty.task;
      const label = duty.period?.label ?? '';
      const ofRequirement = this.#found.get(key) ?? new Map<string, Duty[]>();
      this.#found.set(key, ofRequirement);
      const own = ofRequirement.get(label) ?? [];
      own.push(duty);
      ofRequirement.set(label, own);
    }
  }

  /**
   * Those that answer one thing scheduled: of what has a date the duties of its requirement and period, of what
   * has none only those that no record gives one.
   */
  take({ of, requirement, period, due }: ScheduledDuty): Duty[] {
    const byLabel = this.#found.get(requirement ?? of?.task ?? null);
    // Each day of what recurs daily is a duty, and one line stands for all.
    const isDaily =
      period === null && requirement?.kind === 'every' && requirement.period === 'day';
    const own = isDaily
      ? [...(byLabel?.values() ?? [])].flat()
      : (byLabel?.get(period?.label ?? '') ?? []);
    const taken = due !== null || isDaily ? own : own.filter(({ record }) => record === null);
    for (const duty of taken) this.#taken.add(duty);
    return taken;
  }

  left(): Duty[] {
    return this.#duties.filter((duty) => !this.#taken.has(duty));
  }
}

/** Whether nothing is left to do: of what has no date more may come, unless it does not concern the body. */
function isSettled({ due }: ScheduledDuty, own: readonly Duty[]): boolean {
  if (own.length === 0) return false;
  return due === null
    ? own.every((duty) => isNotApplicable(duty) && duty.period === null)
    : own.every(isClosed);
}

function isNotApplicable({ status }: Duty): boolean {
  return status === 'not-applicable';
}

function isClosed(duty: Duty): boolean {
  return isNotApplicable(duty) || (duty.done !== null && duty.status !== 'unknown');
}

/**
 * The last day on which ledgers are due that the ledger has answered: the first on or after the day it was
 * handed in, since nothing tells a late ledger of one round from an early one of the next.
 */
function handedInThrough({ ledger }: Comparison, scheduled: readonly ScheduledDuty[]): Day | null {
  if (ledger.submitted === UNREADABLE) return null;
  const submitted = readable(ledger.submitted);
  if (submitted === null) return null;
  const days = scheduled.flatMap(({ of, due }) => (of === null && due ? [due.date] : []));
  return days.find((day) => day >= submitted) ?? days.at(-1) ?? null;
}

function isBefore({ due }: ScheduledDuty, through: Day | null): boolean {
  return due !== null && through !== null && due.date <= through;
}
