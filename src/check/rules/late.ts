import { formatDay } from '../../calendar/day.ts';
import { formatDueDate } from '../../deadline/due-date.ts';
import { placeOf } from '../ledger-check.ts';
import { daysPast, deedOf, describeDuty, ofDuty } from './duty-wording.ts';
import type { Rule } from './rule.ts';

export const late: Rule = {
  meta: {
    name: 'late',
    severity: 'warning',
    title: '逾期已办',
    what: '公开（答复）的日期晚于到期日。',
    why: '已经逾期，补不回来；公示和考核要如实反映。',
    fix: '核对起算日期和公开日期；日期无误的，说明原因并改进。',
  },
  check(check) {
    return check.duties.flatMap((duty) => {
      if (duty.status !== 'late' || !duty.due || duty.requirement?.kind === 'min-duration')
        return [];
      const done = duty.done === null ? '' : formatDay(duty.done);
      return [
        {
          message: `${describeDuty(duty)}的到期日是${formatDueDate(duty.due)}，${done}才${deedOf(duty)}，晚了${daysPast(duty)}。`,
          location: placeOf(check, duty),
          ...ofDuty(check.plan, duty),
        },
      ];
    });
  },
};
