import { writeFileSync } from 'node:fs';
import { RULES } from '../src/check/rules/index.ts';

const SEVERITIES = { error: '错误', warning: '警告', info: '提示' } as const;

/** Writes docs/rules.md from the table of rules. */
export function generateDocs(): void {
  const sections = RULES.map(({ meta }) =>
    [
      `## ${meta.name}`,
      '',
      `**${SEVERITIES[meta.severity]}**　${meta.title}`,
      '',
      `- 报告什么：${meta.what}`,
      `- 为什么：${meta.why}`,
      `- 怎么办：${meta.fix}`,
      ...(meta.basis === undefined ? [] : [`- 依据：${meta.basis}`]),
    ].join('\n'),
  );
  const head = [
    '<!-- 由 npm run generate 从 src/check/rules 生成，请勿手改。 -->',
    '# 检查规则',
    '',
    '每条规则也可以用 `gongkai explain <规则>` 查看。',
    '',
    '| 规则 | 级别 | 报告什么 |',
    '|---|---|---|',
    ...RULES.map(
      ({ meta }) =>
        `| [${meta.name}](#${meta.name}) | ${SEVERITIES[meta.severity]} | ${meta.title} |`,
    ),
  ].join('\n');
  writeFileSync('docs/rules.md', `${[head, ...sections].join('\n\n')}\n`);
}
