import { type Command, InvalidArgumentError } from 'commander';
import type { Io } from './io.ts';

/** The options of a command that counts days. */
export function withCalendar(command: Command): Command {
  return command
    .option('--notice <文件>', '程序还没有收录的放假安排通知，原文或 YAML，可写几次', collect, [])
    .option('--config <文件>', '配置文件：本单位另外放假或上班的日子');
}

/** The options of a command that reads one table. */
export function withTable(command: Command): Command {
  return command
    .option('--plan <方案>', '工作方案的编号或文件；不写则按台账的“计划”')
    .option('--body <单位>', '表格没有写明部门时，是哪个单位的台账');
}

/** Colours are for terminals, unless they are declined. */
export function useColor({ color }: { color: boolean }, io: Io): boolean {
  return color && io.terminal.color && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
}

export function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('应为非负整数');
  return Number(value);
}
