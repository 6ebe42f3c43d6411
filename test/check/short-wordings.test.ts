import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { type MatchedEntry, matchEntries } from '../../src/check/match-entries.ts';
import { tasksOf } from '../../src/plan/bodies.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import type { Task } from '../../src/plan/work-plan.ts';
import { entry } from './comparison.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const written = load(
  readFileSync(new URL('../data/short-wordings.yaml', import.meta.url), 'utf8'),
) as Record<string, string>;
const short = Object.entries(written).map(([wording, no]) => ({ wording, task: taskOf(no) }));

function taskOf(no: string): Task {
  const task = plan.tasks.find((known) => known.no === no);
  if (!task) throw new Error(no);
  return task;
}

/** The first body of the plan that must do a task; of one that falls on nobody the first of all. */
function owedWith(task: Task) {
  const owed = plan.bodies.map((body) => tasksOf(plan, body));
  return owed.find((all) => all.some((item) => item.must && item.task === task)) ?? owed[0] ?? [];
}

type Row = Partial<Pick<ReturnType<typeof entry>, 'no' | 'task' | 'requirement' | 'deadline'>>;

function matchedRow(row: Row, task: Task): MatchedEntry {
  const [match] = matchEntries([entry({ pointer: '/台账/0', ...row })], plan, owedWith(task));
  if (!match) throw new Error('no row');
  return match;
}

/** How a row that means a task is understood. */
function outcome({ task, by, candidates }: MatchedEntry, meant: Task): string {
  if (task) return task === meant ? 'right' : `wrong: ${task.no} for ${meant.no}`;
  if (by === 'own') return 'own';
  return candidates.includes(meant) ? 'asked' : 'lost';
}

const firstClause = ({ requirement }: Task) => requirement.split(/[，。；]/)[0] ?? '';
const without = (text: string, at: number) => text.slice(0, at) + text.slice(at + 1);
const mistyped = (text: string, at: number) => `${text.slice(0, at)}们${text.slice(at + 1)}`;
const middle = (text: string) => Math.floor(text.length / 2);

/** What becomes of a wording on its way into a ledger. */
const FORMS: Record<string, (task: Task) => string> = {
  'other punctuation': ({ requirement }) =>
    requirement.replaceAll('，', '；').replaceAll('、', '，').replace(/。$/, ''),
  'without brackets': ({ requirement }) => requirement.replace(/（[^）]*）|《[^》]*》|[“”]/g, ''),
  'a slip in the whole': ({ requirement }) => mistyped(requirement, middle(requirement)),
  'the first clause': firstClause,
  'a slip in the first clause': (task) => mistyped(firstClause(task), middle(firstClause(task))),
  'a character missing': (task) => without(firstClause(task), 3),
  'two clauses': ({ requirement }) =>
    requirement
      .split(/[，。；]/)
      .slice(0, 2)
      .join('，'),
  'the last clause': ({ requirement }) =>
    requirement
      .replace(/。$/, '')
      .split(/[，。；]/)
      .at(-1) ?? '',
  'the first 6 characters': ({ requirement }) => requirement.slice(0, 6),
  'the first 10 characters': ({ requirement }) => requirement.slice(0, 10),
  'without what stands in the middle': (task) => {
    const clause = firstClause(task);
    return clause.length > 12 ? clause.slice(0, 4) + clause.slice(-6) : clause;
  },
};

/** Where a department puts it. */
const ROWS: Record<string, (wording: string, task: Task) => Row> = {
  'without a number': (wording, { deadline }) => ({ task: wording, deadline }),
  'without a deadline': (wording) => ({ task: wording }),
  "the plan's number": (wording, { no, deadline }) => ({ no, task: wording, deadline }),
  'a number of its own': (wording, { deadline }) => ({ no: '77', task: wording, deadline }),
  'another deadline': (wording) => ({ no: '77', task: wording, deadline: '2022年3月5日前' }),
  '工作要求 under another 工作任务': (wording, { deadline }) => ({
    no: '77',
    task: '加强公开平台建设',
    requirement: wording,
    deadline,
  }),
};

