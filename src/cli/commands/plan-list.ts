import { formatDay } from '../../calendar/day.ts';
import { listPlans } from '../../plan/bundled-plans.ts';
import type { CliCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import { type Io, writeLines } from '../io.ts';
import { namedPlan } from '../plan-choice.ts';

export const planList: CliCommand = {
  define(command) {
    command.description('列出自带的方案');
  },
  run: (_args, _options, io) => list(io),
};

/** The bundled plans, one a line: id, title, numbers. */
async function list(io: Io): Promise<number> {
  const lines: string[] = [];
  for (const { id } of listPlans()) {
    const plan = await namedPlan(id);
    lines.push(
      `${id}  ${plan.title}（${plan.tasks.length}项任务，${plan.bodies.length}个单位，${formatDay(plan.issued)}印发）`,
    );
  }
  await writeLines(io, lines);
  return EXIT.clean;
}
