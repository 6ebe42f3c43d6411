import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

// npm run torture -- [--seconds 60] [--seed 1]; it runs the built program.
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const BIN = resolve('bin/gongkai.js');
const folder = mkdtempSync(join(tmpdir(), 'gongkai-torture-'));
const at = (name: string) => join(folder, name);
const faults: string[] = [];
let runs = 0;

function expectThat(isSo: boolean, told: string): void {
  if (isSo) return;
  faults.push(told);
  process.stdout.write(`${told}\n`);
}

/** Numbers from 0 to 1 that a seed fixes (Park and Miller). */
let state = (Math.abs(Number(values.seed)) % 2147483646) + 1;
function random(): number {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
}

/** Large enough that writing takes a while. */
const LEDGER = `计划：zibo-gaoxin/2022\n部门: 建设局\n台账:\n  - 序号: １\n${Array.from({ length: 150 }, (_, index) => `  - 工作任务: 自定任务${index}\n    时限要求: 长期坚持\n    备注: ${'某'.repeat(80)}\n`).join('')}`;

interface Job {
  name: string;
  args: string[];
  /** The file that it writes, and what stands there before; null: nothing. */
  target: string;
  before: string | null;
  /** What else the folder holds. */
  inputs: string[];
}

const JOBS: readonly Job[] = [
  { name: 'fix', args: ['fix', 'a.yaml'], target: 'a.yaml', before: LEDGER, inputs: [] },
  {
    name: 'import',
    args: ['import', 't.csv', '-o', 'new.yaml'],
    target: 'new.yaml',
    before: null,
    inputs: ['t.csv'],
  },
  {
    name: 'check --output',
    args: ['check', 'a.yaml', '--as-of', '2022-06-20', '--format', 'json:r.json'],
    target: 'r.json',
    before: '{"tool": {"name": "gongkai"}}',
    inputs: ['a.yaml'],
  },
  {
    name: 'init',
    args: ['init', '--body', '建设局', '-o', 'i.xlsx'],
    target: 'i.xlsx',
    before: null,
    inputs: [],
  },
];

function prepare({ target, before, inputs }: Job): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const input of inputs) copyFileSync(at(`../${SOURCE}/${input}`), at(input));
  if (before !== null) writeFileSync(at(target), before);
}

const SOURCE = 'gongkai-torture-source';
const source = join(folder, '..', SOURCE);
rmSync(source, { recursive: true, force: true });
mkdirSync(source);
writeFileSync(join(source, 'a.yaml'), LEDGER.replace('：', ': ').replace('１', '1'));
spawnSync(process.execPath, [BIN, 'export', 'a.yaml', '-o', 't.csv'], { cwd: source });

const stateOf = (job: Job) =>
  existsSync(at(job.target)) ? readFileSync(at(job.target)).toString('latin1') : null;
const temporaries = () => readdirSync(folder).filter((name) => name.endsWith('.tmp'));

/** What stands there when nobody disturbs the job, and how long it takes. */
const undisturbed = new Map(
  JOBS.map((job) => {
    prepare(job);
    const start = performance.now();
    spawnSync(process.execPath, [BIN, ...job.args], { cwd: folder });
    return [job.name, { after: stateOf(job), took: performance.now() - start }];
  }),
);

