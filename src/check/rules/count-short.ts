import { formatDay } from '../../calendar/day.ts';
import { placeOf } from '../ledger-check.ts';
import { ofDuty } from './duty-wording.ts';
import { type Rule, taskName } from './rule.ts';

export const countShort: Rule = {
  meta: {
    name: 'count-short',
    severity: 'error',
    title: '次数不够',
    what: '周期结束时，记录的次数少于规定的次数。',
    why: '方案规定了最少次数，如“每年至少1次”。',
    fix: '已经做了的补上记录；没有做的补做。',
  },
  check(check) {
    return check.duties.flatMap((duty) => {
      const { requirement, period, due, status } = duty;
      if (requirement?.kind !== 'at-least' || status !== 'overdue' || !due) return [];
      return [
        {
          message: `${taskName(duty)}${period?.label ?? ''}期到${formatDay(due.date)}为止，${duty.reason ?? ''}。已经做了的请补上记录。`,
          location: placeOf(check, duty),
          ...ofDuty(check.plan, duty),
        },
      ];
    });
  },
};
