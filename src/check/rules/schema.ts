import type { Rule } from './rule.ts';

/** Reported by src/schema against schemas/ledger.schema.json. */
export const schema: Rule = {
  meta: {
    name: 'schema',
    severity: 'error',
    title: '填写不合格式',
    what: '缺少必填的字段、写了不认识的字段、日期或数字的写法不对。',
    why: '字段写错，日期就会算错或漏算；出错的那一行不作判定，其余各行照常检查。',
    fix: '按提示改正字段名或写法；字段的含义见 schemas/ledger.schema.json，编辑器可据此提示。',
  },
};
