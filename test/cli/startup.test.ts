import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BIN, ROOT } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-startup-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hook = join(folder, 'hook.cjs');
const list = join(folder, 'loaded.json');
writeFileSync(
  hook,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(list)},
     JSON.stringify({ files: Object.keys(require.cache), modules: process.moduleLoadList })));`,
);

/** The files of the program that a run loads, and Node's own modules. */
function loadedBy(...args: string[]): { files: string[]; modules: string[] } {
  rmSync(list, { force: true });
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  const run = spawnSync(process.execPath, ['--require', hook, BIN, ...args], options);
  expect(run.stdout).toContain('1份台账');
  const { files, modules } = JSON.parse(readFileSync(list, 'utf8'));
  return {
    files: files
      .filter((file: string) => file !== hook)
      .map((file: string) => relative(ROOT, file).replaceAll('\\', '/'))
      .sort(),
    modules: modules.map((name: string) => name.replace('NativeModule ', '')),
  };
}

const PROGRAM = [
  'bin/gongkai.js',
  'dist/launch.cjs',
  'dist/main.cjs',
  'dist/program.cjs',
  'dist/seldom/rolldown-runtime.cjs',
];
const posix = it.skipIf(process.platform === 'win32');

describe('a run loads nothing that it does not need', () => {
  posix('a check of YAML: the program, and not even a stream', () => {
    const { files, modules } = loadedBy('check', 'examples/建设局.yaml', '--as-of', '2022-09-05');
    expect(files).toEqual(PROGRAM);
    expect(modules).toContain('fs');
    expect(modules.filter((name) => ['net', 'stream', 'tty', 'zlib'].includes(name))).toEqual([]);
  });

  it('a check of Excel: the readers of tables besides', () => {
    const workbook = 'test/data/office/libreoffice/建设局.xlsx';
    const { files } = loadedBy('check', workbook, '--as-of', '2022-09-05');
    expect(files).toContain('dist/seldom/read-ledger-file.cjs');
    expect(files.filter((file) => /plan|further|yaml/.test(file))).toEqual([]);
  });
});
