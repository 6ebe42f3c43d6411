import { faultsOf, type Rule } from './rule.ts';

export const futureDate: Rule = {
  meta: {
    name: 'future-date',
    severity: 'error',
    title: '日期在将来',
    what: '记录里的日期晚于检查日。',
    why: '台账记的是已经做了的事；多半是年份或月份写错。',
    fix: '改正日期；还没有公开的不写公开日期。',
  },
  check: (check) => faultsOf(check, 'future-date'),
};
