import { Option } from 'commander';
import { formatDay } from '../../calendar/day.ts';
import { formatRequirement } from '../../deadline/format-requirement.ts';
import { type Role, tasksOf } from '../../plan/bodies.ts';
import { ledgerDueText } from '../../plan/ledger-due.ts';
import { NATURE_NAMES, ORIGIN_NAMES, ROLE_NAMES } from '../../plan/names.ts';
import type { Task } from '../../plan/work-plan.ts';
import { jsonText } from '../../report/json.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type Io, write, writeLines } from '../io.ts';
import { namedBody, namedPlan } from '../plan-choice.ts';

interface PlanShowOptions {
  body?: string;
  task?: string;
  format: 'text' | 'json';
}

export const planShow: CliCommand = {
  define(command) {
    command
      .description('显示方案的任务，或一个单位承担的任务')
      .argument('[方案]', '编号或文件')
      .option('--body <单位>', '只显示这个单位承担的任务')
      .option('--task <序号>', '只显示这一项任务')
      .addOption(
        new Option('--format <格式>', '输出格式').choices(['text', 'json']).default('text'),
      );
  },
  run: ([plan]: [string | undefined], options: PlanShowOptions, io) => show(plan, options, io),
};

/** A plan's tasks, all of them, one of them, or what one body owes. @throws UsageError */
async function show(
  idOrPath: string | undefined,
  options: PlanShowOptions,
  io: Io,
): Promise<number> {
  const plan = await namedPlan(idOrPath);
  const body = options.body === undefined ? null : namedBody(plan, options.body);
  const owed = body
    ? tasksOf(plan, body)
    : plan.tasks.map((task) => ({ task, must: true, role: null }));
  const shown =
    options.task === undefined ? owed : owed.filter(({ task }) => task.no === options.task);
  if (shown.length === 0) {
    const which = options.task === undefined ? '' : `第${options.task}项`;
    const whose = body ? `由${body.name}承担的` : '';
    throw new UsageError(`方案里没有${which}${whose}任务`);
  }
  if (options.format === 'json') {
    const tasks = shown.map(({ task, must, role }) => (body ? { ...task, must, role } : task));
    const { id, title, issuer, documentNumber, year, revision, period, ledgerDue } = plan;
    const value = {
      id,
      title,
      issuer,
      documentNumber,
      year,
      revision,
      issued: formatDay(plan.issued),
      period: { from: formatDay(period.from), to: formatDay(period.to) },
      ledgerDue: Array.isArray(ledgerDue) ? ledgerDue.map(formatDay) : ledgerDue,
      body: body?.name ?? null,
      tasks,
    };
    await write(io.stdout, jsonText(value));
    return EXIT.clean;
  }
  const must = shown.filter((item) => item.must).length;
  const due = ledgerDueText(plan.ledgerDue);
  const head = [
    `${plan.title}（${plan.id}）`,
    `${formatDay(plan.issued)}印发${plan.documentNumber === null ? '' : `（${plan.documentNumber}）`}，实施时间${formatDay(plan.period.from)}至${formatDay(plan.period.to)}${due && `，台账于${due}报送`}`,
    ...(plan.revision ? [`第${plan.revision.no}版：${plan.revision.changes}`] : []),
    body
      ? `${body.name}：应当承担${must}项，视职责可能涉及${shown.length - must}项`
      : `${shown.length}项任务；单位：${plan.bodies.map(({ name }) => name).join('、')}`,
  ];
  await writeLines(io, [
    ...head,
    ...shown.flatMap(({ task, role }) => ['', ...taskLines(task, role)]),
  ]);
  return EXIT.clean;
}

function taskLines(task: Task, role: Role | null): string[] {
  return [
    `第${task.no}项 ${task.task || task.category}${role ? `〔${ROLE_NAMES[role]}〕` : ''}`,
    ...(task.origin === 'table' ? [] : [`  出处：${ORIGIN_NAMES[task.origin]}`]),
    `  工作要求：${task.requirement}`,
    `  责任单位：${task.responsible.text || '（方案未写）'}`,
    ...(task.office === null ? [] : [`  责任科室：${task.office}`]),
    `  性质：${NATURE_NAMES[task.nature]}`,
    `  时限要求：${task.deadline ?? '（方案未写）'}`,
    ...task.requirements.map((requirement) => {
      const matter = requirement.matter ? `事项“${requirement.matter}”：` : '';
      const basis = requirement.basis ? `（${requirement.basis}）` : '';
      return `    · ${matter}${formatRequirement({ ...requirement, matter: undefined })}${basis}`;
    }),
    ...Object.entries(task.extra).map(([column, text]) => `  ${column}：${text}`),
  ];
}
