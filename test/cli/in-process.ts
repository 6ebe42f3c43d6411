import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import type { Result } from './run.ts';

/** Runs a command line of the sources within the test: for many runs that need no process of their own. */
export async function inProcess(
  args: string[],
  input = '',
  { env = {}, color = false }: { env?: Io['env']; color?: boolean } = {},
): Promise<Result> {
  const result = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') =>
    new Writable({
      decodeStrings: false,
      write(text, _encoding, done) {
        result[name] += text;
        done();
      },
    });
  const code = await main(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: into('stdout'),
    stderr: into('stderr'),
    env,
    terminal: { color, width: 80 },
    isErrorTerminal: false,
    now: () => Date.UTC(2026, 10, 24),
  });
  return { code, ...result };
}
