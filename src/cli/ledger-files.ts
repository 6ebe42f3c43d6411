import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { compareText } from '../diagnostic.ts';
import { fileProblem } from '../input/file-errors.ts';
import { CONFIG_NAME } from './config-file.ts';
import { type IgnorePatterns, type IgnoreRules, ignoreRules } from './ignore-rules.ts';

/** Standard input among the paths. */
export const STDIN = '-';

/**
 * File names that are taken for ledgers when a folder is given. Those of older programs cannot be read,
 * but are told so instead of being passed over; `~$` marks a file that is open in Office.
 */
const LEDGER_NAME = /^(?!~\$).*\.(?:ya?ml|xls[xm]?|et|docx?|docm|wps|csv|tsv)$/is;

export function isLedgerName(name: string): boolean {
  return LEDGER_NAME.test(name);
}

export interface LedgerFiles {
  /** Each file once, as the user named it; `-` is standard input. In the order of their names. */
  files: string[];
  /** Those of them that nobody named: they were found in a folder or by a pattern. */
  found: ReadonlySet<string>;
  /** What was named and leads to no file, as Chinese sentences. */
  problems: string[];
  /** The same of what was passed over: it is told, and nothing more follows from it. */
  passedOver: string[];
  /** Where they were looked for: the folders that were named, and those in which patterns begin. */
  folders: string[];
  /** What was named and leads to nothing. */
  missing: string[];
}

/**
 * The files that paths, folders and glob patterns lead to. A pattern behind `!` leaves out, as one of `ignored`
 * does; what is named itself stays.
 */
export async function findLedgerFiles(
  paths: readonly string[],
  ignored: readonly IgnorePatterns[] = [],
): Promise<LedgerFiles> {
  const isLeftOut = (path: string) => path.startsWith('!') && kindOf(path) === 'missing';
  const rules = ignoreRules([
    ...ignored,
    ...paths.filter(isLeftOut).map((path) => leftOut(path.slice(1))),
  ]);
  const search: Search = { rules, problems: [], passedOver: [], folders: [], missing: [] };
  const named: string[] = [];
  const found: string[] = [];
  for (const path of paths.filter((each) => !isLeftOut(each))) {
    if (path === STDIN) named.push(STDIN);
    else await expand(path, search, { named, found });
  }
  // ./a.yaml is a.yaml, and so is a link to it: of several names the first in order counts, in whatever order they were given.
  const byPlace = new Map<string, string>();
  for (const file of [...named, ...found].sort(compareText)) {
    const place = placeOf(file);
    if (!byPlace.has(place)) byPlace.set(place, file);
  }
  const namedPlaces = new Set(named.map(placeOf));
  const files = [...byPlace.values()];
  return {
    files,
    found: new Set(files.filter((file) => !namedPlaces.has(placeOf(file)))),
    problems: search.problems,
    passedOver: search.passedOver.map(
      (folder) =>
        `“${folder}”是通到别处的文件夹链接，里面的没有检查。要检查的，请直接写明这个文件夹`,
    ),
    folders: search.folders,
    missing: search.missing,
  };
}

/** A pattern behind `!`: a path from where the program runs, or without `/` a name anywhere below. */
function leftOut(text: string): IgnorePatterns {
  const { root } = parse(text);
  const path = text.slice(root.length).replaceAll('\\', '/');
  const [up = ''] = /^(?:\.{1,2}\/)+/.exec(path) ?? [];
  const isPath = root !== '' || up !== '';
  return {
    folder: resolve(root, up),
    patterns: [isPath ? `/${path.slice(up.length)}` : path],
  };
}

/** Where a file is, whatever leads to it; of one that cannot be found, where it was looked for. */
function placeOf(file: string): string {
  if (file === STDIN) return STDIN;
  try {
    return realpathSync.native(file);
  } catch {
    return resolve(file);
  }
}

