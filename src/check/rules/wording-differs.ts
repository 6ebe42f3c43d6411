import { sameWording } from '../../text/similarity.ts';
import type { Finding, Rule } from './rule.ts';
import { ofTask, taskName } from './wording.ts';

export const wordingDiffers: Rule = {
  meta: {
    name: 'wording-differs',
    severity: 'warning',
    title: '文字与方案不同',
    what: '工作任务、工作要求或时限要求的文字与方案不一致，含义相同。',
    why: '汇总时按文字归类，写法不一就对不上。',
    fix: '照方案抄写。',
  },
  find({ ledger, plan, matches }) {
    return matches.flatMap(({ task, entry, deadline }) => {
      if (!task) return [];
      const finding = (field: string, said: string, wanted: string): Finding => ({
        message: `${taskName({ task, entry })}的${field}写的是“${said}”，方案是“${wanted}”，请照方案抄写。`,
        location: ledger.locate(`${entry.pointer}/${field}`),
        ...ofTask(plan, task),
      });
      const findings: Finding[] = [];
      const isCopied =
        entry.requirement !== null && sameWording(entry.requirement, task.requirement);
      // A merged cell 工作任务 has nothing of its own to say in a row where the plan leaves it blank.
      const isMerged = task.task === '' && isCopied;
      if (
        entry.task !== null &&
        !isMerged &&
        !sameWording(entry.task, task.task) &&
        !sameWording(entry.task, task.requirement)
      ) {
        findings.push(finding('工作任务', entry.task, task.task || task.requirement));
      }
      if (entry.requirement !== null && !isCopied) {
        findings.push(finding('工作要求', entry.requirement, task.requirement));
      }
      if (
        deadline === 'same-meaning' &&
        entry.deadline !== null &&
        task.deadline !== null &&
        !sameWording(entry.deadline, task.deadline)
      ) {
        findings.push(finding('时限要求', entry.deadline, task.deadline));
      }
      return findings;
    });
  },
};
