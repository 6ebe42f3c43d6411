import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { writeProblem } from '../input/file-errors.ts';
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
      : atomicFile(targetOf(path), present, renameSync);
  });
  return toldFile(file, told);
}

/** Begins to write a file that is not there yet: a ledger is a person's work. @throws UsageError */
function beginNewFile(path: string): NewFile {
  const thereAlready = new UsageError(`已有“${path}”这个文件，不覆盖。请换一个文件名`);
  const told = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
      throw isThere ? thereAlready : writeError(`“${path}”`, error);
    }
  };
  if (existsSync(path)) throw thereAlready;
  return toldFile(
    told(() => atomicFile(targetOf(path), undefined, placeNew)),
    told,
  );
}

type Told = <T>(act: () => T) => T;

function toldFile(file: NewFile, told: Told): NewFile {
  return {
    write: (piece) => told(() => file.write(piece)),
    finish: () => told(() => file.finish()),
    discard: () => file.discard(),
  };
}

/** Writes a file as a whole or not at all. @throws UsageError where no file can be written there. */
export function writeFileAtomically(path: string, content: Content): void {
  writeWhole(beginFile(path), content);
}

/** The same, and over no other file, whoever makes one meanwhile. @throws UsageError */
export function writeNewFile(path: string, content: Content): void {
  writeWhole(beginNewFile(path), content);
}

function writeWhole(file: NewFile, content: Content): void {
  try {
    file.write(content);
    file.finish();
  } catch (error) {
    file.discard();
    throw error;
  }
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

/** @param place gives what is written its name */
function atomicFile(
  file: string,
  present: Stats | undefined,
  place: (temporary: string, file: string) => void,
): NewFile {
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
    handle = openSync(temporary, 'wx', present?.mode ?? 0o666);
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
      if (present) keepOwner(handle, present);
      fsyncSync(handle);
      close();
      place(temporary, file);
      syncFolder(dirname(file));
      closeTemporary(temporary);
    },
    discard,
  };
}

/** Where a name leads to, through links, whether there is something or not. */
function targetOf(path: string): string {
  let target = resolve(path);
  for (let links = 0; links < MAX_LINKS; links++) {
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target;
    target = resolve(realpathSync(dirname(target)), readlinkSync(target));
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
}

/** As many as Linux follows. */
const MAX_LINKS = 40;

/** Mode and owner of the file that is replaced; who may not give a file away keeps it. */
function keepOwner(handle: number, { mode, uid, gid }: Stats): void {
  try {
    fchownSync(handle, uid, gid);
  } catch (error) {
    if (!NOT_GIVEN.has((error as NodeJS.ErrnoException).code)) throw error;
  }
  fchmodSync(handle, mode);
}

/** What systems say that let nobody, or not us, give files away. */
const NOT_GIVEN = new Set<string | undefined>(['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP']);

/** Gives a file a name that no other has: unlike a new name, a link never takes another's place. */
function placeNew(temporary: string, file: string): void {
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code)) throw error;
    // A disk without links. The name is taken before anything stands under it.
    closeSync(openSync(file, 'wx'));
    renameSync(temporary, file);
  }
}

const NO_LINKS = new Set<string | undefined>(['EPERM', 'ENOSYS', 'ENOTSUP', 'EMLINK', 'EXDEV']);

/** So that the new name, too, outlives a loss of power; systems that cannot do it do without. */
function syncFolder(folder: string): void {
  let handle: number | null = null;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // The file is there and whole.
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** What to tell of a write that failed: UsageError where another place would do. */
export function writeError(place: string, error: unknown): Error {
  const { reason, isOfPlace } = writeProblem(error);
  const told = `写不了${place}：${reason}`;
  return isOfPlace ? new UsageError(told) : new Error(told);
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
