import { faultsOf, type Rule } from './rule.ts';

export const unknownMatter: Rule = {
  meta: {
    name: 'unknown-matter',
    severity: 'error',
    title: '事项对不上',
    what: '记录的“事项”不是这项任务的公开事项。',
    why: '不同事项时限不同，认错事项就会算错日期。',
    fix: '从提示列出的事项中选一个照抄。',
  },
  check: (check) => faultsOf(check, 'unknown-matter'),
};
