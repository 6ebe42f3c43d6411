import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { BIN, gongkai, ROOT } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-stdout-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ARGS = ['check', 'examples', '--as-of', '2022-09-05', '--format', 'json'];
const posix = it.skipIf(process.platform === 'win32');

describe('standard output', () => {
  it('says the same to a pipe and to a file', async () => {
    const file = join(folder, 'report.json');
    const child = spawn(process.execPath, [BIN, ...ARGS], {
      cwd: ROOT,
      stdio: ['ignore', openSync(file, 'w'), 'inherit'],
    });
    const [code] = await once(child, 'close');
    const piped = await gongkai(ARGS);
    expect(code).toBe(piped.code);
    expect(readFileSync(file, 'utf8')).toBe(piped.stdout);
  });

  posix('waits for a reader that is slow, also where the pipe itself does not', async () => {
    // A pipe holds 64 KB, the report is longer; one that does not block refuses the rest for now.
    const unblocked = `process.stdout._handle.setBlocking(false); require(${JSON.stringify(BIN)});`;
    const child = spawn(process.execPath, ['-e', unblocked, '--', 'gongkai', ...ARGS], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await wait(1_000);
    const ended = once(child, 'close');
    const slow = await text(child.stdout);
    const plain = await gongkai(ARGS);
    expect(slow).toBe(plain.stdout);
    expect((await ended)[0]).toBe(plain.code);
  });

  posix('ends in silence where nobody reads on', () => {
    const command = 'set -o pipefail; "$0" "$@" | head -c 100 > "$OUT"';
    const { status, stderr } = spawnSync('bash', ['-c', command, process.execPath, BIN, ...ARGS], {
      cwd: ROOT,
      env: { ...process.env, OUT: join(folder, 'head') },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(readFileSync(join(folder, 'head'))).toHaveLength(100);
  });
});
