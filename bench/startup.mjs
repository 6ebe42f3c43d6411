/**
 * How long `gongkai check` on an example takes as a whole process, as a multiple of `node -e 0`.
 * All are run in turn; compared are the lower quartiles, which whatever else the machine does at times
 * moves least.
 * Run after `npm run build`. It only prints; the aim is 1.8 at most.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROUNDS = 30;
const root = fileURLToPath(new URL('..', import.meta.url));
const BASE = 'node -e 0';

const commands = {
  [BASE]: ['-e', '0'],
  ...Object.fromEntries(
    readdirSync(`${root}examples`)
      .sort()
      .map((file) => [
        `gongkai check examples/${file}`,
        [`${root}bin/gongkai.js`, 'check', `examples/${file}`, '--as-of', '2022-09-05'],
      ]),
  ),
};

function time(name) {
  const start = process.hrtime.bigint();
  const options = { cwd: root, encoding: 'utf8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, commands[name], options);
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  const failed = status === null || status > 1 || (name !== BASE && !stdout.includes('份台账'));
  if (failed) throw new Error(`${name} failed: ${stderr}`);
  return elapsed;
}

function lowerQuartile(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 4)];
}

const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const name of Object.keys(commands)) times[name].push(time(name));
}
const base = lowerQuartile(times[BASE]);
const ratios = Object.entries(times).map(([name, values]) => {
  const typical = lowerQuartile(values);
  console.log(`${name}: ${typical.toFixed(1)} ms, ratio ${(typical / base).toFixed(2)}`);
  return typical / base;
});
const highest = Math.max(...ratios);
console.log(`ratio: ${highest.toFixed(2)} at most (${ROUNDS} rounds)`);
