import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Diagnostic } from '../../diagnostic.ts';
import { placeLines } from '../../report/place-text.ts';
import type { CliCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import {
  bundledHolidayFiles,
  type HolidayFile,
  lawFaults,
  readHolidayFile,
} from '../holiday-file.ts';
import { type Io, writeLines, writeStderr } from '../io.ts';

export const calendarVerify: CliCommand = {
  define(command) {
    command
      .description('核对放假安排文件：格式、日期，是否与法定天数相符')
      .argument('[文件...]', '放假安排文件；不写则核对自带的各年');
  },
  run: ([files]: [string[]], _options, io) => verify(files, io),
};

/** Checks files in the form of data/holidays, without a name those that come with the program. */
async function verify(files: readonly string[], io: Io): Promise<number> {
  const found = files.filter((file) => existsSync(file));
  const missing = files.filter((file) => !found.includes(file));
  const checked =
    files.length > 0
      ? found.map((file) => verified(file, readHolidayFile(file)))
      : bundledHolidayFiles().map((file) =>
          verified(basename(file), readHolidayFile(basename(file), readFileSync(file))),
        );
  const faulty = checked.filter(({ faults }) => faults.length > 0);
  const lines = checked.flatMap(({ line, faults }) =>
    faults.length > 0 ? placeLines(faults, io.terminal.width) : [line],
  );
  const summary = `${checked.length}个文件，${faulty.length > 0 ? `${faulty.length}个有问题` : '全部正确'}。`;
  await writeStderr(io, ...missing.map((file) => `没有“${file}”这个文件`));
  if (checked.length > 0) await writeLines(io, [...lines, summary]);
  if (missing.length > 0) return EXIT.usage;
  return faulty.length > 0 ? EXIT.findings : EXIT.clean;
}

function verified(file: string, read: HolidayFile): { line: string; faults: Diagnostic[] } {
  if ('diagnostics' in read) return { line: '', faults: read.diagnostics };
  const { year, document } = read;
  const numbers = year.notices.map(({ number }) => number).join('、');
  return {
    line: `${file} ${year.year}年 正确（${numbers}）`,
    faults: lawFaults(year, document.locate('/year')),
  };
}
