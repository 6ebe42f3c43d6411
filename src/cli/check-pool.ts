import { Piscina } from 'piscina';
import { PACKAGE_FOLDER } from '../package-folder.ts';
import type { CheckOutputs, CheckTask, ToldFile } from './check-file.ts';
import type { MeansData } from './check-means.ts';

/** What a thread is told when it starts. */
export interface CheckJob {
  means: MeansData;
  outputs: CheckOutputs;
  /** The folder in which results are kept for later runs; null: they are not. */
  cache: string | null;
}

/** Threads that check ledgers, one each at a time: where one dies no other ledger is lost. */
export interface CheckPool {
  check(task: CheckTask): Promise<ToldFile>;
  close(): Promise<void>;
}

export function checkPool(job: CheckJob, threads: number): CheckPool {
  const pool = new Piscina({
    filename: `${PACKAGE_FOLDER}dist/check-worker.cjs`,
    workerData: job,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
  });
  // A thread that dies while it has nothing to do; what it would have done others do.
  pool.on('error', () => {});
  return { check: (task) => pool.run(task), close: () => pool.destroy() };
}
