import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import type { Comparison } from '../../src/check/compare.ts';
import type { Duty } from '../../src/check/duty.ts';
import type { MatchedEntry } from '../../src/check/match-entries.ts';
import { RULES } from '../../src/check/rules/index.ts';
import type { Finding } from '../../src/check/rules/rule.ts';
import type { Ledger, LedgerEntry } from '../../src/ledger/ledger.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import type { Task } from '../../src/plan/work-plan.ts';
import { day } from '../calendar/naive.ts';

export const plan = loadPlan('zibo-gaoxin/2022');

export function taskOf(no: string): Task {
  const task = plan.tasks.find((item) => item.no === no);
  if (!task) throw new Error(no);
  return task;
}

/** A duty of the plan's first task, without anything but what is given. */
export function duty(given: Partial<Duty> = {}): Duty {
  return {
    task: taskOf('1'),
    entry: null,
    isWork: false,
    requirement: null,
    record: null,
    period: null,
    status: 'unknown',
    due: null,
    done: null,
    remaining: null,
    recorded: null,
    byDefault: false,
    reason: null,
    facts: [],
    ...given,
  };
}

/** A row of the ledger that leaves everything out but what is given. */
export function entry(given: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    pointer: '/台账/0',
    no: null,
    task: null,
    requirement: null,
    deadline: null,
    notApplicable: null,
    office: null,
    leader: null,
    progress: null,
    remark: null,
    records: [],
    ...given,
  } as LedgerEntry;
}

export function matched(given: Partial<MatchedEntry> = {}): MatchedEntry {
  const found = { by: 'number', deadline: 'not-given', reading: null, candidates: [] } as const;
  return { entry: entry(), task: taskOf('1'), ...found, ...given } as MatchedEntry;
}

/** A ledger whose places are their pointers, line 7 each. */
const LEDGER = {
  file: 'ledger.yaml',
  plan: plan.id,
  body: '建设局',
  submitted: null,
  entries: [],
  isTable: false,
  entryKeys: new Set(['公开记录']),
  isBlank: () => false,
  headingOf: () => null,
  locate: (pointer, part) => ({
    file: 'ledger.yaml',
    line: 7,
    pointer: `${pointer}${part === 'key' ? '#' : ''}`,
  }),
} as Ledger;

export function comparison(given: Partial<Comparison> = {}): Comparison {
  return {
    calendar: bundledCalendar(),
    asOf: day('2022-06-20'),
    dueSoon: 5,
    plan,
    body: plan.bodies[0] ?? null,
    ledger: LEDGER,
    matches: [],
    tasks: [],
    duties: [],
    stray: [],
    ...given,
  };
}

/** A finding with the rule that made it. */
export type Made = Finding & { rule: string };

/** What all rules find in a comparison. */
export function findingsIn(given: Partial<Comparison>): Made[] {
  const compared = comparison(given);
  return RULES.flatMap(({ meta, find }) =>
    (find?.(compared) ?? []).map((finding) => ({ ...finding, rule: meta.name })),
  );
}
