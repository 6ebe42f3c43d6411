import { parseRequirement } from '../deadline/parse-requirement.ts';
import type { Requirement } from '../deadline/requirement.ts';
import { sameMeaning } from '../deadline/same-meaning.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';
import type { OwedTask } from '../plan/bodies.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import { SIMILARITY_THRESHOLD, sameWording, WordingComparer } from '../text/similarity.ts';

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
 * Which task each row answers. 序号 decides where the row's wording fits that task;
 * otherwise the wording decides, among the tasks that the body owes first. Never a silent guess:
 * what fits none or several stays open.
 */
export function matchEntries(
  entries: LedgerEntry[],
  plan: WorkPlan,
  owed: OwedTask[],
): MatchedEntry[] {
  const matcher = new Matcher(plan, owed);
  const trustNumbers = !matcher.usesOwnNumbering(entries);
  const matches = entries.map((entry) => matcher.match(entry, trustNumbers));
  const must = new Set(owed.filter((item) => item.must).map(({ task }) => task));
  return pairIdenticalTasks(matches, must, plan.year);
}

class Matcher {
  readonly #comparer = new WordingComparer();
  #compared: { wording: string | null; tasks: ReadonlyMap<Task, number> } | undefined;
  readonly #readings = new Map<string, Requirement[]>();
  readonly #byNumber: Map<string, Task>;
  readonly #plan: WorkPlan;
  readonly #owed: ReadonlySet<Task>;

  constructor(plan: WorkPlan, owed: OwedTask[]) {
    this.#plan = plan;
    this.#owed = new Set(owed.map(({ task }) => task));
    this.#byNumber = new Map(plan.tasks.map((task) => [task.no, task]));
  }

  /** 1, 2, 3 … without a gap, and at least one row's wording belongs to another number: a running number. */
  usesOwnNumbering(entries: LedgerEntry[]): boolean {
    const running = entries.every((entry, index) => entry.no === String(index + 1));
    return (
      running &&
      entries.some((entry) => {
        if (!hasWording(entry)) return false;
        const numbered = this.#numbered(entry);
        if (numbered && fits(this.#fit(entry, numbered))) return false;
        return this.#alike(entry).some(fits);
      })
    );
  }

  match(entry: LedgerEntry, trustNumber: boolean): MatchedEntry {
    const numbered = this.#numbered(entry);
    const fit = numbered && this.#fit(entry, numbered);
    const byNumber = fit && trustNumber ? this.#matched(entry, fit, 'number') : null;
    if (fit && byNumber && fits(fit)) return byNumber;
    const alike = this.#alike(entry);
    if (!hasWording(entry)) {
      return this.#among(entry, alike.filter(copiesBlank)) ?? byNumber ?? open(entry, []);
    }
    return (
      this.#among(entry, alike.filter(fits)) ??
      (fit && isLike(fit) ? byNumber : null) ??
      this.#among(entry, alike) ??
      (entry.no === null ? this.#ownTask(entry) : open(entry, []))
    );
  }

  /** The task of the plan that bears the row's number. */
  #numbered({ no }: LedgerEntry): Task | undefined {
    return no === null ? undefined : this.#byNumber.get(no);
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
    return this.#matched(entry, first, first.task.no === entry.no ? 'number' : 'wording');
  }

  /** The tasks that fit best, those the body owes before the others; several where they fit alike. */
  #best(all: Fit[]): Fit[] {
    const owed = all.filter(({ task }) => this.#owed.has(task));
    const pool = owed.length > 0 ? owed : all;
    const top = Math.max(...pool.map(rank));
    return pool.filter((fit) => rank(fit) === top);
  }

  /** The tasks whose wordings are like the row's, all of them where it gives none. */
  #alike(entry: LedgerEntry): Fit[] {
    return [...this.#alikeTasks(entry.task)]
      .map(([task, byTask]) => this.#fit(entry, task, byTask))
      .filter(isLike);
  }

  #fit(entry: LedgerEntry, task: Task, byTask = this.#taskLikeness(entry.task, task)): Fit {
    const { requirement } = entry;
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
    if (entry.deadline === null || task.deadline === null) return 'not-given';
    if (sameWording(entry.deadline, task.deadline)) return 'same-wording';
    const reading = this.#read(entry.deadline);
    const same = (other: Requirement[]) => sameMeaning(reading, other, this.#plan.year);
    if (same(task.requirements) || same(this.#read(task.deadline))) return 'same-meaning';
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

  #readingOf({ deadline }: LedgerEntry): Requirement[] | null {
    return deadline === null ? null : this.#read(deadline);
  }

  #read(text: string): Requirement[] {
    const known = this.#readings.get(text);
    if (known) return known;
    const reading = parseRequirement(text);
    this.#readings.set(text, reading);
    return reading;
  }
}

function hasWording(entry: LedgerEntry): boolean {
  return entry.task !== null || entry.requirement !== null;
}

function isLike({ wording }: Fit): boolean {
  return wording >= SIMILARITY_THRESHOLD;
}

function fits(fit: Fit): boolean {
  return isLike(fit) && fit.deadline !== 'other';
}

/** A row that gives nothing but a deadline copies one of which the plan leaves 工作任务 blank. */
function copiesBlank({ task, deadline }: Fit): boolean {
  return task.task === '' && (deadline === 'same-wording' || deadline === 'same-meaning');
}

function rank({ wording, deadline }: Fit): number {
  return wording * 2 + (deadline === 'same-wording' ? 1 : deadline === 'same-meaning' ? 0.9 : 0);
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
