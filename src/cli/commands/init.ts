import { Option } from 'commander';
import { bundledCalendar } from '../../calendar/bundled-calendar.ts';
import { blankLedger, YAML_GUIDE } from '../../write/blank-ledger.ts';
import { ledgerFile } from '../../write/ledger-file.ts';
import { ledgerYaml } from '../../write/ledger-yaml.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type Io, write, writeStderr } from '../io.ts';
import { outputFile } from '../output-file.ts';
import { namedBody, namedPlan } from '../plan-choice.ts';
import { schemaAddress } from '../schema-address.ts';
import { writeNewFile } from '../write-file.ts';

interface InitOptions {
  body?: string;
  plan?: string;
  all: boolean;
  format?: (typeof WRITTEN)[number];
  output?: string;
}

/** The kinds of files that it writes. */
const WRITTEN = ['yaml', 'xlsx', 'docx'] as const;

export const command: CliCommand = {
  define(command) {
    command
      .description('生成一份待填的台账：一个单位应当承担的全部任务')
      .option('--body <单位>', '哪个单位的台账（必写）')
      .option('--plan <方案>', '工作方案的编号或文件；只自带一份方案时可以不写')
      .option('--all', '把与本单位有关才承担的任务也列出来', false)
      .addOption(new Option('--format <格式>', '不写则看文件名，否则为 yaml').choices(WRITTEN))
      .option('-o, --output <文件>', '写到文件，不写到标准输出');
  },
  run: (_args, options: InitOptions, io) => init(options, io),
};

/** Writes a ledger with the tasks a body owes, to be filled in. @throws UsageError */
async function init(options: InitOptions, io: Io): Promise<number> {
  const file = outputFile(options.output, options.format ? [options.format] : WRITTEN);
  const output = file?.path;
  const plan = await namedPlan(options.plan);
  if (options.body === undefined) {
    const names = plan.bodies.map(({ name }) => name).join('、');
    throw new UsageError(`请用 --body 写明是哪个单位的台账，单位有：${names}`);
  }
  const { ledger, tasks, head } = blankLedger(plan, namedBody(plan, options.body), options.all);
  const format = options.format ?? file?.kind ?? 'yaml';
  if (format !== 'yaml') {
    if (output === undefined) {
      throw new UsageError(`表格要写到文件，如 --output 台账.${format}`);
    }
    writeNewFile(
      output,
      await ledgerFile(format, { ledger, tasks, plan }, bundledCalendar(), head),
    );
  } else {
    const schema = schemaAddress('ledger', output);
    const text = ledgerYaml(ledger, { schema, head: [...head, ...YAML_GUIDE], plan, tasks });
    if (output === undefined) await write(io.stdout, text);
    else writeNewFile(output, text);
  }
  if (output !== undefined) {
    await writeStderr(io, `${ledger.部门}的台账（${tasks.length}项任务）已写入“${output}”`);
  }
  return EXIT.clean;
}
