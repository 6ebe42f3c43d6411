import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { PACKAGE_FOLDER } from '../package-folder.ts';

/**
 * The path to a schema from the folder of a file to be written; standard output is taken to
 * go into the working folder. null where the program does not lie below the working folder: the path
 * would hold on this machine only.
 */
export function schemaAddress(kind: 'ledger' | 'plan', output: string | undefined): string | null {
  const schema = `${PACKAGE_FOLDER}schemas/${kind}.schema.json`;
  if (!isBelow(schema, process.cwd())) return null;
  const path = relative(dirname(resolve(output ?? `${kind}.yaml`)), schema);
  return isAbsolute(path) ? null : path.replaceAll('\\', '/');
}

function isBelow(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return !path.startsWith('..') && !isAbsolute(path);
}