interface Search {
  rules: IgnoreRules;
  problems: string[];
  /** Links to folders: they may lead anywhere, back to where they are, too. */
  passedOver: string[];
  folders: string[];
  missing: string[];
}

async function expand(
  path: string,
  search: Search,
  { named, found }: { named: string[]; found: string[] },
): Promise<void> {
  const { problems } = search;
  // A file may be called 台账[1].yaml: what exists is no pattern.
  const kind = kindOf(path);
  const [before, told] = [found.length, problems.length];
  if (kind === 'folder') {
    search.folders.push(path);
    await addFilesIn(path, search, found, path);
    if (found.length > before || problems.length > told) return;
    problems.push(`文件夹“${path}”里没有台账（.yaml、.xlsx、.docx、.csv 文件）`);
  } else if (kind !== 'missing') named.push(path);
  else if (!(await addMatches(path, search, found))) {
    problems.push(`没有“${path}”这个文件或文件夹`);
    search.missing.push(path);
  } else if (found.length === before) problems.push(`没有与“${path}”相符的文件`);
}

/** Adds the files that a pattern fits; false where it is none. */
async function addMatches(path: string, search: Search, found: string[]): Promise<boolean> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  const segments = path.replaceAll('\\', '/').split('/');
  // Folders that are there are no pattern, and brackets in Chinese names no alternatives.
  let literal = 0;
  while (literal < segments.length - 1 && isFolder(segments.slice(0, literal + 1))) literal++;
  const folder = segments.slice(0, literal).join('/');
  const base = literal === 0 ? '.' : `${folder}/`;
  const pattern = segments.slice(literal).join('/').replace(/[()]/g, '\\$&');
  if (!isDynamicPattern(pattern)) return false;
  search.folders.push(base);
  // `*/a.yaml` names a folder, wherever it lies; `**` may be any number of them.
  const isDeep = pattern.includes('**');
  const matches = await glob(pattern, {
    cwd: base,
    expandDirectories: false,
    extglob: false,
    followSymbolicLinks: !isDeep,
  });
  for (const match of matches) {
    const file = literal === 0 ? match : `${folder}/${match}`;
    if (isReadable(file) && !(await search.rules.ignores(file, false, folder))) found.push(file);
  }
  if (isDeep)
    search.passedOver.push(...linkedFolders(literal === 0 ? '.' : folder).sort(compareText));
  return true;
}

/**
 * The links to folders below a folder, but in those that a pattern looks into as little. Node's own recursive
 * listing is no help: from Node 22 on it goes through links, round and round where they lead back.
 */
function linkedFolders(folder: string): string[] {
  // A folder that nobody may look into has none to tell of: the pattern finds nothing in it either.
  return itemsIn(folder, [])
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .flatMap((item) => {
      const path = join(folder, item.name);
      if (item.isDirectory()) return linkedFolders(path);
      return item.isSymbolicLink() && kindOf(path) === 'folder' ? [path] : [];
    });
}

function isFolder(segments: readonly string[]): boolean {
  return kindOf(`${segments.join('/')}/`) === 'folder';
}

/** Adds the ledgers in a folder and the folders in it; hidden ones and node_modules are left out. */
async function addFilesIn(
  folder: string,
  search: Search,
  found: string[],
  named: string,
): Promise<void> {
  for (const item of itemsIn(folder, search.problems)) {
    const { name } = item;
    if (name.startsWith('.') || name === 'node_modules' || name === CONFIG_NAME) continue;
    const path = join(folder, name);
    const isFolder = item.isDirectory();
    if (item.isSymbolicLink() && kindOf(path) === 'folder') {
      if (!(await search.rules.ignores(path, true, named))) search.passedOver.push(path);
      continue;
    }
    if (!isFolder && !(isLedgerName(name) && isReadable(path))) continue;
    if (await search.rules.ignores(path, isFolder, named)) continue;
    if (isFolder) await addFilesIn(path, search, found, named);
    else found.push(path);
  }
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
