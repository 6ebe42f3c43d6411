import { CommanderError } from 'commander';
import { endOfError } from './end-of-error.ts';
import { EXIT } from './exit.ts';
import { type Io, write, writeStderr } from './io.ts';
import { runProgram } from './program.ts';

export { processIo } from './io.ts';

/** Runs one command line (without `node` and the script) and returns the exit code. */
export async function main(argv: string[], io: Io): Promise<number> {
  return run(argv, io).catch((error) => endOfError(error, io));
}

async function run(argv: string[], io: Io): Promise<number> {
  let help = '';
  try {
    return await runProgram(argv, io, (text) => {
      help += text;
    });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) {
      await write(io.stdout, help);
      return EXIT.clean;
    }
    const told =
      error.code === 'commander.help' ? help.trimEnd().split('\n') : [usageMessage(error)];
    await writeStderr(io, ...told);
    return EXIT.usage;
  }
}

const MESSAGES = new Map<string, (quoted: string) => string>([
  ['commander.unknownOption', (name) => `没有“${name}”这个选项`],
  ['commander.unknownCommand', (name) => `没有“${name}”这个命令`],
  ['commander.missingArgument', (name) => `缺少参数“${name}”`],
  ['commander.optionMissingArgument', (name) => `选项“${name}”后面缺少值`],
  ['commander.excessArguments', () => '参数太多'],
]);

/** What commander says in English, in Chinese, with its suggestion. */
function usageMessage(error: CommanderError): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? error.message;
  const suggestion = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(error.message)?.[1];
  const text =
    error.code === 'commander.invalidArgument'
      ? invalidArgument(error.message, quoted)
      : (MESSAGES.get(error.code)?.(quoted) ?? error.message);
  return `${text}${suggestion ? `，是不是 ${suggestion}？` : '。'}用 gongkai --help 查看用法`;
}

function invalidArgument(message: string, option: string): string {
  const value = /argument '([^']*)' is invalid/.exec(message)?.[1] ?? message;
  const choices = /Allowed choices are (.*)\.$/.exec(message)?.[1];
  // What the option's own reader says of it.
  const [, wanted = ''] = / is invalid\. (.*)$/.exec(message) ?? [];
  return `选项“${option}”的值“${value}”不对，${choices ? `可选：${choices}` : wanted}`;
}
