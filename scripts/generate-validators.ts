import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { formats } from '../src/schema/formats.ts';

const SCHEMAS = new URL('../schemas/', import.meta.url);
const OUTPUT = new URL('../src/schema/validators/', import.meta.url);
/** The files that the program reads. It only writes reports. */
const NAMES = ['config', 'holidays', 'ledger', 'plan'];

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
    await writeFile(new URL(`${name}.generated.js`, OUTPUT), await selfContained(module));
    await writeFile(new URL(`${name}.generated.d.ts`, OUTPUT), DECLARATION);
  }
}

/**
 * At every reference ajv copies all errors found so far, which takes minutes for a large file full of
 * faults. Appending to the array at hand is as good: nobody else keeps it.
 */
function mergeInPlace(code: string): string {
  const merged = code.replace(
    /vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g,
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
async function selfContained(contents: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(OUTPUT) },
    bundle: true,
    external: ['../formats.ts'],
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    banner: { js: '// Generated from schemas/ by scripts/generate-validators.ts.' },
    metafile: true,
    write: false,
  });
  for (const input of Object.keys(metafile.inputs)) {
    if (/(?:^<stdin>|ajv\/dist\/runtime\/[\w-]+\.js|fast-deep-equal\/index\.js)$/.test(input))
      continue;
    throw new Error(`The validators would carry ${input} along.`);
  }
  return outputFiles[0]?.text ?? '';
}
