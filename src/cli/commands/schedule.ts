import { Option } from 'commander';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { CheckedLedger } from '../../check/check-ledger.ts';
import type { Comparison } from '../../check/compare.ts';
import { DUE_SOON } from '../../check/decide-status.ts';
import { type Schedule, scheduleOfLedgers, scheduleOfPlan } from '../../check/schedule/schedule.ts';
import { maskPersonalData } from '../../input/personal/personal-data.ts';
import { colors, PLAIN } from '../../report/paint.ts';
import { asOfDay } from '../as-of.ts';
import { type CalendarOptions, chooseCalendar } from '../calendar-choice.ts';
import { type CheckTask, checkFile } from '../check-file.ts';
import type { CliCommand } from '../command.ts';
import { configFile } from '../config-file.ts';
import { EXIT, UsageError } from '../exit.ts';
import { DEFAULT_WIDTH, type Io, write, writeStderr } from '../io.ts';
import { findLedgerFiles } from '../ledger-files.ts';
import {
  type ColorOption,
  planOption,
  useColor,
  withCalendar,
  withColor,
  withForce,
} from '../options.ts';
import { refuseOverwriting } from '../output.ts';
import { outputFile } from '../output-file.ts';
import { refuseForeign } from '../own-files.ts';
import { namedBody, namedPlan, planChooser } from '../plan-choice.ts';
import { runCheck } from '../run-check.ts';
import { writeFileAtomically } from '../write-file.ts';

interface ScheduleOptions extends CalendarOptions {
  body?: string;
  plan: string[];
  asOf?: string;
  format?: Format;
  output?: string;
  force: boolean;
  color: ColorOption;
}

/** The kinds of files that it writes. */
const WRITTEN = ['text', 'ics', 'xlsx', 'html'] as const;
type Format = (typeof WRITTEN)[number];

export const command: CliCommand = {
  define(command) {
    withForce(withColor(withCalendar(command)))
      .description('到期日一览：方案期间什么时候该做什么，或者台账里还没有办的什么时候到期')
      .argument('[台账...]', '文件、文件夹、通配符，或 - 表示标准输入；不写则只看方案')
      .option('--body <单位>', '哪个单位的；不写则为全部单位')
      .addOption(planOption())
      .option('--as-of <日期>', '有台账时，看哪一天的情况，如 2022-06-20；不写则为今天（北京时间）')
      .addOption(new Option('--format <格式>', '不写则看文件名，否则为 text').choices(WRITTEN))
      .option('-o, --output <文件>', '写到文件，不写到标准输出');
  },
  run: ([paths]: [string[]], options: ScheduleOptions, io) => schedule(paths, options, io),
};

/** Writes what is due when. Exit code 1 where a ledger could not be taken in. @throws UsageError */
async function schedule(paths: string[], options: ScheduleOptions, io: Io): Promise<number> {
  const file = outputFile(options.output, options.format ? [options.format] : WRITTEN);
  const format = options.format ?? file?.kind ?? 'text';
  if (format === 'xlsx' && !file) {
    throw new UsageError('Excel 表要写到文件：--output 时间表.xlsx');
  }
  const calendar = await chooseCalendar({ ...options, config: configFile(options.config) });
  const { files, found: unnamed, problems, passedOver } = await findLedgerFiles(paths);
  await writeStderr(io, ...problems, ...passedOver);
  if (paths.length > 0 && files.length === 0) return EXIT.usage;
  const used = [...options.notice, options.config, ...options.plan, ...files];
  refuseOverwriting(
    [{ file: file?.path ?? null }],
    used.filter((name) => name !== undefined),
  );
  await refuseForeign([{ file: file?.path ?? null }], options.force);
  const found =
    files.length === 0
      ? { schedule: await ofPlan(options, calendar, io), exitCode: EXIT.clean }
      : await ofLedgers(files, unnamed, options, calendar, io);
  if (found.schedule) {
    await writeSchedule(found.schedule, format, file?.path ?? null, { options, calendar, io });
  }
  if (found.exitCode === EXIT.failed) return EXIT.failed;
  return problems.length > 0 ? EXIT.usage : found.exitCode;
}

async function ofPlan(
  { body, plan: [name, ...others], asOf }: ScheduleOptions,
  calendar: WorkCalendar,
  io: Io,
): Promise<Schedule> {
  if (others.length > 0) throw new UsageError('没有写台账时，--plan 只能写一份方案');
  const plan = await namedPlan(name);
  return scheduleOfPlan(plan, body === undefined ? null : namedBody(plan, body), calendar, {
    asOf: asOf === undefined ? undefined : asOfDay(asOf, calendar, io),
  });
}

