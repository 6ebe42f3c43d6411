import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseRequirement } from '../../src/deadline/parse-requirement.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import { sameMeaning } from '../../src/deadline/same-meaning.ts';
import { checkWordings } from '../../src/plan/check-wording.ts';
import type { WorkPlan } from '../../src/plan/work-plan.ts';
import { bundledPlan } from './read-plan.ts';

const plan = bundledPlan('zibo-gaoxin/2022');
const locate = (pointer: string) => ({ file: pointer });
const same = (a: Requirement[], b: Requirement[]) => isDeepStrictEqual(a, b);

/** A reader that knows a few wordings and calls every other one standing. */
function reading(known: Record<string, Requirement[]>) {
  return (text: string) => known[text] ?? [{ kind: 'standing' } as const];
}

/** The plan with one task only, changed. */
function withTask(no: string, change: Partial<WorkPlan['tasks'][number]>): WorkPlan {
  const tasks = plan.tasks.filter((task) => task.no === no);
  return { ...plan, tasks: tasks.map((task) => ({ ...task, ...change })) };
}

const yearEnd: Requirement = { kind: 'by', month: 12, day: 31, year: null };

describe('checkWordings', () => {
  it('is silent where the wording reads as structured', () => {
    const one = withTask('58', {});
    expect(checkWordings(one, reading({ 年底前: [yearEnd] }), same, locate)).toEqual([]);
  });

  it('warns where the wording reads differently, and shows both readings', () => {
    const one = withTask('58', { requirements: [{ ...yearEnd, month: 11, day: 30 }] });
    const [warning, ...more] = checkWordings(one, reading({ 年底前: [yearEnd] }), same, locate);
    expect(more).toEqual([]);
    expect(warning).toMatchObject({
      rule: 'plan-wording',
      severity: 'warning',
      taskNo: '58',
      location: { file: '/tasks/0/deadline' },
    });
    expect(warning?.message).toContain('{kind: by, month: 12, day: 31}');
    expect(warning?.message).toContain('{kind: by, month: 11, day: 30}');
  });

  it('shows a requirement as the plan file writes it', () => {
    const [warning] = checkWordings(withTask('49', {}), () => [], same, locate);
    expect(warning?.message).toContain(
      '{kind: within, n: 20, unit: workday, from: 收到申请}、{kind: extension, n: 20, unit: workday}',
    );
  });

  it('accepts a number that 工作要求 sets (row 59), and no mere word of it', () => {
    const yearly: Requirement = { kind: 'at-least', count: 1, period: 'year' };
    const prose = plan.tasks.find(({ no }) => no === '59')?.requirement ?? '';
    const parse = reading({ 年底前: [yearEnd], [prose]: [yearly, { kind: 'standing' }] });
    expect(checkWordings(withTask('59', {}), parse, same, locate)).toEqual([]);
    const loose = withTask('59', { requirements: [{ kind: 'standing' }] });
    expect(checkWordings(loose, parse, same, locate)).toHaveLength(1);
  });

  it('confirms every cell of the 2022 plan with the real reader, and no other reading', () => {
    const confirm = (tasks: WorkPlan['tasks']) =>
      checkWordings(
        { ...plan, tasks },
        parseRequirement,
        (a, b) => sameMeaning(a, b, plan.year),
        locate,
      ).map(({ taskNo }) => taskNo);
    expect(confirm(plan.tasks)).toEqual([]);
    // A workday more, a month later, once more: each dated cell must notice.
    const shifted = plan.tasks.map((task) => ({
      ...task,
      requirements: task.requirements.map((requirement): Requirement => {
        if (requirement.kind === 'by')
          return { ...requirement, month: (requirement.month % 12) + 1 };
        if (requirement.kind === 'every' && requirement.n === null) {
          return { ...requirement, month: 11 };
        }
        if (requirement.kind === 'at-least') return { ...requirement, count: 2 };
        return 'n' in requirement && requirement.n !== null
          ? { ...requirement, n: requirement.n + 1 }
          : requirement;
      }),
    }));
    expect(confirm(shifted)).toEqual([
      ...['1', '4', '17', '18', '19', '20', '22', '23', '24', '25', '26', '27', '28', '31', '38'],
      ...['47', '48', '49', '52', '58', '59', '60', '61'],
    ]);
  });

  it('has nothing to compare where the table has no 时限要求 (annex 2)', () => {
    const nothing = () => [];
    expect(checkWordings(withTask('附2-1', {}), nothing, same, locate)).toEqual([]);
  });
});
