import { type Command, Option } from 'commander';
import type { Severity } from '../diagnostic.ts';
import { EXIT } from './exit.ts';
import { wholeNumber } from './options.ts';

/** The findings that `--fail-on` asks about. */
const COUNTED = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
} as const satisfies Record<string, readonly Severity[]>;

export interface FailOptions {
  failOn: keyof typeof COUNTED;
  maxWarnings?: number;
}

/** The options that decide whether what was found makes the command fail. */
export function withFailOn(command: Command): Command {
  return command
    .addOption(
      new Option('--fail-on <级别>', '有这一级别以上的问题时退出码为 1')
        .choices(Object.keys(COUNTED))
        .default('error'),
    )
    .option(
      '--max-warnings <数目>',
      '警告超过这个数目时退出码为 1，--fail-on never 也是',
      wholeNumber,
    );
}

/** The exit code of a run that found so many findings. */
export function exitCodeOf(
  findings: Record<Severity, number>,
  { failOn, maxWarnings }: FailOptions,
): number {
  const tooMany = maxWarnings !== undefined && findings.warning > maxWarnings;
  return tooMany || COUNTED[failOn].some((severity) => findings[severity] > 0)
    ? EXIT.findings
    : EXIT.clean;
}