/** `schedule` null: none of the ledgers could be taken in. */
async function ofLedgers(
  files: readonly string[],
  found: ReadonlySet<string>,
  options: ScheduleOptions,
  calendar: WorkCalendar,
  io: Io,
): Promise<{ schedule: Schedule | null; exitCode: number }> {
  const asOf = asOfDay(options.asOf, calendar, io);
  const plans = await planChooser(options.plan);
  const comparisons: Comparison[] = [];
  const remarks: string[] = [];
  let exitCode: number = EXIT.clean;
  const { body } = options;
  const means = {
    calendar,
    asOf,
    dueSoon: DUE_SOON,
    plans,
    body,
    policy: undefined,
    explained: null,
  };
  const check = (task: CheckTask) => checkFile(task, means);
  const runOptions = { means, stdinFilename: '<stdin>', found };
  for await (const step of runCheck(files, { ...runOptions, check, most: 1 }, io)) {
    if (step.type === 'summary' && step.failed.length > 0) {
      exitCode = EXIT.failed;
      remarks.push(...step.failed.map((name) => `“${name}”没有列入：程序出错。`));
    }
    if (step.type !== 'ledger') continue;
    const { checked } = step.result;
    const { comparison } = checked;
    const name = maskPersonalData(checked.file);
    if (!comparison?.body) {
      remarks.push(`“${name}”没有列入：${whyUnchecked(checked)}`);
      exitCode = EXIT.findings;
    } else if (isOfOther(comparison, body)) {
      remarks.push(`“${name}”是${comparison.body.name}的台账，没有列入。`);
    } else {
      comparisons.push(comparison);
    }
  }
  await writeStderr(io, ...remarks);
  if (comparisons.length === 0) return { schedule: null, exitCode: exitCode || EXIT.findings };
  return { schedule: scheduleOfLedgers(comparisons, calendar, asOf, remarks), exitCode };
}

function whyUnchecked({ findings }: CheckedLedger): string {
  const told =
    findings.find(({ rule }) => UNCHECKED.has(rule)) ??
    findings.find(({ severity }) => severity === 'error');
  return told?.message ?? '读不出来。';
}

/** The rules that say why a ledger could not be compared with a plan. */
const UNCHECKED: ReadonlySet<string> = new Set(['unreadable', 'unknown-plan', 'unknown-body']);

/** Whether a ledger is of another body than the one asked for. @throws UsageError where the plan has no such body */
function isOfOther({ plan, body }: Comparison, asked: string | undefined): boolean {
  return asked !== undefined && namedBody(plan, asked) !== body;
}

/** What writes a format is loaded only for it. */
async function writeSchedule(
  schedule: Schedule,
  format: Format,
  path: string | null,
  { options, calendar, io }: { options: ScheduleOptions; calendar: WorkCalendar; io: Io },
): Promise<void> {
  const content = async (): Promise<string | Uint8Array> => {
    switch (format) {
      case 'text': {
        const { scheduleText } = await import('../../report/schedule/schedule-text.ts');
        const toTerminal = path === null;
        const paint = toTerminal && useColor(options, io) ? await colors() : PLAIN;
        const width = toTerminal ? io.terminal.width : DEFAULT_WIDTH;
        return scheduleText(schedule, { paint, width });
      }
      case 'ics': {
        const { scheduleIcs } = await import('../../report/schedule/schedule-ics.ts');
        return scheduleIcs(schedule, calendar);
      }
      case 'html': {
        const { scheduleHtml } = await import('../../report/schedule/schedule-html.ts');
        return scheduleHtml(schedule);
      }
      case 'xlsx': {
        const { scheduleXlsx } = await import('../../write/schedule-sheet.ts');
        return scheduleXlsx(schedule);
      }
    }
  };
  const written = await content();
  if (path === null) {
    await write(io.stdout, String(written));
    return;
  }
  writeFileAtomically(path, written);
  const { dated, undated, unclear } = schedule;
  await writeStderr(
    io,
    `${schedule.title}（${dated.length}个到期日${undated.length + unclear.length > 0 ? `，另有${undated.length + unclear.length}件没有固定日期` : ''}）已写入“${path}”`,
  );
}
