import { resolve } from 'node:path';
import type { Io } from './io.ts';

/** Whether the program runs in a step of GitHub Actions. */
export function isInGithubActions({ env }: Io): boolean {
  return env.GITHUB_ACTIONS === 'true';
}

/** The root of the repository, from which a CI calls its files; where that is not known, where the program runs. */
export function repositoryRoot({ env }: Io): string {
  return resolve(env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR || '.');
}
