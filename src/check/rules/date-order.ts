import { type Day, dateParts, formatDay } from '../../calendar/day.ts';
import { readable } from '../../ledger/ledger.ts';
import type { Comparison } from '../compare.ts';
import { isCovered } from '../record-dates.ts';
import { findingsOfFacts } from './fact-findings.ts';
import type { Finding, Rule } from './rule.ts';
import { dayName } from './wording.ts';

export const dateOrder: Rule = {
  meta: {
    name: 'date-order',
    severity: 'error',
    title: '日期颠倒或者年份不对',
    what: '记录里的日期互相矛盾，如公开日期早于起算日期；或者记录里的日期、报送日期在工作日历收录的年份之外，如把2022写成1922。',
    why: '日期有误就算不出期限，这条记录不作判定；报送日期有误，就不知道是否按时报送。',
    fix: '核对年月日，改正写错的那一个。',
  },
  find: (comparison) => [...submittedUncovered(comparison), ...findingsOfRecords(comparison)],
};

function findingsOfRecords(comparison: Comparison): Finding[] {
  return findingsOfFacts(comparison, (fact) => {
    if (fact.kind === 'days-reversed') {
      const { first, second } = fact;
      return `${dayName(comparison, second)}（${formatDay(second.day)}）早于${dayName(comparison, first)}（${formatDay(first.day)}），两个日期至少有一个写错，请核对`;
    }
    if (fact.kind !== 'day-uncovered') return null;
    return `${outside(dayName(comparison, fact.of), fact.of.day, comparison)}，不能据此判定。请核对年份；确实不在这些年份的，不必列入本年度的台账`;
  });
}

function submittedUncovered(comparison: Comparison): Finding[] {
  const { ledger, calendar } = comparison;
  const submitted = readable(ledger.submitted);
  if (submitted === null || isCovered(calendar, submitted)) return [];
  return [
    {
      message: `${outside('报送日期', submitted, comparison)}。请核对年份。`,
      location: ledger.locate('/报送日期'),
    },
  ];
}

function outside(name: string, day: Day, { calendar: { first, last } }: Comparison): string {
  return `${name}写的是${formatDay(day)}，工作日历只有${dateParts(first).year}年至${dateParts(last).year}年`;
}
