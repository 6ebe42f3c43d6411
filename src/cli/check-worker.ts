import { workerData } from 'node:worker_threads';
import { type CheckTask, type ToldFile, tellFile } from './check-file.ts';
import { meansFrom } from './check-means.ts';
import type { CheckJob } from './check-pool.ts';

// A thread of check-pool.ts runs this file for each ledger.
const { means, outputs } = workerData as CheckJob;
const ready = meansFrom(means);

export default async function check(task: CheckTask): Promise<ToldFile> {
  return tellFile(task, await ready, outputs);
}
