import { SIMILARITY_THRESHOLD, WordingComparer } from '../text/similarity.ts';
import type { Task } from './work-plan.ts';

/** By what the task of one plan is known in another. */
type Worded = Pick<Task, 'no' | 'requirement'>;

/** Old task → new task: the likest pairs first, of equally like ones those that keep their number. */
export function matchTasks<Old extends Worded, New extends Worded>(
  before: readonly Old[],
  after: readonly New[],
): Map<Old, New> {
  const comparer = new WordingComparer();
  const candidates = before.flatMap((old) =>
    after.flatMap((now) => {
      const likeness = comparer.similarity(old.requirement, now.requirement);
      return likeness < SIMILARITY_THRESHOLD
        ? []
        : [{ old, now, likeness, sameNo: old.no === now.no }];
    }),
  );
  candidates.sort((a, b) => b.likeness - a.likeness || Number(b.sameNo) - Number(a.sameNo));
  const matches = new Map<Old, New>();
  const taken = new Set<New>();
  for (const { old, now } of candidates) {
    if (matches.has(old) || taken.has(now)) continue;
    matches.set(old, now);
    taken.add(now);
  }
  return matches;
}
