import { Option } from 'commander';
import { officePage } from '../../report/html/page.ts';
import { jsonLine } from '../../report/json.ts';
import { officeReport } from '../../report/office/derive.ts';
import { addFindings, type FindingRow } from '../../report/office/finding-rows.ts';
import { gathering } from '../../report/office/gather.ts';
import { GROUPINGS, type Grouping, type OfficeReport } from '../../report/office/office-report.ts';
import {
  FILE_FORMATS,
  LISTS_FINDINGS,
  OFFICE_FORMATS,
  OFFICE_REPORTERS,
  type OfficeFormat,
} from '../../report/office/office-reporters.ts';
import type { RunEvent } from '../../report/report.ts';
import type { Reporter } from '../../report/reporter.ts';
import { meansFrom } from '../check-means.ts';
import type { CliCommand } from '../command.ts';
import { earlierRun } from '../earlier-run.ts';
import { EXIT, UsageError } from '../exit.ts';
import { exitCodeOf, type FailOptions, withFailOn } from '../fail-on.ts';
import type { Io } from '../io.ts';
import { reportOptions } from '../layout.ts';
import { mergeRuns } from '../merge-runs.ts';
import {
  type ColorOption,
  collect,
  useColor,
  wholeNumber,
  withCalendar,
  withColor,
  withForce,
  withLedgers,
} from '../options.ts';
import { layoutsOf, parseOutputs, refuseOverwriting, writeRun } from '../output.ts';
import { refuseForeign } from '../own-files.ts';
import { runEvents } from '../run-check.ts';
import { type SettingOptions, settingsOf } from '../settings.ts';

interface ReportOptions extends SettingOptions, FailOptions {
  body?: string;
  from?: string[];
  compare: string[];
  template?: string;
  by: Grouping;
  within: number;
  format: string[];
  output?: string;
  stdinFilename: string;
  force: boolean;
  verbose: boolean;
  color: ColorOption;
}

/** Workdays within which what falls due is listed: a month's. */
const WITHIN = 20;

export const command: CliCommand = {
  define(command) {
    withForce(withColor(withCalendar(withFailOn(withLedgers(command)))))
      .description('汇总各单位的台账：谁没有报送，各单位按期多少、逾期多少，什么快到期')
      .argument('[台账...]', '文件、文件夹、通配符，或 - 表示标准输入')
      .addOption(fromOption())
      .option(
        '--compare <结果>',
        '回头看：与早先一次的结果（--format ndjson）对照，可写几次',
        collect,
        [],
      )
      .addOption(
        new Option(
          '--by <分法>',
          '按什么汇总：body 单位，task 任务，category 大类，office 责任科室',
        )
          .choices(GROUPINGS)
          .default('body'),
      )
      .option('--within <工作日>', '列出几个工作日以内到期的', wholeNumber, WITHIN)
      .option(
        '--format <格式[:文件]>',
        `输出格式 ${OFFICE_FORMATS.join('、')}，可写几次`,
        collect,
        [],
      )
      .option('--template <模板>', '通报（--format circular）的文字，不写则用程序自带的')
      .option('-o, --output <文件>', '写到文件，不写到标准输出；没有写 --format 的，看文件名')
      .option('--stdin-filename <名称>', '标准输入在报告里的文件名', '<stdin>')
      .option('--verbose', '全部列出，不略去各部分后面的行', false);
  },
  run: ([paths]: [string[]], options: ReportOptions, io) => report(paths, options, io),
};

function fromOption(): Option {
  const option = new Option(
    '--from <结果...>',
    '不检查台账，合并 check --format ndjson 写下的结果',
  );
  // Commander sees the three points only behind a Latin name.
  option.variadic = true;
  return option;
}

