import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { fileProblem, IS_FOLDER } from './file-errors.ts';

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
