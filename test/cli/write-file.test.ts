import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { beginFile } from '../../src/cli/write-file.ts';
import { GOOD } from './ledgers.ts';

const posix = it.skipIf(process.platform === 'win32');

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  file = join(folder, 'a.yaml');
  writeFileSync(file, GOOD);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const temporaries = () => readdirSync(folder).filter((name) => name.endsWith('.tmp'));

posix('a temporary file is as private as its target from the start, and never named alike', () => {
  chmodSync(file, 0o600);
  const [one, two] = [beginFile(file), beginFile(file)];
  const names = temporaries();
  expect(names).toHaveLength(2);
  for (const name of names) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  one.write('new');
  one.finish();
  two.discard();
  expect([readFileSync(file, 'utf8'), temporaries()]).toEqual(['new', []]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

posix.each(['SIGINT', 'SIGTERM'] as const)('%s leaves no temporary file behind', (signal) => {
  const script = `
    import { beginFile } from ${JSON.stringify(resolve('src/cli/write-file.ts'))};
    const file = beginFile(${JSON.stringify(file)});
    file.write('half');
    process.kill(process.pid, '${signal}');
    setTimeout(() => file.finish(), 5000);
  `;
  const { signal: ended } = spawnSync(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    script,
  ]);
  expect(ended).toBe(signal);
  expect([readFileSync(file, 'utf8'), temporaries()]).toEqual([GOOD, []]);
});

it.skipIf(process.platform !== 'linux')(
  'fix does not say that it left alone what it changed',
  () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `node bin/gongkai.js fix "$0" > /dev/full`, file],
      {
        encoding: 'utf8',
      },
    );
    expect([status, readFileSync(file, 'utf8') === GOOD]).toEqual([3, false]);
    expect(stderr).toContain('已经改了，结果没有显示完');
    expect(stderr).not.toContain('没有改：');
  },
);
