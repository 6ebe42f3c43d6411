/** The four exit codes; `failed` beats `usage`, which beats `findings`. */
export const EXIT = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  /** Findings at or above `--fail-on`, an unreadable ledger too. */
  findings: 1,
  /** Wrong usage or configuration, a path that does not exist, or nothing to check. */
  usage: 2,
  /** The program could not finish. */
  failed: 3,
} as const;

/** What the user asked for cannot be done as asked; the message says what to write instead. */
export class UsageError extends Error {
  override name = 'UsageError';
  /** Lines below the message, such as places in a file. */
  readonly below: readonly string[];

  constructor(message: string, below: readonly string[] = []) {
    super(message);
    this.below = below;
  }
}
