import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

type Program = typeof import('./cli/main.ts');

const file = join(__dirname, 'program.cjs');

/**
 * The program with the code that V8 has compiled for it (scripts/compile-program.mjs): compiling is
 * most of what a short run costs. Another version of Node refuses the cache and compiles anew.
 */
export const script = new Script(
  `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'latin1')}\n})`,
  { filename: file, cachedData: readCache() },
);

const program = { exports: {} as Program };
script.runInThisContext()(program.exports, createRequire(file), program, file, __dirname);

export const { main, processIo } = program.exports;

function readCache(): Buffer | undefined {
  try {
    return readFileSync(join(__dirname, 'program.cache'));
  } catch {
    return undefined;
  }
}
