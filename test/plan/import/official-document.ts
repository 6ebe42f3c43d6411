/**
 * The official document as a Word file: its text from test/data/plan-2022.txt, its tables with their merged cells
 * from annex1.json and annex2.json. `npx tsx test/plan/import/official-document.ts plan-2022.docx` writes it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plainTextBlocks } from '../../../src/plan/import/plain-text.ts';
import { cell, docx, paragraph, tableOf } from '../../input/office.ts';
import { type AnnexRow, annexRows } from '../read-plan.ts';

export const PLAN_TEXT = fileURLToPath(new URL('../../data/plan-2022.txt', import.meta.url));

/** Columns of an annex: the key in its JSON. */
const ANNEX_1 = ['no', 'category', 'task', 'requirement', 'body', 'deadline'] as const;
const ANNEX_2 = ['municipal', 'task', 'requirement', 'body'] as const;

export function officialDocument(): Buffer {
  const tables = [annex1(), annex2(), form()];
  let next = 0;
  const body = plainTextBlocks(readFileSync(PLAN_TEXT, 'utf8')).map((block) => {
    if (block.kind === 'paragraph') return paragraph(block.text);
    const table = tables[next++];
    if (table === undefined) throw new Error('The text has more tables than there are annexes.');
    return table;
  });
  return docx(body.join(''));
}

function annex1(): string {
  const rows = annexRows('annex1');
  const head = [
    cell('序号'),
    cell('工作任务', '<w:gridSpan w:val="2"/>'),
    cell('工作要求'),
    cell('责任单位'),
    cell('时限要求'),
  ];
  return tableOf(
    head,
    ...rows.map((row) =>
      ANNEX_1.flatMap((key) => {
        // 59 to 61 have one cell for both 工作任务 and 工作要求.
        if (key === 'task' && row.task === '') return [];
        const span = key === 'requirement' && row.task === '' ? '<w:gridSpan w:val="2"/>' : '';
        return [annexCell(rows, row, key, span)];
      }),
    ),
  );
}

function annex2(): string {
  const rows = annexRows('annex2');
  const head = ['市直部门', '牵头公开内容', '要求', '高新区责任部门'].map((text) => cell(text));
  return tableOf(head, ...rows.map((row) => ANNEX_2.map((key) => annexCell(rows, row, key, ''))));
}

/** A cell that others are carried from begins a merged one; those go on with it and are blank. */
function annexCell(rows: AnnexRow[], row: AnnexRow, key: string, span: string): string {
  if (row[`${key}_from`] !== undefined) return cell('', `${span}<w:vMerge/>`);
  const isMerged = rows.some((other) => other[`${key}_from`] === row.no);
  return cell(String(row[key]), isMerged ? `${span}<w:vMerge w:val="restart"/>` : span);
}

/** Annex 3, the form that departments fill in. */
function form(): string {
  const rows = [
    ['序号', '工作任务', '时限要求', '责任科室', '分管领导'],
    ['1', '加强推动高质量发展信息公开', '信息形成或者变更之日起20个工作日内公开', '综合科', '***'],
    ...['2', '3', '...'].map((no) => [no, '...', '...', '...', '']),
  ];
  return tableOf(...rows.map((row) => row.map((text) => cell(text))));
}

const [, script, output] = process.argv;
if (script === fileURLToPath(import.meta.url) && output !== undefined) {
  writeFileSync(output, officialDocument());
}
