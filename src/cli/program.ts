import { Command } from 'commander';
import { displayWidth } from '../text/display-width.ts';
import { VERSION } from '../version.ts';
import type { CliCommand, CommandGroup } from './command.ts';
import { command as check } from './commands/check.ts';
import { EXIT } from './exit.ts';
import type { Io } from './io.ts';

/** All commands but `check`, in the order of the help. A check, which most runs are, does without them. */
const FURTHER = {
  report: () => import('./commands/report.ts'),
  plan: () => import('./commands/plan.ts'),
  schedule: () => import('./commands/schedule.ts'),
  init: () => import('./commands/init.ts'),
  fix: () => import('./commands/fix.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  due: () => import('./commands/due.ts'),
  calendar: () => import('./commands/calendar.ts'),
  explain: () => import('./commands/explain.ts'),
  schema: () => import('./commands/schema.ts'),
};

/**
 * Runs a command line (without `node` and the script); `help` is told what to show instead.
 * @returns the exit code of the command that ran
 * @throws UsageError, CommanderError
 */
export async function runProgram(
  argv: readonly string[],
  io: Io,
  help: (text: string) => void,
): Promise<number> {
  let exitCode: number = EXIT.clean;
  const program = await makeProgram(argv[0], io, help, (code) => {
    exitCode = code;
  });
  await program.parseAsync(unknownCommand(program, argv) ?? argv, { from: 'user' });
  return exitCode;
}

/** The program with the commands that a first argument may mean; `ended` is told the exit code of the one that ran. */
export async function makeProgram(
  first: string | undefined,
  io: Io,
  help: (text: string) => void,
  ended: (exitCode: number) => void,
): Promise<Command> {
  const add = (parent: Command, name: string, given: CliCommand | CommandGroup): void => {
    const command = parent.command(name);
    if ('commands' in given) {
      command.description(given.description);
      for (const [below, each] of Object.entries(given.commands)) add(command, below, each);
      return;
    }
    given.define(command);
    command.action(async () => {
      ended(await given.run(command.processedArgs, command.opts(), io));
    });
  };
  const program = inChinese(new Command('gongkai'), help)
    .description('检查部门政务公开工作台账：该公开的是否都公开了，是否按期')
    .version(VERSION, '-V, --version', '显示版本号')
    .helpCommand('help [命令]', '显示某个命令的帮助');
  add(program, 'check', check);
  for (const [name, load] of furtherCommands(first)) add(program, name, (await load()).command);
  return program;
}

/** The one that is called; all of them for help and for what is no command. */
function furtherCommands(name: string | undefined) {
  const all = Object.entries(FURTHER);
  const called = all.filter(([known]) => known === name);
  return name === 'check' || called.length > 0 ? called : all;
}

/**
 * The names up to the one that is no command: for help commander shows what stands above it, as if nothing
 * were wrong. undefined where all are known.
 */
function unknownCommand(program: Command, argv: readonly string[]): string[] | undefined {
  const called: string[] = [];
  let parent = program;
  for (const name of argv) {
    if (parent.commands.length === 0) return undefined;
    if (name.startsWith('-') || name === 'help') continue;
    called.push(name);
    const command = parent.commands.find((known) => known.name() === name);
    if (!command) return called;
    parent = command;
  }
  return undefined;
}

const TITLES: ReadonlyMap<string, string> = new Map([
  ['Usage:', '用法：'],
  ['Arguments:', '参数：'],
  ['Options:', '选项：'],
  ['Commands:', '命令：'],
]);

/** Messages of the parser for people who read Chinese; nothing is printed or ended behind our back. */
function inChinese(program: Command, help: (text: string) => void): Command {
  return program
    .configureHelp({
      styleTitle: (title) => TITLES.get(title) ?? title,
      displayWidth,
      optionDescription: ({ description, argChoices, defaultValue }) => {
        const shown = ['string', 'number'].includes(typeof defaultValue);
        return [
          description,
          argChoices ? `（可选：${argChoices.join('、')}）` : '',
          shown ? `（默认：${defaultValue}）` : '',
        ].join('');
      },
    })
    .helpOption('-h, --help', '显示帮助')
    .configureOutput({
      writeOut: help,
      writeErr: help,
      outputError: () => {},
    })
    .exitOverride();
}
