import { existsSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One level above dist, two above the folders in it and above this source file. */
const FILES = ['../schemas/ledger.schema.json', '../../schemas/ledger.schema.json'];

/**
 * The path to the ledger's schema from the folder of a file to be written; standard output is taken to
 * go into the working folder. null where the program does not lie below the working folder: the path
 * would hold on this machine only.
 */
export function schemaAddress(output: string | undefined): string | null {
  const schema = FILES.map((file) => fileURLToPath(new URL(file, import.meta.url))).find(
    existsSync,
  );
  if (schema === undefined || !isBelow(schema, process.cwd())) return null;
  const path = relative(dirname(resolve(output ?? 'ledger.yaml')), schema);
  return isAbsolute(path) ? null : path.replaceAll('\\', '/');
}

function isBelow(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return !path.startsWith('..') && !isAbsolute(path);
}
