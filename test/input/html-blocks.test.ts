import { describe, expect, it } from 'vitest';
import { htmlBlocks } from '../../src/input/html-blocks.ts';
import { readDocument } from '../../src/input/read-document.ts';
import { TableFault } from '../../src/input/table/table-fault.ts';

/** Paragraphs as texts, tables as rows of what is written or covers each place. */
function blocksOf(html: string): (string | string[][])[] {
  return htmlBlocks(html).map((block) => {
    if (block.kind === 'paragraph') return block.text;
    return block.sheet.rows.map(({ cells, covered }) => {
      const width = Math.max(...cells.keys(), ...covered.keys()) + 1;
      return Array.from({ length: width }, (_, at) => cells.get(at) ?? covered.get(at)?.text ?? '');
    });
  });
}

describe('a web page', () => {
  it('is paragraphs and tables in order', () => {
    const html = '<h1>标题</h1><p>一段<b>文字</b></p><table><tr><td>甲<td>乙</table>末尾';
    expect(blocksOf(html)).toEqual(['标题', '一段文字', [['甲', '乙']], '末尾']);
  });

  it('has merged cells that cover what they span', () => {
    const html =
      '<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>';
    expect(blocksOf(html)).toEqual([
      [
        ['甲', '乙', '乙'],
        ['甲', '丙', '丁'],
      ],
    ]);
  });

  it('shows neither scripts nor styles nor what is hidden', () => {
    const html =
      '<head><title>网</title></head><script>"<p>x</p>"</script><style>p{}</style><p hidden>藏</p><div style="display: none">藏</div><p>现&nbsp;&lt;</p>';
    expect(blocksOf(html)).toEqual(['现 <']);
  });

  it('says the cells of a table that only lays out the page as paragraphs', () => {
    const html =
      '<table><tr><td>左栏</td><td>正文<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>之后</td></tr></table>';
    expect(blocksOf(html)).toEqual([
      '左栏',
      '正文',
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
      '之后',
    ]);
  });

  it('takes a table of one row or one column inside a cell for the text of that cell', () => {
    const html =
      '<table><tr><td>左栏</td><td>正文<table><tr><td>甲</td><td>乙</td></tr></table>之后</td></tr></table>';
    expect(blocksOf(html)).toEqual([[['左栏', '正文\n甲\n乙\n之后']]]);
  });

  it('joins what the lines of its source part inside Chinese, and keeps the lines of a cell', () => {
    expect(blocksOf('<p>工作\n 任务</p><p>of 2\n years</p>')).toEqual(['工作任务', 'of 2 years']);
    expect(blocksOf('<table><tr><td>甲<br>乙<p>丙</p></table>')).toEqual([[['甲\n乙\n丙']]]);
  });

  it.each([
    ['elements within one another', '<div>'.repeat(3000)],
    ['tables within one another', '<table><tr><td>'.repeat(1000)],
    ['columns', `<table><tr>${'<td>甲</td>'.repeat(300)}</tr></table>`],
    [
      'columns that cells span',
      '<table><tr><td colspan=200>甲</td><td colspan=200>乙</td></tr></table>',
    ],
    ['text of a cell', `<table><tr><td>${'字'.repeat(40_000)}</td></tr></table>`],
  ])('is refused where it has too many %s', (_what, html) => {
    expect(() => htmlBlocks(html)).toThrow(TableFault);
  });

  it('spans no further than its rows go', () => {
    const html =
      '<table><tr><td rowspan=60000>甲</td><td rowspan=0>乙</td></tr><tr><td>丙</td></tr></table>';
    expect(blocksOf(html)).toEqual([
      [
        ['甲', '乙'],
        ['甲', '乙', '丙'],
      ],
    ]);
  });
});

describe('a document that is no page', () => {
  it('is read in GB18030 too, which is told', async () => {
    const bytes = Buffer.from([0xd5, 0xfe, 0xce, 0xf1, 0xb9, 0xab, 0xbf, 0xaa]);
    const read = await readDocument('要点.txt', bytes);
    expect(read).toMatchObject({ ok: true, content: { text: '政务公开' } });
    expect(read.ok && read.notes[0]?.message).toContain('GB18030');
  });

  it('has no bytes of another kind', async () => {
    const read = await readDocument('要点.txt', Buffer.from('文\0字'));
    expect(read).toMatchObject({ ok: false, diagnostics: [{ rule: 'unreadable' }] });
  });

  it('shows no number of a person', async () => {
    const read = await readDocument('要点.html', Buffer.from('<p>联系人手机 13800138000</p>'));
    expect(JSON.stringify(read)).not.toContain('13800138000');
    expect(read.ok && read.notes.map(({ rule }) => rule)).toEqual(['personal-data']);
  });
});
