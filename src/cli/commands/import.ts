import { YAML_GUIDE } from '../../write/blank-ledger.ts';
import { ledgerYaml } from '../../write/ledger-yaml.ts';
import type { CliCommand } from '../command.ts';
import { type ConvertOptions, convert } from '../convert.ts';
import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { withTable } from '../options.ts';
import { outputFile } from '../output-file.ts';
import { schemaAddress } from '../schema-address.ts';

export const command: CliCommand = {
  define(command) {
    withTable(command)
      .description('把 Excel、Word、CSV 台账转成 YAML')
      .argument('<台账>', '.xlsx、.docx 或 .csv 文件')
      .option('-o, --output <文件>', '写到 YAML 文件，不写到标准输出');
  },
  run: ([file]: [string], options: ConvertOptions, io) => importLedger(file, options, io),
};

/** Turns a table (Excel, Word, CSV) into a YAML ledger with comments. @throws UsageError */
async function importLedger(file: string, options: ConvertOptions, io: Io): Promise<number> {
  if (/\.ya?ml$/i.test(file)) throw new UsageError(`“${file}”已经是 YAML 台账`);
  const output = outputFile(options.output, ['yaml'])?.path;
  return convert(
    file,
    { ...options, output },
    ({ ledger, plan, tasks }) => {
      const title = plan ? `，对照《${plan.title}》` : '';
      const head = [`${ledger.部门}的政务公开工作台账${title}。`, ...YAML_GUIDE];
      const schema = schemaAddress('ledger', output);
      return { name: 'ledger.yaml', content: ledgerYaml(ledger, { schema, head, plan, tasks }) };
    },
    io,
  );
}
