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
   * or 0.9 where the one is a piece of the other; 0 where that is below {@link LIKE}.
   */
  likeness(a: string, b: string): number {
    if (a === b) return a === '' ? 0 : 1;
    const [left, right] = [this.#profile(a), this.#profile(b)];
    if (left.text === '' || right.text === '') return 0;
    if (left.text === right.text) return 1;
    const [short, long] = left.text.length <= right.text.length ? [left, right] : [right, left];
    if (short.text.length >= MIN_CONTAINED && long.text.includes(short.text)) return 0.9;
    const total = Math.max(short.text.length + long.text.length - 2, 1);
    // The most that can be in common yet: most wordings are soon seen not to be alike.
    let most = short.text.length - 1;
    if (2 * most < LIKE * total) return 0;
    const pairs = pairsOf(long);
    let at = 0;
    for (const pair of pairsOf(short)) {
      while ((pairs[at] ?? Number.POSITIVE_INFINITY) < pair) at++;
      if (pairs[at] === pair) at++;
      else if (2 * --most < LIKE * total) return 0;
    }
    return (2 * most) / total;
  }

  #profile(wording: string): Profile {
    const known = this.#profiles.get(wording);
    if (known) return known;
    const profile = { text: normalizeWording(wording) };
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
