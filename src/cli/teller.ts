import { type CheckMeans, type CheckTask, type ToldFile, tellFile } from './check-file.ts';
import type { CheckJob } from './check-pool.ts';
import { toldReporter } from './layout.ts';

/** What checks a ledger and lays it out, or knows from an earlier run what that came to. */
export async function tellerOf(
  job: CheckJob,
  means: CheckMeans,
): Promise<(task: CheckTask) => Promise<ToldFile>> {
  const reporters = await Promise.all(job.outputs.layouts.map(toldReporter));
  const tell = (task: CheckTask) => tellFile(task, means, job.outputs, reporters);
  if (job.cache === null) return tell;
  const { cached } = await import('./result-cache.ts');
  return cached(job.cache, job, means, tell);
}
