import type { Diagnostic } from '../diagnostic.ts';
import type { ReadResult } from './document.ts';
import { unreadable } from './fault.ts';
import { maskPersonalData } from './personal/personal-data.ts';
import { readFile } from './read-file.ts';
import { readYaml } from './yaml/read-yaml.ts';

/**
 * Reads a YAML file into data, or bytes that are already at hand.
 * Throws nothing: a file that is missing, locked or too large is a finding `unreadable`.
 */
export function readInput(file: string, bytes?: Uint8Array): ReadResult {
  const content = inputBytes(file, bytes);
  return content.ok ? readYaml(file, content.bytes) : content;
}

/** The bytes at hand, else those of the file, or the finding why there are none. */
export function inputBytes(
  file: string,
  bytes?: Uint8Array,
): { ok: true; bytes: Uint8Array } | { ok: false; diagnostics: Diagnostic[] } {
  if (bytes) return { ok: true, bytes };
  const content = readFile(file);
  if ('bytes' in content) return { ok: true, bytes: content.bytes };
  const location = { file: maskPersonalData(file) };
  return { ok: false, diagnostics: [unreadable(content.problem, location)] };
}
