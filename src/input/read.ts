import type { ReadResult } from './document.ts';
import { unreadable } from './fault.ts';
import { maskPersonalData } from './personal/personal-data.ts';
import { type FileContent, MAX_BYTES, readFile, tooLarge } from './read-file.ts';
import type { TableReader } from './read-table-file.ts';
import { signatureOf } from './signature.ts';
import { readYaml, type YamlOptions } from './yaml/read-yaml.ts';

/** How a file is read that may hold tables. */
export interface ReadOptions extends YamlOptions {
  /** Loads what makes data of tables; it is asked for only where a file holds some. */
  tableReader(): Promise<TableReader>;
}

/**
 * Reads a file that is YAML whatever its name says, or bytes of it that are already at hand.
 * Throws nothing: what is missing, locked, too large or broken becomes findings `unreadable`.
 */
export function readYamlFile(file: string, bytes?: Uint8Array, options?: YamlOptions): ReadResult {
  const name = maskPersonalData(file);
  const content = contentOf(file, bytes);
  return 'bytes' in content ? readYaml(name, content.bytes, options) : refused(name, content);
}

/**
 * Reads a file of YAML, or the tables of one in Excel, Word or CSV: the same data, and places that name
 * cells. What a file is its first bytes decide, else its name. Throws nothing, as above.
 * The readers of tables are loaded where there are any.
 */
export async function readAnyFile(
  file: string,
  bytes: Uint8Array | undefined,
  options: ReadOptions,
): Promise<ReadResult> {
  const name = maskPersonalData(file);
  const content = contentOf(file, bytes);
  if (!('bytes' in content)) return refused(name, content);
  const signature = signatureOf(name, content.bytes);
  if (signature === 'yaml') return readYaml(name, content.bytes, options);
  const [{ readTableFile }, toData] = await Promise.all([
    import('./read-table-file.ts'),
    options.tableReader(),
  ]);
  return readTableFile(name, content.bytes, signature, toData);
}

function contentOf(file: string, bytes: Uint8Array | undefined): FileContent {
  if (!bytes) return readFile(file);
  return bytes.length > MAX_BYTES ? { problem: tooLarge(bytes.length) } : { bytes };
}

function refused(file: string, { problem }: { problem: string }): ReadResult {
  return { ok: false, diagnostics: [unreadable(problem, { file })] };
}
