import { EventEmitter, once } from 'node:events';
import { realpathSync, type Stats } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import { compareText } from '../diagnostic.ts';
import { reasonOf } from '../input/file-errors.ts';
import { CONFIG_NAME } from './config-file.ts';
import { endOfError } from './end-of-error.ts';
import { IGNORE_FILE } from './ignore-rules.ts';
import { type Io, write, writeStderr } from './io.ts';
import { isLedgerName, STDIN } from './ledger-files.ts';

/** What a run takes in, as paths. */
export interface TakenIn {
  /** Ledgers and whatever else is read; some may be missing yet. */
  files: readonly string[];
  /** Where a new ledger counts, however deep. */
  folders: readonly string[];
}

/** A run tells what it takes in, once it knows and before it reads the ledgers. */
type Run = (takes: (taken: TakenIn) => Promise<void>) => Promise<number>;

/** Milliseconds: several files are often saved at once, and a large one piece by piece. */
const SETTLING = 100;
const CLEAR_SCREEN = '\x1b[2J\x1b[H';

/**
 * Runs, and again whenever something is saved that the last run read, until the program is told to end or nobody
 * reads any more.
 * @returns the exit code of the last run
 * @throws what the first run throws; of a later one it is told, since the next save may mend it
 */
export async function runOnSave(run: Run, io: Io): Promise<number> {
  const ended = new AbortController();
  const end = () => ended.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  io.stdout.once('error', end);
  const saves = new Saves(io);
  const takes = (taken: TakenIn) => saves.follow(taken);
  try {
    let exitCode = await run(takes);
    for (;;) {
      await writeStderr(io, '等待保存。按 Ctrl+C 结束');
      const saved = await saves.next(ended.signal);
      if (saved.length === 0) return exitCode;
      if (io.terminal.color) await write(io.stdout, CLEAR_SCREEN);
      await writeStderr(io, `${saved.map((file) => `“${file}”`).join('、')}改了，重新检查`);
      exitCode = await run(takes).catch((error) => endOfError(error, io));
    }
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    io.stdout.off('error', end);
    await saves.close();
  }
}

/** What was saved of what the last run took in. */
class Saves {
  #watcher: FSWatcher | undefined;
  readonly #saved = new Set<string>();
  readonly #events = new EventEmitter();
  readonly #io: Io;

  constructor(io: Io) {
    this.#io = io;
  }

  /** Resolves when no save can be missed any more. */
  async follow(taken: TakenIn): Promise<void> {
    const before = this.#watcher;
    const { roots, isPassedOver } = scopeOf(taken);
    this.#watcher = watch(roots, {
      ignored: isPassedOver,
      ignoreInitial: true,
      followSymlinks: false,
      awaitWriteFinish: { stabilityThreshold: SETTLING, pollInterval: SETTLING / 4 },
    });
    this.#watcher.on('all', (event, path) => {
      if (event === 'addDir' || event === 'unlinkDir') return;
      this.#saved.add(relative('.', path));
      this.#events.emit('saved');
    });
    this.#watcher.on('error', (error) => {
      const reason = reasonOf(error);
      writeStderr(this.#io, `有的文件夹监视不了，里面的文件改了要重新运行：${reason}`);
    });
    await once(this.#watcher, 'ready');
    await before?.close();
  }

  /** The files that were saved since, none where the signal came first. */
  async next(signal: AbortSignal): Promise<string[]> {
    try {
      if (this.#saved.size === 0) await once(this.#events, 'saved', { signal });
      await setTimeout(SETTLING, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
      return [];
    }
    const saved = [...this.#saved].sort(compareText);
    this.#saved.clear();
    return saved;
  }

  async close(): Promise<void> {
    await this.#watcher?.close();
  }
}

/**
 * Folders to watch, and what in them does not count. A file is watched through its folder: most programs save
 * by putting a new file in the place of the old one.
 */
function scopeOf({ files, folders }: TakenIn) {
  const named = new Set(files.filter((file) => file !== STDIN).flatMap(placesOf));
  const deep = folders.map((folder) => resolve(folder));
  const roots = new Set([...[...named].map((file) => dirname(file)), ...deep]);
  const isPassedOver = (path: string, stats?: Stats): boolean => {
    const place = resolve(path);
    if (roots.has(place) || named.has(place)) return false;
    if (!deep.some((folder) => place.startsWith(folder + sep))) return true;
    const name = basename(place);
    if (name === CONFIG_NAME || name === IGNORE_FILE) return false;
    if (name.startsWith('.') || name === 'node_modules') return true;
    return stats !== undefined && !stats.isDirectory() && !isLedgerName(name);
  };
  return { roots: [...roots], isPassedOver };
}

/** A link changes with the file that it leads to. */
function placesOf(file: string): string[] {
  const place = resolve(file);
  try {
    return [place, realpathSync(place)];
  } catch {
    return [place];
  }
}
