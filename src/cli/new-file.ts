import { existsSync } from 'node:fs';
import { UsageError } from './exit.ts';
import { writeFileAtomically } from './write-file.ts';

/** Writes a file that is not there yet: a ledger is a person's work. @throws UsageError */
export function writeNewFile(file: string, content: string | Uint8Array): void {
  if (existsSync(file)) throw new UsageError(`已有“${file}”这个文件，不覆盖。请换一个文件名`);
  writeFileAtomically(file, content);
}
