import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** What the file with the configuration is called where `--config` names no other. */
export const CONFIG_NAME = 'gongkai.config.yaml';

/** The configuration in force: the one that is named, else the nearest from the working directory upwards. */
export function configFile(named: string | undefined): string | undefined {
  if (named !== undefined) return named;
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    const file = join(folder, CONFIG_NAME);
    if (existsSync(file)) return relative('.', file);
    if (folder === dirname(folder)) return undefined;
  }
}
