import type { ReadResult } from './document.ts';
import { unreadable } from './fault.ts';
import { maskPersonalData } from './personal-data.ts';
import { readFile } from './read-file.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads a file into data, or bytes that are already at hand, as YAML unless another reader is given.
 * Throws nothing: a file that is missing, locked or too large is a finding `unreadable`.
 */
export function readInput(
  file: string,
  bytes?: Uint8Array,
  read: (file: string, bytes: Uint8Array) => ReadResult = readYaml,
): ReadResult {
  if (bytes) return read(file, bytes);
  const content = readFile(file);
  if ('bytes' in content) return read(file, content.bytes);
  const location = { file: maskPersonalData(file) };
  return { ok: false, diagnostics: [unreadable(content.problem, location)] };
}
