import { faultsOf, type Rule } from './rule.ts';

export const recordIncomplete: Rule = {
  meta: {
    name: 'record-incomplete',
    severity: 'error',
    title: '记录不完整',
    what: '记录缺少计算期限所需的字段：起算日期、开始日期、结束日期、期间，或者没写清是哪一个事项。',
    why: '缺了就不能判定是否按期。',
    fix: '按提示补上字段。',
  },
  check: (check) => faultsOf(check, 'record-incomplete'),
};
