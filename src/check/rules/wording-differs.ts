import { readable } from '../../ledger/ledger.ts';
import { partingInShort } from '../../text/in-short.ts';
import { sameWording } from '../../text/similarity.ts';
import type { Finding, Rule } from './rule.ts';
import { fieldName, ofTask, taskName } from './wording.ts';

export const wordingDiffers: Rule = {
  meta: {
    name: 'wording-differs',
    severity: 'warning',
    title: '文字与方案不同',
    what: '工作任务、工作要求或时限要求的文字与方案不一致，含义相同。',
    why: '汇总时按文字归类，写法不一就对不上。',
    fix: '照方案抄写。',
  },
  find(comparison) {
    const { ledger, plan, matches } = comparison;
    return matches.flatMap(({ task, entry, deadline }) => {
      if (!task) return [];
      const finding = (field: string, said: string, wanted: string): Finding => {
        const at = `${entry.pointer}/${field}`;
        const [here, there] = partingInShort(said, wanted);
        return {
          message: `${taskName({ task, entry })}的${fieldName(comparison, at, field)}写的是“${here}”，方案是“${there}”，请照方案抄写。`,
          location: ledger.locate(at),
          ...ofTask(plan, task),
        };
      };
      const findings: Finding[] = [];
      const said = {
        task: readable(entry.task),
        requirement: readable(entry.requirement),
        deadline: readable(entry.deadline),
      };
      const isCopied = said.requirement !== null && sameWording(said.requirement, task.requirement);
      // A merged cell 工作任务 has nothing of its own to say in a row where the plan leaves it blank.
      const isMerged = task.task === '' && isCopied;
      if (
        said.task !== null &&
        !isMerged &&
        !sameWording(said.task, task.task) &&
        !sameWording(said.task, task.requirement)
      ) {
        findings.push(finding('工作任务', said.task, task.task || task.requirement));
      }
      if (said.requirement !== null && !isCopied) {
        findings.push(finding('工作要求', said.requirement, task.requirement));
      }
      if (
        deadline === 'same-meaning' &&
        said.deadline !== null &&
        task.deadline !== null &&
        !sameWording(said.deadline, task.deadline)
      ) {
        findings.push(finding('时限要求', said.deadline, task.deadline));
      }
      return findings;
    });
  },
};
