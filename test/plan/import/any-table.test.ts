import fc from 'fast-check';
import { expect, it } from 'vitest';
import { htmlBlocks } from '../../../src/input/html-blocks.ts';
import { draftOf } from './import.ts';
import { asDocx, asXlsx } from './tables-as.ts';

/** Columns whose cells may be merged; one of 工作任务 ends where that of its 任务类别 does. */
const MERGED = ['category', 'task', 'responsible', 'deadline'] as const;
const HEADINGS = {
  no: '序号',
  category: '任务类别',
  task: '工作任务',
  requirement: '工作要求',
  responsible: '责任单位',
  deadline: '时限要求',
} as const;
type Column = keyof typeof HEADINGS;
const COLUMNS = Object.keys(HEADINGS) as Column[];

interface Row {
  /** Columns whose cell goes on with the one above. */
  merged: Column[];
  texts: Record<Column, string>;
}

const word = fc.constantFrom(
  '预算',
  '规划',
  '名录',
  '招生方案',
  '抽查结果',
  '补贴标准',
  '应急预案',
);
const body = fc.constantFrom('甲局', '乙局', '丙中心', '丁镇', '各有关单位', '戊局、己局');
const deadline = fc.constantFrom('2024年6月底前', '每月10日前', '长期坚持', '印发后20个工作日内');

/** A table of tasks with any of its cells merged that may be. */
const table = fc
  .array(
    fc.record({
      word,
      body,
      deadline,
      isNewCategory: fc.boolean(),
      isNewTask: fc.boolean(),
      isNewBody: fc.boolean(),
      isNewDeadline: fc.boolean(),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((items) => {
    const rows: Row[] = [];
    items.forEach((item, index) => {
      const above = rows.at(-1);
      const merged: Column[] = [];
      if (above) {
        if (!item.isNewCategory) merged.push('category');
        if (!item.isNewCategory && !item.isNewTask) merged.push('task');
        if (!item.isNewBody) merged.push('responsible');
        if (!item.isNewDeadline) merged.push('deadline');
      }
      const own: Record<Column, string> = {
        no: String(index + 1),
        category: `第${index}类`,
        task: `${item.word}公开${index}`,
        requirement: `公布${item.word}第${index}批`,
        responsible: item.body,
        deadline: item.deadline,
      };
      const texts = Object.fromEntries(
        COLUMNS.map((column) => [
          column,
          above && merged.includes(column) ? above.texts[column] : own[column],
        ]),
      ) as Record<Column, string>;
      rows.push({ merged, texts });
    });
    return rows;
  });

function asHtml(rows: readonly Row[]): string {
  const head = COLUMNS.map((column) => `<th>${HEADINGS[column]}</th>`).join('');
  const lines = rows.map((row, at) => {
    const cells = COLUMNS.flatMap((column) => {
      if (row.merged.includes(column)) return [];
      const below = rows.slice(at + 1).findIndex(({ merged }) => !merged.includes(column));
      const span = below === -1 ? rows.length - at : below + 1;
      return `<td rowspan="${span}">${row.texts[column]}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<p>2024年政务公开任务表</p><table><tr>${head}</tr>${lines.join('')}</table>`;
}

it('every row is a task with its own wordings, whatever is merged', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const html = asHtml(rows);
      const blocks = htmlBlocks(html);
      for (const [file, bytes] of [
        ['表.html', Buffer.from(html)],
        ['表.docx', asDocx(blocks)],
        ['表.xlsx', asXlsx(blocks)],
      ] as const) {
        const draft = await draftOf(file, bytes);
        const tasks = draft.groups.flatMap(({ value }) => value.map((task) => task.value));
        const read = tasks.map((task) => ({
          no: String(task.no),
          category: task.category,
          task: task.task,
          requirement: task.requirement,
          responsible: task.responsible.text,
          deadline: task.deadline,
        }));
        expect(read).toEqual(rows.map(({ texts }) => texts));
        // What is merged is said to come from the row in which it stands.
        rows.forEach(({ merged }, index) => {
          for (const column of MERGED) {
            const from = rows
              .slice(0, index + 1)
              .findLastIndex((row) => !row.merged.includes(column));
            const expected = merged.includes(column) ? from + 1 : undefined;
            expect(tasks[index]?.carriedFrom?.[column]).toBe(expected);
          }
        });
      }
    }),
    { numRuns: 60 },
  );
});
