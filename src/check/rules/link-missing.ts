import type { Rule } from './rule.ts';
import { fieldName, ofTask, recordName, taskName } from './wording.ts';

export const linkMissing: Rule = {
  meta: {
    name: 'link-missing',
    severity: 'warning',
    title: '没有链接',
    what: '已经公开的记录没有写网址，也没有写佐证材料。培训、听取汇报等工作不要网址。',
    why: '没有网址就无法核实是否公开、何时公开。',
    fix: '补上“链接”，写公开页面的完整网址；不在网上公开的（如张贴在村务公开栏），在“佐证”里写证明材料。',
  },
  find(comparison) {
    const { ledger, plan, duties } = comparison;
    return duties.flatMap((duty) => {
      const { task, entry, record, requirement } = duty;
      // Work done, or a meeting or training counted, needs no page of its own.
      if (!record || record.disclosed === null || requirement?.kind === 'at-least') return [];
      // What hangs on a board in the village is proved otherwise.
      if (record.link !== null || record.evidence !== null || duty.isWork) return [];
      const called = (key: string) => fieldName(comparison, `${record.pointer}/${key}`, key);
      return [
        {
          message: `${taskName({ task, entry })}的记录${recordName(record)}写了${called('公开日期')}，没有写${called('链接')}，请补上公开页面的网址。`,
          location: ledger.locate(record.pointer),
          ...ofTask(plan, task),
        },
      ];
    });
  },
};
