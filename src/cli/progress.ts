import { type Io, write } from './io.ts';

/** Milliseconds before anything is shown, and from one time to the next. */
const FIRST = 1000;
const EACH = 200;
/** To the beginning of the line, and nothing behind. */
const WIPE = '\r\x1b[K';

/** How far a long run is, on a terminal that shows nothing else; it leaves nothing behind. */
export class Progress {
  readonly #io: Io;
  readonly #total: number;
  readonly #begun: number;
  #shown: number | null = null;

  constructor(io: Io, total: number) {
    this.#io = io;
    this.#total = total;
    this.#begun = io.now();
  }

  async tell(done: number): Promise<void> {
    const now = this.#io.now();
    if (now - this.#begun < FIRST || now - (this.#shown ?? 0) < EACH) return;
    this.#shown = now;
    await this.#put(`${WIPE}已检查 ${done}/${this.#total} 份`);
  }

  /** Before anything else is said, and at the end. */
  async wipe(): Promise<void> {
    if (this.#shown === null) return;
    this.#shown = null;
    await this.#put(WIPE);
  }

  async #put(text: string): Promise<void> {
    await write(this.#io.stderr, text).catch(() => {});
  }
}
