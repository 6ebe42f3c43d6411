import { Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { folderOf, GOOD } from './ledgers.ts';

/** What a run says on standard error where each look at the clock is 150 ms after the last. */
async function said(isErrorTerminal: boolean, isTerminal: boolean): Promise<string> {
  const files = Array.from({ length: 12 }, (_, index) => [`${100 + index}.yaml`, GOOD]);
  const folder = folderOf(Object.fromEntries(files));
  let [stderr, now] = ['', 0];
  const io: Io = {
    stdin: Readable.from([]),
    stdout: new Writable({ write: (_text, _encoding, done) => done() }),
    stderr: new Writable({
      write(text, _encoding, done) {
        stderr += text;
        done();
      },
    }),
    env: {},
    terminal: { color: isTerminal, width: 80 },
    isErrorTerminal,
    now: () => (now += 150),
  };
  expect(await main(['check', folder, '--as-of', '2022-06-01'], io)).toBe(0);
  return stderr;
}

it('a long run shows on a terminal how far it is, now and then, and leaves nothing behind', async () => {
  const stderr = await said(true, false);
  const shown = [...stderr.matchAll(/已检查 (\d+)\/12 份/g)].map(([, done]) => Number(done));
  expect(shown.length).toBeGreaterThan(1);
  expect(shown).toEqual([...shown].sort((a, b) => a - b));
  // Not before a second has gone, that is after six looks, nor at each ledger.
  expect(shown[0]).toBeGreaterThan(5);
  expect(new Set(shown.map((done) => done % 2)).size).toBe(1);
  expect(stderr.endsWith('\r\x1b[K')).toBe(true);
});

it('shows nothing where nobody looks, or where the report itself shows', async () => {
  expect(await said(false, false)).toBe('');
  expect(await said(true, true)).toBe('');
});
