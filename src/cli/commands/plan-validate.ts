import { parseRequirement } from '../../deadline/parse-requirement.ts';
import { sameMeaning } from '../../deadline/same-meaning.ts';
import { tasksOfNobody } from '../../plan/bodies.ts';
import { checkWordings } from '../../plan/check-wording.ts';
import { resolvePlan } from '../../plan/resolve-plan.ts';
import { outdented } from '../../report/wrap.ts';
import type { CliCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import { type Io, writeLines } from '../io.ts';
import { onlyBundled, planProblem } from '../plan-choice.ts';

export const planValidate: CliCommand = {
  define(command) {
    command
      .description('校验方案文件：格式、单位、编号、时限的读法')
      .argument('[方案]', '编号或文件');
  },
  run: ([plan]: [string | undefined], _options, io) => validate(plan, io),
};

/** Checks a plan file: its shape, its names and numbers, its deadlines against their wording, and who owes its tasks. */
async function validate(idOrPath: string | undefined, io: Io): Promise<number> {
  const name = idOrPath ?? onlyBundled();
  const result = resolvePlan(name);
  if ('diagnostics' in result) {
    const missing = result.diagnostics.some(({ rule }) => rule === 'unknown-plan');
    const problem = planProblem(name, result.diagnostics, io.terminal.width);
    if (missing) throw problem;
    await writeLines(io, [problem.message, ...problem.below]);
    return EXIT.findings;
  }
  const { plan, document } = result;
  const warnings = checkWordings(
    plan,
    parseRequirement,
    (a, b) => sameMeaning(a, b, plan.year),
    document.locate,
  );
  const unowned = tasksOfNobody(plan).map(({ no, responsible: { text } }) => ({
    message: `警告：第${no}项没有落到任何单位：${text.trim() === '' ? '责任单位空着' : `责任单位是“${text}”`}，没有点名的单位，也不知道其中有哪些单位，没有哪个单位的台账必须有这一项。请明确责任单位。`,
    location: document.locate(
      `/tasks/${plan.tasks.findIndex((task) => task.no === no)}/responsible`,
    ),
  }));
  const lines = [...warnings, ...unowned].map(
    ({ message, location: { line, column } }) => `${line ?? 1}:${column ?? 1} ${message}`,
  );
  const summary = `${plan.id}：${plan.tasks.length}项任务，格式正确；时限的文字与结构化的读法不同的${warnings.length}处，没有落到任何单位的任务${unowned.length}项。`;
  const shown = [...lines, summary].flatMap((line) => outdented(line, io.terminal.width));
  await writeLines(io, shown);
  return EXIT.clean;
}
