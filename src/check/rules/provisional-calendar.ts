import { formatDay } from '../../calendar/day.ts';
import { awaitedYear } from '../../deadline/due-date.ts';
import type { Rule } from './rule.ts';

export const provisionalCalendar: Rule = {
  meta: {
    name: 'provisional-calendar',
    severity: 'info',
    title: '放假安排尚未公布',
    what: '有的到期日落在国务院办公厅还没有公布放假安排的日子以后。每份台账、每一年提示一次。',
    why: '调休的安排要到通知公布才知道，现在算出的日期是暂定的。',
    fix: '以“不早于”的日期安排工作；通知公布后更新程序，再检查一次。',
  },
  find({ ledger, calendar, duties }) {
    const years = new Set<number>();
    for (const { due } of duties) {
      if (due?.provisional) years.add(awaitedYear(due));
    }
    return [...years]
      .sort((a, b) => a - b)
      .map((year) => ({
        message: `${year}年放假安排尚未公布（已公布到${formatDay(calendar.confirmedThrough)}），暂按法定节假日计算，相应的到期日是暂定的。`,
        location: ledger.locate('/计划'),
      }));
  },
};
