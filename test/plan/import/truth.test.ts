import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../src/calendar/day.ts';
import type { Requirement } from '../../../src/deadline/requirement.ts';
import { sameMeaning } from '../../../src/deadline/same-meaning.ts';
import { findBody } from '../../../src/plan/bodies.ts';
import { type PlanDraft, remarksOf } from '../../../src/plan/import/draft.ts';
import type { TaskRow } from '../../../src/plan/plan-file.ts';
import type { Task } from '../../../src/plan/work-plan.ts';
import { planYaml } from '../../../src/write/plan-yaml.ts';
import { bundledPlan, planOf } from '../read-plan.ts';
import { draftOf } from './import.ts';
import { officialDocument, PLAN_TEXT } from './official-document.ts';

const plan = bundledPlan('zibo-gaoxin/2022');
/** The duties of the main text say no time; what the tables say as well is no task twice. */
const tasks = plan.tasks.filter(({ origin }) => origin !== 'main-text');

describe.each([
  ['docx', 'plan-2022.docx', () => officialDocument()],
  ['text', 'plan-2022.txt', () => readFileSync(PLAN_TEXT)],
])('the official document as %s', async (_kind, file, bytes) => {
  const draft = await draftOf(file, bytes());
  const rows = draft.groups.flatMap(({ value }) => value);

  it('has its 60 tasks and 14 items', () => {
    expect(rows.map(({ value }) => String(value.no))).toEqual(tasks.map(({ no }) => no));
  });

  it.each(tasks)('says task $no to the letter', (task) => {
    const row = rowOf(draft, task);
    expect(row).toMatchObject({
      category: task.category,
      task: task.task,
      requirement: task.requirement,
      responsible: { text: task.responsible.text },
    });
    expect(row.deadline ?? null).toBe(task.deadline);
    expect(row.alignsWith ?? null).toBe(task.alignsWith);
    const carried = Object.entries(row.carriedFrom ?? {}).map(([key, no]) => [key, String(no)]);
    expect(Object.fromEntries(carried)).toEqual(task.carriedFrom);
  });

  it.each(tasks)('names the bodies of task $no', ({ no, responsible }) => {
    const { lead = [], bodies = [], support = [] } = rowOf(draft, { no }).responsible;
    expect({ lead, bodies, support }).toEqual({
      lead: responsible.lead,
      bodies: responsible.bodies,
      support: responsible.support,
    });
  });

  it.each(tasks)(
    'asks of task $no for what the plan does, or says that it must be looked at',
    (task) => {
      const row = rowOf(draft, task);
      const same = sameMeaning(row.requirements as Requirement[], task.requirements, plan.year);
      expect(same || isLookedAt(draft, task.no)).toBe(true);
    },
  );

  it('has its bodies, and no others', () => {
    expect(draft.bodies.map(({ value: { name } }) => findBody(plan, name)?.name)).toEqual(
      plan.bodies.slice(0, draft.bodies.length).map(({ name }) => name),
    );
    const named = new Set(
      tasks.flatMap(({ responsible: { lead, bodies, support } }) => [
        ...lead,
        ...bodies,
        ...support,
      ]),
    );
    expect(draft.bodies).toHaveLength(named.size);
  });

  it('has its title, issuer and dates', () => {
    expect(draft.head).toMatchObject({
      year: 2022,
      title: plan.title,
      issuer: plan.issuer,
      issued: formatDay(plan.issued),
      ledgerDue: '2022-05-31',
      basis: plan.basis,
    });
  });

  it('asks a person to look at no more than 15 things', () => {
    const looks = remarksOf(draft).filter(({ look }) => look !== null);
    expect(looks.length).toBeLessThanOrEqual(15);
    const lookedAt = rows.filter(({ remarks }) => remarks.some(({ look }) => look !== null));
    expect(lookedAt.map(({ value }) => value.no)).toEqual([4, 59, 60]);
  });

  it('is a plan that can be used', () => {
    const result = planOf('plan.yaml', planYaml(draft, null));
    expect(result).not.toHaveProperty('diagnostics');
  });

  it('is the same when it is imported again', async () => {
    expect(planYaml(await draftOf(file, bytes()), null)).toBe(planYaml(draft, null));
  });

  it('leaves out the form that departments fill in, and says so', () => {
    expect(draft.unread.join()).toContain('高新区××部门政务公开工作任务台账（示例）');
  });

  it('says which sections of the main text are left to a person', () => {
    const told = draft.unread.join();
    for (const section of ['协同配合', '对标学习', '改进作风']) {
      expect(told).toContain(`“${section}”`);
    }
    expect(told).not.toContain('总体要求');
  });
});

function rowOf(draft: PlanDraft, { no }: Pick<Task, 'no'>): TaskRow {
  const found = draft.groups
    .flatMap(({ value }) => value)
    .find(({ value }) => String(value.no) === no);
  if (!found) throw new Error(`The import has no task ${no}.`);
  return found.value;
}

/** Whether a remark on the deadline of the task, or of all its table, asks to look. */
function isLookedAt(draft: PlanDraft, no: string): boolean {
  const group = draft.groups.find(({ value }) =>
    value.some((task) => String(task.value.no) === no),
  );
  const task = group?.value.find(({ value }) => String(value.no) === no);
  return [...(group?.remarks ?? []), ...(task?.remarks ?? [])].some(
    ({ look }) => look === 'deadline',
  );
}
