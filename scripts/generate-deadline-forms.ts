import { writeFileSync } from 'node:fs';
import { formGroups } from '../src/deadline/parse/forms.ts';

const HEAD = `<!-- 由 npm run generate 从 src/deadline/parse 生成，请勿手改。 -->
# 时限的写法

\`gongkai\` 读得懂的写法都在这里：每一种有名称、例子、读成什么，以及看起来像而不是的例子。
“读作”是读出来的要求，用工具自己的写法打印；“？”表示读不出确定的时限，照原文保留，不猜。
\`gongkai due <时限> --explain\` 说明一句话是按哪几种写法读的。
同一处能合几种写法的，取排在前面的一种；没有列出的写法一律不读。`;

/** Writes docs/deadline-forms.md from the tables of forms. */
export function generateDeadlineForms(): void {
  const sections = formGroups().map(({ title, note, forms }) =>
    [
      `## ${title}`,
      '',
      note,
      '',
      '| 写法 | 例子 → 读作 | 不是这种写法 |',
      '|---|---|---|',
      ...forms.map(({ name, examples, counterExamples, column }) => {
        const cycle = column === 'cycle' ? '（只在更新周期栏）' : '';
        const read = examples.map(([text, said]) => `${text} → ${said}`);
        return `| \`${name}\`${cycle} | ${read.join('<br>')} | ${counterExamples.join('<br>')} |`;
      }),
    ].join('\n'),
  );
  writeFileSync('docs/deadline-forms.md', `${[HEAD, ...sections].join('\n\n')}\n`);
}
