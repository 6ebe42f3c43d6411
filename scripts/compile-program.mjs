/**
 * Writes dist/program.cache: the program as V8 has compiled it after a check of one ledger, so that the
 * functions which every check needs are in it. What only some need costs less when it is compiled then
 * than when all carry it along.
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

await main(['check', 'examples/建设局.yaml', '--as-of', '2022-09-05'], io);
writeFileSync('dist/program.cache', script.createCachedData());
