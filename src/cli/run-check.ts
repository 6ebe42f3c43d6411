import { setImmediate } from 'node:timers/promises';
import { compareText } from '../diagnostic.ts';
import { reasonOf } from '../input/file-errors.ts';
import { maskPersonalData } from '../input/personal/personal-data.ts';
import type { RunEvent } from '../report/report.ts';
import type { Company } from '../report/reporter.ts';
import { runHead } from '../report/run-head.ts';
import { addConfiguration, addSum, newSummary } from '../report/summary.ts';
import {
  type CheckedFile,
  type CheckMeans,
  type CheckTask,
  checkFile,
  type WholeFile,
} from './check-file.ts';
import { Interruption } from './interruption.ts';
import { type Io, writeStderr } from './io.ts';
import type { Shard } from './jobs.ts';
import { STDIN } from './ledger-files.ts';
import type { Progress } from './progress.ts';
import { readStdin } from './stdin.ts';

/** A run that goes on: of each ledger what became of it, in the order of the files' names. */
export type RunProgress<Result> =
  | Exclude<RunEvent, { type: 'ledger' }>
  | { type: 'ledger'; result: Result };

export interface RunOptions<Result> {
  means: CheckMeans;
  /** What standard input is called. */
  stdinFilename: string;
  /** Files that nobody named: those among them that are YAML of another kind are passed over, and told. */
  found: ReadonlySet<string>;
  check: (task: CheckTask) => Promise<Result>;
  /** Ledgers that are being checked, or wait to be told, at a time. */
  most: number;
  /** Shows how far it is. */
  progress?: Progress | undefined;
  /** Which part of a run this is; undefined: it is whole. */
  shard?: Shard | undefined;
}

/** Checks files and tells of each in the order of their names; no more are held than may be checked at a time. */
export async function* runCheck<Result extends CheckedFile>(
  files: readonly string[],
  { means, stdinFilename, found, check, most, progress, shard }: RunOptions<Result>,
  io: Io,
): AsyncGenerator<RunProgress<Result>, void> {
  const { plans, policy } = means;
  const summary = newSummary();
  const [waivers, bodies] = [new Set<number>(), new Set<string | null>()];
  yield { type: 'head', ...runHead(await plans.all(), means, policy?.severity) };
  const waiting = inOrder(files, stdinFilename);
  const begin = async (file: string): Promise<Result> => {
    const company = companyOf(files.length, summary.ledgers);
    return check(await taskOf(file, stdinFilename, company, io));
  };
  const told = async (line: string) => {
    await progress?.wipe();
    await writeStderr(io, line);
  };
  let done = 0;
  for await (const { name, file, ended } of inTurn(waiting, begin, most)) {
    done++;
    const { result, reason } = ended;
    if (!result) {
      // A fault of the program in one ledger does not keep the others from being checked.
      summary.failed.push(name);
      await told(`检查“${file}”时程序出错，这份台账没有检查：${reason}`);
    } else if (result.isForeign && found.has(file)) {
      await told(`“${file}”不是台账（没有“部门”“台账”等栏目），没有检查`);
    } else {
      addSum(summary, result.sum);
      if (result.sum.unchecked === 0) bodies.add(result.body);
      for (const index of result.waivers) waivers.add(index);
      yield { type: 'ledger', result };
    }
    await progress?.tell(done);
  }
  await progress?.wipe();
  const left = waiting.slice(done).map(({ name }) => name);
  if (left.length > 0) {
    for (const name of left) summary.failed.push(name);
    await writeStderr(io, `中断了：检查了${done}份，还有${left.length}份没有检查`);
  }
  if (policy) addConfiguration(summary, policy.atEnd({ waivers, bodies }));
  const part = shard && { shard: { ...shard, waivers: [...waivers].sort((a, b) => a - b) } };
  yield { type: 'summary', ...summary, ...part };
}

function companyOf(files: number, told: number): Company {
  if (files === 1) return 'alone';
  return told === 0 ? 'unknown' : 'others';
}

/** What became of each file, in their order; what nobody has begun when Ctrl+C is pressed is left. */
async function* inTurn<Result>(
  files: readonly NamedFile[],
  begin: (file: string) => Promise<Result>,
  most: number,
): AsyncGenerator<NamedFile & { ended: Ended<Result> }, void> {
  const begun: { of: NamedFile; ended: Promise<Ended<Result>> }[] = [];
  // One ledger is not waited for: there is nothing to tell of it yet.
  const interruption = files.length > 1 ? new Interruption() : null;
  try {
    for (let next = 0; ; ) {
      while (next < files.length && begun.length < most && interruption?.isAsked !== true) {
        const of = files[next++];
        if (of) begun.push({ of, ended: endOf(begin(of.file)) });
      }
      const first = begun.shift();
      if (!first) return;
      yield { ...first.of, ended: await first.ended };
      // Signals are heard only where the program waits.
      if (interruption) await setImmediate();
    }
  } finally {
    interruption?.ignore();
  }
}

/** The same on this thread, one ledger after the other, as the events that reports across ledgers take. */
export async function* runEvents(
  files: readonly string[],
  { means, ...options }: Pick<RunOptions<WholeFile>, 'means' | 'stdinFilename' | 'found'>,
  io: Io,
): AsyncGenerator<RunEvent, void> {
  const check = (task: CheckTask) => checkFile(task, means);
  for await (const step of runCheck(files, { ...options, means, check, most: 1 }, io)) {
    if (step.type === 'ledger') yield { type: 'ledger', ...step.result.reported };
    else yield step;
  }
}

interface NamedFile {
  name: string;
  file: string;
}

/** Files by the names that reports call them. */
function inOrder(files: readonly string[], stdinFilename: string): NamedFile[] {
  return files
    .map((file) => ({ name: maskPersonalData(file === STDIN ? stdinFilename : file), file }))
    .sort((a, b) => compareText(a.name, b.name));
}

async function taskOf(
  file: string,
  stdinFilename: string,
  company: Company,
  io: Io,
): Promise<CheckTask> {
  if (file !== STDIN) return { file, company };
  return { file: stdinFilename, bytes: await readStdin(io.stdin), company };
}

type Ended<Result> = { result: Result; reason?: never } | { result?: never; reason: string };

/** What became of it; nobody may be waiting yet when it fails. */
function endOf<Result>(checked: Promise<Result>): Promise<Ended<Result>> {
  return checked.then(
    (result) => ({ result }),
    (error) => ({ reason: reasonOf(error) }),
  );
}
