import { parseRequirement } from '../deadline/parse-requirement.ts';
import type { Requirement } from '../deadline/requirement.ts';
import { sameMeaning } from '../deadline/same-meaning.ts';
import { type LedgerEntry, readable, UNREADABLE } from '../ledger/ledger.ts';
import type { OwedTask } from '../plan/bodies.ts';
import { datedByPlan } from '../plan/plan-period.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import { compactWording } from '../text/characters.ts';
import { remembered } from '../text/remembered.ts';
import { SIMILARITY_THRESHOLD, sameWording, WordingComparer } from '../text/similarity.ts';
import { type Near, nearTasks } from './near-tasks.ts';

/** How a row's 时限要求 stands to the plan's. */
type DeadlineFit = 'same-wording' | 'same-meaning' | 'other' | 'unreadable' | 'not-given';

/** A row of the ledger and the task it answers. */
export interface MatchedEntry {
  entry: LedgerEntry;
  /** null: a task of the body's own (`own`), or none that can be told (`none`). */
  task: Task | null;
  by: 'number' | 'wording' | 'own' | 'none';
  deadline: DeadlineFit;
  /** What its own 时限要求 says: of a task of the body's own, and where something in it cannot be read; else null. */
  reading: Requirement[] | null;
  /** Where none can be told: the tasks it could be. */
  candidates: Task[];
}

class Fit {
  readonly task: Task;
  /** Likeness of the wordings given, 0–1; 1 where the row gives none. */
  readonly wording: number;
  readonly #tell: () => DeadlineFit;
  #deadline: DeadlineFit | undefined;

  constructor(task: Task, wording: number, tell: () => DeadlineFit) {
    this.task = task;
    this.wording = wording;
    this.#tell = tell;
  }

  /** Told when it is asked for: most wordings are not alike, and reading deadlines takes time. */
  get deadline(): DeadlineFit {
    this.#deadline ??= this.#tell();
    return this.#deadline;
  }
}

/**
 * Which task each row answers. 工作要求 to the letter decides; else 序号 where the row's wording fits that task;
 * else the wording, among the tasks that the body owes first. A short wording is taken for the only task that
 * is near and has its deadline. Never a silent guess: what fits none or several stays open.
 */
export function matchEntries(
  entries: LedgerEntry[],
  plan: WorkPlan,
  owed: OwedTask[],
): MatchedEntry[] {
  const matcher = new Matcher(plan, owed);
  const trustNumbers = !matcher.usesOwnNumbering(entries);
  const matches = entries.map((entry) =>
    matcher.match(entry, trustNumbers && matcher.mayGoByNumber(entry, entries)),
  );
  const must = new Set(owed.filter((item) => item.must).map(({ task }) => task));
  const paired = pairIdenticalTasks(matches, must, plan.year);
  const taken = new Set(paired.flatMap(({ task }) => task ?? []));
  const left = {
    owed: new Set(owed.flatMap(({ task }) => (taken.has(task) ? [] : [task]))),
    must: new Set([...must].filter((task) => !taken.has(task))),
  };
  return paired.map((match) => matcher.nearTo(match, trustNumbers, left));
}

/** What no row answers: of the tasks that a body owes, and of those that it must do. */
interface Unanswered {
  owed: ReadonlySet<Task>;
  must: ReadonlySet<Task>;
}

/** What is made of a plan's wordings once, since the ledgers of a run share it. */
interface PlanIndex {
  byNumber: ReadonlyMap<string, Task>;
  byRequirement: ReadonlyMap<string, Task[]>;
  read(deadline: string): Requirement[];
}

const indexes = new WeakMap<WorkPlan, PlanIndex>();

function indexOf(plan: WorkPlan): PlanIndex {
  const known = indexes.get(plan);
  if (known) return known;
  const byRequirement = new Map<string, Task[]>();
  for (const task of plan.tasks) {
    const letters = compactWording(task.requirement);
    byRequirement.set(letters, [...(byRequirement.get(letters) ?? []), task]);
  }
  const index = {
    byNumber: new Map(plan.tasks.map((task) => [task.no, task])),
    byRequirement,
    read: remembered((text) => parseRequirement(text).map((item) => datedByPlan(item, plan))),
  };
  indexes.set(plan, index);
  return index;
}

class Matcher {
  readonly #comparer = new WordingComparer();
  #compared: { wording: string | null; tasks: ReadonlyMap<Task, number> } | undefined;
  #shown: boolean | undefined;
  readonly #index: PlanIndex;
  readonly #plan: WorkPlan;
  readonly #owed: ReadonlySet<Task>;

  constructor(plan: WorkPlan, owed: OwedTask[]) {
    this.#plan = plan;
    this.#owed = new Set(owed.map(({ task }) => task));
    this.#index = indexOf(plan);
  }

