import { DASHES, halfWidth, INVISIBLE, TILDES } from '../../text/characters.ts';

/** A holiday notice that is damaged, contradicts itself or cannot be read for certain. */
export class NoticeError extends Error {
  override name = 'NoticeError';
  /** 0-based, in UTF-16 code units from the beginning of the text. */
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** The text of that line. */
  readonly excerpt: string;

  constructor(message: string, source: string, offset: number) {
    super(message);
    const breaks = [...source.slice(0, offset).matchAll(/\r\n|\n|\r/g)];
    const last = breaks.at(-1);
    const lineStart = last ? last.index + last[0].length : 0;
    this.offset = offset;
    this.line = breaks.length + 1;
    this.column = offset - lineStart + 1;
    this.excerpt = source.slice(lineStart).replace(/[\r\n].*/s, '');
  }
}

const NOTHING = new RegExp(`[\\s${INVISIBLE}]`);
/** A range may be written with either. */
const DASH = new RegExp(`[${DASHES}${TILDES}]`);

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
      if (NOTHING.test(character)) continue;
      compact += DASH.test(character) ? '-' : halfWidth(character);
      this.#offsets.push(offset);
    }
    this.compact = compact;
  }

  /** Throws with the place in the source that `index` stands for; one behind the text is behind its last character. */
  fail(message: string, index: number): never {
    const last = this.#offsets.at(-1);
    const behind = last === undefined ? 0 : last + 1;
    throw new NoticeError(message, this.#source, this.#offsets[index] ?? behind);
  }
}
