import { bundledCalendar } from '../../calendar/bundled-calendar.ts';
import { ledgerFile } from '../../write/ledger-file.ts';
import type { CliCommand } from '../command.ts';
import { type ConvertOptions, convert } from '../convert.ts';
import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { withTable } from '../options.ts';
import { kindsText, outputFile } from '../output-file.ts';

/** The kinds of files that it writes. */
const WRITTEN = ['xlsx', 'docx', 'csv'] as const;

export const command: CliCommand = {
  define(command) {
    withTable(command)
      .description('把台账转成 Excel、Word 或 CSV')
      .argument('<台账>', 'YAML 台账')
      .option('-o, --output <文件>', '写到 .xlsx、.docx 或 .csv 文件（必写）');
  },
  run: ([file]: [string], options: ConvertOptions, io) => exportLedger(file, options, io),
};

/** Writes a ledger as an Excel workbook, a Word document or CSV, as the output file's name says. @throws UsageError */
async function exportLedger(file: string, options: ConvertOptions, io: Io): Promise<number> {
  const format = outputFile(options.output, WRITTEN)?.kind;
  if (!format) {
    const kinds = kindsText(WRITTEN);
    throw new UsageError(`请用 --output 写明文件，能写的是${kinds}，如 --output 台账.xlsx`);
  }
  return convert(
    file,
    options,
    async (ledger) => ({
      name: `ledger.${format}`,
      content: await ledgerFile(format, ledger, bundledCalendar()),
    }),
    io,
  );
}
