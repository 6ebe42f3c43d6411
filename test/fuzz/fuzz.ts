import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultOf, TARGETS } from './targets.ts';

// npm run fuzz -- [--seconds 60] [--seed 1] [--only wordings]
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string' },
  },
});
const first = Number(values.seed);
const end = performance.now() + Number(values.seconds) * 1000;
const targets = TARGETS.filter(({ name }) => values.only === undefined || name === values.only);
if (targets.length === 0 || !Number.isInteger(first)) {
  process.stderr.write(
    `--only ${TARGETS.map(({ name }) => `'${name}'`).join(', ')}; --seed a whole number\n`,
  );
  process.exit(2);
}
process.stdout.write(`fuzz: seed ${first}, ${values.seconds} s\n`);
const folder = mkdtempSync(join(tmpdir(), 'gongkai-fuzz-'));
const faults: string[] = [];
let round = 0;
for (; performance.now() < end && faults.length < 20; round++) {
  for (const target of targets) {
    const seed = (first + round) | 0;
    const place = join(folder, `${faults.length}`);
    let fault: string | null;
    try {
      fault = await faultOf(target, seed, place);
    } catch (error) {
      fault = (error as Error).stack ?? String(error);
    }
    if (fault === null) continue;
    faults.push(fault);
    process.stdout.write(`\n${target.name}, seed ${seed}, input in ${place}\n${fault}\n`);
  }
}
process.stdout.write(`fuzz: ${round * targets.length} inputs, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
