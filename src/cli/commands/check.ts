import { bundledCalendar } from '../../calendar/bundled-calendar.ts';
import { parseDay } from '../../calendar/day.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { CheckOptions } from '../../check/ledger-check.ts';
import { type CheckedLedger, onlyPlan, type PlanChoice, runCheck } from '../../check/run.ts';
import type { Diagnostic, Severity } from '../../diagnostic.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type LoadedLedger, loadLedger } from '../../ledger/load-ledger.ts';
import { listPlans, resolvePlan } from '../../plan/resolve-plan.ts';
import { buildReport } from '../../report/build-report.ts';
import type { Report } from '../../report/report.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { findLedgerFiles, STDIN } from '../ledger-files.ts';
import { parseOutputs, write, writeReport } from '../output.ts';
import { readStdin } from '../stdin.ts';

/** Options of `gongkai check` as commander hands them over. */
export interface CheckCommandOptions {
  plan?: string;
  asOf?: string;
  format: string[];
  output?: string;
  failOn: 'error' | 'warning' | 'never';
  maxWarnings?: number;
  dueSoon: number;
  stdinFilename: string;
  quiet: boolean;
  color: boolean;
}

/** Checks ledgers and reports. @throws UsageError */
export async function check(
  paths: string[],
  options: CheckCommandOptions,
  io: Io,
): Promise<number> {
  const outputs = parseOutputs(options.format, options.output);
  const calendar = bundledCalendar();
  const checkOptions = {
    calendar,
    asOf: asOfDay(options.asOf, calendar, io),
    dueSoon: options.dueSoon,
  };
  const choosePlan = planChooser(options.plan);
  const { files, problems } = await findLedgerFiles(paths);
  for (const problem of problems) await write(io.stderr, `${problem}\n`);
  if (files.length === 0) return EXIT.usage;
  const { checked, failed } = await checkFiles(files, choosePlan, checkOptions, options, io);
  const report = buildReport(checked, checkOptions);
  await writeReport(report, outputs, options, io);
  if (failed) return EXIT.failed;
  return problems.length > 0 ? EXIT.usage : exitCodeOf(report, options);
}

/** A fault of the program in one ledger does not keep the others from being checked. */
async function checkFiles(
  files: string[],
  choosePlan: (ledger: Ledger) => PlanChoice,
  checkOptions: CheckOptions,
  { stdinFilename }: CheckCommandOptions,
  io: Io,
): Promise<{ checked: CheckedLedger[]; failed: boolean }> {
  const checked: CheckedLedger[] = [];
  let failed = false;
  for (const file of files) {
    try {
      const loaded: LoadedLedger =
        file === STDIN ? loadLedger(stdinFilename, await readStdin(io.stdin)) : loadLedger(file);
      checked.push(runCheck(loaded, choosePlan, checkOptions));
    } catch (error) {
      failed = true;
      await write(
        io.stderr,
        `检查“${file}”时程序出错，这份台账没有检查：${(error as Error).message}\n`,
      );
    }
  }
  return { checked, failed };
}

/** The plan of `--plan` for all, else for each ledger the bundled one it names. @throws UsageError */
function planChooser(idOrPath: string | undefined): (ledger: Ledger) => PlanChoice {
  if (idOrPath !== undefined) {
    const result = resolvePlan(idOrPath);
    if ('diagnostics' in result) throw new UsageError(planProblem(idOrPath, result.diagnostics));
    return onlyPlan(result.plan);
  }
  const ids = listPlans().map(({ id }) => id);
  const choices = new Map<string, PlanChoice>();
  return ({ plan: id }) => {
    const known = choices.get(id);
    if (known) return known;
    // A ledger is untrusted: it may name a bundled plan, never a file.
    const result = ids.includes(id) ? resolvePlan(id) : null;
    const choice: PlanChoice =
      result && 'plan' in result
        ? { plan: result.plan }
        : {
            plan: null,
            reason: `没有“${id}”这个工作方案，没有检查。已有的方案：${ids.join('、')}；自备的方案文件用 --plan 指定。`,
          };
    choices.set(id, choice);
    return choice;
  };
}

/** Why a plan cannot be used, with every place. */
export function planProblem(idOrPath: string, diagnostics: Diagnostic[]): string {
  const lines = diagnostics.map(({ message, location: { line, column } }) =>
    line === undefined ? message : `${line}:${column ?? 1} ${message}`,
  );
  return `方案“${idOrPath}”不能用：\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The day of `--as-of`, else today in Asia/Shanghai, which has kept UTC+8 since 1991. @throws UsageError */
export function asOfDay(text: string | undefined, calendar: WorkCalendar, io: Io): number {
  const day =
    text === undefined ? Math.floor((io.now() + SHANGHAI_OFFSET_MS) / DAY_MS) : parseDay(text);
  if (day === null) throw new UsageError(`--as-of “${text}”不是日期，请写成 2022-06-20 的样子`);
  if (day < calendar.first || day > calendar.last) {
    throw new UsageError(`检查日${text ?? '（今天）'}不在日历之内`);
  }
  return day;
}

function exitCodeOf({ summary }: Report, { failOn, maxWarnings }: CheckCommandOptions): number {
  if (failOn === 'never') return EXIT.clean;
  const counted: Severity[] = failOn === 'error' ? ['error'] : ['error', 'warning'];
  const tooMany = maxWarnings !== undefined && summary.findings.warning > maxWarnings;
  return tooMany || counted.some((severity) => summary.findings[severity] > 0)
    ? EXIT.findings
    : EXIT.clean;
}
