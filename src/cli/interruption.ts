/**
 * From the first Ctrl+C on a run begins nothing new and tells what it has; a second one ends the program as if
 * nobody listened.
 */
export class Interruption {
  isAsked = false;
  readonly #listener = () => {
    this.isAsked = true;
    // Not before all who listen have heard of the first.
    setImmediate(() => this.ignore());
  };

  constructor() {
    process.on('SIGINT', this.#listener);
  }

  ignore(): void {
    process.off('SIGINT', this.#listener);
  }
}
