/**
 * What a check of many ledgers takes, as a multiple of reading the same files with js-yaml: text, NDJSON, JSON, one
 * worker and two, again with a cache, and `ajv validate` beside it; then one ledger beside `ajv validate` of it.
 * All take turns; compared are medians. Run after `npm run build`, in the project's folder.
 *
 *   node bench/scale.mjs                       2,000 ledgers, 5 rounds
 *   node bench/scale.mjs --ledgers 500 --rounds 3
 *   node bench/scale.mjs --linear              10,000 beside 100,000 ledgers as well (1.3 GB of disk)
 *   node bench/scale.mjs --smoke               200 ledgers; fails where a ratio is twice what it was
 *
 * CPU time (user and system, all threads) says what the program does; the time that passes also what else the machine
 * does. With several workers the latter is what counts.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeLedgers } from './ledgers.mjs';

const { values: options } = parseArgs({
  options: {
    ledgers: { type: 'string' },
    rounds: { type: 'string' },
    linear: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
  },
});
const count = Number(options.ledgers ?? (options.smoke ? 200 : 2000));
const rounds = Number(options.rounds ?? (options.smoke ? 3 : 5));

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
process.on('exit', () => rmSync(work, { recursive: true }));
const program = join(root, 'bin/gongkai.js');
const help = spawnSync(process.execPath, [program, 'check', '--help'], { encoding: 'utf8' }).stdout;

/** In CPU time as a multiple of reading alone: what `--smoke` may find at most twice. */
const USUAL = { 'text, one worker': 5, 'NDJSON, one worker': 5 };

if (options.smoke) smoke();
else {
  console.log(`Node ${process.version}, ${cpus()[0]?.model}, ${availableParallelism()} CPUs`);
  many();
  one();
  if (options.linear) linear();
}

function check(folder, ...more) {
  return [program, 'check', folder, '--as-of', '2022-09-05', '--fail-on', 'never', ...more];
}

function jobs(number) {
  if (help.includes('--jobs')) return ['--jobs', String(number)];
  return number === 1 ? [] : null;
}

/** Name → arguments of node; null where this version has no such option. */
function variantsOf(folder) {
  const checked = (number, ...more) => jobs(number) && check(folder, ...jobs(number), ...more);
  return {
    floor: [join(root, 'bench/read-only.mjs'), folder],
    'text, one worker': checked(1, '--quiet'),
    'NDJSON, one worker': checked(1, '--format', 'ndjson'),
    'JSON, one worker': checked(1, '--format', 'json'),
    'text, two workers': checked(2, '--quiet'),
    'NDJSON, two workers': checked(2, '--format', 'ndjson'),
    'text, from a cache': help.includes('--cache') ? checked(1, '--quiet', '--cache') : null,
    'ajv validate': [join(root, 'bench/ajv-validate.mjs'), folder],
  };
}

function smoke() {
  const all = variantsOf(ledgers(count));
  const used = inTurn({ floor: all.floor, ...pick(all, Object.keys(USUAL)) });
  for (const [name, usual] of Object.entries(USUAL)) {
    const ratio = median(used[name], 'cpu') / median(used.floor, 'cpu');
    console.log(`${ratio.toFixed(2)} × reading alone: ${name} (usually about ${usual})`);
    if (ratio > 2 * usual) process.exitCode = 1;
  }
  if (process.exitCode) console.log('More than twice of what is usual: something has become slow.');
}

function many() {
  const used = inTurn(variantsOf(ledgers(count)));
  console.log(`\n${count} ledgers, ${rounds} rounds, medians; × is of the floor`);
  table(used, used.floor);
}

function one() {
  const folder = join(root, 'examples/卫生事业中心.yaml');
  const used = inTurn(
    {
      'node -e 0': ['-e', '0'],
      'gongkai check': check(folder),
      'ajv validate': [join(root, 'bench/ajv-validate.mjs'), folder],
    },
    Math.max(rounds, 15),
  );
  console.log('\none ledger; × is of ajv validate');
  table(used, used['ajv validate']);
}

function linear() {
  for (const format of ['text', 'ndjson']) {
    const [few, lots] = [10_000, 100_000].map((number) => {
      const { cpu, memory, output } = run(check(ledgers(number), ...jobs(1), '--format', format));
      console.log(
        `${number} ledgers, ${format}: ${(cpu / number).toFixed(2)} ms of CPU each, at most ${memory.toFixed(0)} MB, ${output} bytes`,
      );
      return cpu / number;
    });
    console.log(`  a ledger of 100,000 takes ${(lots / few).toFixed(2)} × one of 10,000`);
  }
}

function ledgers(number) {
  const folder = join(work, String(number));
  mkdirSync(folder, { recursive: true });
  writeLedgers(folder, number);
  return folder;
}

/** Runs all in turn, so that whatever else the machine does hits each; what is missing is said. */
function inTurn(variants, times = rounds) {
  const known = Object.entries(variants).filter(([, args]) => args);
  for (const [name, args] of Object.entries(variants)) {
    if (!args) console.log(`not in this version, so not measured: ${name}`);
  }
  const used = Object.fromEntries(known.map(([name]) => [name, []]));
  for (let round = 0; round < times; round++) {
    for (const [name, args] of known) used[name].push(run(args));
  }
  return used;
}

/** Runs node with its output to a file. @returns ms of CPU and of time, MB of memory at most, bytes written */
function run(args) {
  const file = join(work, 'used.json');
  const output = join(work, 'output');
  const handle = openSync(output, 'w');
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(root, 'bench/measure.cjs'), ...args],
    {
      cwd: work,
      stdio: ['ignore', handle, 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, GONGKAI_BENCH_USED: file, XDG_CACHE_HOME: join(work, 'cache') },
    },
  );
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  closeSync(handle);
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return { ...JSON.parse(readFileSync(file, 'utf8')), time, output: statSync(output).size };
}

function table(used, unit) {
  for (const [name, values] of Object.entries(used)) {
    const [cpu, time] = [median(values, 'cpu'), median(values, 'time')];
    const cpuRatio = (cpu / median(unit, 'cpu')).toFixed(2);
    const timeRatio = (time / median(unit, 'time')).toFixed(2);
    const memory = `${median(values, 'memory').toFixed(0)} MB`;
    console.log(
      `  CPU ${cpuRatio.padStart(5)} × ${cpu.toFixed(0).padStart(6)} ms   time ${timeRatio.padStart(5)} × ${time.toFixed(0).padStart(6)} ms   ${memory.padStart(7)}   ${name}`,
    );
  }
}

function median(values, of) {
  const sorted = values.map((value) => value[of]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function pick(all, names) {
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}
