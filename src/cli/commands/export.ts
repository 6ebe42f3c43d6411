import { ledgerCsv } from '../../write/ledger-csv.ts';
import { ledgerXlsx } from '../../write/ledger-xlsx.ts';
import { type ConvertOptions, convert } from '../convert.ts';
import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';

/** Writes a ledger as an Excel workbook or as CSV, as the output file's name says. @throws UsageError */
export async function exportLedger(file: string, options: ConvertOptions, io: Io): Promise<number> {
  const format = /\.(xlsx|csv)$/i.exec(options.output ?? '')?.[1]?.toLowerCase();
  if (format === undefined) {
    throw new UsageError('请用 --output 写明文件，以 .xlsx 或 .csv 结尾，如 --output 台账.xlsx');
  }
  const render = format === 'xlsx' ? ledgerXlsx : ledgerCsv;
  return convert(
    file,
    options,
    ({ ledger, plan, tasks }) => ({
      name: `ledger.${format}`,
      content: render(ledger, tasks, plan),
    }),
    io,
  );
}
