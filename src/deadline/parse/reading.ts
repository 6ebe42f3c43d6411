import type { Period, Requirement, Undated } from '../requirement.ts';
import { type Clause, phraseRole, phraseWord } from './clauses.ts';
import type { Source } from './figures.ts';
import type { Phrase } from './phrase.ts';
import type { Role } from './vocabulary.ts';
import { afterPrevious, matterOf, type Setting, settingOf } from './wording.ts';

/** A requirement without the span of its source. */
export type Reading = Requirement extends infer R
  ? R extends Requirement
    ? Omit<R, 'text' | 'basis'>
    : never
  : never;

export interface Found {
  requirement: Reading;
  /** Its phrases, `to` not included. */
  from: number;
  to: number;
  clause: number;
  sentence: number;
  /** 年内: only a frame if a count follows. */
  frame: boolean;
}

/** A word without a date: it speaks only where its clause names none. */
export interface Soft {
  kind: Undated['kind'] | 'before' | 'during';
  /** Where the words of its matter or event begin, where it stands, and where it ends. */
  from: number;
  at: number;
  to: number;
  /** Said by the way: it counts only where nothing else is said at all. */
  weak: boolean;
}

/** The recurring period a clause speaks of. */
export interface Rhythm {
  period: Period;
  next: boolean;
  /** 每季度次月: the month after the quarter. */
  monthAfter: boolean;
  /** Its phrase, and the first phrase of its words. */
  at: number;
  from: number;
  /** Not yet part of a requirement. */
  open: boolean;
}

/** What the reader knows while it goes through a wording, clause by clause. */
export interface State {
  readonly source: Source;
  readonly phrases: Phrase[];
  readonly found: Found[];
  sentence: number;
  clause: Clause;
  previous: Clause | null;
  /** The first phrase that belongs to no requirement yet. */
  mark: number;
  rhythm: Rhythm | null;
  soft: Soft[];
  /** Weak words of the whole wording, each with its requirement. */
  readonly weak: Found[];
  /** The clause names a date or a length of time. */
  hard: boolean;
  keeps: boolean;
  /** The last 至少, 与, 距 and 按 of the clause, 延长 of the sentence; -1 for none. */
  seen: { min: number; with: number; distance: number; refer: number; extend: number };
  /** 变化 was named in the sentence. */
  changed: boolean;
  /** 行政处罚信息： in front. */
  label: { matter: string | null; text: string } | null;
}

/** The words behind a number. */
export interface Suffix {
  role: Role | null;
  approx: boolean;
  /** The phrase after it. */
  next: number;
}

const SUFFIXES: ReadonlySet<Role | null> = new Set<Role>([
  'inside',
  'ahead',
  'after',
  'since',
  'around',
]);

/** 左右, 内, 前, 后, 起 behind the phrase at `index`. */
export function suffixOf({ phrases, clause }: State, index: number): Suffix {
  let next = index + 1;
  if (phrases[next]?.type === 'remark' && SUFFIXES.has(phraseRole(phrases[next + 1]))) next++;
  const approx = phraseRole(phrases[next]) === 'about';
  if (approx) next++;
  const role = next < clause.to ? phraseRole(phrases[next]) : null;
  return SUFFIXES.has(role) ? { role, approx, next: next + 1 } : { role: null, approx, next };
}

/** Writes a requirement down; its words begin at `from` (else at the mark) and end before `to`. */
export function emit(state: State, requirement: Reading, to: number, from = state.mark): Found {
  const words = from > state.clause.from ? afterPrevious(state.phrases, from, to - 1) : from;
  const found = foundAt(state, requirement, words, to);
  state.found.push(found);
  state.mark = Math.max(state.mark, to);
  state.hard = true;
  state.changed = false;
  state.seen.extend = -1;
  return found;
}

export function foundAt(state: State, requirement: Reading, from: number, to: number): Found {
  const { sentence, clause, label } = state;
  const matter = requirement.matter ?? label?.matter ?? null;
  const complete = matter === null ? requirement : { ...requirement, matter };
  return { requirement: complete, from, to, clause: clause.from, sentence, frame: false };
}

/** What cannot be read, up to `to`; it takes an open period with it. */
export function emitUnknown(state: State, to: number): void {
  const { hard, rhythm } = state;
  const from = rhythm?.open ? Math.min(rhythm.from, state.mark) : state.mark;
  emit(state, { kind: 'unknown' }, to, from);
  if (rhythm) rhythm.open = false;
  state.hard = hard;
}

/** A period that no date has refined: 每月公开; 次月公开 is by the end of the following month. */
export function flushRhythm(state: State, to: number): void {
  const { rhythm } = state;
  if (!rhythm?.open) return;
  rhythm.open = false;
  const { period, next, at, from } = rhythm;
  const last = period === 'quarter' ? 3 : period === 'half-year' ? 6 : null;
  const matter = matterOf(state.source, state.phrases, from, at);
  emit(
    state,
    {
      kind: 'every',
      period,
      n: null,
      unit: null,
      month: next ? last : null,
      day: next ? 31 : null,
      ...(next && { offset: 1 as const }),
      ...(matter !== null && { matter }),
    },
    Math.max(to, at + 1),
    from,
  );
}

/** Whether 后, 之日起 or the like stands right before the place, or at the end of the clause before. */
export function isTied({ phrases, clause, previous }: State, at: number): boolean {
  const tie = at > clause.from ? at - 1 : (previous?.to ?? 0) - 1;
  const role = phraseRole(phrases[tie]);
  return role === 'after' || role === 'since' || (role === 'of' && at > clause.from);
}

/** What stands before a number: in its own clause or, as in 信息形成后，5个工作日内, in the one before. */
export function eventBefore(state: State, at: number): { setting: Setting; from: number } {
  const { source, phrases, clause, previous, mark } = state;
  const setting = settingOf(source, phrases, mark, at, { follows: mark > clause.from });
  if (setting.event === null && previous && mark === clause.from) {
    const tie = phraseRole(phrases[previous.to - 1]);
    if (tie === 'after' || tie === 'since') {
      const earlier = settingOf(source, phrases, previous.from, previous.to);
      return {
        setting: { ...earlier, matter: earlier.matter ?? setting.matter },
        from: previous.from,
      };
    }
  }
  return { setting, from: mark };
}

export function isRangeSign({ phrases }: State, index: number): boolean {
  const phrase = phrases[index];
  return phraseRole(phrase) === 'range' || phraseWord(phrase) === '-';
}
