import { formatDay } from '../../calendar/day.ts';
import type { Rule } from './rule.ts';
import { dutyName, ofDuty, placeOf } from './wording.ts';

export const dueSoon: Rule = {
  meta: {
    name: 'due-soon',
    severity: 'warning',
    title: '即将逾期',
    what: '离到期日只剩5个工作日或更少（用 --due-soon 改变），还没有公开。',
    why: '提前提醒，免得逾期。',
    fix: '在到期日（含当日）前公开，并记入台账。',
  },
  find(comparison) {
    return comparison.duties.flatMap((duty) => {
      if (duty.status !== 'due-soon' || !duty.due) return [];
      // Where the notice is not out, advise by the earliest day the true date can fall on.
      const left = comparison.calendar.workdaysBetween(comparison.asOf, duty.due.earliest);
      return [
        {
          message: `${dutyName(duty)}最迟${formatDay(duty.due.earliest)}（含当日）完成，还剩${Math.max(left, 0)}个工作日。`,
          location: placeOf(comparison, duty),
          ...ofDuty(comparison.plan, duty),
        },
      ];
    });
  },
};
