import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const FOLDER = new URL('../src/report/html/', import.meta.url);

/** Bundles the script of the page into a text, which the page holds and names by its hash. */
export async function generatePageScript(): Promise<void> {
  const { output } = await build({
    input: fileURLToPath(new URL('client/main.ts', FOLDER)),
    platform: 'browser',
    transform: { target: 'es2022' },
    output: { format: 'iife', minify: true, comments: { legal: false } },
    write: false,
  });
  const [{ code, moduleIds }] = output;
  if (moduleIds.some((id) => id.includes('node_modules'))) {
    throw new Error('The page would hold code of packages without their licences.');
  }
  if (/<\/?script|<!--/i.test(code)) throw new Error('The script would end its own element.');
  // A tab, which stands in literals alone, would be the one control character of the page.
  const text = [
    '// Generated from src/report/html/client by scripts/generate-page-script.ts.',
    `export const pageScript =\n  ${JSON.stringify(code.trim().replaceAll('\t', '\\t'))};`,
    '',
  ].join('\n');
  await writeFile(new URL('page-script.generated.ts', FOLDER), text);
}
