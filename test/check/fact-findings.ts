import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf } from '../../src/calendar/day.ts';
import type { Comparison } from '../../src/check/compare.ts';
import type { Duty } from '../../src/check/duty.ts';
import type { Fact } from '../../src/check/fact.ts';
import { RULES } from '../../src/check/rules/index.ts';
import type { Finding } from '../../src/check/rules/rule.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const [task] = plan.tasks;
if (!task) throw new Error('no task');

/** A duty of the plan's first task that cannot be judged, for a record with these facts. */
function dutyWith(...facts: Fact[]): Duty {
  return {
    task: task ?? null,
    entry: null,
    requirement: null,
    record: null,
    period: null,
    status: 'unknown',
    due: null,
    done: null,
    remaining: null,
    byDefault: false,
    reason: null,
    facts,
  };
}

/** The findings that the rules make of a fact, each with the rule's name. */
export function findingsOf(fact: Fact, asOf = dayOf(2022, 6, 20)): (Finding & { rule: string })[] {
  const comparison: Comparison = {
    calendar: bundledCalendar(),
    asOf,
    dueSoon: 5,
    plan,
    body: plan.bodies[0] ?? null,
    ledger: {
      file: 'ledger.yaml',
      plan: plan.id,
      body: '',
      submitted: null,
      entries: [],
      locate: (pointer) => ({ file: 'ledger.yaml', pointer }),
    },
    matches: [],
    tasks: [],
    duties: [dutyWith(fact)],
  };
  return RULES.flatMap(({ meta, find }) =>
    (find?.(comparison) ?? []).map((finding) => ({ ...finding, rule: meta.name })),
  );
}
