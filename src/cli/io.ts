import type { Readable, Writable } from 'node:stream';
import { maskPersonalData } from '../input/personal/personal-data.ts';
import { terminalText } from '../text/terminal-text.ts';
import { isReaderGone, writeError } from './write-file.ts';

/** All that a command may touch of the outside world besides the files it is given. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  env: Record<string, string | undefined>;
  /** Whether standard output is a terminal that shows colours, and how many columns it has. */
  terminal: { color: boolean; width: number };
  /** Whether standard error is a terminal. */
  isErrorTerminal: boolean;
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
}

/** Where standard output is no terminal, and for files, reports are laid out for this width. */
export const DEFAULT_WIDTH = 80;

/** The process itself. Each stream is opened when it is used: that takes longer than many a check. */
export function processIo(): Io {
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    env: process.env,
    get terminal() {
      const { isTTY, columns } = process.stdout;
      return { color: isTTY === true, width: columns || DEFAULT_WIDTH };
    },
    get isErrorTerminal() {
      return process.stderr.isTTY === true;
    },
    now: Date.now,
  };
}

function unheard(): void {}

/** Resolves when text or bytes are handed over, or when nobody reads any more. @throws Error where that fails */
export function write(output: Writable, piece: string | Uint8Array): Promise<void> {
  // The write that failed says so; an event that nobody hears would end the process with a stack trace. Others may
  // listen too, such as what threads print with, and hear nothing once they have ended.
  if (!output.listeners('error').includes(unheard)) output.on('error', unheard);
  return new Promise((resolve, reject) => {
    output.write(piece, (error) => {
      if (!error || isReaderGone(error)) resolve();
      else reject(writeError('输出', error));
    });
  });
}

/**
 * Says something beside the results, a line each. What it repeats of a path or a value may hold a person's number,
 * a sequence for the terminal or an end of a line. Where it cannot be said, the exit code still tells.
 */
export async function writeStderr(io: Io, ...lines: readonly string[]): Promise<void> {
  await write(io.stderr, shownLines(lines)).catch(() => {});
}

/** Writes results for people, a line each. @throws Error where that fails */
export function writeLines(io: Io, lines: readonly string[]): Promise<void> {
  return write(io.stdout, shownLines(lines));
}

function shownLines(lines: readonly string[]): string {
  return lines.map((line) => `${terminalText(maskPersonalData(line))}\n`).join('');
}
