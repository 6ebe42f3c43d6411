import { parseRequirement } from '../../deadline/parse-requirement.ts';
import { sameMeaning } from '../../deadline/same-meaning.ts';
import { checkWordings } from '../../plan/check-wording.ts';
import { resolvePlan } from '../../plan/resolve-plan.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type Io, write } from '../io.ts';
import { onlyBundled, planProblem } from '../plan-choice.ts';

export const planValidate: CliCommand = {
  define(command) {
    command
      .description('校验方案文件：格式、单位、编号、时限的读法')
      .argument('[方案]', '编号或文件');
  },
  run: ([plan]: [string | undefined], _options, io) => validate(plan, io),
};

/** Checks a plan file: its shape, its names and numbers, and its deadlines against their wording. */
async function validate(idOrPath: string | undefined, io: Io): Promise<number> {
  const name = idOrPath ?? onlyBundled();
  const result = resolvePlan(name);
  if ('diagnostics' in result) {
    const missing = result.diagnostics.some(({ rule }) => rule === 'unknown-plan');
    if (missing) throw new UsageError(planProblem(name, result.diagnostics));
    await write(io.stdout, `${planProblem(name, result.diagnostics)}\n`);
    return EXIT.findings;
  }
  const { plan, document } = result;
  const warnings = checkWordings(
    plan,
    parseRequirement,
    (a, b) => sameMeaning(a, b, plan.year),
    document.locate,
  );
  const lines = warnings.map(
    ({ message, location: { line, column } }) => `${line ?? 1}:${column ?? 1} ${message}`,
  );
  const summary = `${plan.id}：${plan.tasks.length}项任务，格式正确；时限的文字与结构化的读法不同的${warnings.length}处。`;
  await write(io.stdout, `${[...lines, summary].join('\n')}\n`);
  return EXIT.clean;
}
