import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { BIN, gongkai, ROOT } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-stdout-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ARGS = ['check', 'examples/*.yaml', '--as-of', '2022-09-05', '--format', 'json'];
const posix = it.skipIf(process.platform === 'win32');

/** Runs the program with a pipe that the shell makes: what Node gives a child is a pair of sockets. */
function piped(args: string[], reader: string) {
  const command = `set -o pipefail; "$0" "$@" | ${reader}`;
  return spawnSync('bash', ['-c', command, process.execPath, BIN, ...args], {
    cwd: ROOT,
    env: { ...process.env, OUT: join(folder, 'out') },
    encoding: 'utf8',
  });
}

describe('standard output', () => {
  it('says the same to a socket, to a pipe and to a file', async () => {
    const file = join(folder, 'report.json');
    const child = spawn(process.execPath, [BIN, ...ARGS], {
      cwd: ROOT,
      stdio: ['ignore', openSync(file, 'w'), 'inherit'],
    });
    const [code] = await once(child, 'close');
    const socket = await gongkai(ARGS);
    expect(code).toBe(socket.code);
    expect(readFileSync(file, 'utf8')).toBe(socket.stdout);
    expect(piped(ARGS, 'cat').stdout).toBe(socket.stdout);
  });

  posix('waits for a reader that is slow', async () => {
    const child = spawn(process.execPath, [BIN, ...ARGS], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await wait(1_000);
    const ended = once(child, 'close');
    const slow = await text(child.stdout);
    const plain = await gongkai(ARGS);
    expect(slow).toBe(plain.stdout);
    expect((await ended)[0]).toBe(plain.code);
    expect(piped(ARGS, '{ sleep 1; cat; }').stdout).toBe(plain.stdout);
  });
});

describe('a reader that goes away', () => {
  posix('from a pipe: the program ends in silence, with the code of what it found', () => {
    const { status, stderr } = piped(ARGS, 'head -c 100 > "$OUT"');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(readFileSync(join(folder, 'out'))).toHaveLength(100);
  });

  posix('from standard output under its name as a file', () => {
    const { status, stderr } = piped([...ARGS, '--output', '/dev/stdout'], 'head -c 100 > "$OUT"');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  // The report is longer than what a pair of sockets holds, so that the program is caught writing.
  it('from a socket, at whatever moment', { timeout: 120_000 }, async () => {
    const ended: Ended[] = [];
    for (let round = 0; round < 10; round++) {
      ended.push(...(await Promise.all([0, 1, 2, 3].map((reads) => endedAfter(reads)))));
    }
    expect(ended).toEqual(ended.map(() => ({ code: 1, stderr: '' })));
  });

  // Which of them a system answers with depends on the moment; all mean the same.
  it.each(['EPIPE', 'ECONNRESET', 'ECONNABORTED', 'ENOTCONN', 'EOF', 'ERR_STREAM_DESTROYED'])(
    'may be called %s, on either stream',
    async (code) => {
      const gone = () =>
        new Writable({
          write: (_text, _encoding, done) => done(Object.assign(new Error(code), { code })),
        });
      const io = {
        stdin: process.stdin,
        stdout: gone(),
        stderr: gone(),
        env: {},
        terminal: { color: false, width: 80 },
        isErrorTerminal: false,
        now: () => 0,
      };
      expect(await main([...ARGS, '--verbose'], io)).toBe(1);
      expect(await main(['check', 'nowhere.yaml'], io)).toBe(2);
    },
  );

  it('but not a disk that is full', async () => {
    const result = { stderr: '' };
    const full = new Writable({
      write: (_text, _encoding, done) =>
        done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    });
    const stderr = new Writable({
      write(piece, _encoding, done) {
        result.stderr += piece;
        done();
      },
    });
    const io = {
      stdin: process.stdin,
      stdout: full,
      stderr,
      env: {},
      terminal: { color: false, width: 80 },
      isErrorTerminal: false,
      now: () => 0,
    };
    expect(await main(ARGS, io)).toBe(3);
    expect(result.stderr).toContain('磁盘满了');
  });
});

interface Ended {
  code: number | null;
  stderr: string;
}

/** How the program ends when its reader goes after so many reads. */
async function endedAfter(reads: number): Promise<Ended> {
  const child = spawn(process.execPath, [BIN, ...ARGS], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stderr = text(child.stderr);
  const exit = once(child, 'exit');
  await once(child.stdout, 'readable');
  for (let read = 0; read < reads; read++) child.stdout.read();
  child.stdout.destroy();
  const [code] = await exit;
  return { code, stderr: await stderr };
}
