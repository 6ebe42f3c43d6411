import { formatDay } from '../../calendar/day.ts';
import type { Fact } from '../fact.ts';
import { findingsOfFacts, findingsOfStray } from './fact-findings.ts';
import type { Rule, UnplannedRows } from './rule.ts';
import { dayName } from './wording.ts';

export const futureDate: Rule = {
  meta: {
    name: 'future-date',
    severity: 'error',
    title: '日期在将来',
    what: '记录里的日期晚于检查日。',
    why: '台账记的是已经做了的事；多半是年份或月份写错。',
    fix: '改正日期；还没有公开的不写公开日期。',
  },
  find: (comparison) => findingsOfFacts(comparison, wordsIn(comparison)),
  findUnplanned: (rows) => findingsOfStray(rows, wordsIn(rows)),
};

function wordsIn(rows: UnplannedRows): (fact: Fact) => string | null {
  const asOf = formatDay(rows.asOf);
  return (fact) => {
    if (fact.kind === 'day-to-come') {
      return `${dayName(rows, fact.of)}写的是${formatDay(fact.of.day)}，晚于检查日${asOf}；台账只记已经发生的事，请核对年月日`;
    }
    return fact.kind === 'period-to-come'
      ? `${fact.label}到检查日${asOf}尚未结束，还不能作零报告`
      : null;
  };
}
