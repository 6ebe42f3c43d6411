import { type LedgerEntry, readable, UNREADABLE } from '../../ledger/ledger.ts';
import type { Rule } from './rule.ts';
import { itemName, ofTask, shorten } from './wording.ts';

export const renumbered: Rule = {
  meta: {
    name: 'renumbered',
    severity: 'info',
    title: '序号不是方案的编号',
    what: '序号与方案的编号不同，按文字认定了任务。',
    why: '很多台账用本单位自己的流水号；认定的结果要让人看得见。',
    fix: '核对认定是否正确；最好改写方案里的序号。',
  },
  find({ ledger, plan, matches }) {
    const found = matches.flatMap(({ task, entry, by }) =>
      // Of a number that cannot be read it is told that it is none.
      task && by === 'wording' && entry.no !== UNREADABLE ? [{ task, entry }] : [],
    );
    if (found.length > FEW) {
      const pairs = found.map(({ task, entry }) => `${readable(entry.no) ?? '（空）'}→${task.no}`);
      return [
        {
          message: `序号是本单位的流水号，不是方案的编号；按文字认定任务，各行的序号→方案的序号：${pairs.join('，')}。`,
          location: ledger.locate('/台账', 'key'),
        },
      ];
    }
    return found.map(({ task, entry }) => ({
      message: `${whyByWording(entry)}，按文字认定为方案${itemName(task.no)}（${shorten(task.requirement)}）。`,
      location: ledger.locate(entry.no === null ? entry.pointer : `${entry.pointer}/序号`),
      ...ofTask(plan, task),
    }));
  },
};

function whyByWording({ no }: LedgerEntry): string {
  return no === null ? '没有写序号' : `序号${readable(no)}不是方案的编号`;
}

/** From so many rows on the ledger has a numbering of its own, and one finding says so. */
const FEW = 3;
