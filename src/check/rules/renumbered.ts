import { itemName, type Rule, shorten } from './rule.ts';

export const renumbered: Rule = {
  meta: {
    name: 'renumbered',
    severity: 'info',
    title: '序号不是方案的编号',
    what: '序号与方案的编号不同，按文字认定了任务。',
    why: '很多台账用本单位自己的流水号；认定的结果要让人看得见。',
    fix: '核对认定是否正确；最好改写方案里的序号。',
  },
  check({ ledger, matches }) {
    return matches.flatMap(({ task, entry, by }) =>
      task && by === 'wording'
        ? [
            {
              message: `${entry.no === null ? '没有写序号' : `序号${entry.no}不是方案的编号`}，按文字认定为方案${itemName(task.no)}（${shorten(task.requirement)}）。`,
              location: ledger.locate(entry.no === null ? entry.pointer : `${entry.pointer}/序号`),
              taskNo: task.no,
            },
          ]
        : [],
    );
  },
};
