import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { readFile } from '../input/read-file.ts';
import { UsageError } from './exit.ts';

/** Bytes at the beginning and at the end of a file in which its mark is looked for. */
const LOOKED_AT = 16 * 1024;

/** What each kind of file that commands write says of itself, and ledgers and people's own files do not. */
const MARKS =
  /^\[\n\]\n$|"name":\s*"gongkai"|PRODID:-\/\/gongkai|package="gongkai"|urn:gongkai:schema|"check_name":\s*"|^::(?:error|warning|notice) |^# 政务公开台账(?:检查|汇总)\n|<title>(?:政务公开台账汇总|[^<]*政务公开时间表)|(?:^|\n)检查日：\d{4}-|日历：放假|到期日当天完成算按期|逾期未办,即将逾期,逾期已办,|份台账（?[^。]*）?：(?:错误|没有)/;
/** The same in the parts of workbooks and documents. */
const PACKAGE_MARKS = /检查日|到期日当天完成算按期/;
/** In every ledger that we write as a document, and in no circular. */
const LEDGER_HEADING = /分管领导/;
const PARTS = [
  'xl/worksheets/sheet1.xml',
  'xl/worksheets/sheet2.xml',
  'xl/sharedStrings.xml',
  'word/document.xml',
];

/**
 * A file that is there and that none of our commands has written stays what it is, unless `--force` says otherwise:
 * a ledger is a person's work, and one wrong letter in a name is enough.
 * @throws UsageError
 */
export async function refuseForeign(
  outputs: readonly { file: string | null }[],
  force: boolean,
): Promise<void> {
  if (force) return;
  for (const { file } of outputs) {
    if (file === null || (await isOurs(file))) continue;
    throw new UsageError(
      `已有“${file}”这个文件，不像是本程序写的报告，没有覆盖。请换一个文件名；确实要覆盖，加 --force`,
    );
  }
}

/** Nothing, an empty file, a device, or what bears a mark. What cannot be read is told when it is written. */
async function isOurs(path: string): Promise<boolean> {
  const size = sizeOf(path);
  const head = size === 0 ? null : piece(path, 0);
  if (head === null) return true;
  if (head.startsWith('PK')) return isOurPackage(path);
  return MARKS.test(head) || MARKS.test(piece(path, Math.max(size - LOOKED_AT, 0)) ?? '');
}

function sizeOf(path: string): number {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.size : 0;
  } catch {
    return 0;
  }
}

function piece(path: string, position: number): string | null {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const buffer = Buffer.alloc(LOOKED_AT);
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, LOOKED_AT, position));
  } finally {
    closeSync(handle);
  }
}

async function isOurPackage(path: string): Promise<boolean> {
  const { Zip } = await import('../input/office/zip.ts');
  const content = readFile(path);
  if (!('bytes' in content)) return false;
  try {
    const zip = new Zip(content.bytes);
    const textOf = (part: string) => zip.read(part)?.toString('utf8') ?? '';
    if (PARTS.some((part) => PACKAGE_MARKS.test(textOf(part)))) return true;
    // A circular has the words of a template; Word signs what it saves.
    const about = textOf('docProps/core.xml');
    const isUntouched = about.includes('>gongkai<') && !about.includes('lastModifiedBy');
    return isUntouched && !LEDGER_HEADING.test(textOf('word/document.xml'));
  } catch {
    return false;
  }
}
