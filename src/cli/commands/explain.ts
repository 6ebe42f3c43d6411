import { RULES } from '../../check/rules/index.ts';
import { SEVERITY_NAMES } from '../../diagnostic.ts';
import { hanging } from '../../report/wrap.ts';
import { closest } from '../../text/similarity.ts';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type Io, writeLines } from '../io.ts';

export const command: CliCommand = {
  define(command) {
    command
      .description('说明一条检查规则：报告什么、为什么、怎么办；不写名称则列出全部')
      .argument('[规则]', '规则的名称或标题，如 task-missing、缺少任务');
  },
  run: ([name]: [string | undefined], _options, io) => explain(name, io),
};

/** Prints what a rule reports, why, and what to do; without a name, the list of rules. @throws UsageError */
async function explain(name: string | undefined, io: Io): Promise<number> {
  if (name === undefined) {
    const lines = RULES.map(
      ({ meta }) => `${meta.name}  ${SEVERITY_NAMES[meta.severity]}  ${meta.title}`,
    );
    await writeLines(io, lines);
    return EXIT.clean;
  }
  const rule = RULES.find(({ meta }) => meta.name === name || meta.title === name);
  if (!rule) {
    const names = RULES.flatMap(({ meta }) => [meta.name, meta.title]);
    const near = closest(name, names);
    throw new UsageError(
      `没有“${name}”这条规则${near ? `，是不是 ${near}？` : '。'}用 gongkai explain 列出全部规则`,
    );
  }
  const { meta } = rule;
  const told = [
    ['报告什么：', meta.what],
    ['为什么：', meta.why],
    ['怎么办：', meta.fix],
    ...(meta.basis === undefined ? [] : [['依据：', meta.basis] as const]),
  ] as const;
  await writeLines(io, [
    `${meta.name}（${SEVERITY_NAMES[meta.severity]}）${meta.title}`,
    '',
    ...told.flatMap(([head, text]) => hanging(head, text, io.terminal.width)),
  ]);
  return EXIT.clean;
}
