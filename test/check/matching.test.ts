import { describe, expect, it } from 'vitest';
import { matchEntries } from '../../src/check/match-entries.ts';
import type { LedgerEntry } from '../../src/ledger/ledger.ts';
import { tasksOf } from '../../src/plan/bodies.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import type { Task } from '../../src/plan/work-plan.ts';

const plan = loadPlan('zibo-gaoxin/2022');

/** The columns that a department may fill in. */
const COLUMNS = {
  'the form of annex 3': ({ task, deadline }: Task) => ({ task, requirement: null, deadline }),
  'the form with 工作要求': ({ task, requirement, deadline }: Task) => ({
    task,
    requirement,
    deadline,
  }),
  '工作要求 in the place of 工作任务': ({ requirement, deadline }: Task) => ({
    task: requirement,
    requirement: null,
    deadline,
  }),
};

type Columns = ReturnType<(typeof COLUMNS)[keyof typeof COLUMNS]>;

function entry(no: string | null, columns: Columns): LedgerEntry {
  const given = {
    task: columns.task || null,
    requirement: columns.requirement || null,
    deadline: columns.deadline || null,
  };
  return {
    pointer: `/台账/${no}`,
    no,
    ...given,
    notApplicable: null,
    office: null,
    leader: null,
    progress: null,
    remark: null,
    records: [],
  };
}

/** A permutation that is the same in every run (Fisher–Yates over a linear congruence). */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let i = result.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** For rows that share all columns, which is which does not matter: the tasks by what is written. */
function byColumns(pairs: { columns: Columns; no: string | undefined }[]) {
  const groups = new Map<string, string[]>();
  for (const { columns, no } of pairs) {
    const key = JSON.stringify(columns);
    groups.set(key, [...(groups.get(key) ?? []), no ?? 'none'].sort());
  }
  return Object.fromEntries(groups);
}

describe('a ledger in the words of the plan', () => {
  const cases = plan.bodies.flatMap((body) =>
    Object.entries(COLUMNS).map(([form, columnsOf]) => ({ body, form, columnsOf })),
  );

  it.each(cases)('$body.name, $form', ({ body, columnsOf }) => {
    const duties = tasksOf(plan, body);
    // What stands in the main text alone has neither 工作任务 nor 时限要求 to copy.
    const owed = duties
      .map(({ task }) => task)
      .filter((task) => Object.values(columnsOf(task)).some((wording) => wording));
    expect(owed.length).toBeGreaterThan(0);
    const numberings: Record<string, (task: Task, index: number) => string | null> = {
      'its own running numbers': (_, index) => String(index + 1),
      "the plan's numbers": ({ no }) => no,
    };
    for (const [numbering, numberOf] of Object.entries(numberings)) {
      for (const seed of [0, 1, 2]) {
        const rows = seed === 0 ? owed : shuffled(owed, seed);
        const entries = rows.map((task, index) => entry(numberOf(task, index), columnsOf(task)));
        const found = matchEntries(entries, plan, duties);
        const told = found.map(({ task }, index) => ({
          columns: columnsOf(rows[index] as Task),
          no: task?.no,
        }));
        const made = rows.map((task) => ({ columns: columnsOf(task), no: task.no }));
        expect(byColumns(told), `${numbering}, order ${seed}`).toEqual(byColumns(made));
      }
    }
  });
});
