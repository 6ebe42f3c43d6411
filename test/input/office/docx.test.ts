import { describe, expect, it } from 'vitest';
import {
  cell,
  docx,
  docxParts,
  faultsOf,
  paragraph,
  readFile,
  rowsOf,
  tableOf,
  zip,
} from '../office.ts';

const TITLE = paragraph('2022年高新区建设局政务公开工作任务台账');
const HEADER = ['序号', '工作任务', '时限要求', '标题', '起算日期'].map((text) => cell(text));
const row = (...texts: string[]) => texts.map((text) => cell(text));
const merge = (text: string, how: '' | 'restart' = '') =>
  cell(text, how === '' ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>');

const read = (body: string) => readFile('台账.docx', docx(body));
const entries = (body: string) => rowsOf(read(body).document);

describe('tables', () => {
  it('title and date stand before the table, the place names table, row and column', () => {
    const { document } = read(
      TITLE +
        paragraph('报送日期：2022年5月30日') +
        tableOf(HEADER, row('1', 'a', 'b', 'c', '2022.5.18')),
    );
    expect(document.data).toEqual({
      计划: 'zibo-gaoxin/2022',
      部门: '高新区建设局',
      报送日期: '2022-05-30',
      台账: [
        {
          序号: 1,
          工作任务: 'a',
          时限要求: 'b',
          公开记录: [{ 标题: 'c', 起算日期: '2022-05-18' }],
        },
      ],
    });
    expect(document.locate('/台账/0/时限要求').cell).toBe('表格1 第2行“时限要求”');
    expect(document.locate('/台账/0/公开记录/0').cell).toBe('表格1 第2行“标题”');
    expect(document.locate('/台账').cell).toBe('表格1 第1行“序号”');
  });

  it('cells merged downwards are carried down', () => {
    const body = tableOf(
      HEADER,
      [
        merge('1', 'restart'),
        merge('a', 'restart'),
        merge('b', 'restart'),
        ...row('甲', '2022-05-18'),
      ],
      [merge(''), merge(''), merge(''), ...row('乙', '2022-05-19')],
      [...row('2'), merge('c', 'restart'), ...row('d', '', '')],
      [...row('3'), merge(''), ...row('e', '', '')],
    );
    expect(entries(TITLE + body)).toEqual([
      {
        序号: 1,
        工作任务: 'a',
        时限要求: 'b',
        公开记录: [
          { 标题: '甲', 起算日期: '2022-05-18' },
          { 标题: '乙', 起算日期: '2022-05-19' },
        ],
      },
      { 序号: 2, 工作任务: 'c', 时限要求: 'd' },
      { 序号: 3, 工作任务: 'c', 时限要求: 'e' },
    ]);
  });

  it('a cell over several columns and columns left out at the start keep the others in place', () => {
    const wide = cell('甲', '<w:gridSpan w:val="2"/>');
    const body = tableOf(
      [...row('序号', '工作任务', '工作要求', '时限要求', '标题')],
      [...row('1'), wide, ...row('b', 'c')],
    ).replace(
      '</w:tbl>',
      `<w:tr><w:trPr><w:gridBefore w:val="4"/></w:trPr>${cell('d')}</w:tr></w:tbl>`,
    );
    expect(entries(TITLE + body)).toEqual([
      {
        序号: 1,
        工作任务: '甲',
        工作要求: '甲',
        时限要求: 'b',
        公开记录: [{ 标题: 'c' }, { 标题: 'd' }],
      },
    ]);
  });

  it('a table that Word has split goes on; one of another kind is named', () => {
    const first = tableOf(HEADER, row('1', 'a', 'b', 'c', ''));
    const second = tableOf(HEADER, row('2', 'd', 'e', 'f', ''));
    const other = tableOf(row('科室', '电话'), row('综合科', '无'));
    const { document, diagnostics } = read(TITLE + first + paragraph('续表') + second + other);
    expect(rowsOf(document).map(({ 序号 }) => 序号)).toEqual([1, 2]);
    expect(document.locate('/台账/1').cell).toBe('表格2 第2行“序号”');
    expect(diagnostics.map(({ rule, message }) => [rule, message.includes('表格3')])).toEqual([
      ['table-reading', true],
    ]);
  });

  it('a 序号 that Word counts itself is not in the file: nothing is guessed', () => {
    const automatic =
      '<w:tc><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>';
    const rows = [
      [automatic, ...row('a', 'b', '甲', '')],
      [automatic, ...row('a', 'b', '乙', '')],
    ];
    const faults = faultsOf('台账.docx', docx(TITLE + tableOf(HEADER, ...rows)));
    expect(faults).toMatchObject([{ rule: 'unreadable', location: { cell: '表格1 第2行“序号”' } }]);
    expect(faults[0]?.message).toContain('自动编号');
    const elsewhere = tableOf(HEADER, [...row('1', 'a', 'b', 'c'), automatic]);
    expect(entries(TITLE + elsewhere)).toHaveLength(1);
  });

  it('a second ledger with a title of its own is an error', () => {
    const ledger = (no: string) => TITLE + tableOf(HEADER, row(no, 'a', 'b', 'c', ''));
    const { diagnostics } = read(ledger('1') + ledger('2'));
    expect(diagnostics).toMatchObject([{ rule: 'unreadable', severity: 'error' }]);
  });
});

describe('text', () => {
  const one = (content: string) =>
    entries(
      TITLE + tableOf(HEADER, [...row('1'), `<w:tc>${content}</w:tc>`, ...row('b', 'c', '')]),
    )[0]?.工作任务;

  it.each([
    ['runs are joined', '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>', '甲乙'],
    [
      'paragraphs and breaks are lines',
      `${paragraph('甲')}<w:p><w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>`,
      '甲\n乙\n丙',
    ],
    [
      'inserted text counts, deleted text does not',
      '<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
      '甲',
    ],
    [
      'text moved away does not count',
      '<w:p><w:moveFrom><w:r><w:t>乙</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>',
      '甲',
    ],
    [
      'drawings, and what stands for them in old programs, do not count',
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>${paragraph('乙')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${paragraph('乙')}</w:pict></mc:Fallback></mc:AlternateContent><w:t>甲</w:t><a:t>丙</a:t></w:r></w:p>`,
      '甲',
    ],
    [
      'fields show their result',
      '<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>',
      '甲',
    ],
    ['a table in a cell is its text', tableOf(row('甲', '乙')) + paragraph('丙'), '甲\n乙\n丙'],
    ['content controls', `<w:sdt><w:sdtContent>${paragraph('甲')}</w:sdtContent></w:sdt>`, '甲'],
  ])('%s', (_name, content, expected) => {
    expect(one(content)).toBe(expected);
  });

  it('a row that a tracked change deletes is no row', () => {
    const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${row('2', 'x', 'y', 'z', '').join('')}</w:tr>`;
    const body = tableOf(HEADER, row('1', 'a', 'b', 'c', '')).replace(
      '</w:tbl>',
      `${deleted}</w:tbl>`,
    );
    expect(entries(TITLE + body).map(({ 序号 }) => 序号)).toEqual([1]);
  });

  it('a link behind a cell counts where the cell shows no address', () => {
    const header = ['序号', '工作任务', '时限要求', '标题', '链接'].map((text) => cell(text));
    const link = `<w:tc><w:p><w:hyperlink r:id="h"><w:r><w:t>查看</w:t></w:r></w:hyperlink></w:p></w:tc>`;
    const body = TITLE + tableOf(header, [...row('1', 'a', 'b', 'c'), link]);
    const bytes = zip(docxParts(body, [{ id: 'h', target: 'https://a.gov.cn/1.html' }]));
    expect(rowsOf(readFile('x.docx', bytes).document)[0]?.公开记录).toEqual([
      { 标题: 'c', 链接: 'https://a.gov.cn/1.html' },
    ]);
  });

  it('personal data before the table and in it are masked and told', () => {
    const { diagnostics, document } = read(
      `${TITLE}${paragraph('联系电话：13805331234')}${tableOf(HEADER, row('1', 'a 13805331234', 'b', 'c', ''))}`,
    );
    expect(diagnostics.map(({ rule, location }) => [rule, location.cell])).toEqual([
      ['personal-data', undefined],
      ['personal-data', '表格1 第2行'],
    ]);
    expect(rowsOf(document)[0]?.工作任务).toBe('a 138******34');
  });
});
