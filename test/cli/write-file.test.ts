import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  beginFile,
  writeError,
  writeFileAtomically,
  writeNewFile,
} from '../../src/cli/write-file.ts';
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

it('a new file takes no place of another that somebody makes meanwhile', () => {
  const target = join(folder, 'b.yaml');
  writeNewFile(target, 'first');
  expect(() => writeNewFile(target, 'second')).toThrow('不覆盖');
  expect([readFileSync(target, 'utf8'), temporaries()]).toEqual(['first', []]);
  // Made while ours is written: the mocked moment is between the look and the naming.
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const fsync = fs.fsyncSync;
    fs.fsyncSync = (handle) => {
      fs.writeFileSync(${JSON.stringify(join(folder, 'c.yaml'))}, 'theirs');
      fsync(handle);
    };
    syncBuiltinESMExports();
    const { writeNewFile } = await import(${JSON.stringify(resolve('src/cli/write-file.ts'))});
    try {
      writeNewFile(${JSON.stringify(join(folder, 'c.yaml'))}, 'ours');
    } catch (error) {
      console.log(error.message);
    }
  `;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stdout).toContain('不覆盖');
  expect([readFileSync(join(folder, 'c.yaml'), 'utf8'), temporaries()]).toEqual(['theirs', []]);
});

posix('a link stays one, whether there is something behind it or not', () => {
  mkdirSync(join(folder, 'real'));
  symlinkSync('real', join(folder, 'linked'));
  symlinkSync('../a.yaml', join(folder, 'real/up.yaml'));
  symlinkSync('linked/up.yaml', join(folder, 'link.yaml'));
  symlinkSync('real/none.yaml', join(folder, 'dangling.yaml'));
  symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
  writeFileAtomically(join(folder, 'link.yaml'), 'new');
  writeNewFile(join(folder, 'dangling.yaml'), 'made');
  writeFileAtomically(join(folder, 'dangling.yaml'), 'again');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readFileSync(join(folder, 'real/none.yaml'), 'utf8')).toBe('again');
  for (const name of ['link.yaml', 'dangling.yaml', 'real/up.yaml']) {
    expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true);
  }
  expect(() => writeFileAtomically(join(folder, 'loop.yaml'), 'x')).toThrow('指向自己的快捷方式');
});

posix('what a killed run has left behind blocks no later one', () => {
  for (const name of ['.a.yaml.tmp', '.a.yaml.00000000-0000-4000-8000-000000000000.tmp']) {
    mkdirSync(join(folder, name));
  }
  writeFileAtomically(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
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

it.each(
  'ENOSPC EDQUOT EFBIG EROFS EACCES EPERM EISDIR ENOENT ENOTDIR ELOOP ENAMETOOLONG EMFILE ENFILE ETXTBSY EIO EBUSY EBADF'.split(
    ' ',
  ),
)('what the system calls %s is told in Chinese', (code) => {
  const { message } = writeError('“甲”', Object.assign(new Error('in English'), { code }));
  expect(message).toMatch(/^写不了“甲”：[^A-Za-z]+$/);
});

it.skipIf(process.platform === 'win32')('a file may be too large for the system', () => {
  writeFileSync(
    join(folder, 'ledger.yaml'),
    GOOD.replace(/^/, `# ${'某'.repeat(1000)}\n`).replace('2022-05-30', '2022/5/30'),
  );
  const { status, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `ulimit -f 1; trap "" XFSZ; "$0" "${resolve('bin/gongkai.js')}" fix ledger.yaml`,
      process.execPath,
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([3, expect.stringContaining('超过了系统允许的大小')]);
});
