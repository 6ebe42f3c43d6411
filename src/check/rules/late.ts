import { formatDay } from '../../calendar/day.ts';
import { formatDueDate } from '../../deadline/due-date.ts';
import { readable } from '../../ledger/ledger.ts';
import type { Duty } from '../duty.ts';
import type { Rule } from './rule.ts';
import { actionVerb, dutyName, ofDuty, placeOf, quote, shorten, workdaysPast } from './wording.ts';

export const late: Rule = {
  meta: {
    name: 'late',
    severity: 'warning',
    title: '逾期已办',
    what: '公开（答复、完成）的日期晚于到期日。',
    why: '已经逾期，补不回来；公示和考核要如实反映。',
    fix: '核对起算日期和公开（完成）日期；日期无误的，在备注里说明原因，报告会一并列出。',
  },
  find(comparison) {
    return comparison.duties.flatMap((duty) => {
      const { status, due, done, remaining } = duty;
      // A consultation that was too short is late by no number of days: consultation-too-short.
      if (status !== 'late' || !due || done === null || remaining === null) return [];
      return [
        {
          message: `${dutyName(duty)}的到期日是${formatDueDate(due)}，${formatDay(done)}才${actionVerb(duty)}，晚了${workdaysPast(remaining)}。${explanation(duty)}`,
          location: placeOf(comparison, duty),
          ...ofDuty(comparison.plan, duty),
        },
      ];
    });
  },
};

/** What the ledger says of it: the office takes that into account. */
function explanation({ record, entry }: Duty): string {
  const said = readable(record?.remark) ?? readable(entry?.remark) ?? readable(entry?.progress);
  return said ? `台账的说明：${quote(shorten(said, EXPLANATION_LENGTH))}。` : '';
}

const EXPLANATION_LENGTH = 80;
