import type { Rule } from './rule.ts';

/** Reported where ledgers are matched with plans (src/check/run.ts). */
export const unknownPlan: Rule = {
  meta: {
    name: 'unknown-plan',
    severity: 'error',
    title: '计划不存在',
    what: '台账的“计划”不是本次检查所用的工作方案，或者没有这一份方案。',
    why: '不知道按哪一年的工作方案检查，任务和时限都无从对照。',
    fix: '“计划”写成“方案代号/年份”；已有的方案用 gongkai plan list 查看。',
  },
};
