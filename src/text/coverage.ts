import { compactWording } from './characters.ts';

/** So much of a wording is looked at: more than that is no short wording of anything. */
const MAX_LENGTH = 400;

/**
 * How much of a wording is found in each of a set of texts. Each pair of neighbouring characters counts by how
 * few of the texts have it (inverse document frequency): 政务公开 says little where half of them speak of it.
 */
export class Coverage {
  readonly #holders = new Map<string, number[]>();
  readonly #size: number;

  constructor(texts: readonly string[]) {
    this.#size = texts.length;
    for (const [index, text] of texts.entries()) {
      for (const pair of pairsOf(text)) {
        const holders = this.#holders.get(pair);
        if (holders) holders.push(index);
        else this.#holders.set(pair, [index]);
      }
    }
  }

  /** For each text the share of the wording that is found in it, 0–1. */
  sharesOf(wording: string): number[] {
    const shares = new Array<number>(this.#size).fill(0);
    let total = 0;
    for (const pair of pairsOf(wording.slice(0, MAX_LENGTH))) {
      const holders = this.#holders.get(pair) ?? [];
      const weight = Math.log((this.#size + 1) / (holders.length + 0.5));
      total += weight;
      for (const index of holders) shares[index] = (shares[index] ?? 0) + weight;
    }
    return total === 0 ? shares : shares.map((share) => share / total);
  }
}

function pairsOf(text: string): Set<string> {
  const plain = compactWording(text);
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i++) pairs.add(plain.slice(i, i + 2));
  return pairs;
}
