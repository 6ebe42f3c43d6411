import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { BIN, ROOT } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-startup-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The files of the project that a run loads, without the hashes of their names. */
function loadedBy(...args: string[]): string[] {
  const coverage = mkdtempSync(join(folder, 'coverage-'));
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  const run = spawnSync(process.execPath, [BIN, ...args], { cwd: ROOT, env, encoding: 'utf8' });
  expect(run.stdout).toContain('1份台账');
  const urls = readdirSync(coverage).flatMap((file): string[] =>
    JSON.parse(readFileSync(join(coverage, file), 'utf8')).result.map(
      ({ url }: { url: string }) => url,
    ),
  );
  return urls
    .filter((url) => url.startsWith('file:'))
    .map((url) => relative(ROOT, fileURLToPath(url)).replaceAll('\\', '/'))
    .map((file) => file.replace(/-[\w-]{8}\.cjs$/, '.cjs'))
    .sort();
}

/** What a source file imports at once, sources and packages, with all that these import in turn. */
function importedAtOnce(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.startsWith('src/')) return seen;
  const source = readFileSync(join(ROOT, file), 'utf8');
  for (const [, name] of source.matchAll(
    /^(?:import|export)\s(?!type\b)(?:[^;']*\sfrom\s)?'([^']+)';/gm,
  )) {
    if (name === undefined) continue;
    const path = name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)) : name;
    importedAtOnce(path.replaceAll('\\', '/'), seen);
  }
  return seen;
}

describe('a check loads nothing that it does not need', () => {
  it('of YAML: the program in one piece', () => {
    expect(loadedBy('check', 'examples/建设局.yaml', '--as-of', '2022-09-05')).toEqual([
      'bin/gongkai.js',
      'dist/main.cjs',
      'dist/program.cjs',
      'dist/rolldown-runtime.cjs',
    ]);
  });

  it('of Excel: the readers of tables besides', () => {
    const workbook = 'test/data/office/libreoffice/建设局.xlsx';
    const files = loadedBy('check', workbook, '--as-of', '2022-09-05');
    expect(files).toContain('dist/read-table-file.cjs');
    expect(files.filter((file) => /plan|yaml|init|fix|due/.test(file))).toEqual([]);
  });

  it('and the program holds no readers of tables, no other command, no writer of YAML', () => {
    const files = [...importedAtOnce('src/cli/main.ts')];
    expect(files).toContain('src/check/rules/overdue.ts');
    expect(files.filter((file) => file.startsWith('src/cli/commands/'))).toEqual([
      'src/cli/commands/check.ts',
    ]);
    expect(
      files.filter((file) => /^src\/(?:write|input\/office|ledger\/table)\/|csv/.test(file)),
      // By which a file is told to be one for them.
    ).toEqual(['src/input/office/zip-signatures.ts']);
    expect(files.filter((file) => !file.startsWith('src/') && !file.startsWith('node:'))).toEqual([
      'commander',
      'get-east-asian-width',
      'js-yaml',
    ]);
  });

  it.each(['init', 'export', 'import'])(
    'what makes Word documents is no part of %s before one is made',
    (name) => {
      const files = [...importedAtOnce(`src/cli/commands/${name}.ts`)];
      expect(files).toContain('src/cli/write-file.ts');
      expect(files.filter((file) => /docx/.test(file))).toEqual([]);
    },
  );
});
