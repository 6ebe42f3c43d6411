import type { Rule } from './rule.ts';
import { ofTask, taskName } from './wording.ts';

export const statutoryDefault: Rule = {
  meta: {
    name: 'statutory-default',
    severity: 'info',
    title: '按法定期限判定',
    what: '任务没有定期限（长期坚持等），其公开记录按法定的20个工作日判定。每项任务提示一次。培训、属性认定等工作不适用。',
    why: '行政机关主动公开政府信息，自形成或者变更之日起20个工作日内，法律法规另有规定的除外。',
    fix: '不必改动；另有规定期限的，以规定为准。',
    basis: '《政府信息公开条例》第二十六条',
  },
  find({ ledger, plan, duties }) {
    const { n, from } = plan.statutoryDefault;
    return duties.flatMap(({ task, entry, byDefault }) => {
      if (!byDefault || !entry) return [];
      return [
        {
          message: `${taskName({ task, entry })}里时限没有定天数的公开记录，按法律规定判定：${from ?? '信息形成或者变更'}之日起${n}个工作日内公开，晚了的算逾期。`,
          location: ledger.locate(entry.pointer),
          ...ofTask(plan, task),
        },
      ];
    });
  },
};
