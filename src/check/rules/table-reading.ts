import type { Rule } from './rule.ts';

/** Reported by the readers of tables in src/input. */
export const tableReading: Rule = {
  meta: {
    name: 'table-reading',
    severity: 'info',
    title: '文件是怎样读的',
    what: '表格里没有读的工作表、表格或栏目；不是 UTF-8 的 CSV 文件按什么编码读的。',
    why: '没有读到的内容不参加检查，应当知道是哪些。',
    fix: '确实不是台账内容的不必理会；应当读的，把表头改成台账的栏目名（docs/formats.md）。',
  },
};
