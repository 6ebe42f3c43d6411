import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffPlans } from '../../src/plan/diff-plans.ts';
import type { Task, WorkPlan } from '../../src/plan/work-plan.ts';
import { bundledPlan } from './read-plan.ts';

const plan = bundledPlan('zibo-gaoxin/2022');
/** Without merged cells: one whose first row is renumbered or dropped is a difference of its own. */
const unmerged = plan.tasks.map((task) => ({ ...task, carriedFrom: {} }));
/** No difference between a plan and itself. */
const NONE = { added: [], removed: [], changed: [] };

function changing(no: string, change: Partial<Task>): WorkPlan {
  const tasks = plan.tasks.map((task) => (task.no === no ? { ...task, ...change } : task));
  return { ...plan, tasks };
}

/** What changed, by old number. */
function changes(b: WorkPlan): Record<string, string[]> {
  const { changed } = diffPlans(plan, b).tasks;
  return Object.fromEntries(changed.map(({ before, fields }) => [before.no, fields]));
}

describe('diffPlans', () => {
  it('finds nothing between a plan and itself', () => {
    expect(diffPlans(plan, structuredClone(plan))).toEqual({
      head: { before: plan, after: plan, fields: [] },
      tasks: NONE,
      bodies: NONE,
      collectives: NONE,
    });
  });

  it('names the fields that differ', () => {
    expect(changes(changing('1', { deadline: '及时公开' }))).toEqual({ 1: ['deadline'] });
    expect(
      changes(changing('47', { requirements: [{ kind: 'by', year: 2023, month: 12, day: 31 }] })),
    ).toEqual({ 47: ['requirements'] });
    expect(
      changes(
        changing('59', {
          task: '加强组织领导',
          requirement: '各有关单位主要负责同志每年至少听取2次政务公开工作汇报，研究部署工作',
        }),
      ),
    ).toEqual({ 59: ['task', 'requirement'] });
  });

  it('tells a dropped task from a new one under its number', () => {
    const b = changing('5', { requirement: '公开数字政府建设规划' });
    const { added, removed, changed } = diffPlans(plan, b).tasks;
    expect(added.map(({ requirement }) => requirement)).toEqual(['公开数字政府建设规划']);
    expect(removed.map(({ no }) => no)).toEqual(['5']);
    expect(changed).toEqual([]);
  });

  it('follows a task through shifted numbers, whichever is dropped', () => {
    const annex1 = { ...plan, tasks: unmerged.filter(({ no }) => !no.startsWith('附')) };
    fc.assert(
      fc.property(fc.nat(annex1.tasks.length - 1), (dropped) => {
        const kept = annex1.tasks.filter((_, index) => index !== dropped);
        const tasks = kept.map((task, index) => ({ ...task, no: String(index + 1) }));
        const diff = diffPlans(annex1, { ...annex1, tasks }).tasks;
        expect(diff.added).toEqual([]);
        expect(diff.removed).toEqual([annex1.tasks[dropped]]);
        const renumbered = kept.filter((task, index) => task.no !== String(index + 1));
        expect(diff.changed.map(({ before }) => before)).toEqual(renumbered);
        for (const { fields } of diff.changed) expect(fields).toEqual(['no']);
      }),
    );
  });

  it('finds reworded and renumbered at once', () => {
    const tasks = unmerged.flatMap((task) => {
      if (task.no === '1')
        return [
          { ...task, requirement: '推进数字政府建设' },
          { ...task, no: '2' },
        ];
      if (task.no !== '2') return [task];
      return [{ ...task, no: '3', requirement: `${task.requirement}，开展政策解读` }];
    });
    const diff = diffPlans({ ...plan, tasks: unmerged }, { ...plan, tasks }).tasks;
    expect(diff.added.map(({ requirement }) => requirement)).toEqual(['推进数字政府建设']);
    expect(diff.removed).toEqual([]);
    const renumbered = diff.changed.map(({ before, after, fields }) => [
      before.no,
      after.no,
      fields,
    ]);
    expect(renumbered).toEqual([
      ['1', '2', ['no']],
      ['2', '3', ['no', 'requirement']],
    ]);
  });

  it('takes the row of a merged cell by its new number', () => {
    const merged = (from: string): WorkPlan => ({
      ...plan,
      tasks: plan.tasks.slice(0, 2).map((task, index) => ({
        ...task,
        no: index === 0 ? from : '9',
        carriedFrom: index === 0 ? ({} as Task['carriedFrom']) : { category: from },
      })),
    });
    const fields = (before: WorkPlan, after: WorkPlan) =>
      diffPlans(before, after).tasks.changed.map((change) => [change.before.no, change.fields]);
    expect(fields(merged('1'), merged('2'))).toEqual([['1', ['no']]]);
    const elsewhere = merged('1');
    elsewhere.tasks = elsewhere.tasks.map((task) => ({ ...task, carriedFrom: {} }));
    expect(fields(merged('1'), elsewhere)).toEqual([['9', ['carriedFrom']]]);
  });

  describe('between like wordings', () => {
    const model = plan.tasks[0] as Task;
    const versions = (before: [string, string][], after: [string, string][]) => {
      const planOf = (rows: [string, string][]) => ({
        ...plan,
        tasks: rows.map(([no, requirement]) => ({ ...model, no, requirement })),
      });
      const diff = diffPlans(planOf(before), planOf(after)).tasks;
      return {
        added: diff.added.map(({ no }) => no),
        removed: diff.removed.map(({ no }) => no),
        changed: diff.changed.map(({ before, after }) => `${before.no} → ${after.no}`),
      };
    };

    it('an exact one beats a like one that stands before it', () => {
      const after: [string, string][] = [
        ['1', '公开住房保障政策和分配结果'],
        ['2', '公开住房保障政策'],
      ];
      expect(versions([['9', '公开住房保障政策']], after)).toEqual({
        added: ['1'],
        removed: [],
        changed: ['9 → 2'],
      });
    });

    it('a task has one successor, and is the successor of one', () => {
      const one: [string, string][] = [['1', '公开住房保障政策']];
      const two: [string, string][] = [...one, ['2', '公开住房保障政策清单']];
      expect(versions(one, two)).toEqual({ added: ['2'], removed: [], changed: [] });
      expect(versions(two, one)).toEqual({ added: [], removed: ['2'], changed: [] });
    });

    it('equal ones keep their numbers', () => {
      const rows: [string, string][] = [
        ['1', '公开政策'],
        ['2', '公开政策'],
      ];
      expect(versions(rows, [...rows].reverse())).toEqual({ added: [], removed: [], changed: [] });
    });
  });

  it('shows bodies and collectives that came, went and changed', () => {
    const bodies = plan.bodies.flatMap((body) => {
      if (body.name === '建设局') return [{ name: '住房和建设局', aliases: ['建设局'] }];
      if (body.name === '组织人事部') return [];
      return [body];
    });
    const collectives = plan.collectives.map((collective) =>
      collective.name === '各部门' ? { ...collective, scope: 'every' as const } : collective,
    );
    const added = { name: '数据局', aliases: [] };
    const diff = diffPlans(plan, { ...plan, bodies: [...bodies, added], collectives });
    expect(diff.bodies).toEqual({
      added: [added],
      removed: [{ name: '组织人事部', aliases: [] }],
      changed: [
        {
          before: { name: '建设局', aliases: [] },
          after: { name: '住房和建设局', aliases: ['建设局'] },
          fields: ['name', 'aliases'],
        },
      ],
    });
    expect(diff.collectives).toEqual({
      added: [],
      removed: [],
      changed: [
        {
          before: { name: '各部门', scope: 'concerned', members: [] },
          after: { name: '各部门', scope: 'every', members: [] },
          fields: ['scope'],
        },
      ],
    });
  });
});
