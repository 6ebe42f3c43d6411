import { formatDay } from '../../calendar/day.ts';
import { formatDueDate } from '../../deadline/due-date.ts';
import type { Rule } from './rule.ts';
import { actionVerb, dutyName, ofDuty, placeOf, workdaysPast } from './wording.ts';

export const late: Rule = {
  meta: {
    name: 'late',
    severity: 'warning',
    title: '逾期已办',
    what: '公开（答复、完成）的日期晚于到期日。',
    why: '已经逾期，补不回来；公示和考核要如实反映。',
    fix: '核对起算日期和公开（完成）日期；日期无误的，说明原因并改进。',
  },
  find(comparison) {
    return comparison.duties.flatMap((duty) => {
      const { status, due, done, remaining } = duty;
      // A consultation that was too short is late by no number of days: consultation-too-short.
      if (status !== 'late' || !due || done === null || remaining === null) return [];
      return [
        {
          message: `${dutyName(duty)}的到期日是${formatDueDate(due)}，${formatDay(done)}才${actionVerb(duty)}，晚了${workdaysPast(remaining)}。`,
          location: placeOf(comparison, duty),
          ...ofDuty(comparison.plan, duty),
        },
      ];
    });
  },
};
