import { basename } from 'node:path';
import type { CheckedLedger } from '../../check/check-ledger.ts';
import { DUE_SOON } from '../../check/decide-status.ts';
import type { LoadedLedger } from '../../ledger/load-ledger.ts';
import type { Explained } from '../../report/build-report.ts';
import { columnLines } from '../../report/columns-text.ts';
import { FORMATS, type Format, REPORTERS } from '../../report/reporters.ts';
import { annotationFile } from '../annotation.ts';
import { asOfDay } from '../as-of.ts';
import { type CalendarOptions, chooseCalendar, configuredDomains } from '../calendar-choice.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { exitCodeOf, type FailOptions, withFailOn } from '../fail-on.ts';
import { type Io, writeStderr } from '../io.ts';
import { findLedgerFiles } from '../ledger-files.ts';
import {
  type ColorOption,
  collect,
  planOption,
  useColor,
  wholeNumber,
  withCalendar,
  withColor,
} from '../options.ts';
import { type Output, parseOutputs, refuseOverwriting, writeRun } from '../output.ts';
import { planChooser } from '../plan-choice.ts';
import { isInGithubActions } from '../repository.ts';
import { runCheck } from '../run-check.ts';
import { writeFileAtomically } from '../write-file.ts';

interface CheckOptions extends CalendarOptions, FailOptions {
  plan: string[];
  body?: string;
  asOf?: string;
  format: string[];
  output?: string;
  dueSoon: number;
  explain?: string;
  annotate?: string;
  stdinFilename: string;
  quiet: boolean;
  verbose: boolean;
  color: ColorOption;
}

export const command: CliCommand = {
  define(command) {
    withColor(withCalendar(withFailOn(command)))
      .description('检查台账')
      .argument('<台账...>', '文件、文件夹、通配符，或 - 表示标准输入')
      .addOption(planOption())
      .option('--body <单位>', '表格（Excel、Word、CSV）没有写明部门时，是哪个单位的台账')
      .option('--as-of <日期>', '检查日，如 2022-06-20；不写则为今天（北京时间）')
      .option('--format <格式[:文件]>', `输出格式 ${FORMATS.join('、')}，可写几次`, collect, [])
      .option('--output <文件>', '写到文件，不写到标准输出')
      .option('--due-soon <工作日>', '离到期日几个工作日以内算即将逾期', wholeNumber, DUE_SOON)
      .option('--explain <序号[.记录]>', '逐日说明某项任务或它的某条记录的到期日，如 1 或 1.2')
      .option('--annotate <文件>', 'Excel 台账里的问题另写成一个 .xlsx 文件，逐格说明怎样改')
      .option('--stdin-filename <名称>', '标准输入在报告里的文件名', '<stdin>')
      .option('--quiet', '只显示问题和汇总', false)
      .option(
        '--verbose',
        '全部列出：每份台账、每一件、每一处；表格的各栏读作什么，写到标准错误',
        false,
      );
  },
  run: ([paths]: [string[]], options: CheckOptions, io) => check(paths, options, io),
};

/** Checks ledgers and reports. @throws UsageError */
async function check(paths: string[], options: CheckOptions, io: Io): Promise<number> {
  const outputs = withAnnotations(parseOutputs(options.format, options.output, FORMATS), io);
  const explained = options.explain === undefined ? null : parseExplained(options.explain);
  const calendar = await chooseCalendar(options);
  const asOf = asOfDay(options.asOf, calendar, io);
  const checkOptions = { calendar, asOf, dueSoon: options.dueSoon };
  const plans = await planChooser(options.plan, await configuredDomains(options));
  const { files, problems } = await findLedgerFiles(paths);
  await writeStderr(io, ...problems);
  if (files.length === 0) return EXIT.usage;
  const annotated = annotationFile(options.annotate, files);
  refuseOverwriting([...outputs, { file: annotated }], [...files, ...filesOf(options)]);
  let workbook: Uint8Array | undefined;
  let isExplained = false;
  const { body, stdinFilename } = options;
  const runOptions = { ...checkOptions, plans, body, stdinFilename, explained };
  const run = runCheck(files, runOptions, io, async (loaded, checked, { ledger }) => {
    if (options.verbose) await writeStderr(io, ...columnLines(loaded));
    if (annotated !== null) workbook = await findingsWorkbook(loaded, checked, asOf);
    isExplained ||= ledger.duties.some(({ counting }) => counting?.days);
  });
  const color = useColor(options, io);
  const { failed, findings } = await writeRun(
    run,
    outputs,
    (format) => REPORTERS[format](),
    { ...options, color },
    io,
  );
  if (explained && !isExplained) {
    await writeStderr(io, `台账里没有可以说明的第${options.explain}项`);
  }
  if (annotated !== null && workbook) {
    writeFileAtomically(annotated, workbook);
    await writeStderr(io, `检查结果已写入“${annotated}”`);
  }
  if (failed.length > 0) return EXIT.failed;
  return problems.length > 0 ? EXIT.usage : exitCodeOf(findings, options);
}

/** In GitHub Actions what was found shows at its lines, without asking; the runner reads standard error too. */
function withAnnotations(outputs: Output<Format>[], io: Io): Output<Format>[] {
  if (!isInGithubActions(io) || outputs.some(({ format }) => format === 'github')) return outputs;
  return [...outputs, { format: 'github', file: null, isAside: true }];
}

/** What was found, as a workbook; no other check has to load what writes it. */
async function findingsWorkbook(
  { file, ledger }: LoadedLedger,
  { findings }: CheckedLedger,
  asOf: number,
): Promise<Uint8Array> {
  const { findingsXlsx } = await import('../../write/findings-xlsx.ts');
  return findingsXlsx(basename(file), ledger, findings, asOf);
}

/** The files that a check reads besides the ledgers. */
function filesOf({ notice, config, plan }: CheckOptions): string[] {
  return [...notice, config, ...plan].filter((file) => file !== undefined);
}

/** `1`, `1.2`, `附2-3.1` @throws UsageError */
function parseExplained(text: string): Explained {
  const match = /^([^.]+)(?:\.(\d{1,6}))?$/.exec(text);
  // abc is no number, but 附2-3 is one, and so may 甲 be in a plan.
  if (!match?.[1] || !/[\p{N}\p{Script=Han}]/u.test(match[1])) {
    throw new UsageError(`--explain “${text}”应写成序号，或序号.第几条记录，如 1 或 1.2`);
  }
  return { taskNo: match[1], record: match[2] === undefined ? null : Number(match[2]) };
}
