import { formatDay } from '../../calendar/day.ts';
import { CLAUSES } from '../../deadline/clauses.ts';
import { isCovered } from '../record-dates.ts';
import type { Rule } from './rule.ts';
import { ofTask, recordName, taskName } from './wording.ts';

/** Workdays that a third party, or an organ that made the information too, has for its opinion. */
const LIMIT = 15;

export const consultationTooLong: Rule = {
  meta: {
    name: 'consultation-too-long',
    severity: 'warning',
    title: '扣除的期间过长',
    what: '依申请公开扣除的征求意见期间，起日不计超过15个工作日。',
    why: '第三方和共同制作信息的机关应当自收到征求意见书之日起15个工作日内提出意见；扣得越久，答复期限就越晚。',
    fix: '核对起止日期；确实超过的，在备注里说明原因。',
    basis: CLAUSES.consultation,
  },
  find({ ledger, plan, calendar, matches }) {
    return matches.flatMap(({ task, entry }) =>
      entry.records.flatMap((record) =>
        record.deductions.flatMap(({ from, to }, index) => {
          if (typeof from !== 'number' || typeof to !== 'number') return [];
          if (!isCovered(calendar, from) || !isCovered(calendar, to)) return [];
          const workdays = calendar.workdaysBetween(from, to);
          if (workdays <= LIMIT) return [];
          return [
            {
              message: `${taskName({ task, entry })}的记录${recordName(record)}的扣除期间从${formatDay(from)}到${formatDay(to)}，起日不计有${workdays}个工作日；征求意见的期限是${LIMIT}个工作日，请核对。`,
              location: ledger.locate(`${record.pointer}/扣除期间/${index}`),
              ...ofTask(plan, task),
            },
          ];
        }),
      ),
    );
  },
};
