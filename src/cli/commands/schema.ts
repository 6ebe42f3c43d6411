import { readFileSync } from 'node:fs';
import { PACKAGE_FOLDER } from '../../package-folder.ts';
import { closest } from '../../text/similarity.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type Io, write, writeStderr } from '../io.ts';
import { withForce } from '../options.ts';
import { outputFile } from '../output-file.ts';
import { refuseForeign } from '../own-files.ts';
import { writeFileAtomically } from '../write-file.ts';

/** The files of schemas/, each with what it describes. */
const SCHEMAS: ReadonlyMap<string, string> = new Map([
  ['ledger', '台账'],
  ['plan', '工作方案'],
  ['holidays', '放假安排'],
  ['config', '配置'],
  ['circular-template', '通报模板'],
  ['report', 'JSON 报告'],
  ['office-report', '跨台账的 JSON 汇总'],
]);
const LISTED = [...SCHEMAS].map(([name, what]) => `${name}（${what}）`).join('、');

interface SchemaOptions {
  output?: string;
  force: boolean;
}

export const command: CliCommand = {
  define(command) {
    withForce(command)
      .description('显示一种文件的 JSON Schema，供编辑器和别的程序使用')
      .argument('<名称>', LISTED)
      .option('-o, --output <文件>', '写到 .json 文件，不写到标准输出');
  },
  run: ([name]: [string], options: SchemaOptions, io) => schema(name, options, io),
};

/** Writes one of the package's schemas as it stands there. @throws UsageError */
async function schema(name: string, options: SchemaOptions, io: Io): Promise<number> {
  if (!SCHEMAS.has(name)) {
    const near = closest(name, [...SCHEMAS.keys()]);
    throw new UsageError(
      `没有“${name}”这个 JSON Schema${near ? `，是不是 ${near}？` : '。'}可用：${LISTED}`,
    );
  }
  const output = outputFile(options.output, ['json'])?.path;
  const text = readFileSync(`${PACKAGE_FOLDER}schemas/${name}.schema.json`, 'utf8');
  if (output === undefined) {
    await write(io.stdout, text);
    return EXIT.clean;
  }
  await refuseForeign([{ file: output }], options.force);
  writeFileAtomically(output, text);
  await writeStderr(io, `${name} 的 JSON Schema 已写入“${output}”`);
  return EXIT.clean;
}
