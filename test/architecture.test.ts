import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** What each folder may import besides itself; the table of docs/architecture.md. */
const MAY_IMPORT: Record<string, string[]> = {
  text: [],
  calendar: ['text'],
  deadline: ['text', 'calendar'],
  input: ['text', 'calendar'],
  schema: ['text', 'calendar', 'input'],
  ooxml: ['text', 'calendar', 'input'],
  plan: ['text', 'calendar', 'deadline', 'input', 'schema'],
  ledger: ['text', 'calendar', 'input', 'schema'],
  write: ['text', 'calendar', 'deadline', 'input', 'ooxml', 'plan', 'ledger', 'check'],
  check: ['text', 'calendar', 'deadline', 'ledger', 'plan', 'schema'],
  report: ['text', 'calendar', 'deadline', 'ooxml', 'ledger', 'plan', 'check'],
  cli: [
    'text',
    'calendar',
    'deadline',
    'input',
    'schema',
    'plan',
    'ledger',
    'write',
    'check',
    'report',
  ],
};

/** Files beside the folders: these lie below all of them. */
const BELOW = ['diagnostic.ts', 'missing-argument.ts', 'package-folder.ts', 'version.ts'];

/** What a folder may not reach for outside the project. */
const FORBIDDEN: Record<string, RegExp> = {
  text: /node:fs|process\.|Date\.now|new Date\(\)|console\./,
  calendar: /node:fs|process\.|Date\.now|new Date\(\)|console\./,
  deadline: /node:fs|process\.|Date\.now|new Date\(\)|console\./,
  schema: /node:fs|process\.|Date\.now|new Date\(\)|console\./,
  input: /process\.|Date\.now|new Date\(\)|console\./,
  ooxml: /node:fs|process\.|Date\.now|new Date\(\)|console\./,
  plan: /process\.|Date\.now|new Date\(\)|console\./,
  ledger: /node:fs|process\.|Date\.now|new Date\(\)|console\./,
  write: /node:fs|process\.|Date\.now|new Date\(\)|console\./,
  check: /node:fs|process\.|Date\.now|new Date\(\)|console\.|chalk/,
  report: /node:fs|process\.|Date\.now|new Date\(\)|console\./,
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.includes('.generated.'))
  .sort();

function importsOf(file: string): string[] {
  const source = readFileSync(join(SRC, file), 'utf8');
  return [...source.matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g)].map(([, path]) =>
    relative(SRC, join(SRC, dirname(file), path ?? '')).replaceAll('\\', '/'),
  );
}

const folderOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : null);

describe('layers', () => {
  it('are the folders of src, each with files in it', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((item) => item.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
    for (const folder of Object.keys(MAY_IMPORT)) {
      expect(files.filter((file) => folderOf(file) === folder).length).toBeGreaterThan(1);
    }
  });

  it.each(files)('%s imports only what lies below it', (file) => {
    const folder = folderOf(file);
    if (folder === null) {
      const reached = importsOf(file);
      if (BELOW.includes(file)) expect(reached).toEqual([]);
      return;
    }
    const allowed = [folder, ...(MAY_IMPORT[folder] ?? [])];
    const wrong = importsOf(file).filter((path) => {
      const target = folderOf(path);
      return target === null ? !BELOW.includes(path) : !allowed.includes(target);
    });
    expect(wrong).toEqual([]);
    const forbidden = FORBIDDEN[folder];
    if (forbidden) expect(readFileSync(join(SRC, file), 'utf8')).not.toMatch(forbidden);
  });

  it('have no cycles', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycle: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done' || cycle.length > 0) return;
      if (state.get(file) === 'open') {
        cycle.push(...path.slice(path.indexOf(file)), file);
        return;
      }
      state.set(file, 'open');
      for (const next of importsOf(file)) if (files.includes(next)) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycle).toEqual([]);
  });
});
