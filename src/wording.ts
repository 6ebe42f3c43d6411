/** Wording without what varies between copies: width, spaces, punctuation. */
export function normalizeWording(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
}

export function sameWording(a: string, b: string): boolean {
  return a === b || normalizeWording(a) === normalizeWording(b);
}

/** From this likeness on two wordings count as the same one, abridged or slightly reworded. */
export const LIKE = 0.6;

/** A wording shorter than this says too little to be recognised inside a longer one. */
const MIN_CONTAINED = 6;

/** A wording prepared for comparing: its characters and how often each pair of neighbours occurs. */
interface Profile {
  text: string;
  pairs: Map<string, number>;
}

/** Compares wordings; each is prepared once, since a plan's are compared with every row. */
export class WordingComparer {
  readonly #profiles = new Map<string, Profile>();

  /**
   * How alike two wordings are, 0–1: the share of common character pairs (Dice),
   * or 0.9 where the one is a piece of the other.
   */
  likeness(a: string, b: string): number {
    if (a === b) return a === '' ? 0 : 1;
    const [left, right] = [this.#profile(a), this.#profile(b)];
    if (left.text === '' || right.text === '') return 0;
    if (left.text === right.text) return 1;
    const [short, long] = left.text.length <= right.text.length ? [left, right] : [right, left];
    if (short.text.length >= MIN_CONTAINED && long.text.includes(short.text)) return 0.9;
    let common = 0;
    for (const [pair, count] of short.pairs) common += Math.min(count, long.pairs.get(pair) ?? 0);
    return (2 * common) / Math.max(left.text.length + right.text.length - 2, 1);
  }

  #profile(wording: string): Profile {
    const known = this.#profiles.get(wording);
    if (known) return known;
    const text = normalizeWording(wording);
    const pairs = new Map<string, number>();
    for (let i = 0; i + 1 < text.length; i++) {
      const pair = text.slice(i, i + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    const profile = { text, pairs };
    this.#profiles.set(wording, profile);
    return profile;
  }
}
