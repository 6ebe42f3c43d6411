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
    const before = source.slice(0, offset).split(/\r\n|\n|\r/);
    const lineStart = offset - (before.at(-1)?.length ?? 0);
    this.offset = offset;
    this.line = before.length;
    this.column = offset - lineStart + 1;
    this.excerpt = source.slice(lineStart).split(/[\r\n]/, 1)[0] ?? '';
  }
}
