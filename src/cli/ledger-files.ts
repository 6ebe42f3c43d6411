import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareText } from '../diagnostic.ts';
import { fileProblem } from '../input/read-file.ts';

/** Standard input among the paths. */
export const STDIN = '-';

/**
 * File names that are taken for ledgers when a folder is given. Those of older programs cannot be read,
 * but are told so instead of being passed over; `~$` marks a file that is open in Office.
 */
const LEDGER_FILE = /^(?!~\$).*\.(?:ya?ml|xls[xm]?|et|docx?|docm|wps|csv|tsv)$/is;

export interface LedgerFiles {
  /** Each file once, as the user named it; `-` is standard input. In the order of their names. */
  files: string[];
  /** What was named and leads to no file, as Chinese sentences. */
  problems: string[];
}

/** The files that paths, folders and glob patterns lead to. */
export async function findLedgerFiles(paths: string[]): Promise<LedgerFiles> {
  const found: string[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    const files = path === STDIN ? [STDIN] : await expand(path, problems);
    // A folder of thousands is more than one call takes as arguments.
    for (const file of files) found.push(file);
  }
  // ./a.yaml is a.yaml: of several names the first in order counts, in whatever order they were given.
  const byPlace = new Map<string, string>();
  for (const file of found.sort(compareText)) {
    const place = file === STDIN ? STDIN : resolve(file);
    if (!byPlace.has(place)) byPlace.set(place, file);
  }
  return { files: [...byPlace.values()], problems };
}

async function expand(path: string, problems: string[]): Promise<string[]> {
  const none = (problem: string) => {
    problems.push(problem);
    return [];
  };
  // A file may be called 台账[1].yaml: what exists is no pattern.
  const kind = kindOf(path);
  if (kind === 'folder') {
    const before = problems.length;
    const found = filesIn(path, problems);
    if (found.length > 0 || problems.length > before) return found;
    return none(`文件夹“${path}”里没有台账（.yaml、.xlsx、.docx、.csv 文件）`);
  }
  if (kind !== 'missing') return [path];
  const { glob, isDynamicPattern } = await import('tinyglobby');
  const pattern = path.replaceAll('\\', '/');
  if (!isDynamicPattern(pattern)) return none(`没有“${path}”这个文件或文件夹`);
  const found = (await glob(pattern, { expandDirectories: false })).filter(isReadable);
  return found.length > 0 ? found : none(`没有与“${path}”相符的文件`);
}

/** Ledgers in a folder and the folders in it; hidden ones and node_modules left out. */
function filesIn(folder: string, problems: string[]): string[] {
  return itemsIn(folder, problems).flatMap((item) => {
    if (item.name.startsWith('.') || item.name === 'node_modules') return [];
    const path = join(folder, item.name);
    if (item.isDirectory()) return filesIn(path, problems);
    return LEDGER_FILE.test(item.name) && isReadable(path) ? [path] : [];
  });
}

function itemsIn(folder: string, problems: string[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    problems.push(`文件夹“${folder}”打不开，里面的台账没有检查：${fileProblem(error)}`);
    return [];
  }
}

/** Whether what no one named is a ledger to be read, or told why it cannot: a pipe might wait forever. */
function isReadable(path: string): boolean {
  const kind = kindOf(path);
  return kind === 'file' || kind === 'missing' || kind === 'locked';
}

/** What a path leads to; a link that leads nowhere is missing, and what may not be looked at is locked. */
function kindOf(path: string): 'file' | 'folder' | 'other' | 'missing' | 'locked' {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return 'missing';
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOTDIR' || code === 'ENAMETOOLONG' ? 'missing' : 'locked';
  }
}
