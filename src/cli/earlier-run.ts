import { ComparisonError, comparing } from '../report/compare/compare-runs.ts';
import { readEarlierRun } from '../report/compare/earlier-run.ts';
import { UsageError } from './exit.ts';
import { mergeRuns } from './merge-runs.ts';

const ADVICE = '--compare 要的是当时用 --format ndjson 存下的整个文件';

/**
 * What `--compare` compares with, read whole; null where it is not asked for.
 * @throws UsageError where a file holds no run, or one with which this run cannot be compared
 */
export async function earlierRun(
  files: readonly string[],
): Promise<ReturnType<typeof comparing> | null> {
  if (files.length === 0) return null;
  const earlier = await readEarlierRun(mergeRuns([...new Set(files)].sort(), ADVICE));
  const { take, comparison } = comparing(earlier);
  return {
    comparison,
    take(event) {
      try {
        take(event);
      } catch (error) {
        if (!(error instanceof ComparisonError)) throw error;
        throw new UsageError(`${error.message}：${files.join('、')}`);
      }
    },
  };
}
