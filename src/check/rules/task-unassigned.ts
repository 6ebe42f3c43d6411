import { findBody, tasksOfNobody } from '../../plan/bodies.ts';
import type { Rule } from './rule.ts';
import { ofTask, taskName } from './wording.ts';

export const taskUnassigned: Rule = {
  meta: {
    name: 'task-unassigned',
    severity: 'info',
    title: '任务没有落到单位',
    what: '方案里有的任务没有点名责任单位，也看不出包括哪些单位，哪个单位的台账都可以没有它。只在印发方案的单位的台账里提示。',
    why: '没有单位承担的任务，报来的台账再齐也没有人做。',
    fix: '由印发方案的单位明确责任单位；本单位承担的，列入本单位的台账。',
  },
  find({ ledger, plan, body, tasks }) {
    if (!body || findBody(plan, plan.issuer) !== body) return [];
    const unassigned = new Set(tasksOfNobody(plan));
    return tasks
      .filter(({ task, rows }) => unassigned.has(task) && rows.length === 0)
      .map(({ task }) => ({
        message: `${taskName({ task, entry: null })}没有落到任何单位：责任单位是“${task.responsible.text}”。本单位印发了这份方案，请明确由哪个单位承担。`,
        location: ledger.locate('/部门'),
        ...ofTask(plan, task),
      }));
  },
};
