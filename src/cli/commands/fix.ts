import { createTwoFilesPatch, OMIT_HEADERS } from 'diff';
import { unreadable } from '../../input/fault.ts';
import { reasonOf } from '../../input/file-errors.ts';
import { maskPersonalData } from '../../input/personal/personal-data.ts';
import { readFile } from '../../input/read-file.ts';
import { placeLines } from '../../report/place-text.ts';
import { outdented } from '../../report/wrap.ts';
import { type RepairedLedger, repairLedger, untouched } from '../../write/repair/repair-ledger.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type Io, writeLines, writeStderr } from '../io.ts';
import { findLedgerFiles, STDIN } from '../ledger-files.ts';
import { planOption } from '../options.ts';
import { planChooser } from '../plan-choice.ts';
import { writeFileAtomically } from '../write-file.ts';

interface FixOptions {
  plan: string[];
  dryRun: boolean;
}

/** What takes longer to compare has been moved about so much that lines say little. */
const PATCH_TIMEOUT_MS = 5_000;

const CHANGED = '读了以后这个文件又被改过，没有覆盖。请再运行一次';
const NO_YAML = '只能改 YAML 台账。表格请先用 gongkai import 转成 YAML，或者在 Excel、Word 里改。';

export const command: CliCommand = {
  define(command) {
    command
      .description('改正台账里不会有歧义的写法：日期、全角字符、方案的文字、缺少的任务、次序')
      .argument('<台账...>', 'YAML 文件、文件夹、通配符')
      .addOption(planOption())
      .option('--dry-run', '只显示会怎么改，不写文件', false);
  },
  run: ([paths]: [string[]], options: FixOptions, io) => fix(paths, options, io),
};

/** Repairs ledgers in place where no doubt is possible, and names what is left. @throws UsageError */
async function fix(paths: string[], { plan, dryRun }: FixOptions, io: Io): Promise<number> {
  if (paths.includes(STDIN)) throw new UsageError('fix 直接改文件，不能用标准输入');
  const { choose } = await planChooser(plan);
  const { files, problems, passedOver } = await findLedgerFiles(paths);
  await writeStderr(io, ...problems, ...passedOver);
  if (files.length === 0) return EXIT.usage;
  let [isClean, isRefused, hasFailed] = [true, problems.length > 0, false];
  for (const file of files) {
    // What goes wrong with one ledger does not keep the others from being repaired.
    let isWritten = false;
    try {
      const { bytes, ...repaired } = await repairFile(file, choose);
      const { before, after, left, notes } = repaired;
      if (after !== before && !dryRun) {
        overwrite(file, bytes, after);
        isWritten = true;
      }
      const { width } = io.terminal;
      const changed = dryRun ? patch(file, repaired) : outdented(summary(file, repaired), width);
      const remarks = notes.flatMap((note) => outdented(`${file} ${note}`, width));
      await writeLines(io, changed);
      await writeStderr(io, ...placeLines(left, width), ...remarks);
      isClean &&= left.length === 0 && notes.length === 0;
    } catch (error) {
      isRefused ||= error instanceof UsageError;
      hasFailed ||= !(error instanceof UsageError);
      const reason = reasonOf(error);
      await writeStderr(
        io,
        `“${file}”${isWritten ? '已经改了，结果没有显示完' : '没有改'}：${reason}`,
      );
    }
  }
  if (hasFailed) return EXIT.failed;
  if (isRefused) return EXIT.usage;
  return isClean ? EXIT.clean : EXIT.findings;
}

/** Writes a file that still holds what was read: a person may have saved it meanwhile. */
function overwrite(file: string, read: Uint8Array | null, text: string): void {
  const content = readFile(file);
  const isUnchanged =
    read !== null && 'bytes' in content && Buffer.compare(content.bytes, read) === 0;
  if (!isUnchanged) throw new Error(CHANGED);
  writeFileAtomically(file, text);
}

/** The ledger repaired, with the bytes that were read; null where they were not. */
async function repairFile(
  file: string,
  choose: Parameters<typeof repairLedger>[2],
): Promise<RepairedLedger & { bytes: Uint8Array | null }> {
  const content = readFile(file);
  const isYaml = /\.ya?ml$/i.test(file);
  if ('bytes' in content && isYaml) {
    const { bytes } = content;
    return { ...(await repairLedger(file, bytes, choose)), bytes };
  }
  const message = 'problem' in content ? content.problem : NO_YAML;
  return { ...untouched([unreadable(message, { file })]), bytes: null };
}

/** The difference as `diff -u` shows it; git's octal escapes would make the file's name unreadable. */
function patch(file: string, { before, after }: RepairedLedger): string[] {
  if (before === after) return [];
  const options = { headerOptions: OMIT_HEADERS, context: 3, timeout: PATCH_TIMEOUT_MS };
  // In the lines of a difference a number that goes over two would not be seen.
  const [old, now] = [before, after].map(maskPersonalData) as [string, string];
  const lines = createTwoFilesPatch('', '', old, now, '', '', options)?.trimEnd();
  const shown = lines?.split(/\r?\n/) ?? ['改动太多，不逐行显示'];
  return [`--- ${file}`, `+++ ${file}`, ...shown];
}

function summary(file: string, { before, after, changes }: RepairedLedger): string {
  return `${file}：${before === after ? '没有改动' : changes.join('，')}`;
}
