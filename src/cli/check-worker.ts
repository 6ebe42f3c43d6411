import { workerData } from 'node:worker_threads';
import type { CheckTask, ToldFile } from './check-file.ts';
import { meansFrom } from './check-means.ts';
import type { CheckJob } from './check-pool.ts';
import { tellerOf } from './teller.ts';

// A thread of check-pool.ts runs this file for each ledger.
const job = workerData as CheckJob;
const teller = meansFrom(job.means).then((means) => tellerOf(job, means));

export default async function check(task: CheckTask): Promise<ToldFile> {
  return (await teller)(task);
}
