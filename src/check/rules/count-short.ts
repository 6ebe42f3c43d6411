import { formatDay } from '../../calendar/day.ts';
import { missingTasks } from '../compare.ts';
import type { Rule } from './rule.ts';
import { ofDuty, placeOf, taskName } from './wording.ts';

export const countShort: Rule = {
  meta: {
    name: 'count-short',
    severity: 'error',
    title: '次数不够',
    what: '周期结束时，记录的次数少于规定的次数。',
    why: '方案规定了最少次数，如“每年至少1次”。',
    fix: '已经做了的补上记录；没有做的补做。',
  },
  find(comparison) {
    const missing = missingTasks(comparison);
    return comparison.duties.flatMap((duty) => {
      const { requirement, period, due, status, reason } = duty;
      if (requirement?.kind !== 'at-least' || status !== 'overdue' || !period || !due) return [];
      if (missing.has(duty.task)) return [];
      return [
        {
          message: `${taskName(duty)}${period.label}期到${formatDay(due.date)}为止，${reason}。已经做了的请补上记录。`,
          location: placeOf(comparison, duty),
          ...ofDuty(comparison.plan, duty),
        },
      ];
    });
  },
};
