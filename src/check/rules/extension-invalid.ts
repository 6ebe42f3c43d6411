import { CLAUSES } from '../../deadline/clauses.ts';
import { faultsOf, type Rule } from './rule.ts';

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
  check: (check) => faultsOf(check, 'extension-invalid'),
};
