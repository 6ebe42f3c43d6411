/**
 * How long `gongkai check` on an example takes as a whole process, as a multiple of `node -e 0`.
 * The two are run in turn, so that whatever else the machine does hits both; medians are compared.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROUNDS = 40;
const bin = fileURLToPath(new URL('../bin/gongkai.js', import.meta.url));
const ledger = fileURLToPath(new URL('../examples/建设局.yaml', import.meta.url));

const commands = {
  'node -e 0': ['-e', '0'],
  'gongkai check': [bin, 'check', ledger, '--as-of', '2022-09-05'],
};

function time(args) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  const failed = status === null || status > 1 || (args[0] === bin && !stdout.includes('份台账'));
  if (failed) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return elapsed;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, args] of Object.entries(commands)) times[name].push(time(args));
}
const medians = Object.entries(times).map(([name, values]) => [name, median(values)]);
for (const [name, value] of medians)
  console.log(`${name}: ${value.toFixed(1)} ms (median of ${ROUNDS})`);
console.log(`ratio: ${(medians[1][1] / medians[0][1]).toFixed(2)}`);
