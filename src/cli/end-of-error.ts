import { reasonOf } from '../input/file-errors.ts';
import { EXIT, UsageError } from './exit.ts';
import { type Io, writeStderr } from './io.ts';

/** Tells why a run ended early, and the exit code of that. */
export async function endOfError(error: unknown, io: Io): Promise<number> {
  if (error instanceof UsageError) {
    await writeStderr(io, error.message, ...error.below);
    return EXIT.usage;
  }
  await writeStderr(io, `程序出错，没有做完：${reasonOf(error)}`);
  return EXIT.failed;
}
