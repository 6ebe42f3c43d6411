import { formatDueDate } from '../../deadline/due-date.ts';
import { missingTasks } from '../compare.ts';
import type { Rule } from './rule.ts';
import {
  actionVerb,
  adviceToWrite,
  dutyName,
  fieldName,
  ofDuty,
  placeOf,
  workdaysPast,
} from './wording.ts';

export const overdue: Rule = {
  meta: {
    name: 'overdue',
    severity: 'error',
    title: '逾期未办',
    what: '到期日已过，台账里没有公开（答复、完成）的日期。',
    why: '应当公开、办理的没有做，或者做了没有记入台账。',
    fix: '已经做了的补上记录；没有公开的立即公开，没有完成的尽快办理。周期性任务当期没有应公开内容的，写零报告。',
  },
  find(comparison) {
    const missing = missingTasks(comparison);
    return comparison.duties.flatMap((duty) => {
      const { status, due, remaining, requirement } = duty;
      if (status !== 'overdue' || !due || remaining === null) return [];
      if (requirement?.kind === 'at-least' || missing.has(duty.task)) return [];
      const verb = actionVerb(duty);
      const act = duty.isWork ? '尽快办理' : `立即${verb}`;
      const key = `${verb}日期`;
      const dayOfAct = fieldName(comparison, `/公开记录/${key}`, key);
      const lacking = duty.record
        ? `记录里没有写${dayOfAct}；已经${verb}的请补上，没有${verb}的请${act}`
        : `台账里没有${verb === '公开' ? '公开' : '完成'}记录；已经${verb}的请补上记录，没有${verb}的请${act}`;
      const subject = duty.isWork ? '需要办理的' : '应公开的内容';
      const nothing = duty.period
        ? `；本期没有${subject}的，${adviceToWrite(comparison, '/公开记录', '零报告', duty.period.label)}`
        : '';
      return [
        {
          message: `${dutyName(duty)}的到期日是${formatDueDate(due)}，到检查日已逾期${workdaysPast(remaining)}，${lacking}${nothing}。`,
          location: placeOf(comparison, duty),
          ...ofDuty(comparison.plan, duty),
        },
      ];
    });
  },
};
