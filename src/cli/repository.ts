import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Io } from './io.ts';

/** Whether the program runs in a step of GitHub Actions. */
export function isInGithubActions({ env }: Io): boolean {
  return env.GITHUB_ACTIONS === 'true';
}

/**
 * What a CI calls a file: its path from the root of the repository, where that is known, else from the folder in
 * which the program runs. What lies outside keeps its name.
 */
export function repositoryPlace({ env }: Io): (file: string) => string {
  const root = resolve(env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR || '.');
  return (file) => {
    const path = relative(root, resolve(file));
    const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
    return (isOutside ? file : path).replaceAll(sep, '/');
  };
}
