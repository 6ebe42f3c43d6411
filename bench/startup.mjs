/**
 * How long `gongkai check` on an example takes as a whole process, as a multiple of `node -e 0`, under
 * the Node that runs this and under those that `npm ci` in this folder has installed (22 and 24).
 * All are run in turn; compared are the lower quartiles, which whatever else the machine does at times
 * moves least. Run after `npm run build`. It only prints; the aims are 2.0 on Node 20, 3.2 on 22 and 24.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROUNDS = 20;
const root = fileURLToPath(new URL('..', import.meta.url));
const BARE = 'node -e 0';

const commands = {
  [BARE]: ['-e', '0'],
  ...Object.fromEntries(
    readdirSync(`${root}examples`)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => [
        `gongkai check examples/${file}`,
        [`${root}bin/gongkai.js`, 'check', `examples/${file}`, '--as-of', '2022-09-05'],
      ]),
  ),
};

const others = ['node22', 'node24'].map((name) => `${root}bench/node_modules/${name}/bin/node`);
const missing = others.filter((node) => !existsSync(node));
if (missing.length > 0) console.log(`not installed, so not measured: ${missing.join(', ')}`);
const nodes = [process.execPath, ...others.filter((node) => existsSync(node))];

function run(node, name) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(node, commands[name], {
    cwd: root,
    encoding: 'utf8',
  });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  const failed = status === null || status > 1 || (name !== BARE && !stdout.includes('份台账'));
  if (failed) throw new Error(`${name} failed: ${stderr}`);
  return elapsed;
}

function lowerQuartile(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 4)];
}

const times = new Map(
  nodes.map((node) => [node, Object.fromEntries(Object.keys(commands).map((name) => [name, []]))]),
);
for (let round = 0; round < ROUNDS; round++) {
  for (const [node, byName] of times) {
    for (const name of Object.keys(commands)) byName[name].push(run(node, name));
  }
}
for (const [node, byName] of times) {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const bare = lowerQuartile(byName[BARE]);
  console.log(`Node ${version}, ${ROUNDS} rounds`);
  for (const [name, values] of Object.entries(byName)) {
    const typical = lowerQuartile(values);
    console.log(`  ${(typical / bare).toFixed(2)}  ${typical.toFixed(1)} ms  ${name}`);
  }
}
