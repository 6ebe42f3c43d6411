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

/** The process itself. Its streams are opened when they are used: each takes longer than many a check. */
export function processIo(): Io {
  const { env } = process;
  const tolerated = new Set<Writable>();
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return tolerating(process.stdout, tolerated);
    },
    get stderr() {
      return tolerating(process.stderr, tolerated);
    },
    env,
    get terminal() {
      const { isTTY, columns } = process.stdout;
      return { color: isTTY === true, width: columns || DEFAULT_WIDTH };
    },
    now: Date.now,
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
