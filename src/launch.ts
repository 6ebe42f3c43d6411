import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

type Program = typeof import('./cli/main.ts');

const file = join(__dirname, 'program.cjs');

/**
 * The program with the code that V8 has compiled for it (scripts/compile-program.mjs): compiling is
 * most of what a short run costs. Another version of Node refuses the cache and compiles anew.
 */
export const script = new Script(readFileSync(file, 'latin1'), {
  filename: file,
  cachedData: readCache(),
});

// Node is told that the file is loaded: the others that are imported later ask for it.
const load = createRequire(file);
const program = new Module(file);
load.cache[file] = program;
script.runInThisContext()(program.exports, load, program, file, __dirname);
program.loaded = true;

export const { main, processIo }: Program = load('./main.cjs');

function readCache(): Buffer | undefined {
  try {
    return readFileSync(join(__dirname, 'program.cache'));
  } catch {
    return undefined;
  }
}
