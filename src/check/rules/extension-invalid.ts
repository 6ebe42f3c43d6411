import { formatDay } from '../../calendar/day.ts';
import { CLAUSES } from '../../deadline/clauses.ts';
import type { ExtensionProblem } from '../fact.ts';
import { findingsOfFacts } from './fact-findings.ts';
import type { Rule } from './rule.ts';
import { recordName } from './wording.ts';

export const extensionInvalid: Rule = {
  meta: {
    name: 'extension-invalid',
    severity: 'error',
    title: '延期不成立',
    what: '依申请公开的延期没有经过同意、没有在原到期日前告知申请人，或者超过20个工作日。',
    why: '延期须经政府信息公开工作机构负责人同意并告知申请人，最长20个工作日；不成立的按原到期日判定。',
    fix: '补上“同意”“告知日期”；日期无误而延期不成立的，按逾期处理。',
    basis: CLAUSES.reply,
  },
  find: (comparison) =>
    findingsOfFacts(comparison, (fact) => {
      if (fact.kind !== 'extension-invalid') return null;
      const { record, problem, originalDue } = fact;
      return `记录${recordName(record)}的延期不成立：${why(problem)}。仍按原到期日${formatDay(originalDue)}判定`;
    }),
};

function why(problem: ExtensionProblem): string {
  switch (problem.kind) {
    case 'not-provided':
      return '本项任务的时限要求没有规定可以延期';
    case 'too-long':
      return `延长了${problem.workdays}个工作日，最长不得超过${problem.limit}个工作日`;
    case 'not-agreed':
      return '写明没有经政府信息公开工作机构负责人同意';
    case 'not-notified':
      return '没有写明告知申请人的日期';
    case 'notified-late':
      return `${formatDay(problem.notified)}才告知申请人，晚于原到期日`;
  }
}
