import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The files that are being written; a signal that ends the program takes them along. */
const open = new Set<string>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A name beside a file that nobody can know, and that is removed if the program is told to end. */
export function openTemporary(file: string): string {
  const temporary = join(
    dirname(file),
    `.${basename(file).slice(0, 40)}.${crypto.randomUUID()}.tmp`,
  );
  // The last file's listeners may still be there.
  for (const signal of SIGNALS) process.off(signal, end).on(signal, end);
  open.add(temporary);
  return temporary;
}

/** It has got its name, or is to be removed. */
export function closeTemporary(temporary: string): void {
  rmSync(temporary, { force: true });
  open.delete(temporary);
  // A signal that came meanwhile is told only when the program waits again.
  setImmediate(() => {
    if (open.size === 0) for (const signal of SIGNALS) process.off(signal, end);
  });
}

/** As the signal would have done, unless somebody else listens too and ends the program in its own way. */
function end(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  for (const temporary of open) rmSync(temporary, { force: true });
  for (const each of SIGNALS) process.off(each, end);
  process.kill(process.pid, signal);
}
