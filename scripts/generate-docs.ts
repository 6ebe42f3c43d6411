import { writeFileSync } from 'node:fs';
import { RULES } from '../src/check/rules/index.ts';
import type { Rule, Stage } from '../src/check/rules/rule.ts';
import { SEVERITY_NAMES } from '../src/diagnostic.ts';

const STAGE_NAMES: Record<Stage, string> = {
  input: '读取文件',
  ledger: '读取文件',
  schema: '校验格式',
  check: '对照方案',
  report: '汇总各单位台账时（gongkai report）',
};

function stages({ find, raisedBy = [] }: Rule): string {
  const all = new Set([...raisedBy, ...(find ? (['check'] as const) : [])]);
  return [...all].map((stage) => STAGE_NAMES[stage]).join('、');
}

/** Writes docs/rules.md from the table of rules. */
export function generateDocs(): void {
  const sections = RULES.map(({ meta }) =>
    [
      `## ${meta.name}`,
      '',
      `**${SEVERITY_NAMES[meta.severity]}**　${meta.title}`,
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
    '| 规则 | 级别 | 报告什么 | 何时发现 |',
    '|---|---|---|---|',
    ...RULES.map(
      (rule) =>
        `| [${rule.meta.name}](#${rule.meta.name}) | ${SEVERITY_NAMES[rule.meta.severity]} | ${rule.meta.title} | ${stages(rule)} |`,
    ),
  ].join('\n');
  writeFileSync('docs/rules.md', `${[head, ...sections].join('\n\n')}\n`);
}
