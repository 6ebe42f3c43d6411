import { readable } from '../../ledger/ledger.ts';
import { partingInShort } from '../../text/in-short.ts';
import type { Rule } from './rule.ts';
import { fieldName, ofTask, taskName } from './wording.ts';

export const deadlineDiffers: Rule = {
  meta: {
    name: 'deadline-differs',
    severity: 'error',
    title: '时限要求与方案不同',
    what: '台账的“时限要求”与方案含义不同：天数、单位、日期或起算的事由不一样。',
    why: '时限以方案为准，本程序按方案的时限判定。',
    fix: '照方案抄写时限要求。',
  },
  find(comparison) {
    const { ledger, plan, matches } = comparison;
    return matches.flatMap(({ task, entry, deadline }) => {
      if (!task || deadline !== 'other') return [];
      const at = `${entry.pointer}/时限要求`;
      const [here, there] = partingInShort(readable(entry.deadline) ?? '', task.deadline ?? '');
      return [
        {
          message: `${taskName({ task, entry })}的${fieldName(comparison, at, '时限要求')}写的是“${here}”，与方案的含义不同；方案是“${there}”，已按方案判定。`,
          location: ledger.locate(at),
          ...ofTask(plan, task),
        },
      ];
    });
  },
};
