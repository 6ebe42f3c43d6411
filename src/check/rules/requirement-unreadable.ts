import { narrowTo } from '../../diagnostic.ts';
import { inShort } from '../../text/in-short.ts';
import type { Rule } from './rule.ts';
import { ofTask, taskName } from './wording.ts';

export const requirementUnreadable: Rule = {
  meta: {
    name: 'requirement-unreadable',
    severity: 'warning',
    title: '时限要求读不懂',
    what: '“时限要求”里有读不懂的文字：本单位自定任务的时限，或与方案文字不同的时限。',
    why: '读不懂就不能计算，也不能断定与方案是否一致；宁可说不知道，不猜日期。',
    fix: '改成常用的写法，如“信息形成之日起20个工作日内公开”“2022年8月底前”“每月后10个工作日内”；用 gongkai due 试算。',
  },
  find({ ledger, plan, matches }) {
    return matches.flatMap(({ task, entry, reading }) =>
      (reading ?? []).flatMap((requirement) =>
        requirement.kind === 'unknown'
          ? [
              {
                message: `${taskName({ task, entry })}的时限要求中，“${inShort(requirement.text)}”读不懂，没有据此计算日期。${task ? '请照方案抄写。' : '请改成常用的写法，如“每月后10个工作日内”“2022年8月底前”。'}`,
                location: narrowTo(ledger.locate(`${entry.pointer}/时限要求`), requirement.text),
                ...ofTask(plan, task),
              },
            ]
          : [],
      ),
    );
  },
};
