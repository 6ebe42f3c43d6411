import type { Command } from 'commander';
import type { Io } from './io.ts';

/** One command: what it is called with, and what it does. */
export interface CliCommand {
  /** Adds description, arguments and options. */
  define(command: Command): void;
  /**
   * Runs with arguments and options as commander has read them.
   * @returns the exit code
   * @throws UsageError
   */
  run(args: unknown[], options: object, io: Io): Promise<number>;
}

/** A name under which commands stand, such as `plan`. */
export interface CommandGroup {
  description: string;
  commands: Record<string, CliCommand>;
}
