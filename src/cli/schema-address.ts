import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { PACKAGE_FOLDER } from '../package-folder.ts';

const SCHEMA = `${PACKAGE_FOLDER}schemas/ledger.schema.json`;

/**
 * The path to the ledger's schema from the folder of a file to be written; standard output is taken to
 * go into the working folder. null where the program does not lie below the working folder: the path
 * would hold on this machine only.
 */
export function schemaAddress(output: string | undefined): string | null {
  if (!isBelow(SCHEMA, process.cwd())) return null;
  const path = relative(dirname(resolve(output ?? 'ledger.yaml')), SCHEMA);
  return isAbsolute(path) ? null : path.replaceAll('\\', '/');
}

function isBelow(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return !path.startsWith('..') && !isAbsolute(path);
}
