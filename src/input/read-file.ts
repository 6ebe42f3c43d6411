import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes beyond which a file is no ledger. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** The bytes of a file, or in Chinese why there are none. */
export type FileContent = { bytes: Uint8Array } | { problem: string };

/** Reads a file or a pipe, no further than to where it is too large for anything that is read here. */
export function readFile(file: string): FileContent {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return { problem: IS_FOLDER };
    // A device may never end.
    if (!stats.isFile() && !stats.isFIFO()) return { problem: '这不是普通文件，没有读取。' };
    if (stats.size > MAX_BYTES) return { problem: tooLarge(stats.size) };
    const bytes = readBounded(file);
    return bytes.length > MAX_BYTES ? { problem: tooLarge(bytes.length) } : { bytes };
  } catch (error) {
    return { problem: fileProblem(error) };
  }
}

export function tooLarge(bytes: number): string {
  const size = (bytes / 1024 / 1024).toFixed(1);
  return `文件有 ${size} MB，超过 16 MB 的上限，没有读取。请拆成几个文件。`;
}

/** What the file system reports, in Chinese. @throws the error where it is none of the file system's. */
export function fileProblem(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return REASONS.get(code) ?? `文件打不开（${code}）。请检查后重试。`;
}

const IS_FOLDER = '这是一个文件夹，不是文件。';
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', '没有这个文件。请核对文件名和所在的文件夹。'],
  ['ENOTDIR', '没有这个文件：路径中间有一段不是文件夹。请核对。'],
  ['ENAMETOOLONG', '没有这个文件：名称太长。请核对。'],
  ['EACCES', '没有读这个文件的权限。请向文件的主人要读取权限。'],
  ['EPERM', '没有读这个文件的权限。请向文件的主人要读取权限。'],
  ['EISDIR', IS_FOLDER],
  ['ELOOP', '这是一个指向自己的快捷方式（符号链接），读不出内容。'],
  ['EMFILE', '系统同时打开的文件太多，没有读取。请关掉一些程序再试。'],
  ['ENFILE', '系统同时打开的文件太多，没有读取。请关掉一些程序再试。'],
  ['EIO', '磁盘读写出错，没有读出来。请检查磁盘。'],
  ['EBUSY', '文件正被别的程序占用，没有读取。请关掉那个程序再试。'],
]);

/** A pipe does not say how much is to come, and what it says of a file may have changed. */
function readBounded(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    while (size <= MAX_BYTES) {
      const told = fstatSync(handle).size;
      // One byte more than is told is asked for: where it does not come, the file ends there.
      const room = told > 0 && told >= size ? told - size + 1 : MIN_CHUNK;
      const chunk = Buffer.allocUnsafe(room);
      const count = readSync(handle, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      size += count;
      if (size === told) break;
    }
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  } finally {
    closeSync(handle);
  }
}

const MIN_CHUNK = 64 * 1024;
