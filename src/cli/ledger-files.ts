import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../diagnostic.ts';

/** Standard input among the paths. */
export const STDIN = '-';

/**
 * File names that are taken for ledgers when a folder is given. Those of older programs cannot be read,
 * but are told so instead of being passed over; `~$` marks a file that is open in Office.
 */
const LEDGER_FILE = /^(?!~\$).*\.(?:ya?ml|xls[xm]?|et|docx?|docm|wps|csv|tsv)$/i;

export interface LedgerFiles {
  /** Each file once, as the user named it; `-` is standard input. In the order of their names. */
  files: string[];
  /** What was named and leads to no file, as Chinese sentences. */
  problems: string[];
}

/** The files that paths, folders and glob patterns lead to. */
export async function findLedgerFiles(paths: string[]): Promise<LedgerFiles> {
  const files = new Set<string>();
  const problems: string[] = [];
  for (const path of paths) {
    const found = path === STDIN ? [STDIN] : await expand(path);
    if (typeof found === 'string') problems.push(found);
    else for (const file of found) files.add(file);
  }
  return { files: [...files].sort(compareText), problems };
}

async function expand(path: string): Promise<string[] | string> {
  // A file may be called 台账[1].yaml: what exists is no pattern.
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    const found = filesIn(path);
    return found.length > 0 ? found : `文件夹“${path}”里没有台账（.yaml、.xlsx、.docx、.csv 文件）`;
  }
  if (stats) return [path];
  const { glob, isDynamicPattern } = await import('tinyglobby');
  const pattern = path.replaceAll('\\', '/');
  if (!isDynamicPattern(pattern)) return `没有“${path}”这个文件或文件夹`;
  const found = await glob(pattern, { expandDirectories: false });
  return found.length > 0 ? found : `没有与“${path}”相符的文件`;
}

/** Ledgers in a folder and the folders in it; hidden ones and node_modules left out. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    if (item.name.startsWith('.') || item.name === 'node_modules') return [];
    const path = join(folder, item.name);
    if (item.isDirectory()) return filesIn(path);
    return LEDGER_FILE.test(item.name) ? [path] : [];
  });
}
