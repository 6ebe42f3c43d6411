import type { MatchedEntry } from '../match-entries.ts';
import type { Rule } from './rule.ts';
import { ofTask, taskName } from './wording.ts';

export const duplicateTask: Rule = {
  meta: {
    name: 'duplicate-task',
    severity: 'error',
    title: '同一任务写了两行',
    what: '两行对应方案里的同一项任务。',
    why: '记录分在两行，哪一行作数说不清，次数和周期也会算错。',
    fix: '合并成一行，把公开记录放在一起。',
  },
  find({ ledger, plan, matches }) {
    const first = new Map<string, MatchedEntry>();
    return matches.flatMap((match) => {
      const { task, entry } = match;
      if (!task) return [];
      const earlier = first.get(task.no);
      if (!earlier) {
        first.set(task.no, match);
        return [];
      }
      const line = ledger.locate(earlier.entry.pointer).line;
      const where = line === undefined ? '前面' : `第${line}行`;
      return [
        {
          message: `${taskName({ task, entry })}在${where}已经写过，请合并成一行。`,
          location: ledger.locate(entry.pointer),
          ...ofTask(plan, task),
        },
      ];
    });
  },
};
