import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'rolldown';
import { formats } from '../src/schema/formats.ts';

const SCHEMAS = new URL('../schemas/', import.meta.url);
const OUTPUT = new URL('../src/schema/validators/', import.meta.url);
/** The files that the program reads. It only writes reports. */
const NAMES = ['config', 'holidays', 'ledger', 'circular-template', 'plan'];

const DECLARATION = `import type { Validator } from '../schema-error.ts';
export const validator: Validator;
`;

/**
 * Compiles each schema into a module of its own, so that ajv need not be loaded to check a file, nor
 * the plan's schema to check a ledger. The errors carry the schemas they come from (`verbose`): the
 * messages list allowed keys and examples.
 */
export async function generateValidators(): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  for (const name of NAMES) {
    const ajv = new Ajv2020({
      allErrors: true,
      verbose: true,
      messages: false,
      inlineRefs: false,
      strict: true,
      allowUnionTypes: true,
      discriminator: true,
      formats,
      code: { source: true, esm: true, formats: _`formats` },
    });
    const schema = JSON.parse(await readFile(new URL(`${name}.schema.json`, SCHEMAS), 'utf8'));
    ajv.addSchema(schema, name);
    const module = [
      `import { formats } from '../formats.ts';`,
      mergeInPlace(standaloneCode.default(ajv, { validator: name })),
    ].join('\n');
    await writeFile(new URL(`${name}.generated.js`, OUTPUT), await selfContained(name, module));
    await writeFile(new URL(`${name}.generated.d.ts`, OUTPUT), DECLARATION);
  }
}

/**
 * At every reference ajv copies all errors found so far, which takes minutes for a large file full of
 * faults. Appending to the array at hand is as good: nobody else keeps it.
 */
function mergeInPlace(code: string): string {
  const merged = code.replace(
    /vErrors === null \? ([\w.]+)\.errors : vErrors\.concat\(\1\.errors\)/g,
    'merge(vErrors, $1.errors)',
  );
  if (merged.includes('.concat('))
    throw new Error('The validators still copy errors at a reference.');
  return `${merged}
function merge(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}`;
}

/** Takes in ajv's run-time helpers, which the code requires; they are a few lines each. */
async function selfContained(name: string, contents: string): Promise<string> {
  const file = fileURLToPath(new URL(`${name}.source.js`, OUTPUT));
  const { output } = await build({
    input: file,
    plugins: [
      {
        name: 'source at hand',
        resolveId: (id) => (id === file ? id : null),
        load: (id) => (id === file ? contents : null),
      },
    ],
    external: ['../formats.ts'],
    output: {
      minify: true,
      postBanner: '// Generated from schemas/ by scripts/generate-validators.ts.',
    },
    write: false,
  });
  const [chunk] = output;
  const known = [
    /^\0rolldown\//,
    /\/ajv\/dist\/runtime\/[\w-]+\.js$/,
    /\/fast-deep-equal\/index\.js$/,
  ];
  for (const id of chunk.moduleIds) {
    if (id === file || known.some((pattern) => pattern.test(id))) continue;
    throw new Error(`The validators would carry ${id} along.`);
  }
  return chunk.code;
}
