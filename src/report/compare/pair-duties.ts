import { groupBy } from '../group-by.ts';
import type { DutyState } from './duty-state.ts';

/** The duties of a body then and now: those that are the same, and what is left on either side. */
export interface PairedDuties {
  pairs: { before: DutyState; now: DutyState }[];
  /** Only then. */
  before: DutyState[];
  /** Only now. */
  now: DutyState[];
}

/**
 * What a duty is known by, the surest first; null: not by this. A duty of which there is one in each period, or one at
 * all, stays itself when a record answers it, which its id then bears. A record stays itself when its 事项 or its first
 * date is corrected.
 */
const NAMES: readonly ((duty: DutyState) => string | null)[] = [
  ({ id, meaning }) => JSON.stringify([id, meaning]),
  ({ taskNo, task, meaning, kind, period }) =>
    kind === 'by' || period !== null
      ? JSON.stringify([taskNo, taskNo === null ? task : null, meaning, period])
      : null,
  ({ taskNo, task, record }) =>
    record === null || record === ''
      ? null
      : JSON.stringify([taskNo, taskNo === null ? task : null, record]),
  ({ id }) => id,
];

/** Pairs the duties of one body. What is alike is paired in its order. */
export function pairDuties(before: readonly DutyState[], now: readonly DutyState[]): PairedDuties {
  const paired: PairedDuties = { pairs: [], before: [...before], now: [...now] };
  for (const nameOf of NAMES) pairBy(nameOf, paired);
  return paired;
}

function pairBy(nameOf: (duty: DutyState) => string | null, paired: PairedDuties): void {
  const known = groupBy(paired.before, nameOf);
  const found = new Set<DutyState>();
  paired.now = paired.now.filter((now) => {
    const name = nameOf(now);
    const alike = name === null ? undefined : known.get(name);
    const before = alike?.shift();
    if (!before) return true;
    found.add(before);
    paired.pairs.push({ before, now });
    return false;
  });
  paired.before = paired.before.filter((duty) => !found.has(duty));
}