async function kill(job: Job, signal: NodeJS.Signals): Promise<void> {
  prepare(job);
  const before = stateOf(job);
  const { after, took } = undisturbed.get(job.name) ?? { after: null, took: 0 };
  const child = spawn(process.execPath, [BIN, ...job.args], { cwd: folder, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill(signal), random() * took * 1.1);
  await new Promise((done) => child.on('close', done));
  clearTimeout(timer);
  runs++;
  const now = stateOf(job);
  expectThat(now === before || now === after, `${job.name}: torn by ${signal}`);
  if (signal !== 'SIGKILL')
    expectThat(temporaries().length === 0, `${job.name}: ${signal} leaves ${temporaries()}`);
  // What a killed run leaves behind blocks no later one.
  if (now !== null && job.before === null) return;
  const again = spawnSync(process.execPath, [BIN, ...job.args], { cwd: folder });
  expectThat(
    [0, 1].includes(again.status ?? -1),
    `${job.name}: exit ${again.status} after ${signal}: ${again.stderr}`,
  );
  expectThat(stateOf(job) === after, `${job.name}: another result after ${signal}`);
}

/** A shell line with `§` for the command; what it must end with. */
const FAULTS: [line: string, codes: number[]][] = [
  // Only fix has something to say there, and it is the one that must not say that nothing was changed.
  ['§ > /dev/full', [0, 1, 3]],
  ['§ > /dev/full 2>&1', [0, 1, 3]],
  ['§ 2> /dev/full', [0, 1]],
  ['§ < /dev/null >&-', [0, 1, 3]],
  ['§ 2>&-', [0, 1]],
  ['§ <&-', [0, 1]],
  ['§ <&- >&- 2>&-', [0, 1, 3]],
  ['set -o pipefail; § | head -c 1 > /dev/null', [0, 1]],
  // No file may grow beyond a kilobyte.
  ['ulimit -f 1; trap "" XFSZ; § > /dev/null', [0, 1, 3]],
];

function disturb(job: Job, [line, codes]: (typeof FAULTS)[number]): void {
  prepare(job);
  const before = stateOf(job);
  const command = `"${process.execPath}" "${BIN}" ${job.args.map((arg) => `'${arg}'`).join(' ')}`;
  const { status, stderr } = spawnSync('bash', ['-c', line.replace('§', command)], {
    cwd: folder,
    encoding: 'utf8',
  });
  runs++;
  const told = `${job.name}: ${line}`;
  if (job.name === 'fix' && line.includes('> /dev/full') && !line.includes('2> ')) {
    expectThat(status === 3 && stateOf(job) !== before, `${told}: exit ${status}\n${stderr}`);
  }
  expectThat(codes.includes(status ?? -1), `${told}: exit ${status}\n${stderr}`);
  expectThat(!/\n {4}at /.test(stderr), `${told}: a stack trace\n${stderr}`);
  const now = stateOf(job);
  expectThat(now === before || now === undisturbed.get(job.name)?.after, `${told}: torn`);
  expectThat(temporaries().length === 0, `${told}: leaves ${temporaries()}`);
  if (now !== before)
    expectThat(!stderr.includes('没有改：'), `${told}: says that nothing was changed\n${stderr}`);
}

/** On a disk of 512 KB, where that can be had. */
function fillDisk(): void {
  const disk = mkdtempSync(join(tmpdir(), 'gongkai-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', disk]).status !== 0) {
    process.stdout.write(
      'torture: no disk of its own can be mounted here; /dev/full and ulimit stand for it\n',
    );
    return;
  }
  try {
    for (const job of JOBS) {
      prepare(job);
      for (const name of readdirSync(disk)) rmSync(join(disk, name), { force: true });
      for (const input of job.inputs) copyFileSync(at(input), join(disk, input));
      writeFileSync(join(disk, 'filler'), '');
      const before = job.before === null ? null : Buffer.from(job.before).toString('latin1');
      if (job.before !== null && !job.inputs.includes(job.target))
        writeFileSync(join(disk, job.target), job.before);
      spawnSync('sh', ['-c', 'cat /dev/zero > filler'], { cwd: disk });
      const { status, stderr } = spawnSync(process.execPath, [BIN, ...job.args], {
        cwd: disk,
        encoding: 'utf8',
      });
      runs++;
      const now = existsSync(join(disk, job.target))
        ? readFileSync(join(disk, job.target)).toString('latin1')
        : null;
      expectThat(
        status === 3 && now === before,
        `${job.name}: full disk, exit ${status}\n${stderr}`,
      );
      expectThat(
        !readdirSync(disk).some((name) => name.endsWith('.tmp')),
        `${job.name}: full disk leaves a file`,
      );
    }
  } finally {
    spawnSync('umount', [disk]);
  }
}

process.stdout.write(`torture: seed ${values.seed}, ${values.seconds} s\n`);
const end = performance.now() + Number(values.seconds) * 1000;
fillDisk();
for (const job of JOBS) for (const fault of FAULTS) disturb(job, fault);
const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const;
while (performance.now() < end && faults.length < 20) {
  for (const job of JOBS)
    await kill(job, SIGNALS[Math.floor(random() * SIGNALS.length)] ?? 'SIGKILL');
}
rmSync(folder, { recursive: true, force: true });
rmSync(source, { recursive: true, force: true });
process.stdout.write(`torture: ${runs} runs, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
