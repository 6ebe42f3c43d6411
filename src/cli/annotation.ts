import { UsageError } from './exit.ts';
import { outputFile } from './output-file.ts';

/**
 * The workbook into which `--annotate` writes what was found in the one workbook that is checked; null
 * where it is not asked for, or where no ledger was found.
 * @throws UsageError where there is another number of ledgers, or where either is no workbook by its name
 */
export function annotationFile(
  annotate: string | undefined,
  files: readonly string[],
): string | null {
  if (annotate === undefined || files.length === 0) return null;
  const output = outputFile(annotate, ['xlsx']);
  if (!output?.kind) throw new UsageError('--annotate 写的是 Excel 文件，文件名要以 .xlsx 结尾');
  const [file = '', ...others] = files;
  if (others.length > 0) {
    throw new UsageError(`--annotate 一次只能用于一份台账，这里有${files.length}份。请逐份检查`);
  }
  if (!/\.xls[xm]$/i.test(file)) {
    throw new UsageError(
      `--annotate 只用于 Excel 台账（.xlsx），“${file}”不是。请去掉 --annotate，或者用 --output 把结果写到文件`,
    );
  }
  return output.path;
}
