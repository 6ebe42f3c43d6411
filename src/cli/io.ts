import { fstatSync, writeSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

/** Where text goes; a Writable is one. `done` is told of the error where it cannot go there. */
export interface TextOutput {
  write(text: string, done: (error?: Error | null) => void): unknown;
}

/** All that a command may touch of the outside world besides the files it is given. */
export interface Io {
  stdin: Readable;
  stdout: TextOutput;
  stderr: TextOutput;
  env: Record<string, string | undefined>;
  /** Whether standard output is a terminal that shows colours, and how wide it is. */
  terminal: { color: boolean; width: number };
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
}

/** Where standard output is no terminal, tables are laid out for this width. */
const DEFAULT_WIDTH = 110;

/** The process itself. Its streams are opened when they are used: each takes longer than many a check. */
export function processIo(): Io {
  const { env } = process;
  const tolerated = new Set<Writable>();
  const stream = () => tolerating(process.stdout, tolerated);
  const stdout = isFilePipeOrSocket(STDOUT) ? direct(STDOUT, stream) : null;
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return stdout ?? stream();
    },
    get stderr() {
      return tolerating(process.stderr, tolerated);
    },
    env,
    get terminal() {
      if (stdout) return { color: false, width: DEFAULT_WIDTH };
      const { isTTY, columns } = process.stdout;
      return { color: isTTY === true, width: columns || DEFAULT_WIDTH };
    },
    now: Date.now,
  };
}

const STDOUT = 1;

/** None of them on Windows, where only the stream knows how to wait for a pipe. */
function isFilePipeOrSocket(fd: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stats = fstatSync(fd);
    return stats.isFile() || stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

/** Writes without Node's stream, but for a pipe that is full and does not wait. */
function direct(fd: number, stream: () => Writable): TextOutput {
  return {
    write(text, done) {
      let rest: Uint8Array = Buffer.from(text);
      try {
        while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
        done();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN') stream().write(rest, done);
        else done(error as Error);
      }
    },
  };
}

/** The write that failed says so; an event that nobody hears would end the process with a stack trace. */
function tolerating(stream: Writable, tolerated: Set<Writable>): Writable {
  if (!tolerated.has(stream)) {
    tolerated.add(stream);
    stream.on('error', () => {});
  }
  return stream;
}
