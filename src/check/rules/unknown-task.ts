import { readable } from '../../ledger/ledger.ts';
import { isLost } from '../compare.ts';
import type { Rule } from './rule.ts';
import { itemName, shorten, shortQuote } from './wording.ts';

export const unknownTask: Rule = {
  meta: {
    name: 'unknown-task',
    severity: 'error',
    title: '认不出是哪一项任务',
    what: '序号和文字都对不上方案里的任务，或者同时对得上几项。',
    why: '认错任务就会按错误的时限判定，所以宁可不认。',
    fix: '序号写方案里的编号；文字照方案抄写，几项任务文字相同的再写上“工作要求”。本单位自定的任务不写序号。',
  },
  find({ ledger, matches }) {
    return matches.flatMap((match) => {
      const { entry, by, candidates } = match;
      if (by !== 'none') return [];
      const [no, task] = [readable(entry.no), readable(entry.task)];
      // Of a row in which nothing that names a task can be read that has been told.
      if (isLost(match) && no === null && task === null) return [];
      const said = [no === null ? null : `序号${no}`, task === null ? null : shortQuote(task)];
      const name = said.filter((part) => part !== null).join('、');
      const advice =
        candidates.length > 0
          ? `可能是：${candidates.map((other) => `${itemName(other.no)}（${shorten(other.requirement)}）`).join('；')}。请写方案里的序号，或者写上“工作要求”`
          : '方案里没有哪一项任务与它明显相符。请核对序号和文字；本单位自定的任务不写序号';
      const field = no === null ? '工作任务' : '序号';
      return [
        {
          message: `认不出${name}是哪一项任务，本行没有判定。${advice}。`,
          location: ledger.locate(`${entry.pointer}/${field}`),
        },
      ];
    });
  },
};
