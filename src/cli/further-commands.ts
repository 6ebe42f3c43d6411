import { type Command, Option } from 'commander';
import type { CalendarImportOptions } from './commands/calendar-import.ts';
import type { CalendarShowOptions } from './commands/calendar-show.ts';
import type { DueOptions } from './commands/due.ts';
import type { FixOptions } from './commands/fix.ts';
import type { InitOptions } from './commands/init.ts';
import type { ConvertOptions } from './convert.ts';
import type { Io } from './io.ts';
import { useColor, withCalendar } from './options.ts';

/** All commands but `check`. */
export function addFurtherCommands(program: Command, io: Io, done: (code: number) => void): void {
  addPlan(program, io, done);
  addWriting(program, io, done);
  addDue(program, io, done);
  addCalendar(program, io, done);
  program
    .command('explain')
    .description('说明一条检查规则：报告什么、为什么、怎么办；不写名称则列出全部')
    .argument('[规则]', '规则名称，如 task-missing')
    .action(async (name: string | undefined) => {
      done(await (await import('./commands/explain.ts')).explain(name, io));
    });
}

function addPlan(program: Command, io: Io, done: (code: number) => void): void {
  const plan = program.command('plan').description('查看、校验、比较工作方案');
  const load = () => import('./commands/plan.ts');
  plan
    .command('list')
    .description('列出自带的方案')
    .action(async () => done(await (await load()).planList(io)));
  plan
    .command('show')
    .description('显示方案的任务，或一个单位承担的任务')
    .argument('[方案]', '编号或文件')
    .option('--body <单位>', '只显示这个单位承担的任务')
    .option('--task <序号>', '只显示这一项任务')
    .addOption(new Option('--format <格式>', '输出格式').choices(['text', 'json']).default('text'))
    .action(async (id, options) => done(await (await load()).planShow(id, options, io)));
  plan
    .command('validate')
    .description('校验方案文件：格式、单位、编号、时限的读法')
    .argument('[方案]', '编号或文件')
    .action(async (id) => done(await (await load()).planValidate(id, io)));
  plan
    .command('diff')
    .description('比较两份方案：增加、取消、修改的任务')
    .argument('<旧方案>', '编号或文件')
    .argument('<新方案>', '编号或文件')
    .action(async (before, after) => done(await (await load()).planDiff(before, after, io)));
}

/** The options of a command that reads one table. */
function withHead(command: Command): Command {
  return command
    .option('--plan <方案>', '工作方案的编号或文件；不写则按台账的“计划”')
    .option('--body <单位>', '表格没有写明部门时，是哪个单位的台账');
}

/** The commands that write ledgers. */
function addWriting(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('init')
    .description('生成一份待填的台账：一个单位应当承担的全部任务')
    .option('--body <单位>', '哪个单位的台账（必写）')
    .option('--plan <方案>', '工作方案的编号或文件；只自带一份方案时可以不写')
    .option('--all', '把与本单位有关才承担的任务也列出来', false)
    .addOption(
      new Option('--format <格式>', '不写则看文件名，否则为 yaml').choices(['yaml', 'xlsx']),
    )
    .option('-o, --output <文件>', '写到文件，不写到标准输出')
    .action(async (options: InitOptions) => {
      done(await (await import('./commands/init.ts')).init(options, io));
    });
  program
    .command('fix')
    .description('改正台账里不会有歧义的写法：日期、全角字符、方案的文字、缺少的任务、次序')
    .argument('<台账...>', 'YAML 文件、文件夹、通配符')
    .option('--plan <方案>', '工作方案的编号或文件；不写则按台账的“计划”')
    .option('--dry-run', '只显示会怎么改，不写文件', false)
    .action(async (paths: string[], options: FixOptions) => {
      done(await (await import('./commands/fix.ts')).fix(paths, options, io));
    });
  withHead(program.command('import'))
    .description('把 Excel、Word、CSV 台账转成 YAML')
    .argument('<台账>', '.xlsx、.docx 或 .csv 文件')
    .option('-o, --output <文件>', '写到 YAML 文件，不写到标准输出')
    .action(async (file: string, options: ConvertOptions) => {
      done(await (await import('./commands/import.ts')).importLedger(file, options, io));
    });
  withHead(program.command('export'))
    .description('把台账转成 Excel 或 CSV')
    .argument('<台账>', 'YAML 台账')
    .option('-o, --output <文件>', '写到 .xlsx 或 .csv 文件（必写）')
    .action(async (file: string, options: ConvertOptions) => {
      done(await (await import('./commands/export.ts')).exportLedger(file, options, io));
    });
}

function addDue(program: Command, io: Io, done: (code: number) => void): void {
  withCalendar(program.command('due'))
    .description('按一句时限要求计算到期日')
    .argument('<时限要求>', '如 "信息形成之日起20个工作日内公开"')
    .option('--from <日期>', '起算日期：信息形成、决定作出、收到申请、征求意见开始的那一天')
    .option(
      '--period <周期>',
      '周期性任务是哪一期，如 2022-08、2022-Q3；不写则为起算日期所在的一期',
    )
    .option('--explain', '逐日说明是怎么数出来的', false)
    .addOption(new Option('--format <格式>', '输出格式').choices(['text', 'json']).default('text'))
    .option('--no-color', '不用颜色（也可设环境变量 NO_COLOR）')
    .action(async (text: string, options: DueOptions) => {
      const { due } = await import('./commands/due.ts');
      done(await due(text, { ...options, color: useColor(options, io) }, io));
    });
}

function addCalendar(program: Command, io: Io, done: (code: number) => void): void {
  const calendar = program.command('calendar').description('查看工作日历，录入、核对放假安排通知');
  withCalendar(calendar.command('show'))
    .description('显示一年或一个月的放假、调休和工作日数')
    .argument('<年份>', '如 2022')
    .argument('[月份]', '如 2')
    .addOption(new Option('--format <格式>', '输出格式').choices(['text', 'json']).default('text'))
    .action(async (year: string, month: string | undefined, options: CalendarShowOptions) => {
      const { calendarShow } = await import('./commands/calendar-show.ts');
      done(await calendarShow(year, month, options, io));
    });
  calendar
    .command('import')
    .description('把国务院办公厅通知的原文转成放假安排文件（data/holidays 的格式）')
    .argument('<通知>', '通知原文的文本文件，或 - 表示标准输入')
    .option('--output <文件>', '写到文件；调整通知补在已有的当年文件之后')
    .option('--number <文号>', '原文没有的发文字号，如 国办发明电〔2025〕7号')
    .option('--issued <日期>', '原文没有的成文日期，如 2025-11-04')
    .option('--url <网址>', '通知在中国政府网上的地址')
    .action(async (file: string, options: CalendarImportOptions) => {
      const { calendarImport } = await import('./commands/calendar-import.ts');
      done(await calendarImport(file, options, io));
    });
  calendar
    .command('verify')
    .description('核对放假安排文件：格式、日期，是否与法定天数相符')
    .argument('[文件...]', '放假安排文件；不写则核对自带的各年')
    .action(async (files: string[]) => {
      const { calendarVerify } = await import('./commands/calendar-verify.ts');
      done(await calendarVerify(files, io));
    });
}