/** Reports across ledgers, checked now or as results of checks. @throws UsageError */
async function report(paths: string[], options: ReportOptions, io: Io): Promise<number> {
  // Only a circular has a template, whatever the name of its file says.
  const isCircular = options.format.length === 0 && options.template !== undefined;
  const formats = isCircular ? ['circular'] : options.format;
  const outputs = parseOutputs(formats, options.output, OFFICE_FORMATS);
  for (const { format, file } of outputs) {
    const example = FILE_FORMATS.get(format);
    if (example !== undefined && file === null) {
      throw new UsageError(`${format} 要写到文件：--output ${example}`);
    }
  }
  const circularOf = await circularWriter(outputs, options.template);
  const source = await sourceOf(paths, options, io);
  if (!source) return EXIT.usage;
  const { compare, template } = options;
  refuseOverwriting(outputs, [...source.files, ...compare, ...(template ? [template] : [])]);
  await refuseForeign(outputs, options.force);
  const earlier = await earlierRun(options.compare);
  const { take, gathered } = gathering(options.within);
  const findings: FindingRow[] = [];
  const listsFindings = outputs.some(({ format }) => LISTS_FINDINGS.has(format));
  let made: OfficeReport | undefined;
  const whole = () => {
    if (made) return made;
    made = officeReport(gathered(), options.within);
    if (earlier) made.comparison = earlier.comparison(made);
    return made;
  };
  async function* taking(run: AsyncIterable<RunEvent>): AsyncGenerator<RunEvent> {
    for await (const event of run) {
      take(event);
      earlier?.take(event);
      if (listsFindings && event.type === 'ledger') addFindings(findings, event);
      yield event;
    }
  }
  const reporterOf = (format: OfficeFormat): Reporter => {
    if (format === 'ndjson') return () => (event) => [jsonLine(event)];
    if (format === 'html') return officePage(whole, options.by);
    return (given) =>
      async function* (event) {
        if (event.type !== 'summary') return;
        if (format !== 'circular') {
          yield* await OFFICE_REPORTERS[format](whole(), options.by, given, findings);
        } else if (circularOf) yield circularOf(whole());
      };
  };
  const shown = { quiet: false, verbose: options.verbose, color: useColor(options, io) };
  const layouts = layoutsOf(outputs, shown, io);
  const writers = await Promise.all(
    layouts.map(async (layout) => reporterOf(layout.format)(await reportOptions(layout))),
  );
  const { failed } = await writeRun(taking(source.run), outputs, writers, io);
  if (failed.length > 0) return EXIT.failed;
  return source.problems > 0 ? EXIT.usage : exitCodeOf(whole().summary.findings, options);
}

/**
 * What writes a circular, its template read before anything is checked; null where none is asked for.
 * @throws UsageError
 */
async function circularWriter(
  outputs: readonly { format: OfficeFormat }[],
  template: string | undefined,
): Promise<((report: OfficeReport) => Promise<Uint8Array>) | null> {
  if (outputs.some(({ format }) => format === 'circular')) {
    const { circularFrom } = await import('../circular.ts');
    return circularFrom(template);
  }
  if (template === undefined) return null;
  throw new UsageError('--template 是通报的文字，请加上 --format circular');
}

interface Source {
  run: AsyncIterable<RunEvent>;
  /** All that is read. */
  files: string[];
  /** Paths that lead nowhere; they have been told. */
  problems: number;
}

/** What is reported on; null where nothing was found. */
async function sourceOf(paths: string[], options: ReportOptions, io: Io): Promise<Source | null> {
  const { from, plan, notice, config } = options;
  if (from) {
    if (paths.length > 0) throw new UsageError('--from 合并已有的结果，不能同时检查台账');
    if (plan.length > 0 || options.asOf !== undefined || notice.length > 0 || config) {
      throw new UsageError('检查日、方案和日历由 --from 的结果决定，不能另写');
    }
    return {
      run: mergeRuns([...new Set(from)].sort(), '请用同一版本的程序重新检查那一部分'),
      files: from,
      problems: 0,
    };
  }
  const { ledgers, read, means } = await settingsOf(paths, options, io);
  const { files, found, problems } = ledgers;
  if (files.length === 0) return null;
  const { stdinFilename } = options;
  const run = runEvents(files, { means: await meansFrom(means), found, stdinFilename }, io);
  return { run, files: [...files, ...read], problems: problems.length };
}
