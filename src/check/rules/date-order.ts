import { dateParts, formatDay } from '../../calendar/day.ts';
import { findingsOfFacts } from './fact-findings.ts';
import type { Rule } from './rule.ts';

export const dateOrder: Rule = {
  meta: {
    name: 'date-order',
    severity: 'error',
    title: '日期颠倒或者年份不对',
    what: '记录里的日期互相矛盾，如公开日期早于起算日期；或者在工作日历收录的年份之外，如把2022写成1922。',
    why: '日期有误就算不出期限，这条记录不作判定。',
    fix: '核对年月日，改正写错的那一个。',
  },
  find: (comparison) =>
    findingsOfFacts(comparison, (fact) => {
      if (fact.kind === 'days-reversed') {
        const { first, second } = fact;
        return `${second.name}（${formatDay(second.day)}）早于${first.name}（${formatDay(first.day)}），两个日期至少有一个写错，请核对`;
      }
      if (fact.kind !== 'day-uncovered') return null;
      const { first, last } = comparison.calendar;
      return `${fact.of.name}写的是${formatDay(fact.of.day)}，工作日历只有${dateParts(first).year}年至${dateParts(last).year}年，不能据此判定。请核对年份；确实不在这些年份的，不必列入本年度的台账`;
    }),
};
