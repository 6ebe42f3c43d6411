import { diffPlans } from '../../plan/diff-plans.ts';
import { planDiffLines } from '../../plan/plan-diff-text.ts';
import type { CliCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import { type Io, writeLines } from '../io.ts';
import { namedPlan } from '../plan-choice.ts';

export const planDiff: CliCommand = {
  define(command) {
    command
      .description('比较两份方案：增加、取消、修改的任务')
      .argument('<旧方案>', '编号或文件')
      .argument('<新方案>', '编号或文件');
  },
  run: ([before, after]: [string, string], _options, io) => diff(before, after, io),
};

/** What changed from one plan to another. */
async function diff(before: string, after: string, io: Io): Promise<number> {
  const found = diffPlans(await namedPlan(before), await namedPlan(after));
  await writeLines(io, planDiffLines(found));
  return EXIT.clean;
}
