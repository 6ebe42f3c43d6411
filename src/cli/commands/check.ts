import type { BaselineEntry } from '../../report/baseline.ts';
import type { Explained } from '../../report/build-report.ts';
import { FORMATS, type Format } from '../../report/reporters.ts';
import { annotationFile } from '../annotation.ts';
import type { BaselineData } from '../baseline-file.ts';
import type { CheckMeans, ToldFile } from '../check-file.ts';
import { meansFrom } from '../check-means.ts';
import type { CheckJob } from '../check-pool.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { exitCodeOf, type FailOptions, withFailOn } from '../fail-on.ts';
import { type Io, writeStderr } from '../io.ts';
import { filesOfShard, IN_FLIGHT, type ScaleOptions, threadsFor, withScale } from '../jobs.ts';
import { type Layout, toldReporter } from '../layout.ts';
import { STDIN } from '../ledger-files.ts';
import {
  type ColorOption,
  collect,
  useColor,
  withCalendar,
  withColor,
  withForce,
  withLedgers,
} from '../options.ts';
import {
  layoutsOf,
  type Output,
  parseOutputs,
  type RunWriter,
  refuseOverwriting,
  writeRun,
} from '../output.ts';
import { refuseForeign } from '../own-files.ts';
import { Progress } from '../progress.ts';
import { isInGithubActions } from '../repository.ts';
import { type RunOptions, type RunProgress, runCheck } from '../run-check.ts';
import { type SettingOptions, settingsOf } from '../settings.ts';
import { FileSpool } from '../spool.ts';
import { tellerOf } from '../teller.ts';
import type { TakenIn } from '../watch.ts';
import { writeFileAtomically } from '../write-file.ts';

interface CheckOptions extends SettingOptions, FailOptions, ScaleOptions {
  body?: string;
  format: string[];
  output?: string;
  baseline?: string;
  updateBaseline: boolean;
  explain?: string;
  annotate?: string;
  stdinFilename: string;
  force: boolean;
  quiet: boolean;
  verbose: boolean;
  watch: boolean;
  color: ColorOption;
}

export const command: CliCommand = {
  define(command) {
    withScale(withForce(withColor(withCalendar(withFailOn(withLedgers(command))))))
      .description('检查台账')
      .argument('[台账...]', '文件、文件夹、通配符（“!”开头的不检查），或 - 表示标准输入')
      .option('--format <格式[:文件]>', `输出格式 ${FORMATS.join('、')}，可写几次`, collect, [])
      .option('-o, --output <文件>', '写到文件，不写到标准输出')
      .option('--baseline <文件>', '基线：写下基线时已有的问题不算，只算新的')
      .option('--update-baseline', '把现有的问题写成基线', false)
      .option('--explain <序号[.记录]>', '逐日说明某项任务或它的某条记录的到期日，如 1 或 1.2')
      .option('--annotate <文件>', 'Excel 台账里的问题另写成一个 .xlsx 文件，逐格说明怎样改')
      .option('--stdin-filename <名称>', '标准输入在报告里的文件名', '<stdin>')
      .option('--quiet', '只显示问题和汇总', false)
      .option(
        '--verbose',
        '全部列出：每份台账、每一件、每一处；表格的各栏读作什么，写到标准错误',
        false,
      )
      .option('--watch', '检查以后等着，台账、配置等一保存就重新检查', false);
  },
  run: ([paths]: [string[]], options: CheckOptions, io) =>
    options.watch ? checkOnSave(paths, options, io) : check(paths, options, io),
};

/** @throws UsageError */
async function checkOnSave(paths: string[], options: CheckOptions, io: Io): Promise<number> {
  if (paths.includes(STDIN)) throw new UsageError('标准输入只能读一次，不能和 --watch 一起用');
  if (options.updateBaseline) {
    throw new UsageError('--update-baseline 会把每次保存时的问题都写进基线，不能和 --watch 一起用');
  }
  const { runOnSave } = await import('../watch.ts');
  return runOnSave((takes) => check(paths, options, io, takes), io);
}

/**
 * Checks ledgers and reports.
 * @param takes is told what is taken in, before the ledgers are read
 * @throws UsageError
 */
