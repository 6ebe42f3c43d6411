import { compactWording } from '../text/characters.ts';

/** What the title of a record says of the 公开事项 that it is about. */
export class RecordTitle {
  readonly #text: string;
  readonly #pairs: ReadonlySet<string>;

  constructor(title: string | null) {
    this.#text = compactWording(title ?? '');
    this.#pairs = pairsOf(this.#text);
  }

  /** The title holds a matter or one of several in it, 信息 aside, or is a piece of it: 主体清单 of 适用主体清单. */
  speaksOf(matter: string | undefined): boolean {
    if (!matter) return false;
    const whole = stemOf(matter);
    if (this.#text.length >= MIN_PIECE && whole.includes(this.#text)) return true;
    const parts = matter
      .split(/[、，,]|以及/)
      .map(stemOf)
      .filter(({ length }) => length >= MIN_PART);
    return [whole, ...parts].some((stem) => stem.length >= 2 && this.#text.includes(stem));
  }

  /** The title is a matter, as 事项 would name it. */
  names(matter: string | undefined): boolean {
    return matter !== undefined && this.#text === compactWording(matter);
  }

  /** The title holds half of a matter: enough to ask, too little to tell. */
  mayMean(matter: string | undefined): boolean {
    return matter !== undefined && 2 * this.#shared(matter) >= pairsOf(stemOf(matter)).size;
  }

  /** The title tells of an outcome of that in which a matter ends: 处罚决定 of 行政处罚信息, and not 处罚标准. */
  tellsOutcomeOf(matter: string | undefined): boolean {
    const word = matter === undefined ? '' : stemOf(matter).slice(-2);
    const outcomes = ['决定', '结果', '信息', '情况'];
    return word.length === 2 && outcomes.some((outcome) => this.#text.includes(word + outcome));
  }

  /** Those whose matter has most in common with the title; where none has anything, those without a matter. */
  nearest<T>(all: T[], matterOf: (one: T) => string | undefined): T[] {
    const shared = all.map((one) => this.#shared(matterOf(one) ?? ''));
    const most = Math.max(0, ...shared);
    const general = all.filter((one) => matterOf(one) === undefined);
    if (this.#text === '' || (most === 0 && general.length === 0)) return all;
    return most === 0 ? general : all.filter((_, index) => shared[index] === most);
  }

  #shared(matter: string): number {
    return [...pairsOf(stemOf(matter))].filter((pair) => this.#pairs.has(pair)).length;
  }
}

/** A piece of a matter, and one of several matters in one, that are long enough to mean it. */
const MIN_PIECE = 4;
const MIN_PART = 3;

/** 行政处罚 of 行政处罚信息: what nothing else ends in. */
function stemOf(matter: string): string {
  return compactWording(matter).replace(/等?(?:信息)?$/u, '');
}

/** Each pair of neighbouring characters. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}
