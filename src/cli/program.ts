import { Command, Option } from 'commander';
import { displayWidth } from '../text/display-width.ts';
import { VERSION } from '../version.ts';
import { type CheckCommandOptions, check } from './commands/check.ts';
import type { Io } from './io.ts';
import { collect, useColor, wholeNumber, withCalendar } from './options.ts';

/**
 * The command line; `done` receives the exit code of the command that ran, `help` what to show instead.
 * A check, which most runs are, does without the other commands.
 */
export async function createProgram(
  argv: readonly string[],
  io: Io,
  done: (code: number) => void,
  help: (text: string) => void,
): Promise<Command> {
  const program = inChinese(new Command('gongkai'), help)
    .description('检查部门政务公开工作台账：该公开的是否都公开了，是否按期')
    .version(VERSION, '-V, --version', '显示版本号')
    .helpCommand('help [命令]', '显示某个命令的帮助');
  addCheck(program, io, done);
  if (argv[0] !== 'check') {
    const { addFurtherCommands } = await import('./further-commands.ts');
    addFurtherCommands(program, io, done);
  }
  return program;
}

function addCheck(program: Command, io: Io, done: (code: number) => void): void {
  withCalendar(program.command('check'))
    .description('检查台账')
    .argument('<台账...>', '文件、文件夹、通配符，或 - 表示标准输入')
    .option('--plan <方案>', '工作方案的编号或文件；不写则按台账的“计划”')
    .option('--body <单位>', '表格（Excel、Word、CSV）没有写明部门时，是哪个单位的台账')
    .option('--as-of <日期>', '检查日，如 2022-06-20；不写则为今天（北京时间）')
    .option('--format <格式[:文件]>', '输出格式 text、json，可写几次', collect, [])
    .option('--output <文件>', '写到文件，不写到标准输出')
    .addOption(
      new Option('--fail-on <级别>', '有这一级别以上的问题时退出码为 1')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--max-warnings <数目>', '警告超过这个数目时退出码为 1', wholeNumber)
    .option('--due-soon <工作日>', '离到期日几个工作日以内算即将逾期', wholeNumber, 5)
    .option('--explain <序号[.记录]>', '逐日说明某项任务或它的某条记录的到期日，如 1 或 1.2')
    .option('--stdin-filename <名称>', '标准输入在报告里的文件名', '<stdin>')
    .option('--quiet', '只显示问题和汇总', false)
    .option('--verbose', '说明表格（Excel、Word、CSV）的各栏读作什么，写到标准错误', false)
    .option('--no-color', '不用颜色（也可设环境变量 NO_COLOR）')
    .action(async (paths: string[], options: CheckCommandOptions) => {
      done(await check(paths, { ...options, color: useColor(options, io) }, io));
    });
}

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Messages of the parser for people who read Chinese; nothing is printed or ended behind our back. */
function inChinese(program: Command, help: (text: string) => void): Command {
  return program
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      displayWidth,
      optionDescription: ({ description, argChoices, defaultValue }) => {
        const shown = ['string', 'number'].includes(typeof defaultValue);
        return [
          description,
          argChoices ? `（可选：${argChoices.join('、')}）` : '',
          shown ? `（默认：${defaultValue}）` : '',
        ].join('');
      },
    })
    .helpOption('-h, --help', '显示帮助')
    .configureOutput({
      writeOut: help,
      writeErr: help,
      outputError: () => {},
    })
    .exitOverride();
}
