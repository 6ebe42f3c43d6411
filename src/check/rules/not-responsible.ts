import type { Rule } from './rule.ts';
import { ofTask, taskName } from './wording.ts';

export const notResponsible: Rule = {
  meta: {
    name: 'not-responsible',
    severity: 'warning',
    title: '不是本单位的任务',
    what: '台账里的任务，方案没有列本单位为责任单位。',
    why: '可能是序号写错，也可能是方案之外多承担的工作。',
    fix: '核对序号和文字；确属本单位自定的任务，不写序号。',
  },
  find({ ledger, plan, body, tasks, matches }) {
    const foreign = new Set(tasks.flatMap(({ task, owed }) => (owed === null ? [task] : [])));
    return matches.flatMap(({ task, entry }) =>
      task && body && foreign.has(task) && entry.notApplicable === null
        ? [
            {
              message: `${taskName({ task, entry })}的责任单位是“${task.responsible.text}”，不包括${body.name}。请核对序号；本单位自定的任务不写序号。`,
              location: ledger.locate(entry.pointer),
              ...ofTask(plan, task),
            },
          ]
        : [],
    );
  },
};
