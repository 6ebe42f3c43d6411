import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';

/** Ledgers for which another thread is worth its start, which takes as long as some fifty of them. */
const LEDGERS_A_THREAD = 100;
/** Threads that are not asked for by number; each takes some 100 MB. */
const MOST_THREADS = 8;
/** Ledgers in work or done and not yet told, for each thread: a slow one does not make the others wait. */
export const IN_FLIGHT = 8;

/** A part of a run, `1/3` to `3/3`. */
export interface Shard {
  number: number;
  of: number;
}

export interface ScaleOptions {
  jobs?: number;
  shard?: Shard;
  cache: boolean;
}

export function withScale(command: Command): Command {
  return command
    .option('--cache', '没有改动的台账用上次的结果，存在用户的缓存文件夹里', false)
    .option('--jobs <数目>', '同时检查用的线程；不写则台账多时按处理器', threads)
    .option(
      '--shard <第几/共几>',
      '只检查其中一部分，如 2/8；各部分的 ndjson 用 report --from 合并',
      shard,
    );
}

/** Threads besides the main one; 1: none, all is done there. */
export function threadsFor(files: number, { jobs }: Pick<ScaleOptions, 'jobs'>): number {
  if (jobs !== undefined) return Math.min(jobs, files);
  const worth = Math.floor(files / LEDGERS_A_THREAD);
  return Math.max(Math.min(worth, availableParallelism(), MOST_THREADS), 1);
}

/**
 * Every n-th of the files: the parts are alike in size, and depend on nothing else.
 * @param files in the order of their names
 */
export function filesOfShard(
  files: readonly string[],
  shard: Shard | undefined,
): readonly string[] {
  if (!shard) return files;
  return files.filter((_, index) => index % shard.of === shard.number - 1);
}

function threads(value: string): number {
  const number = Number(value);
  if (!/^\d{1,3}$/.test(value) || number === 0) throw new InvalidArgumentError('应为正整数');
  return number;
}

function shard(value: string): Shard {
  const [, number, of] = /^(\d{1,5})\/(\d{1,5})$/.exec(value)?.map(Number) ?? [];
  if (!number || !of || number > of) throw new InvalidArgumentError('应写成 2/8');
  return { number, of };
}
