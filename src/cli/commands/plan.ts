import { formatDay } from '../../calendar/day.ts';
import { formatRequirement } from '../../deadline/format-requirement.ts';
import { parseRequirement } from '../../deadline/parse-requirement.ts';
import { sameMeaning } from '../../deadline/same-meaning.ts';
import type { InputDocument } from '../../input/document.ts';
import { tasksOf } from '../../plan/bodies.ts';
import { checkWordings } from '../../plan/check-wording.ts';
import { diffPlans } from '../../plan/diff-plans.ts';
import { listPlans } from '../../plan/list-plans.ts';
import { planDiffText } from '../../plan/plan-diff-text.ts';
import { resolvePlan } from '../../plan/resolve-plan.ts';
import type { Task } from '../../plan/work-plan.ts';
import { jsonText } from '../../report/json.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type Io, write } from '../io.ts';
import { bodyNamed, onlyBundled, planNamed } from '../plan-body.ts';
import { planProblem } from '../plan-choice.ts';

/** The bundled plans, one a line: id, title, numbers. */
export async function planList(io: Io): Promise<number> {
  const lines = listPlans().map(({ id }) => {
    const plan = planNamed(id);
    return `${id}  ${plan.title}（${plan.tasks.length}项任务，${plan.bodies.length}个单位，${formatDay(plan.issued)}印发）`;
  });
  await write(io.stdout, `${lines.join('\n')}\n`);
  return EXIT.clean;
}

/** A plan's tasks, all of them, one of them, or what one body owes. @throws UsageError */
export async function planShow(
  idOrPath: string | undefined,
  options: { body?: string; task?: string; format: 'text' | 'json' },
  io: Io,
): Promise<number> {
  const plan = planNamed(idOrPath);
  const body = options.body === undefined ? null : bodyNamed(plan, options.body);
  const owed = body
    ? tasksOf(plan, body)
    : plan.tasks.map((task) => ({ task, must: true, role: null }));
  const shown =
    options.task === undefined ? owed : owed.filter(({ task }) => task.no === options.task);
  if (shown.length === 0) {
    throw new UsageError(
      `方案里没有第${options.task ?? ''}项${body ? `由${body.name}承担的` : ''}任务`,
    );
  }
  if (options.format === 'json') {
    const tasks = shown.map(({ task, must, role }) => (body ? { ...task, must, role } : task));
    const { id, title, issuer, year } = plan;
    const value = {
      id,
      title,
      issuer,
      year,
      issued: formatDay(plan.issued),
      body: body?.name ?? null,
      tasks,
    };
    await write(io.stdout, jsonText(value));
    return EXIT.clean;
  }
  const must = shown.filter((item) => item.must).length;
  const head = [
    `${plan.title}（${plan.id}）`,
    body
      ? `${body.name}：应当承担${must}项，视职责可能涉及${shown.length - must}项`
      : `${shown.length}项任务；单位：${plan.bodies.map(({ name }) => name).join('、')}`,
  ];
  const blocks = shown.map(({ task, role }) => taskText(task, role));
  await write(io.stdout, `${[head.join('\n'), ...blocks].join('\n\n')}\n`);
  return EXIT.clean;
}

const ROLES = {
  lead: '牵头',
  named: '责任单位',
  every: '各有关单位',
  concerned: '视职责涉及',
} as const;

function taskText(task: Task, role: keyof typeof ROLES | null): string {
  const lines = [
    `第${task.no}项 ${task.task || task.category}${role ? `〔${ROLES[role]}〕` : ''}`,
    `  工作要求：${task.requirement}`,
    `  责任单位：${task.responsible.text}`,
    `  时限要求：${task.deadline ?? '（方案未写）'}`,
    ...task.requirements.map((requirement) => {
      const matter = requirement.matter ? `事项“${requirement.matter}”：` : '';
      return `    · ${matter}${formatRequirement({ ...requirement, matter: undefined })}`;
    }),
  ];
  return lines.join('\n');
}

/** Checks a plan file: its shape, its names and numbers, and its deadlines against their wording. */
export async function planValidate(idOrPath: string | undefined, io: Io): Promise<number> {
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
    locator(document),
  );
  const lines = warnings.map(
    ({ message, location: { line, column } }) => `${line ?? 1}:${column ?? 1} ${message}`,
  );
  const summary = `${plan.id}：${plan.tasks.length}项任务，格式正确；时限的文字与结构化的读法不同的${warnings.length}处。`;
  await write(io.stdout, `${[...lines, summary].join('\n')}\n`);
  return EXIT.clean;
}

function locator(document: InputDocument): InputDocument['locate'] {
  return (pointer, part) => document.locate(pointer, part);
}

/** What changed from one plan to another. */
export async function planDiff(before: string, after: string, io: Io): Promise<number> {
  const diff = diffPlans(planNamed(before), planNamed(after));
  await write(io.stdout, `${planDiffText(diff)}\n`);
  return EXIT.clean;
}
