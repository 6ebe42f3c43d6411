import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'rolldown';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
/** Packages that come as one file, with those whose code is in it. */
const CONTAINED = { docx: ['fflate', 'nanoid'] };
const PISCINA_WORKER = 'node_modules/piscina/dist/worker.js';
const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const CHECK_WORKER = join(import.meta.dirname, '../src/cli/check-worker.ts');

rmSync('dist', { recursive: true, force: true });
// Beside the library the file with which piscina begins a thread: it looks for `worker.js` where its code is.
const library = await bundle({ index: 'src/index.ts', worker: PISCINA_WORKER }, {});
// CommonJS, which Node loads in less time. In program.cjs what every check needs, that is what main.ts
// imports; beside it what is imported when a run asks for it (docs/decisions/0006).
const program = await bundle(
  { main: MAIN, 'check-worker': CHECK_WORKER },
  {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: {
      groups: [
        { name: 'program', tags: ['$initial'], test: (id) => id !== MAIN && id !== CHECK_WORKER },
      ],
    },
  },
);
writeFileSync(
  'THIRD-PARTY-NOTICES.txt',
  notices(bundledPackages([library, program].flatMap(modulesOf))),
);

function bundle(input, output) {
  return build({
    platform: 'node',
    // It sets how urgent a thread is, which nobody asks it for.
    external: ['@napi-rs/nice'],
    input,
    transform: { target: 'node20.19', define: { PACKAGE_VERSION: JSON.stringify(version) } },
    output: { dir: 'dist', minify: true, comments: { legal: false }, ...output },
  });
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
    return match ? [match[0], ...containedIn(match[0])] : [];
  });
  return [...new Set(folders)].sort();
}

function containedIn(folder) {
  return (CONTAINED[basename(folder)] ?? []).map((name) => {
    const nested = join(folder, 'node_modules', name);
    return existsSync(nested) ? nested : join(folder, '..', name);
  });
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
