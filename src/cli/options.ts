import { type Command, InvalidArgumentError, Option } from 'commander';
import { DUE_SOON } from '../check/decide-status.ts';
import type { Io } from './io.ts';

/** The options of a command that counts days. */
export function withCalendar(command: Command): Command {
  return command
    .option('--notice <文件>', '程序还没有收录的放假安排通知，原文或 YAML，可写几次', collect, [])
    .option('--config <文件>', '配置文件；不写则从当前文件夹往上找 gongkai.config.yaml');
}

/** The options of a command that reads one table. */
export function withTable(command: Command): Command {
  return command
    .addOption(planOption())
    .option('--body <单位>', '表格没有写明部门时，是哪个单位的台账');
}

/** The plans that ledgers may be of. */
export function planOption(): Option {
  return new Option('--plan <方案>', '工作方案的编号、文件或文件夹，可写几次；不写则按台账的“计划”')
    .argParser(collect)
    .default([]);
}

/** The options of a command that looks for ledgers in folders, and of what is told of them. */
export function withLedgers(command: Command): Command {
  return command
    .addOption(planOption())
    .option('--body <单位>', '表格（Excel、Word、CSV）没有写明部门时，是哪个单位的台账')
    .option('--as-of <日期>', '检查日，如 2022-06-20；不写则为今天（北京时间）')
    .option('--ignore <样式>', '文件夹里不检查的文件，写法同 .gitignore，可写几次', collect, [])
    .option(
      '--due-soon <工作日>',
      `离到期日几个工作日以内算即将逾期（默认：${DUE_SOON}）`,
      wholeNumber,
    );
}

/** The option that decides on colours; `--no-color` is another word for `--color never`. */
export function withColor(command: Command): Command {
  return command
    .addOption(
      new Option('--color <何时>', '颜色；auto 只在终端用')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .option('--no-color', '不用颜色，同 --color never');
}

/** false: `--no-color` */
export type ColorOption = 'auto' | 'always' | 'never' | false;

/**
 * Whether standard output is coloured. The option says what this call wants and goes first; FORCE_COLOR goes
 * before NO_COLOR as in Node, whose colours 0 and false decline; an empty variable is none (no-color.org,
 * force-color.org).
 */
export function useColor({ color }: { color: ColorOption }, { env, terminal }: Io): boolean {
  if (color === 'always') return true;
  if (color === 'never' || color === false) return false;
  if (env.FORCE_COLOR) return !['0', 'false'].includes(env.FORCE_COLOR);
  return !env.NO_COLOR && terminal.color && env.TERM !== 'dumb';
}

/** `--force`: over any file at all. */
export function withForce(command: Command): Command {
  return command.option('--force', '已有的文件不是本程序写的，也覆盖', false);
}

export function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('应为非负整数');
  return Number(value);
}
