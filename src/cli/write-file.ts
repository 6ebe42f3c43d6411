import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { UsageError } from './exit.ts';
import { closeTemporary, openTemporary } from './temporary-files.ts';

type Content = string | Uint8Array;

/** A file that is being written. What has been written stands there as a whole when it is finished, else nothing. */
export interface NewFile {
  write(piece: string | Uint8Array): void;
  finish(): void;
  /** Gives up what is not finished. */
  discard(): void;
}

/**
 * Begins to write a file. One that exists keeps its mode, and a link leads on to it; a device or a pipe is
 * written to and stays what it is.
 * @throws UsageError where no file can be written there, now or while it is written.
 */
export function beginFile(path: string): NewFile {
  const told = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw writeError(`“${path}”`, error);
    }
  };
  const file = told(() => {
    const present = statSync(path, { throwIfNoEntry: false });
    return present && !present.isFile()
      ? deviceFile(path)
      : replacingFile(present ? realpathSync(path) : path, present?.mode);
  });
  return {
    write: (piece) => told(() => file.write(piece)),
    finish: () => told(() => file.finish()),
    discard: () => file.discard(),
  };
}

/** Writes a file as a whole or not at all. @throws UsageError where no file can be written there. */
export function writeFileAtomically(path: string, content: Content): void {
  const file = beginFile(path);
  try {
    file.write(content);
    file.finish();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** Writes a file that is not there yet: a ledger is a person's work. @throws UsageError */
export function writeNewFile(path: string, content: Content): void {
  if (existsSync(path)) throw new UsageError(`已有“${path}”这个文件，不覆盖。请换一个文件名`);
  writeFileAtomically(path, content);
}

/** To a pipe or a device, /dev/stdout too. */
function deviceFile(path: string): NewFile {
  const handle = openSync(path, 'w');
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  return {
    write(piece) {
      try {
        if (isOpen) writeFileSync(handle, piece);
      } catch (error) {
        close();
        if (!isReaderGone(error)) throw error;
      }
    },
    finish: close,
    discard: close,
  };
}

function replacingFile(file: string, mode: number | undefined): NewFile {
  const temporary = openTemporary(file);
  let handle: number | null = null;
  const close = () => {
    if (handle !== null) closeSync(handle);
    handle = null;
  };
  const discard = () => {
    close();
    closeTemporary(temporary);
  };
  try {
    // From the start: nobody may read in between what nobody else may read at the end.
    handle = openSync(temporary, 'wx', mode ?? 0o666);
  } catch (error) {
    discard();
    throw error;
  }
  return {
    write(piece) {
      if (handle !== null) writeFileSync(handle, piece);
    },
    finish() {
      if (handle === null) return;
      if (mode !== undefined) fchmodSync(handle, mode);
      fsyncSync(handle);
      close();
      renameSync(temporary, file);
      closeTemporary(temporary);
    },
    discard,
  };
}

/** What the user can mend by naming another place. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', '没有这个文件夹。请先建好文件夹'],
  ['ENOTDIR', '路径中间有一段不是文件夹。请核对'],
  ['EISDIR', '这是一个文件夹。请写明文件名'],
  ['ENAMETOOLONG', '文件名太长。请换一个短些的'],
  ['ELOOP', '这是一个指向自己的快捷方式（符号链接）。请换一个文件名'],
  ['EACCES', '没有写的权限。请换一个地方，或者请管理员给予权限'],
  ['EPERM', '没有写的权限。请换一个地方，或者请管理员给予权限'],
  ['EROFS', '这里是只读的。请换一个地方'],
]);

/** What to tell of a write that failed: UsageError where another place would do. */
export function writeError(place: string, error: unknown): Error {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const mendable = REASONS.get(code);
  if (mendable !== undefined) return new UsageError(`写不了${place}：${mendable}`);
  const reason = code === 'ENOSPC' || code === 'EDQUOT' ? '磁盘满了' : code || message;
  return new Error(`写不了${place}：${reason}`);
}

/** What the systems call it when nobody reads any more: a pipe, a socket, a stream that has ended so. */
const READER_GONE = new Set<string | undefined>([
  'EPIPE',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOTCONN',
  'EOF',
  'ERR_STREAM_DESTROYED',
]);

/** Whether a write failed only since its reader went away, which is no error. */
export function isReaderGone(error: unknown): boolean {
  return READER_GONE.has((error as NodeJS.ErrnoException).code);
}
