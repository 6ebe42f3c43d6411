import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDocument } from '../../../src/input/read-document.ts';
import { importPlan } from '../../../src/plan/import/import-plan.ts';
import { planYaml } from '../../../src/write/plan-yaml.ts';
import { planOf } from '../read-plan.ts';

const HEADINGS = [
  '序号',
  '类别',
  '一级目录',
  '二级目录',
  '工作任务',
  '工作要求',
  '公开内容',
  '牵头单位',
  '责任单位',
  '配合单位',
  '责任科室',
  '市直部门',
  '时限要求',
  '更新周期',
  '公开依据',
  '备注',
  '',
];
/** What people, and programs, write into cells. */
const CELLS = [
  '',
  '1',
  '2',
  '1.',
  '一',
  '（一）',
  '同上',
  '/',
  '-',
  '…',
  '合计',
  '注：略',
  '续表',
  '甲县',
  '甲县司法局',
  '司法局',
  '县司法局牵头，县财政局配合',
  '各部门',
  '甲县各部门',
  '各镇街',
  '县司法局等',
  '张某',
  '由各单位自行负责落实并按要求组织实施有关工作',
  '2024年6月底前',
  '每月31日前',
  '2月30日前',
  '6月底前',
  '每季度',
  '1年',
  '延长期限不超过20个工作日',
  '按规定',
  '公开名录。（责任单位：县司法局；完成时限：6月底前）',
  'a: b # c',
  '- x',
  '"引号\'',
  '{a: [b]}',
  '多行\n文字',
  'null',
  '2024-06-01',
  '\u0007',
];

const table = fc
  .record({
    headings: fc.uniqueArray(fc.constantFrom(...HEADINGS), { minLength: 2, maxLength: 8 }),
    rows: fc.array(
      fc.array(
        fc.record({
          text: fc.constantFrom(...CELLS),
          rows: fc.constantFrom(1, 1, 1, 2, 3),
          columns: fc.constantFrom(1, 1, 1, 2),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      { minLength: 1, maxLength: 8 },
    ),
    title: fc.constantFrom(
      '2024年甲县政务公开任务表',
      '甲县司法局2024—2025年政务公开任务',
      '附件2 任务（2024年）',
    ),
  })
  .map(({ headings, rows, title }) => {
    const head = headings.map((text) => `<td>${text}</td>`).join('');
    const lines = rows.map((cells) => {
      const inner = cells.map(
        ({ text, rows: down, columns }) =>
          `<td rowspan="${down}" colspan="${columns}">${text.replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</td>`,
      );
      return `<tr>${inner.join('')}</tr>`;
    });
    return `<p>${title}</p><table><tr>${head}</tr>${lines.join('')}</table>`;
  });

it('whatever the cells say, the plan can be used', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (html) => {
      const document = await readDocument('表.html', Buffer.from(html));
      if (!document.ok) return;
      const result = importPlan(document.content, { fileTitle: '表' });
      if ('refused' in result) return;
      const read = planOf('plan.yaml', planYaml(result.draft, null));
      expect('diagnostics' in read ? read.diagnostics.map(({ message }) => message) : []).toEqual(
        [],
      );
    }),
    { numRuns: 300 },
  );
});
