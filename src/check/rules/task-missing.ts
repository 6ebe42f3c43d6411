import { isMissing } from '../compare.ts';
import type { Rule } from './rule.ts';
import { ofTask, taskName } from './wording.ts';

export const taskMissing: Rule = {
  meta: {
    name: 'task-missing',
    severity: 'error',
    title: '缺少任务',
    what: '方案要求本单位承担的任务，台账里没有。方案写“各有关单位”的，作警告。',
    why: '台账要覆盖本单位承担的全部任务：方案要求各单位对所承担的工作任务系统全面梳理，形成台账。',
    fix: '补上这一行；确实没有此项职责的，写“不涉及”并说明理由。',
  },
  find({ ledger, plan, tasks }) {
    return tasks.filter(isMissing).map(({ task, owed }) => {
      const deadline = task.deadline === null ? '' : `时限要求：${task.deadline}。`;
      return {
        severity: owed?.role === 'every' ? ('warning' as const) : ('error' as const),
        message: `台账缺少${taskName({ task, entry: null })}。工作要求：${task.requirement.replace(/。$/, '')}。责任单位：${task.responsible.text}。${deadline}请补上这一行；确实没有此项职责的，写“不涉及”并说明理由。`,
        location: ledger.locate('/台账', 'key'),
        ...ofTask(plan, task),
      };
    });
  },
};
