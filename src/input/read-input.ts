import { readFileSync, statSync } from 'node:fs';
import { MAX_BYTES, tooLarge } from './decode-text.ts';
import type { ReadResult } from './document.ts';
import { unreadable } from './fault.ts';
import { maskPersonalData } from './personal-data.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads a file into data, or bytes that are already at hand, as YAML unless another reader is given.
 * Throws nothing: a file that is missing, locked or too large is a finding `unreadable`.
 */
export function readInput(
  file: string,
  bytes?: Uint8Array,
  read: (file: string, bytes: Uint8Array) => ReadResult = readYaml,
): ReadResult {
  if (bytes) return read(file, bytes);
  const refuse = (message: string): ReadResult => ({
    ok: false,
    diagnostics: [unreadable(message, { file: maskPersonalData(file) })],
  });
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return refuse(REASONS.EISDIR);
    // A device may never end.
    if (!stats.isFile() && !stats.isFIFO()) return refuse('这不是普通文件，没有读取。');
    if (stats.size > MAX_BYTES) return refuse(tooLarge(stats.size));
    return read(file, readFileSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return refuse(
      (REASONS as Record<string, string>)[code] ?? `文件打不开（${code}）。请检查后重试。`,
    );
  }
}

const REASONS = {
  ENOENT: '没有这个文件。请核对文件名和所在的文件夹。',
  EACCES: '没有读这个文件的权限。请向文件的主人要读取权限。',
  EPERM: '没有读这个文件的权限。请向文件的主人要读取权限。',
  EISDIR: '这是一个文件夹，不是文件。',
  ELOOP: '这是一个指向自己的快捷方式（符号链接），读不出内容。',
} as const;
