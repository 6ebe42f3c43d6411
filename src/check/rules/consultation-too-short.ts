import { formatDay } from '../../calendar/day.ts';
import { CLAUSES } from '../../deadline/clauses.ts';
import { findingsOfFacts } from './fact-findings.ts';
import type { Rule } from './rule.ts';
import { recordName } from './wording.ts';

export const consultationTooShort: Rule = {
  meta: {
    name: 'consultation-too-short',
    severity: 'error',
    title: '征求意见期限不足',
    what: '征求意见（公示）的起止日期之间少于规定的期限。',
    why: '重大行政决策向社会公开征求意见的期限一般不少于30日，开始当日不计。',
    fix: '核对起止日期；期限不足的应当延长或重新征求意见。',
    basis: CLAUSES.majorDecision,
  },
  find: (comparison) =>
    findingsOfFacts(comparison, (fact) => {
      if (fact.kind !== 'consultation-short') return null;
      const { record, requirement, from, end, firstEnd } = fact;
      const unit = requirement.unit === 'workday' ? '个工作日' : '日';
      return `记录${recordName(record)}从${formatDay(from)}到${formatDay(end)}只有${end - from}日，少于${requirement.n}${unit}；最早应到${formatDay(firstEnd)}结束`;
    }),
};
