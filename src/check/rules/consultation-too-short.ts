import { CLAUSES } from '../../deadline/clauses.ts';
import { faultsOf, type Rule } from './rule.ts';

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
  check: (check) => faultsOf(check, 'consultation-too-short'),
};
