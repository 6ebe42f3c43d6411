/**
 * Writes dist/program.cache: the program as V8 has compiled it after a check of an example, so that the
 * functions which every check needs are in it.
 */
import { writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { main, script } from '../dist/launch.cjs';

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const io = {
  stdin: process.stdin,
  stdout: nowhere(),
  stderr: nowhere(),
  env: {},
  terminal: { color: false, width: 100 },
  now: () => 0,
};

for (const format of ['text', 'json']) {
  await main(['check', 'examples', '--as-of', '2022-09-05', '--format', format], io);
}
writeFileSync('dist/program.cache', script.createCachedData());
