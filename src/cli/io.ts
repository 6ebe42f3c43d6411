import type { Readable, Writable } from 'node:stream';

/** All that a command may touch of the outside world besides the files it is given. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  env: Record<string, string | undefined>;
  /** Whether standard output is a terminal that shows colours, and how wide it is. */
  terminal: { color: boolean; width: number };
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
}

/** Where standard output is no terminal, tables are laid out for this width. */
const DEFAULT_WIDTH = 110;

/** The process itself. A reader that closes the pipe early is not an error. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    // Opening it takes longer than many a check, which has no use for it.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    env,
    terminal: { color: stdout.isTTY === true, width: stdout.columns || DEFAULT_WIDTH },
    now: Date.now,
  };
}
