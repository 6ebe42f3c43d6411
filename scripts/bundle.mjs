import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  metafile: true,
  // Bundled CommonJS packages ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
writeFileSync('THIRD-PARTY-NOTICES.txt', notices(bundledPackages(Object.keys(metafile.inputs))));

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
