import { Option } from 'commander';
import type { CliCommand } from '../command.ts';
import { UsageError } from '../exit.ts';
import type { PlanImportOptions } from '../import-document.ts';

export const planImport: CliCommand = {
  define(command) {
    command
      .description('把工作方案的文件（Word、Excel、CSV、网页、文本）转成方案 YAML，供人核对')
      .argument('<文件>', '.docx、.xlsx、.csv、.html 或 .txt 文件')
      .option('-o, --output <文件>', '写到 YAML 文件，不写到标准输出')
      .option('--compare <旧方案>', '沿用往年方案里人定下的简称、成员和性质（编号或文件）')
      .addOption(
        new Option('--year <年>', '文件里没有写年份时写明').argParser((text: string) =>
          yearOf(text),
        ),
      );
  },
  async run([file]: [string], options: PlanImportOptions, io) {
    // Only this command reads documents and edits YAML; the others about plans do without.
    const { importDocument } = await import('../import-document.ts');
    return importDocument(file, options, io);
  },
};

function yearOf(text: string): number {
  if (/^20\d{2}$/.test(text)) return Number(text);
  throw new UsageError(`--year 应是四位数的年份，例如 2024；这里写的是“${text}”`);
}
