import type { Block } from '../../../src/input/block.ts';
import type { Sheet } from '../../../src/input/table/sheet.ts';
import { cell, docx, paragraph, xlsxParts, zip } from '../../input/office.ts';

/** The same paragraphs and tables as a Word document. */
export function asDocx(blocks: readonly Block[]): Buffer {
  const body = blocks.map((block) =>
    block.kind === 'paragraph' ? paragraph(xmlText(block.text)) : wordTable(block.sheet),
  );
  return docx(body.join(''));
}

/** The same paragraphs and tables as one sheet of a workbook, one below the other. */
export function asXlsx(blocks: readonly Block[]): Buffer {
  const rows: string[] = [];
  const merges: string[] = [];
  let top = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') rows.push(sheetRow(++top, [[0, block.text]]));
    else {
      const { sheet } = block;
      for (const { number, cells } of sheet.rows) rows.push(sheetRow(top + number, [...cells]));
      for (const { top: first, bottom, left, right } of sheet.merges) {
        merges.push(
          `<mergeCell ref="${letters(left)}${top + first}:${letters(right)}${top + Math.min(bottom, lastRow(sheet))}"/>`,
        );
      }
      top += lastRow(sheet);
    }
  }
  const merged = merges.length === 0 ? '' : `<mergeCells>${merges.join('')}</mergeCells>`;
  return zip(
    xlsxParts([{ name: 'Sheet1', xml: `<sheetData>${rows.join('')}</sheetData>${merged}` }]),
  );
}

function sheetRow(number: number, cells: [column: number, text: string][]): string {
  const inner = cells.map(
    ([column, text]) =>
      `<c r="${letters(column)}${number}" t="inlineStr"><is><t>${xmlText(text)}</t></is></c>`,
  );
  return `<row r="${number}">${inner.join('')}</row>`;
}

function wordTable({ rows, merges }: Sheet): string {
  const width =
    Math.max(...rows.flatMap(({ cells, covered }) => [...cells.keys(), ...covered.keys()])) + 1;
  const last = lastRow({ rows });
  const lines = Array.from({ length: last }, (_, index) => {
    const row = index + 1;
    const cells: string[] = [];
    for (let column = 0; column < width; column++) {
      const merge = merges.find(
        ({ top, bottom, left, right }) =>
          row >= top && row <= bottom && column >= left && column <= right,
      );
      if (merge && column > merge.left) continue;
      const text = rows.find(({ number }) => number === row)?.cells.get(column) ?? '';
      const span = merge ? `<w:gridSpan w:val="${merge.right - merge.left + 1}"/>` : '';
      const isHigh = merge !== undefined && merge.bottom > merge.top;
      const up = !isHigh ? '' : row === merge.top ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
      cells.push(wordCell(text, span + up));
    }
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  // Word wants the grid, and a reader the lines.
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="4"/>`).join('');
  const grid = '<w:gridCol w:w="1300"/>'.repeat(width);
  return `<w:tbl><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

function wordCell(text: string, properties: string): string {
  const [first = '', ...more] = text.split('\n').map(xmlText);
  return cell(first, properties).replace('</w:tc>', `${more.map(paragraph).join('')}</w:tc>`);
}

function lastRow({ rows }: Pick<Sheet, 'rows'>): number {
  return Math.max(...rows.map(({ number }) => number));
}

function letters(column: number): string {
  return String.fromCharCode(65 + column);
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
