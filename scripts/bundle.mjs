import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
rmSync('dist', { recursive: true, force: true });
const shared = {
  platform: 'node',
  transform: { target: 'node20.19', define: { PACKAGE_VERSION: JSON.stringify(version) } },
};
const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const output = { dir: 'dist', minify: true, comments: { legal: false } };

const library = await build({
  ...shared,
  input: { index: 'src/index.ts' },
  output: { ...output, format: 'esm', chunkFileNames: 'library/[name].js' },
});
// CommonJS, since only that can be compiled ahead (docs/decisions/0006): in program.cjs what every check
// needs, that is what main.ts imports; beside it what is imported when a run asks for it.
const program = await build({
  ...shared,
  input: { main: MAIN },
  resolve: {
    alias: {
      // commander loads child_process for commands that are programs of their own; there are none here.
      'node:child_process': join(import.meta.dirname, 'no-child-process.cjs'),
      'string-width': join(import.meta.dirname, 'string-width.cjs'),
    },
  },
  plugins: [{ name: 'js-yaml-parser', transform: leaveOutSchemas }],
  output: {
    ...output,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ name }) => (name === 'program' ? 'program.cjs' : 'seldom/[name].cjs'),
    codeSplitting: { groups: [{ name: 'program', tags: ['$initial'], test: (id) => id !== MAIN }] },
  },
});
// src/launch.ts hands the file to V8 as it is: as the function that Node makes of a module, and in ASCII,
// since for one character beyond it V8 would keep two bytes for each.
const code = readFileSync('dist/program.cjs', 'utf8').replace(/[^\0-\x7f]/g, escapeUnit);
writeFileSync(
  'dist/program.cjs',
  `(function (exports, require, module, __filename, __dirname) {${code}\n})`,
);
await build({
  ...shared,
  input: { launch: 'src/launch.ts' },
  output: { ...output, format: 'cjs', entryFileNames: '[name].cjs' },
});
writeFileSync(
  'THIRD-PARTY-NOTICES.txt',
  notices(bundledPackages([library, program].flatMap(modulesOf))),
);

/**
 * js-yaml prepares its schemas and the patterns of its writer as it is loaded. Only its events are used
 * here; without the call's side effects the bundler drops what nobody asks for.
 */
function leaveOutSchemas(code, id) {
  if (!id.endsWith('js-yaml.mjs')) return null;
  return code.replace(/^var \w+ = (?=new \w+\(|[\w.]+\()/gm, '$&/* @__PURE__ */ ');
}

function escapeUnit(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The files of which a bundle holds code. */
function modulesOf({ output }) {
  return output.flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
  );
}

/** Folders of the packages that the bundles took code from, by name. */
function bundledPackages(modules) {
  const folders = modules.flatMap((path) => {
    const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
    return match ? [match[0]] : [];
  });
  return [...new Set(folders)].sort();
}

/** Name, version, licence and licence text of each package. */
function notices(folders) {
  const head = 'gongkai contains code of the following packages, under the licences below.\n';
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(folder).find((item) => /^licen[cs]e/i.test(item));
    if (!license || !file) throw new Error(`${name} states no licence that could be passed on`);
    const text = readFileSync(join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}
