import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { readFile } from '../input/read-file.ts';
import { UsageError } from './exit.ts';

/** A file of rules that holds for its folder and those in it, written as Git's .gitignore is. */
export const IGNORE_FILE = '.gongkaiignore';

/** Patterns as in .gitignore, and the folder that they are written for. */
export interface IgnorePatterns {
  folder: string;
  patterns: readonly string[];
}

/** Tells whether what was found in a folder or by a pattern is to be left out. */
export interface IgnoreRules {
  /** @param named the folder in which it was found, which somebody named: what leaves that out does not hold */
  ignores(path: string, isFolder: boolean, named: string): Promise<boolean>;
}

/**
 * The rules given, and those of the files `.gongkaiignore` in the folders above each path, up to the working
 * directory. Asking throws UsageError where such a file cannot be read.
 */
export function ignoreRules(given: readonly IgnorePatterns[]): IgnoreRules {
  const root = resolve('.');
  const stated = given.filter(({ patterns }) => patterns.length > 0);
  const ofFolders = new Map<string, Rules | null>();
  let everywhere: Rules[] | undefined;
  const ofFolder = async (folder: string): Promise<Rules | null> => {
    const known = ofFolders.get(folder);
    if (known !== undefined) return known;
    const file = join(folder, IGNORE_FILE);
    const rules = existsSync(file) ? await rulesOf({ folder, patterns: linesOf(file) }) : null;
    ofFolders.set(folder, rules);
    return rules;
  };
  return {
    async ignores(path, isFolder, named) {
      everywhere ??= await Promise.all(stated.map(rulesOf));
      const [place, start] = [resolve(path), resolve(named)];
      const leavesOut = (rules: Rules | null) =>
        rules?.ignores(place, isFolder) === true && !rules.ignores(start, true);
      if (everywhere.some(leavesOut)) return true;
      for (let folder = dirname(place); ; folder = dirname(folder)) {
        if (leavesOut(await ofFolder(folder))) return true;
        if (folder === root || folder === dirname(folder)) return false;
      }
    },
  };
}

function linesOf(file: string): string[] {
  const content = readFile(file);
  if ('problem' in content) throw new UsageError(`“${file}”打不开：${content.problem}`);
  return Buffer.from(content.bytes).toString('utf8').split(/\r?\n/);
}

interface Rules {
  ignores(place: string, isFolder: boolean): boolean;
}

async function rulesOf({ folder, patterns }: IgnorePatterns): Promise<Rules> {
  const { default: ignore } = await import('ignore');
  const rules: Ignore = ignore().add([...patterns]);
  return {
    ignores(place, isFolder) {
      const path = relative(folder, place).replaceAll(sep, '/');
      if (!ignore.isPathValid(path)) return false;
      return rules.ignores(isFolder ? `${path}/` : path);
    },
  };
}
