import type { Task } from '../plan/work-plan.ts';
import { Coverage } from '../text/coverage.ts';

/** What a short wording may mean: 组织培训1次, 政策解读. */
export interface Near {
  /** The tasks that have much of it in their wordings, the nearest first. */
  tasks: Task[];
  /** Those of them that have about as much of it as the nearest. */
  nearest: Task[];
  /** The one that has most of it, and no other nearly as much; else null. */
  clear: Task | null;
}

/** A task is near from this share of the wording on, and from this part of the share of the nearest one. */
const NEAR = 0.3;
const NEAR_TO_FIRST = 0.45;
const NEAREST_TO_FIRST = 0.8;
/** More is wanted of a row without a number, which may be a task of the body's own. */
const NEAR_WITHOUT_NUMBER = 0.4;
/** With more than so many tasks a wording (信息公开) speaks of none of them. */
const MANY = 10;
/** Clear is a task from this share on, where no other has more than this part of it. */
const CLEAR = 0.75;
const CLEAR_OF_OTHERS = 0.6;

const NOTHING: Near = { tasks: [], nearest: [], clear: null };

const ofPlans = new WeakMap<readonly Task[], NearTasks>();

/**
 * For the tasks of a plan; made once, since the ledgers of a run share it. What stands in the main text alone is
 * told by its number or to the letter: a ledger need not list it, so that a few words mean a task of the table.
 */
export function nearTasks(tasks: readonly Task[]): NearTasks {
  const known =
    ofPlans.get(tasks) ?? new NearTasks(tasks.filter(({ origin }) => origin !== 'main-text'));
  ofPlans.set(tasks, known);
  return known;
}

/** Finds the tasks of a plan that a short wording is near to. */
class NearTasks {
  readonly #tasks: readonly Task[];
  readonly #coverage: Coverage;
  #last: { wording: string; shares: number[] } | undefined;

  constructor(tasks: readonly Task[]) {
    this.#tasks = tasks;
    this.#coverage = new Coverage(
      tasks.map(({ task, requirement, deadline }) => `${task}${requirement}${deadline ?? ''}`),
    );
  }

  of(wording: string, hasNumber: boolean): Near {
    const shares = this.#sharesOf(wording);
    const ordered = this.#tasks
      .map((task, index) => ({ task, share: shares[index] ?? 0 }))
      .sort((a, b) => b.share - a.share);
    const [first, second] = ordered;
    const near = hasNumber ? NEAR : NEAR_WITHOUT_NUMBER;
    if (!first || first.share < near) return NOTHING;
    const least = Math.max(near, first.share * NEAR_TO_FIRST);
    const found = ordered.filter(({ share }) => share >= least);
    const isClear =
      first.share >= CLEAR && (!second || second.share <= first.share * CLEAR_OF_OTHERS);
    const nearest = found.filter(({ share }) => share >= first.share * NEAREST_TO_FIRST);
    return {
      tasks: found.length > MANY ? [] : found.map(({ task }) => task),
      nearest: nearest.length > MANY ? [] : nearest.map(({ task }) => task),
      clear: isClear ? first.task : null,
    };
  }

  /** The other tasks that have as much of a wording as one has, or more. */
  notFartherThan(task: Task, wording: string): { task: Task; isNearer: boolean }[] {
    const shares = this.#sharesOf(wording);
    const own = shares[this.#tasks.indexOf(task)] ?? 0;
    return this.#tasks.flatMap((other, index) => {
      const share = shares[index] ?? 0;
      return other === task || share < own ? [] : [{ task: other, isNearer: share > own }];
    });
  }

  #sharesOf(wording: string): number[] {
    if (this.#last?.wording !== wording) {
      this.#last = { wording, shares: this.#coverage.sharesOf(wording) };
    }
    return this.#last.shares;
  }
}
