import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What few runs need: each in a file of its own, which is read when it is imported. */
const SELDOM = {
  ...Object.fromEntries(
    ['chalk', 'cli-table3', 'diff', 'tinyglobby', 'yaml'].map((name) => [name, name]),
  ),
  ...Object.fromEntries(
    ['config', 'holidays', 'plan'].map((name) => [
      `${name}.generated`,
      `src/schema/validators/${name}.generated.js`,
    ]),
  ),
};

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
rmSync('dist', { recursive: true, force: true });
const shared = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  metafile: true,
  define: { PACKAGE_VERSION: JSON.stringify(version) },
};
const library = await build({
  ...shared,
  entryPoints: { index: 'src/index.ts' },
  format: 'esm',
  // Bundled CommonJS packages ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
// The program is one CommonJS file, since only that can be compiled ahead (docs/decisions/0006).
const commonJs = {
  ...shared,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  alias: {
    // commander loads child_process for commands that are programs of their own; there are none here.
    'node:child_process': './scripts/no-child-process.cjs',
    'string-width': './scripts/string-width.cjs',
  },
  define: { ...shared.define, 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
};
const program = await build({
  ...commonJs,
  entryPoints: { program: 'src/cli/main.ts' },
  plugins: [{ name: 'seldom', setup: leaveOutSeldom }],
  // A compiled script has no loader for import(); require does the same here.
  supported: { 'dynamic-import': false },
});
const seldom = await build({
  ...commonJs,
  outdir: 'dist/seldom',
  entryPoints: SELDOM,
});
// esbuild leaves Chinese in regular expressions; one such character makes V8 keep two bytes for each.
const code = readFileSync('dist/program.cjs', 'utf8');
writeFileSync('dist/program.cjs', code.replace(/[^\0-\x7f]/g, escapeUnit));
await build({ ...commonJs, entryPoints: { launch: 'src/launch.ts' } });
writeFileSync(
  'THIRD-PARTY-NOTICES.txt',
  notices(
    bundledPackages(
      [library, program, seldom].flatMap(({ metafile }) => Object.keys(metafile.inputs)),
    ),
  ),
);

/** An esbuild plugin: imports of SELDOM stay what they are, of the files built for them. */
function leaveOutSeldom({ onResolve }) {
  for (const name of Object.keys(SELDOM)) {
    const filter = new RegExp(`(?:^|/)${name.replaceAll('.', '\\.')}(?:\\.js)?$`);
    onResolve({ filter }, () => ({ path: `./seldom/${name}.cjs`, external: true }));
  }
}

function escapeUnit(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Folders of the packages that the bundle took code from, by name. */
function bundledPackages(inputs) {
  const folders = inputs.flatMap((path) => {
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
