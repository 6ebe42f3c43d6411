import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '../report/reporter.ts';
import { writeError } from './write-file.ts';

/** Characters that are kept in memory, and bytes that are read back at a time. */
const PIECE = 1024 * 1024;

/** Keeps text in a file that nobody sees once there is much of it. `close` lets go of it. */
export class FileSpool implements Spool {
  #handle: number | null = null;
  #folder: string | null = null;
  #texts: string[] = [];
  #length = 0;

  add(piece: string): void {
    this.#texts.push(piece);
    this.#length += piece.length;
    if (this.#length >= PIECE) this.#flush();
  }

  *pieces(): Iterable<string | Uint8Array> {
    if (this.#handle !== null) {
      for (let at = 0; ; ) {
        const buffer = Buffer.alloc(PIECE);
        const read = readSync(this.#handle, buffer, 0, PIECE, at);
        if (read === 0) break;
        at += read;
        yield buffer.subarray(0, read);
      }
    }
    yield* this.#texts;
  }

  close(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#handle = null;
    this.#folder = null;
  }

  #flush(): void {
    const bytes = Buffer.from(this.#texts.join(''));
    try {
      this.#handle ??= this.#open();
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    } catch (error) {
      throw writeError('临时文件', error);
    }
    this.#texts = [];
    this.#length = 0;
  }

  /** A file for this process alone: its name is taken away at once, or where an open file keeps it (Windows) at the end. */
  #open(): number {
    this.#folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
    const handle = openSync(join(this.#folder, 'spool'), 'wx+', 0o600);
    try {
      rmSync(this.#folder, { recursive: true, force: true });
    } catch {
      // Once more when the file is closed.
    }
    return handle;
  }
}
