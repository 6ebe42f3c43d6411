import { compactWording, plainCharacters } from './characters.ts';

export function sameWording(a: string, b: string): boolean {
  return a === b || compactWording(a) === compactWording(b);
}

/** From this similarity on two wordings count as the same one, abridged or slightly reworded. */
export const SIMILARITY_THRESHOLD = 0.6;

/** A wording shorter than this says too little to be recognised inside a longer one. */
const MIN_CONTAINED = 6;

/** A wording prepared for comparing. */
interface Profile {
  text: string;
  /** Each pair of neighbouring characters as one number, in order; made when it is needed. */
  pairs?: Int32Array;
}

/** Compares wordings; each is prepared once, since a plan's are compared with every row. */
export class WordingComparer {
  readonly #profiles = new Map<string, Profile>();

  /**
   * How alike two wordings are, 0–1: the share of common character pairs (Dice),
   * or 0.9 where the one is a piece of the other; 0 where that is below {@link SIMILARITY_THRESHOLD}.
   */
  similarity(a: string, b: string): number {
    if (a === b) return a === '' ? 0 : 1;
    const [left, right] = [this.#profile(a), this.#profile(b)];
    if (left.text === '' || right.text === '') return 0;
    if (left.text === right.text) return 1;
    const [short, long] = left.text.length <= right.text.length ? [left, right] : [right, left];
    if (short.text.length >= MIN_CONTAINED && long.text.includes(short.text)) return 0.9;
    const total = Math.max(short.text.length + long.text.length - 2, 1);
    // The most that can be in common yet: most wordings are soon seen not to be alike.
    let most = short.text.length - 1;
    if (2 * most < SIMILARITY_THRESHOLD * total) return 0;
    const pairs = pairsOf(long);
    let at = 0;
    for (const pair of pairsOf(short)) {
      while ((pairs[at] ?? Number.POSITIVE_INFINITY) < pair) at++;
      if (pairs[at] === pair) at++;
      else if (2 * --most < SIMILARITY_THRESHOLD * total) return 0;
    }
    return (2 * most) / total;
  }

  #profile(wording: string): Profile {
    const known = this.#profiles.get(wording);
    if (known) return known;
    const profile = { text: compactWording(wording) };
    this.#profiles.set(wording, profile);
    return profile;
  }
}

function pairsOf(profile: Profile): Int32Array {
  if (profile.pairs) return profile.pairs;
  const { text } = profile;
  const pairs = new Int32Array(Math.max(text.length - 1, 0));
  for (let i = 0; i < pairs.length; i++) {
    pairs[i] = (text.charCodeAt(i) << 16) | text.charCodeAt(i + 1);
  }
  profile.pairs = pairs.sort();
  return pairs;
}

/**
 * The candidate that a misspelt word most likely means, or null when none is near. Near: at most two in
 * five characters wrong, counted as edits, whatever their width and case; the earlier of equals wins.
 */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const wanted = letters(word);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = letters(candidate);
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, other.length) * 0.4));
    if (Math.abs(wanted.length - other.length) > allowed) continue;
    const distance = editDistance(wanted, other);
    // A word of which nothing is left is another word.
    if (distance > allowed || distance >= Math.min(wanted.length, other.length)) continue;
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** The characters that are compared; a space within a word is one of them. */
function letters(word: string): string[] {
  return [...plainCharacters(word).trim().toLowerCase()];
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = [0, ...b.map((_, index) => index + 1)];
  let distance = b.length;
  for (const [i, char] of a.entries()) {
    const row: number[] = [];
    let diagonal = i;
    for (const [j, above] of last.entries()) {
      const other = b[j - 1];
      if (j === 0) distance = i + 1;
      else distance = Math.min(above + 1, distance + 1, diagonal + (char === other ? 0 : 1));
      // None in the first rows and columns, where there is nothing to swap.
      const unswapped = beforeLast[j - 2];
      if (unswapped !== undefined && char === b[j - 2] && a[i - 1] === other) {
        distance = Math.min(distance, unswapped + 1);
      }
      row.push(distance);
      diagonal = above;
    }
    [beforeLast, last] = [last, row];
  }
  return distance;
}