async function check(
  paths: string[],
  options: CheckOptions,
  io: Io,
  takes?: (taken: TakenIn) => Promise<void>,
): Promise<number> {
  const explained = options.explain === undefined ? null : parseExplained(options.explain);
  const baseline = await baselineOf(options);
  const settings = await settingsOf(paths, options, io, baseline);
  const { ledgers, formats, read } = settings;
  const asked = options.format.length > 0 ? options.format : formats;
  const outputs = withAnnotations(parseOutputs(asked, options.output, FORMATS), io);
  const { files, found, problems, folders, missing } = ledgers;
  const annotated = annotationFile(options.annotate, files);
  const written = [...outputs, { file: annotated }];
  const inputs = [...files, ...read, ...(options.baseline === undefined ? [] : [options.baseline])];
  await takes?.({ files: [...inputs, ...missing], folders });
  if (files.length === 0) return EXIT.usage;
  refuseOverwriting(written, inputs);
  await refuseForeign(written, options.force);
  const chosen = filesOfShard(files, options.shard);
  const layouts = layoutsOf(outputs, { ...options, color: useColor(options, io) }, io);
  const asks = { layouts, columns: options.verbose, annotates: annotated !== null };
  const data = { ...settings.means, explained };
  const means = await meansFrom(data);
  const results = options.cache && annotated === null ? await import('../result-cache.ts') : null;
  const cache = results?.cacheFolder(io) ?? null;
  const checker = await checkerOf(
    { means: data, outputs: asks, cache },
    means,
    chosen.length,
    options,
  );
  const runOptions = {
    ...{ means, stdinFilename: options.stdinFilename, found, ...checker },
    progress: showsProgress(outputs, options, io) ? new Progress(io, chosen.length) : undefined,
    shard: options.shard,
  };
  const told = new ToldRun(baseline !== null);
  const writers = await writersOf(layouts);
  const run = told.watch(runCheck(chosen, runOptions, io), io);
  const {
    ledgers: checked,
    failed,
    findings,
  } = await writeRun(run, outputs, writers.each, io).finally(async () => {
    writers.close();
    await checker.close();
    if (cache !== null) results?.cleanCache(cache, io.now());
  });
  if (explained && !told.isExplained) {
    await writeStderr(io, `台账里没有可以说明的第${options.explain}项`);
  }
  if (annotated !== null && told.workbook) {
    writeFileAtomically(annotated, told.workbook);
    await writeStderr(io, `检查结果已写入“${annotated}”`);
  }
  if (baseline) {
    const { finishBaseline } = await import('../baseline-file.ts');
    await finishBaseline(baseline, told.compared, told.known, io);
  }
  if (failed.length > 0) return EXIT.failed;
  // A part of a run may hold nothing; what the whole holds is seen when the parts are put together.
  if (checked === 0 && !options.shard) return EXIT.usage;
  return problems.length > 0 ? EXIT.usage : exitCodeOf(findings, options);
}

/** What checks each ledger: this thread, or others where there is much to do, whose code no small run loads. */
async function checkerOf(
  job: CheckJob,
  means: CheckMeans,
  files: number,
  options: ScaleOptions,
): Promise<Pick<RunOptions<ToldFile>, 'check' | 'most'> & { close(): Promise<void> }> {
  const threads = threadsFor(files, options);
  if (threads <= 1) {
    return { check: await tellerOf(job, means), most: 1, close: async () => {} };
  }
  const { checkPool } = await import('../check-pool.ts');
  return { ...checkPool(job, threads), most: threads * IN_FLIGHT };
}

/** Where nothing else is written to the terminal meanwhile. */
function showsProgress(outputs: Output<Format>[], { verbose }: CheckOptions, io: Io): boolean {
  const isTerminalFree = outputs.every(({ file, isAside }) => {
    return file !== null || (!isAside && !io.terminal.color);
  });
  return !verbose && isTerminalFree && io.isErrorTerminal;
}

/** What is said of a run besides its reports. */
class ToldRun {
  isExplained = false;
  workbook: Uint8Array | undefined;
  /** Ledgers that were compared with a plan, and the entries of the baseline found in them. */
  readonly compared: string[] = [];
  readonly known: BaselineEntry[] = [];
  readonly #hasBaseline: boolean;

  constructor(hasBaseline: boolean) {
    this.#hasBaseline = hasBaseline;
  }

  async *watch(run: AsyncIterable<RunProgress<ToldFile>>, io: Io) {
    for await (const step of run) {
      if (step.type === 'ledger') {
        const { file, sum, known, columns, isExplained, workbook } = step.result;
        await writeStderr(io, ...columns);
        this.isExplained ||= isExplained;
        this.workbook = workbook;
        if (this.#hasBaseline && sum.unchecked === 0) {
          this.compared.push(file);
          for (const entry of known) this.known.push(entry);
        }
      }
      yield step;
    }
  }
}

/** What puts each format together. */
async function writersOf(layouts: readonly Layout<Format>[]) {
  const spools: FileSpool[] = [];
  const spool = () => {
    const made = new FileSpool();
    spools.push(made);
    return made;
  };
  const reporters = await Promise.all(layouts.map(toldReporter));
  const each = reporters.map(({ reporter, options }, index): RunWriter<RunProgress<ToldFile>> => {
    const report = reporter.report(options, spool);
    return (step) =>
      report(step.type === 'ledger' ? { ...step, part: step.result.parts[index] } : step);
  });
  return {
    each,
    close() {
      for (const made of spools) made.close();
    },
  };
}

async function baselineOf({
  baseline,
  updateBaseline,
  shard,
}: CheckOptions): Promise<BaselineData | null> {
  if (baseline === undefined) {
    if (updateBaseline) throw new UsageError('--update-baseline 要同时写明 --baseline 文件');
    return null;
  }
  if (updateBaseline && shard) {
    throw new UsageError('--update-baseline 要写全部台账的问题，不能和 --shard 一起用');
  }
  const { readBaseline } = await import('../baseline-file.ts');
  return readBaseline(baseline, updateBaseline);
}

/** In GitHub Actions what was found shows at its lines, without asking; the runner reads standard error too. */
function withAnnotations(outputs: Output<Format>[], io: Io): Output<Format>[] {
  if (!isInGithubActions(io) || outputs.some(({ format }) => format === 'github')) return outputs;
  return [...outputs, { format: 'github', file: null, isAside: true }];
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
