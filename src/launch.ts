import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

type Program = typeof import('./cli/main.ts');

const file = fileURLToPath(new URL('program.cjs', import.meta.url));
const cacheFile = fileURLToPath(new URL('program.cache', import.meta.url));

/**
 * The program with the code that V8 has compiled for it (scripts/compile-program.mjs): compiling is
 * most of what a short run costs. Another version of Node refuses the cache and compiles anew.
 */
export const script = new Script(
  `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n})`,
  { filename: file, cachedData: readCache() },
);

const module = { exports: {} as Program };
script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));

export const { main, processIo } = module.exports;

function readCache(): Buffer | undefined {
  try {
    return readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}
