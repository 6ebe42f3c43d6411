import { placeholderIn } from '../../ledger/placeholder.ts';
import { inShort } from '../../text/in-short.ts';
import { closest } from '../../text/similarity.ts';
import type { Rule } from './rule.ts';

export const unknownBody: Rule = {
  raisedBy: ['ledger'],
  meta: {
    name: 'unknown-body',
    severity: 'error',
    title: '部门不在方案之内',
    what: '台账的“部门”既不是方案里的单位名称，也不是它的简称。',
    why: '认不出部门，就不知道它承担哪些任务，这份台账无法检查。',
    fix: '写方案所用的名称，如 建设局；方案里的单位用 gongkai plan show 查看。',
  },
  find({ ledger, plan, body }) {
    if (body) return [];
    const names = plan.bodies.flatMap(({ name, aliases }) => [name, ...aliases]);
    const near = closest(ledger.body, names);
    const placeholder = placeholderIn(ledger.body);
    const hint = placeholder
      ? `“${placeholder}”不是单位的名称，请换成本部门的名称。`
      : near
        ? `是不是“${near}”？`
        : `方案里的单位有：${plan.bodies.map(({ name }) => name).join('、')}。`;
    return [
      {
        message: `“${plan.title}”里没有“${inShort(ledger.body)}”这个单位，本台账的任务无法检查。${hint}`,
        location: ledger.locate('/部门'),
      },
    ];
  },
};