  /** 1, 2, 3 … without a gap, and at least one row's wording belongs to another number: a running number. */
  usesOwnNumbering(entries: LedgerEntry[]): boolean {
    const running = entries.every(({ no }, index) => no === UNREADABLE || no === String(index + 1));
    return (
      running &&
      entries.some((entry) => {
        if (!hasWording(entry)) return false;
        const numbered = this.#numbered(entry);
        const copied = this.#copied(entry);
        if (copied.length > 0) return copied.every(({ task }) => task !== numbered);
        if (numbered && fits(this.#fit(entry, numbered))) return false;
        return this.#alike(entry).some(fits) || this.#namesAnother(entry, numbered);
      })
    );
  }

  /**
   * Whether a number alone may decide: not where a wording stands beside it that cannot be read, unless the
   * deadline is of that task, or other rows show that the numbers are the plan's.
   */
  mayGoByNumber(entry: LedgerEntry, entries: LedgerEntry[]): boolean {
    const { task, requirement } = entry;
    if (hasWording(entry) || (task !== UNREADABLE && requirement !== UNREADABLE)) return true;
    const numbered = this.#numbered(entry);
    if (!numbered) return false;
    return hasItsDeadline(this.#fit(entry, numbered)) || this.#showsNumbers(entries);
  }

  #showsNumbers(entries: LedgerEntry[]): boolean {
    this.#shown ??= entries.some((entry) => {
      const numbered = hasWording(entry) && this.#numbered(entry);
      return numbered && fits(this.#fit(entry, numbered));
    });
    return this.#shown;
  }

  match(entry: LedgerEntry, trustNumber: boolean): MatchedEntry {
    const numbered = this.#numbered(entry);
    const fit = numbered && this.#fit(entry, numbered);
    const byNumber = fit && trustNumber ? this.#matched(entry, fit, 'number') : null;
    const copied = this.#copied(entry);
    if (copied.length > 0) {
      const isNumbered = copied.some(({ task }) => task === numbered);
      return (isNumbered ? byNumber : null) ?? this.#among(entry, copied) ?? open(entry, []);
    }
    if (fit && byNumber && this.#mayBeNumbered(entry, fit)) return byNumber;
    const alike = this.#alike(entry);
    if (!hasWording(entry)) {
      return this.#among(entry, alike.filter(copiesBlank)) ?? byNumber ?? open(entry, []);
    }
    return (
      this.#among(entry, alike.filter(fits)) ??
      (fit && isLike(fit) ? byNumber : null) ??
      this.#among(entry, alike) ??
      (isOwn(entry) ? this.#ownTask(entry) : open(entry, []))
    );
  }

  /**
   * A row that is like no task may say one in short. It is taken for the task that it clearly names, where it has
   * its deadline or its number; else the nearest are what it may be. Without a number it may well be a task
   * of the body's own: then only what must be done and is `left` by the other rows counts.
   */
  nearTo(match: MatchedEntry, trustNumber: boolean, left: Unanswered): MatchedEntry {
    const { entry, task, candidates } = match;
    if (task || candidates.length > 0 || !hasWording(entry)) return match;
    const { tasks, nearest, clear } = this.#nearOf(entry);
    const numbered = trustNumber ? this.#numbered(entry) : undefined;
    const named = clear ?? nearest.find((near) => near === numbered);
    const fit = named && this.#fit(entry, named);
    if (fit && named === numbered && (clear || fit.deadline !== 'other')) {
      return this.#matched(entry, fit, 'number');
    }
    if (fit && clear && left.owed.has(clear) && hasItsDeadline(fit)) {
      return this.#matched(entry, fit, 'wording');
    }
    if (entry.no === null) {
      const possible = tasks.filter(
        (near) => left.must.has(near) || (near === clear && left.owed.has(near)),
      );
      return possible.length > 0 ? open(entry, possible) : match;
    }
    const own = tasks.filter((near) => this.#owed.has(near));
    return open(entry, own.length > 0 ? own : tasks);
  }

  #nearOf(entry: LedgerEntry): Near {
    return this.#near.of(wordingOf(entry), entry.no !== null);
  }

  get #near() {
    return nearTasks(this.#plan.tasks);
  }

  #namesAnother(entry: LedgerEntry, numbered: Task | undefined): boolean {
    const { tasks, clear } = this.#nearOf(entry);
    if (!clear || tasks.some((task) => task === numbered)) return false;
    return hasItsDeadline(this.#fit(entry, clear));
  }

  /** The tasks whose 工作要求 the row gives to the letter, in whichever column. */
  #copied(entry: LedgerEntry): Fit[] {
    const letters = compactWording(wordingOf(entry));
    const tasks = letters === '' ? [] : (this.#index.byRequirement.get(letters) ?? []);
    return tasks.map((task) => new Fit(task, 1, () => this.#deadlineFit(entry, task)));
  }

  /** Whether a row's wording leaves its number to decide: it fits that task, and does not clearly name another. */
  #mayBeNumbered(entry: LedgerEntry, fit: Fit): boolean {
    if (!fits(fit)) return this.#isMerged(entry, fit);
    const { clear } = fit.wording === 1 ? { clear: null } : this.#nearOf(entry);
    return clear === null || clear === fit.task;
  }

  /** A merged cell 工作任务 is often carried down to rows where the plan leaves it blank. */
  #isMerged(entry: LedgerEntry, { task, deadline }: Fit): boolean {
    const written = readable(entry.task);
    if (task.task !== '' || written === null || entry.requirement !== null) return false;
    const { tasks } = this.#plan;
    const above = tasks.slice(0, tasks.indexOf(task)).findLast((other) => other.task !== '');
    return above !== undefined && sameWording(written, above.task) && deadline !== 'other';
  }

  /** The task of the plan that bears the row's number. */
  #numbered(entry: LedgerEntry): Task | undefined {
    const no = readable(entry.no);
    return no === null ? undefined : this.#index.byNumber.get(no);
  }

  /** The one task that fits best, open where several do alike; null where there is none. */
  #among(entry: LedgerEntry, all: Fit[]): MatchedEntry | null {
    const best = this.#best(all);
    const [first, second] = best;
    if (!first) return null;
    if (second) {
      const candidates = best.map(({ task }) => task);
      return open(entry, candidates);
    }
    const rivals = this.#rivals(entry, first);
    if (rivals.length > 0) return open(entry, [first.task, ...rivals]);
    return this.#matched(entry, first, first.task.no === entry.no ? 'number' : 'wording');
  }

  /** The tasks that fit best, those the body owes before the others; several where they fit alike. */
  #best(all: Fit[]): Fit[] {
    const owed = all.filter(({ task }) => this.#owed.has(task));
    const pool = owed.length > 0 ? owed : all;
    const top = Math.max(...pool.map(rank));
    return pool.filter((fit) => rank(fit) === top);
  }

  /**
   * The tasks that speak against taking a row for one that it is merely like: they have more of its wording, or as
   * much of it as one that the body does not owe before them, and its deadline no less.
   */
  #rivals(entry: LedgerEntry, first: Fit): Task[] {
    if (first.wording === 1) return [];
    const isOwed = this.#owed.has(first.task);
    return this.#near
      .notFartherThan(first.task, wordingOf(entry))
      .filter(({ task, isNearer }) => isNearer || this.#owed.has(task) || !isOwed)
      .map(({ task, isNearer }) => ({ isNearer, fit: this.#fit(entry, task) }))
      .filter(({ isNearer, fit }) => isNearer || deadlineRank(fit) >= deadlineRank(first))
      .map(({ fit }) => fit.task);
  }

  /** The tasks whose wordings are like the row's, all of them where it gives none. */
  #alike(entry: LedgerEntry): Fit[] {
    return [...this.#alikeTasks(readable(entry.task))]
      .map(([task, byTask]) => this.#fit(entry, task, byTask))
      .filter(isLike);
  }

  #fit(
    entry: LedgerEntry,
    task: Task,
    byTask = this.#taskLikeness(readable(entry.task), task),
  ): Fit {
    const requirement = readable(entry.requirement);
    // The wording that is least alike counts; below SIMILARITY_THRESHOLD it does not matter how far.
    const wording =
      requirement === null || byTask < SIMILARITY_THRESHOLD
        ? byTask
        : Math.min(byTask, this.#comparer.similarity(requirement, task.requirement));
    return new Fit(task, wording, () => this.#deadlineFit(entry, task));
  }

  /** Tasks that a row's 工作任务 is like. Rows that share one stand together, so that of the last is kept. */
  #alikeTasks(wording: string | null): ReadonlyMap<Task, number> {
    if (this.#compared?.wording !== wording) {
      const all = this.#plan.tasks.map(
        (task) => [task, this.#taskLikeness(wording, task)] as const,
      );
      this.#compared = {
        wording,
        tasks: new Map(all.filter(([, likeness]) => likeness >= SIMILARITY_THRESHOLD)),
      };
    }
    return this.#compared.tasks;
  }

  #taskLikeness(wording: string | null, task: Task): number {
    if (wording === null) return 1;
    const likeness = this.#comparer.similarity(wording, task.task);
    // Departments often put the 工作要求 where the merged cell 工作任务 leaves nothing to tell rows apart.
    return likeness === 1
      ? 1
      : Math.max(likeness, this.#comparer.similarity(wording, task.requirement));
  }

  #deadlineFit(entry: LedgerEntry, task: Task): DeadlineFit {
    const written = readable(entry.deadline);
    if (written === null || task.deadline === null) return 'not-given';
    if (sameWording(written, task.deadline)) return 'same-wording';
    const reading = this.#index.read(written);
    const same = (other: Requirement[]) => sameMeaning(reading, other, this.#plan.year);
    if (same(task.requirements) || same(this.#index.read(task.deadline))) return 'same-meaning';
    return reading.some(({ kind }) => kind === 'unknown') ? 'unreadable' : 'other';
  }

  #matched(entry: LedgerEntry, { task, deadline }: Fit, by: 'number' | 'wording'): MatchedEntry {
    const reading = deadline === 'unreadable' ? this.#readingOf(entry) : null;
    return { entry, task, by, deadline, reading, candidates: [] };
  }

  #ownTask(entry: LedgerEntry): MatchedEntry {
    const reading = this.#readingOf(entry);
    return { entry, task: null, by: 'own', deadline: 'not-given', reading, candidates: [] };
  }

  #readingOf(entry: LedgerEntry): Requirement[] | null {
    const deadline = readable(entry.deadline);
    return deadline === null ? null : this.#index.read(deadline);
  }
}

function hasWording(entry: LedgerEntry): boolean {
  return readable(entry.task) !== null || readable(entry.requirement) !== null;
}

/** A row that has no number and says in words that are in none of the plan's tasks what is to be done. */
function isOwn({ no, task, requirement }: LedgerEntry): boolean {
  return no === null && task !== UNREADABLE && requirement !== UNREADABLE;
}

/** What a row says that a task is: 工作要求 tells more than 工作任务, which several tasks may share. */
function wordingOf({ task, requirement }: LedgerEntry): string {
  return readable(requirement) ?? readable(task) ?? '';
}

function isLike({ wording }: Fit): boolean {
  return wording >= SIMILARITY_THRESHOLD;
}

function fits(fit: Fit): boolean {
  return isLike(fit) && fit.deadline !== 'other';
}

function hasItsDeadline({ deadline }: Fit): boolean {
  return deadline === 'same-wording' || deadline === 'same-meaning';
}

/** A row that gives nothing but a deadline copies one of which the plan leaves 工作任务 blank. */
function copiesBlank(fit: Fit): boolean {
  return fit.task.task === '' && hasItsDeadline(fit);
}

function rank(fit: Fit): number {
  return fit.wording * 2 + deadlineRank(fit);
}

function deadlineRank({ deadline }: Fit): number {
  return deadline === 'same-wording' ? 1 : deadline === 'same-meaning' ? 0.9 : 0;
}

function open(entry: LedgerEntry, candidates: Task[]): MatchedEntry {
  return { entry, task: null, by: 'none', deadline: 'not-given', reading: null, candidates };
}

/**
 * Several tasks can share all the columns of the ledger's form (rows 32 and 33 do). Where just as many
 * rows as tasks are left, or as tasks that the body must do, they are paired in order: the tasks owe the
 * same by the same date, so no judgement depends on the pairing. With other numbers it stays open.
 */
function pairIdenticalTasks(
  matches: MatchedEntry[],
  must: ReadonlySet<Task>,
  planYear: number,
): MatchedEntry[] {
  const taken = new Set(matches.map(({ task }) => task));
  const groups = new Map<string, { candidates: Task[]; rows: MatchedEntry[] }>();
  for (const match of matches) {
    const { candidates } = match;
    if (candidates.length === 0) continue;
    const key = candidates.map(({ no }) => no).join(',');
    const group = groups.get(key) ?? { candidates, rows: [] };
    group.rows.push(match);
    groups.set(key, group);
  }
  const paired = new Map<MatchedEntry, Task>();
  for (const { candidates, rows } of groups.values()) {
    const [first] = candidates;
    if (!candidates.every(({ task }) => first && sameWording(task, first.task))) continue;
    const free = candidates.filter((task) => !taken.has(task));
    const tasks = [free.filter((task) => must.has(task)), free].find(
      (some) => some.length === rows.length && oweAlike(some, planYear),
    );
    for (const [index, row] of rows.entries()) {
      const task = tasks?.[index];
      if (task) paired.set(row, task);
    }
  }
  return matches.map((match) => {
    const task = paired.get(match);
    return task
      ? { ...match, task, by: 'wording', deadline: 'same-meaning', candidates: [] }
      : match;
  });
}

function oweAlike([first, ...others]: Task[], planYear: number): boolean {
  return others.every(
    (task) => first && sameMeaning(first.requirements, task.requirements, planYear),
  );
}
