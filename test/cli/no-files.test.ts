import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inProcess } from './in-process.ts';
import { GOOD } from './ledgers.ts';

let folder = '';
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  mkdirSync(at('in'));
  writeFileSync(at('in/a.yaml'), GOOD);
  symlinkSync('/dev/zero', at('endless.yaml'));
  symlinkSync('loop.yaml', at('loop.yaml'));
  mkdirSync(at('folder.yaml'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (...more: string[]) => ['check', at('in'), '--as-of', '2022-06-20', ...more];

/** Every place of a command line that a file can be given for. */
const PLACES: [name: string, args: (file: string) => string[]][] = [
  ['plan', (file) => check('--plan', file)],
  ['plan validate', (file) => ['plan', 'validate', file]],
  ['plan show', (file) => ['plan', 'show', file]],
  ['configuration', (file) => check('--config', file)],
  ['baseline', (file) => check('--baseline', file)],
  ['notice', (file) => check('--notice', file)],
  ['shard', (file) => ['report', '--from', file]],
  ['comparison', (file) => ['report', at('in'), '--as-of', '2022-06-20', '--compare', file]],
  ['holidays', (file) => ['calendar', 'verify', file]],
  ['text of a notice', (file) => ['calendar', 'import', file]],
];

describe.skipIf(process.platform === 'win32')(
  'what is there and is no file is said to be none',
  () => {
    it.each(
      PLACES.flatMap(([place, args]) =>
        ['endless.yaml', 'loop.yaml', 'folder.yaml'].map((name) => [place, name, args] as const),
      ),
    )('%s: %s', async (_place, name, args) => {
      const { code, stdout, stderr } = await inProcess(args(at(name)));
      const said = stdout + stderr;
      // With --plan a folder is one of plans.
      expect([1, 2]).toContain(code);
      expect(said).toContain(name);
      expect(said).toMatch(
        /不是(?:普通)?文件|指向自己|文件夹，不是文件|里没有方案|不是 gongkai|没有“[^”]*loop|也没有这个文件/,
      );
    });

    it('a list of what to leave out', async () => {
      symlinkSync('/dev/zero', at('in/.gongkaiignore'));
      const { code, stderr } = await inProcess(check());
      expect([code, stderr]).toEqual([2, expect.stringContaining('这不是普通文件')]);
    });
  },
);