function tally(outcomes: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of outcomes) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

describe('wordings in the style of offices', () => {
  const all = Object.entries(FORMS).flatMap(([form, write]) =>
    plan.tasks
      // What stands in the main text alone is told by its number or to the letter, never by a few words.
      .filter(({ origin }) => origin !== 'main-text')
      .map((task) => ({ form, task, wording: write(task) })),
  );

  it.each(Object.entries(ROWS))('are never taken for another task: %s', (name, rowOf) => {
    const found = all.map(({ task, wording }) =>
      outcome(matchedRow(rowOf(wording, task), task), task),
    );
    const { right = 0, asked = 0, own = 0, lost = 0, ...wrong } = tally(found);
    expect(wrong).toEqual({});
    expect(right + asked + own + lost).toBe(all.length);
    // With the plan's number all are told; without it most are, and the clerk is asked about the others.
    expect(right / all.length).toBeGreaterThan(name === "the plan's number" ? 0.99 : 0.75);
    expect((own + lost) / all.length).toBeLessThan(0.01);
  });

  it.each(plan.bodies)('in a whole ledger: $name', (body) => {
    const owed = tasksOf(plan, body);
    for (const [form, write] of Object.entries(FORMS)) {
      for (const numberOf of [(_: Task, index: number) => String(index + 1), () => null]) {
        const rows = owed.map(({ task }, index) =>
          entry({
            pointer: `/台账/${index}`,
            no: numberOf(task, index),
            task: write(task),
            deadline: task.deadline,
          }),
        );
        const found = matchEntries(rows, plan, owed).map((match, index) =>
          outcome(match, owed[index]?.task as Task),
        );
        const wrong = found.filter((one) => one.startsWith('wrong'));
        expect(wrong, form).toEqual([]);
      }
    }
  });
});

describe('a few words', () => {
  it.each(short)('$wording is task $task.no, or the clerk is asked', ({ wording, task }) => {
    const { deadline, no } = task;
    const rows: Row[] = [
      { task: wording, deadline },
      { task: wording },
      { no, task: wording, deadline },
      { no: '77', task: wording, deadline },
      { no: '77', task: '加强公开平台建设', requirement: wording, deadline },
    ];
    for (const row of rows) {
      expect(['right', 'asked']).toContain(outcome(matchedRow(row, task), task));
    }
  });

  it('are mostly understood where they have their deadline', () => {
    const found = short.map(({ wording, task }) =>
      outcome(matchedRow({ no: '77', task: wording, deadline: task.deadline }, task), task),
    );
    expect((tally(found).right ?? 0) / short.length).toBeGreaterThan(0.5);
  });

  it('are not of the task whose number stands beside them by mistake', () => {
    // The name of 附2-11 is in the words of task 38, which says much more; 57 has half of what 54 has.
    const long = `${firstClause(taskOf('38'))}们`;
    const other = { no: '57', task: '持续优化政府信们公开专栏建设', deadline: '长期坚持' };
    const rows: [Row, Task][] = [
      [{ no: '附2-11', task: long }, taskOf('38')],
      [other, taskOf('54')],
    ];
    for (const [row, task] of rows) {
      expect(['right', 'asked']).toContain(outcome(matchedRow(row, task), task));
    }
  });

  it('that many tasks share are of none of them', () => {
    const [task] = plan.tasks;
    if (!task) throw new Error('a plan without tasks');
    for (const wording of ['信息公开', '政务公开', '加强信息公开', '党建工作', '安全生产检查']) {
      const deadline = '长期坚持';
      expect(matchedRow({ task: wording, deadline }, task)).toMatchObject({ by: 'own' });
      expect(matchedRow({ no: '77', task: wording, deadline }, task)).toMatchObject({
        by: 'none',
        task: null,
      });
    }
  });

  it('that several share are asked about', () => {
    const task = taskOf('38');
    const { candidates } = matchedRow({ no: '5', task: '政策解读', deadline: '长期坚持' }, task);
    const named = candidates.map(({ no }) => no);
    expect(named).toEqual(expect.arrayContaining(['37', '38', '40', '41', '42', '43']));
  });
});
