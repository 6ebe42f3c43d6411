import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The ledgers of examples/, by file name; those of other plans lie in folders below it. */
export const EXAMPLE_FILES = readdirSync(fileURLToPath(new URL('../examples', import.meta.url)))
  .filter((name) => name.endsWith('.yaml'))
  .sort();
