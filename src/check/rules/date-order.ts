import { faultsOf, type Rule } from './rule.ts';

export const dateOrder: Rule = {
  meta: {
    name: 'date-order',
    severity: 'error',
    title: '日期颠倒或者年份不对',
    what: '记录里的日期互相矛盾，如公开日期早于起算日期；或者在工作日历收录的年份之外，如把2022写成1922。',
    why: '日期有误就算不出期限，这条记录不作判定。',
    fix: '核对年月日，改正写错的那一个。',
  },
  check: (check) => faultsOf(check, 'date-order'),
};
