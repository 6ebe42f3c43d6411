import { missingTasks } from '../compare.ts';
import type { Rule } from './rule.ts';
import { dutyName, latestText, ofDuty, placeOf } from './wording.ts';

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
    const missing = missingTasks(comparison);
    return comparison.duties.flatMap((duty) => {
      if (duty.status !== 'due-soon' || !duty.due || missing.has(duty.task)) return [];
      return [
        {
          message: `${dutyName(duty)}${latestText(duty.due, comparison)}。`,
          location: placeOf(comparison, duty),
          ...ofDuty(comparison.plan, duty),
        },
      ];
    });
  },
};
