import { existsSync } from 'node:fs';
import { Document, isScalar, type Node, parseDocument, visit, type YAMLSeq } from 'yaml';
import { parseDay } from '../../calendar/day.ts';
import type { HolidayNotice, HolidayYear } from '../../calendar/holiday-notice.ts';
import { placeLines } from '../../report/place-text.ts';
import { chooseCalendar } from '../calendar-choice.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { bundledHolidayFile, lawFaults, readHolidayFile } from '../holiday-file.ts';
import { type Io, write, writeStderr } from '../io.ts';
import { STDIN } from '../ledger-files.ts';
import { type NoticeParticulars, readBytes, readNotice } from '../notice-text.ts';
import { outputFile } from '../output-file.ts';
import { readStdin } from '../stdin.ts';
import { writeFileAtomically } from '../write-file.ts';

interface CalendarImportOptions extends NoticeParticulars {
  output?: string;
}

interface YearFile {
  year: HolidayYear;
  text: string;
}

/** Where the files of data/holidays find their schema. */
const HEAD = ' yaml-language-server: $schema=../../schemas/holidays.schema.json';
const LAYOUT = { lineWidth: 0, flowCollectionPadding: false };

export const calendarImport: CliCommand = {
  define(command) {
    command
      .description('把国务院办公厅通知的原文转成放假安排文件（data/holidays 的格式）')
      .argument('<通知>', '通知原文的文本文件，或 - 表示标准输入')
      .option('-o, --output <文件>', '写到文件；调整通知补在已有的当年文件之后')
      .option('--number <文号>', '原文没有的发文字号，如 国办发明电〔2025〕7号')
      .option('--issued <日期>', '原文没有的成文日期，如 2025-11-04')
      .option('--url <网址>', '通知在中国政府网上的地址');
  },
  run: ([file]: [string], options: CalendarImportOptions, io) => importNotice(file, options, io),
};

/**
 * Turns the official text of a notice into a year's file. An amendment is put behind what is there of
 * its year: in the output file, or else in the file that comes with the program.
 * @throws UsageError
 */
async function importNotice(path: string, options: CalendarImportOptions, io: Io): Promise<number> {
  const { issued } = options;
  if (issued !== undefined && parseDay(issued) === null) {
    throw new UsageError(`--issued “${issued}”不是日期，请写成 2025-11-04 的样子`);
  }
  const output = outputFile(options.output, ['yaml'])?.path;
  const present = output !== undefined && existsSync(output) ? yearFile(output) : null;
  const calendar = await chooseCalendar({ notice: output && present ? [output] : [] });
  const [file, bytes] =
    path === STDIN ? ['<stdin>', await readStdin(io.stdin)] : [path, readBytes(path)];
  const read = readNotice(file, bytes, options, calendar);
  if ('diagnostics' in read) return refuse(placeLines(read.diagnostics), io);
  const { year, notice } = read;
  if (notice.kind === 'annual' && present) {
    throw new UsageError(`已有“${output}”这个文件，不覆盖。请换一个文件名`);
  }
  const text =
    notice.kind === 'annual'
      ? newFile(year, notice)
      : appended(present ?? bundledYear(year), year, notice);
  const faults = faultsOf(text);
  if (faults.length > 0) return refuse([`${file} ${faults.join('')}`], io);
  if (output === undefined) await write(io.stdout, text);
  else {
    writeFileAtomically(output, text);
    await writeStderr(io, `${year}年的${notice.number}已写入“${output}”`);
  }
  return EXIT.clean;
}

async function refuse(problem: readonly string[], io: Io): Promise<number> {
  await writeStderr(io, ...problem, '没有写入任何内容。');
  return EXIT.findings;
}

function newFile(year: number, notice: HolidayNotice): string {
  const document = new Document({ schemaVersion: 1, year, notices: [notice] });
  if (document.contents) document.contents.commentBefore = HEAD;
  setSpansInline(document.contents);
  return document.toString(LAYOUT);
}

function appended(present: YearFile | null, year: number, notice: HolidayNotice): string {
  if (!present) {
    throw new UsageError(
      `这是一份调整通知，还没有收录${year}年的年度通知。请先导入年度通知，再用 --output 指定那个文件`,
    );
  }
  if (present.year.year !== year) {
    throw new UsageError(`文件里是${present.year.year}年的安排，这份通知调整的是${year}年`);
  }
  if (present.year.notices.some(({ number }) => number === notice.number)) {
    throw new UsageError(`${year}年的文件已有${notice.number}`);
  }
  const document = parseDocument(present.text);
  const node = document.createNode(notice);
  setSpansInline(node);
  (document.get('notices') as YAMLSeq).add(node);
  return document.toString(LAYOUT);
}

/** `off: [2022-05-01]` on one line, as the files of data/holidays are written. */
function setSpansInline(node: Node | null): void {
  visit(node, {
    Seq(_, seq) {
      if (seq.items.every(isScalar)) seq.flow = true;
    },
  });
}

function faultsOf(text: string): string[] {
  const read = readHolidayFile('', new TextEncoder().encode(text));
  const faults = 'diagnostics' in read ? read.diagnostics : lawFaults(read.year, { file: '' });
  return faults.map(({ message }) => message);
}

function bundledYear(year: number): YearFile | null {
  const file = bundledHolidayFile(year);
  return file === null ? null : yearFile(file);
}

/** @throws UsageError */
function yearFile(file: string): YearFile {
  const bytes = readBytes(file);
  const read = readHolidayFile(file, bytes);
  if ('year' in read) return { year: read.year, text: new TextDecoder().decode(bytes) };
  throw new UsageError(
    `已有“${file}”这个文件，它不是放假安排文件，不能补写：`,
    placeLines(read.diagnostics),
  );
}
