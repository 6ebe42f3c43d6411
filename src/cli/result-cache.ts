import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundledCalendar } from '../calendar/bundled-calendar.ts';
import { readFile } from '../input/read-file.ts';
import { PACKAGE_FOLDER } from '../package-folder.ts';
import type { CheckMeans, CheckTask, ToldFile } from './check-file.ts';
import type { CheckJob } from './check-pool.ts';
import type { Io } from './io.ts';

/** Bytes that are kept, and milliseconds after which what nobody asked for goes. */
const MOST_BYTES = 2 * 1024 ** 3;
const LONGEST = 30 * 86_400_000;
/** Hexadecimal digits of a SHA-256. */
const HASH = 64;

/** Where this user's results are kept; what it holds is for nobody else. */
export function cacheFolder({ env }: Io): string {
  const local = process.platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  const usual = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  return join(local || join(homedir(), usual), 'gongkai', 'results');
}

/**
 * Tells of a ledger what was told of the same bytes under the same name, where nothing else has changed either. What
 * cannot be read or written there does not matter: the ledger is checked.
 */
export async function cached(
  folder: string,
  job: CheckJob,
  means: CheckMeans,
  tell: (task: CheckTask) => Promise<ToldFile>,
): Promise<(task: CheckTask) => Promise<ToldFile>> {
  const about = hashOf(JSON.stringify(await contextOf(job, means)));
  return async (task) => {
    const content = task.bytes ? { bytes: task.bytes } : readFile(task.file);
    if (!('bytes' in content)) return tell(task);
    const { bytes } = content;
    const key = hashOf(JSON.stringify([about, task.file, task.company]), bytes);
    const file = join(folder, key.slice(0, 2), key.slice(2));
    const known = readEntry(file);
    if (known) return known;
    const told = await tell({ ...task, bytes });
    writeEntry(file, told);
    return told;
  };
}

/** All on which it depends what is told of a ledger, besides its name and its bytes. */
async function contextOf({ means: data, outputs }: CheckJob, means: CheckMeans) {
  return [
    programHash(),
    bundledCalendar().hash,
    await means.plans.all(),
    data,
    outputs,
    resolve('.'),
  ];
}

/** Two builds may bear the same version. */
function programHash(): string {
  const folder = join(PACKAGE_FOLDER, 'dist');
  const files = readdirSync(folder).filter((name) => name.endsWith('.cjs'));
  return hashOf(...files.sort().map((name) => readFileSync(join(folder, name))));
}

function hashOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** What stands there; what was torn or changed is dropped. */
function readEntry(file: string): ToldFile | null {
  try {
    const text = readFileSync(file, 'utf8');
    const content = text.slice(HASH);
    if (hashOf(content) !== text.slice(0, HASH)) {
      rmSync(file, { force: true });
      return null;
    }
    const now = new Date();
    utimesSync(file, now, now);
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/** As a whole or not at all, whoever else writes the same. */
function writeEntry(file: string, told: ToldFile): void {
  const temporary = `${file}.${randomUUID()}`;
  try {
    const content = JSON.stringify(told);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, hashOf(content) + content, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** Lets go of what nobody has asked for in a month, and of the oldest beyond the room there is. */
export function cleanCache(folder: string, now: number): void {
  const entries = entriesIn(folder).sort((a, b) => b.time - a.time);
  let bytes = 0;
  for (const { file, size, time } of entries) {
    bytes += size;
    if (bytes > MOST_BYTES || now - time > LONGEST) rmSync(file, { force: true });
  }
}

function entriesIn(folder: string): { file: string; size: number; time: number }[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      const file = join(folder, name);
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats?.isFile() ? [{ file, size: stats.size, time: stats.mtimeMs }] : [];
    });
  } catch {
    return [];
  }
}
