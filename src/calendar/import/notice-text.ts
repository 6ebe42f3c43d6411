import { NoticeError } from './notice-error.ts';

/**
 * The text of a notice made uniform: no white space (it breaks lines in the middle of dates),
 * half-width digits and signs, one sign for all dashes. Positions are indices into `compact`.
 */
export class NoticeText {
  readonly compact: string;
  readonly #source: string;
  readonly #offsets: number[] = [];

  constructor(source: string) {
    this.#source = source;
    let compact = '';
    for (let offset = 0; offset < source.length; offset++) {
      const character = source.charAt(offset);
      if (/[\s\uFEFF\u200B]/.test(character)) continue;
      compact += halfWidth(character);
      this.#offsets.push(offset);
    }
    this.compact = compact;
  }

  /** Throws with the place in the source that `index` stands for. */
  fail(message: string, index: number): never {
    const behindLast = (this.#offsets.at(-1) ?? -1) + 1;
    throw new NoticeError(message, this.#source, this.#offsets[index] ?? behindLast);
  }
}

function halfWidth(character: string): string {
  if (/[-‐‑‒–—―−－~～〜─]/.test(character)) return '-';
  const code = character.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
}
