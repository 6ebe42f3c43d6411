import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/exit.ts';
import { writeError } from '../../src/cli/write-file.ts';
import { fileProblem, reasonOf } from '../../src/input/file-errors.ts';

const failed = (code: string, more = {}) =>
  Object.assign(new Error(`${code}: something, open 'a'`), { code, ...more });

/** What systems report of files, and whether another name or folder mends it where it is written. */
const CODES: [code: string, isOfPlace: boolean][] = [
  ['ENOENT', true],
  ['ENOTDIR', true],
  ['EISDIR', true],
  ['ENAMETOOLONG', true],
  ['ELOOP', true],
  ['EACCES', true],
  ['EPERM', true],
  ['EROFS', true],
  ['ENOSPC', false],
  ['EDQUOT', false],
  ['EFBIG', false],
  ['EMFILE', false],
  ['ENFILE', false],
  ['ETXTBSY', true],
  ['EBADF', false],
  ['EBUSY', false],
  ['EIO', false],
  ['ENOMEM', false],
  ['ESTALE', false],
  ['ETIMEDOUT', false],
];

describe('what the file system reports', () => {
  it.each(CODES)('is told in Chinese, without its code: %s', (code, isOfPlace) => {
    const error = failed(code);
    const written = writeError('“a”', error);
    expect(written instanceof UsageError).toBe(isOfPlace);
    for (const told of [fileProblem(error), written.message, reasonOf(error)]) {
      expect(told).not.toContain(code);
      expect(told).toMatch(/[\u4e00-\u9fff]{3}/);
    }
  });

  it('is told with its code where it is none that people meet', () => {
    expect(fileProblem(failed('EWHAT'))).toContain('EWHAT');
    expect(writeError('“a”', failed('EWHAT')).message).toContain('EWHAT');
  });

  it('names the file where a run ends for it', () => {
    expect(reasonOf(failed('EMFILE', { path: 'b.yaml', syscall: 'open' }))).toMatch(/^“b.yaml”：/);
    expect(reasonOf(failed('ENOSPC', { syscall: 'write' }))).toBe('磁盘满了。请腾出空间后重试');
    expect(reasonOf(new Error('别的'))).toBe('别的');
  });
});
