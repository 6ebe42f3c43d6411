import { type Day, dateParts, formatDay } from '../../calendar/day.ts';
import { readable } from '../../ledger/ledger.ts';
import type { Comparison } from '../compare.ts';
import type { Fact } from '../fact.ts';
import { isCovered } from '../record-dates.ts';
import { findingsOfFacts, findingsOfStray } from './fact-findings.ts';
import type { Finding, Rule, UnplannedRows } from './rule.ts';
import { dayName, ofLedger } from './wording.ts';

export const dateOrder: Rule = {
  meta: {
    name: 'date-order',
    severity: 'error',
    title: '日期颠倒或者年份不对',
    what: '记录里的日期互相矛盾，如公开日期早于起算日期；或者记录里的日期、报送日期在工作日历收录的年份之外，如把2022写成1922；或者报送日期早于方案的年度。',
    why: '日期有误就算不出期限，这条记录不作判定；报送日期有误，就不知道是否按时报送。',
    fix: '核对年月日，改正写错的那一个。',
  },
  find: (comparison) => [
    ...submittedUncovered(comparison),
    ...submittedBeforePlan(comparison),
    ...findingsOfFacts(comparison, wordsIn(comparison)),
  ],
  findUnplanned: (rows) => [...submittedUncovered(rows), ...findingsOfStray(rows, wordsIn(rows))],
};

function wordsIn(rows: UnplannedRows): (fact: Fact) => string | null {
  return (fact) => {
    if (fact.kind === 'days-reversed') {
      const { first, second } = fact;
      return `${dayName(rows, second)}（${formatDay(second.day)}）早于${dayName(rows, first)}（${formatDay(first.day)}），两个日期至少有一个写错，请核对`;
    }
    if (fact.kind !== 'day-uncovered') return null;
    return `${outside(dayName(rows, fact.of), fact.of.day, rows)}，不能据此判定。请核对年份；确实不在这些年份的，不必列入本年度的台账`;
  };
}

function submittedUncovered(rows: UnplannedRows): Finding[] {
  const { ledger, calendar } = rows;
  const submitted = readable(ledger.submitted);
  if (submitted === null || isCovered(calendar, submitted)) return [];
  return [
    {
      message: `${outside('报送日期', submitted, rows)}。请核对年份。`,
      location: ledger.locate('/报送日期'),
    },
  ];
}

/** Of a year before the plan there is no ledger against it: in time it only seems to be. */
function submittedBeforePlan({ ledger, plan, calendar }: Comparison): Finding[] {
  const submitted = readable(ledger.submitted);
  if (submitted === null || !isCovered(calendar, submitted)) return [];
  if (submitted >= Math.min(plan.issued, plan.period.from)) return [];
  return [
    {
      message: `报送日期写的是${formatDay(submitted)}，方案是${formatDay(plan.issued)}印发的。请核对年份。`,
      location: ledger.locate('/报送日期'),
      ...ofLedger(plan),
    },
  ];
}

function outside(name: string, day: Day, { calendar: { first, last } }: UnplannedRows): string {
  return `${name}写的是${formatDay(day)}，工作日历只有${dateParts(first).year}年至${dateParts(last).year}年`;
}
