import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFormat } from '../../../src/input/office/xlsx-styles.ts';
import { readFile, relations, rowsOf, sheetData, xlsx, xlsxParts, zip } from '../office.ts';

const TITLE = ['2022年高新区建设局政务公开工作任务台账'];
const HEADER = ['序号', '工作任务', '时限要求', '标题', '起算日期', '公开日期', '期间'];

function recordsOf(rows: (string | null)[][], options: Parameters<typeof xlsxParts>[1] = {}) {
  const bytes = zip(
    xlsxParts([{ name: 'Sheet1', xml: sheetData([TITLE, HEADER, ...rows]) }], options),
  );
  return rowsOf(readFile('台账.xlsx', bytes).document).map(({ 公开记录 }) => 公开记录);
}

describe('cells', () => {
  const STYLES =
    '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="200"/></cellXfs>';
  const number = (place: string, value: number, style: number) =>
    `<c r="${place}" s="${style}"><v>${value}</v></c>`;

  it('dates are days since 1899-12-30, in the 1904 system since 1904-01-01', () => {
    // 2022-05-18 is 44699 in Excel's own documentation style: 44562 is 2022-01-01, 137 days before it.
    const row = ['1', 'a', 'b', 'c', number('E3', 44699, 1), number('F3', 44699.75, 1)];
    expect(recordsOf([row], { styles: STYLES })).toEqual([
      [{ 标题: 'c', 起算日期: '2022-05-18', 公开日期: '2022-05-18' }],
    ]);
    // The two systems lie 1,462 days apart.
    const row1904 = ['1', 'a', 'b', 'c', number('E3', 44699 - 1462, 1), number('F3', 43237, 0)];
    expect(recordsOf([row1904], { styles: STYLES, date1904: true })).toEqual([
      [{ 标题: 'c', 起算日期: '2022-05-18', 公开日期: '2022-05-18' }],
    ]);
  });

  it('any serial number is the day that an independent count gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 36526, max: 73050 }), (serial) => {
        const row = ['1', 'a', 'b', 'c', number('E3', serial, 1)];
        const expected = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
        expect(recordsOf([row], { styles: STYLES })).toEqual([[{ 标题: 'c', 起算日期: expected }]]);
      }),
      { numRuns: 50 },
    );
  });

  it('a month that Excel made a date of is a month again', () => {
    const row = ['1', 'a', 'b', 'c', null, number('F3', 44699, 1), number('G3', 44682, 2)];
    expect(recordsOf([row], { styles: STYLES })[0]).toEqual([
      { 标题: 'c', 公开日期: '2022-05-18', 期间: '2022-05' },
    ]);
    const chinese = ['1', 'a', 'b', 'c', null, null, number('G3', 44682, 3)];
    expect(recordsOf([chinese], { styles: STYLES })[0]).toEqual([{ 标题: 'c', 期间: '2022-05' }]);
  });

  it('shared and rich text, without how it is pronounced; line breaks; escapes', () => {
    const strings =
      '<si><r><t>行政</t></r><r><rPr/><t xml:space="preserve">处罚 </t></r><rPh sb="0" eb="1"><t>xingzheng</t></rPh></si>' +
      '<si><t>第一行&#10;第二行_x000D_ &lt;甲&amp;乙&gt;</t></si>';
    const shared = (place: string, index: number) => `<c r="${place}" t="s"><v>${index}</v></c>`;
    const row = ['1', shared('B3', 0), 'b', shared('D3', 1), '2022-05-18'];
    const bytes = zip(
      xlsxParts([{ name: 'Sheet1', xml: sheetData([TITLE, HEADER, row]) }], { strings }),
    );
    expect(rowsOf(readFile('台账.xlsx', bytes).document)).toEqual([
      {
        序号: 1,
        工作任务: '行政处罚',
        时限要求: 'b',
        公开记录: [{ 标题: '第一行\n第二行\r <甲&乙>', 起算日期: '2022-05-18' }],
      },
    ]);
  });

  it('of a formula the stored value counts; text that begins like one stays text', () => {
    const formula = '<c r="D3" t="str"><f>1+HYPERLINK("http://x")</f><v>甲</v></c>';
    const row = ['1', '=cmd|calc', '@SUM(A1)', formula, '-1', '+1'];
    const [entry] = rowsOf(readFile('台账.xlsx', xlsx([TITLE, HEADER, row])).document);
    expect(entry).toMatchObject({
      工作任务: '=cmd|calc',
      时限要求: '@SUM(A1)',
      公开记录: [{ 标题: '甲', 起算日期: '-1', 公开日期: '+1' }],
    });
  });

  it('a link behind a cell counts where the cell shows no address', () => {
    const header = ['序号', '工作任务', '时限要求', '标题', '链接'];
    const parts = xlsxParts(
      [
        {
          name: 'Sheet1',
          xml: `${sheetData([TITLE, header, ['1', 'a', 'b', 'c', '点击查看']])}<hyperlinks><hyperlink ref="E3" r:id="l"/></hyperlinks>`,
        },
      ],
      {
        more: [
          {
            name: 'xl/worksheets/_rels/sheet0.xml.rels',
            data: relations([
              {
                id: 'l',
                type: 'hyperlink',
                target: 'https://a.gov.cn/1.html?a=1&amp;b=2',
                mode: 'External',
              },
            ]),
          },
        ],
      },
    );
    expect(rowsOf(readFile('台账.xlsx', zip(parts)).document)[0]?.公开记录).toEqual([
      { 标题: 'c', 链接: 'https://a.gov.cn/1.html?a=1&b=2' },
    ]);
  });

  it('rows and cells without a number follow the ones before', () => {
    const plain = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (cells: string[]) => `<row>${cells.map(plain).join('')}</row>`;
    const xml = `<sheetData>${[TITLE, HEADER, ['1', 'a', 'b', 'c', '2022.5.18']].map(row).join('')}</sheetData>`;
    const { document } = readFile('台账.xlsx', zip(xlsxParts([{ name: '表 1', xml }])));
    expect(rowsOf(document)[0]?.公开记录).toEqual([{ 标题: 'c', 起算日期: '2022-05-18' }]);
    expect(document.locate('/台账/0/公开记录/0/起算日期').cell).toBe('表 1!E3');
  });

  it('elements with a prefix, as some programs write them', () => {
    const prefixed = (xml: string) => xml.replace(/<(\/?)(?=[a-z])/g, '<$1x:');
    const parts = xlsxParts([
      { name: 'Sheet1', xml: sheetData([TITLE, HEADER, ['1', 'a', 'b', 'c']]) },
    ]).map((part) =>
      /sheet0.xml$|workbook.xml$/.test(part.name)
        ? { ...part, data: prefixed(String(part.data)) }
        : part,
    );
    expect(rowsOf(readFile('台账.xlsx', zip(parts)).document)[0]).toMatchObject({ 工作任务: 'a' });
  });
});

describe('formats', () => {
  it.each([
    ['yyyy/m/d', 'day'],
    ['yyyy"年"m"月"d"日";@', 'day'],
    ['[$-804]yyyy"年"m"月"', 'month'],
    ['mmm\\-yy', 'month'],
    ['yyyy', 'year'],
    ['0.00', undefined],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', undefined],
    ['General', undefined],
    ['0"day"', undefined],
    ['h:mm:ss', undefined],
  ])('%s', (code, expected) => {
    expect(dateFormat(code)).toBe(expected);
  });
});

describe('sheets', () => {
  const ledger = (no: string) => sheetData([TITLE, HEADER, [no, 'a', 'b', 'c']]);

  it('the one that is a ledger is read, the others are named', () => {
    const parts = xlsxParts([
      { name: '填表说明', xml: sheetData([['请逐项填写'], ['一', '二']]) },
      { name: '台账', xml: ledger('7') },
      { name: '空表', xml: '<sheetData/>' },
      { name: '科室', xml: sheetData([['综合科']]), state: 'hidden' },
    ]);
    const { document, diagnostics } = readFile('x.xlsx', zip(parts));
    expect(rowsOf(document)[0]?.序号).toBe(7);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ rule: 'table-reading', severity: 'info' });
    expect(diagnostics[0]?.message).toContain('工作表“填表说明”、工作表“科室”（隐藏）');
    expect(diagnostics[0]?.message).not.toContain('空表');
  });

  it('a second ledger is an error, not passed over', () => {
    const parts = xlsxParts([
      { name: '甲', xml: ledger('7') },
      { name: '乙', xml: ledger('8') },
    ]);
    const { document, diagnostics } = readFile('x.xlsx', zip(parts));
    expect(rowsOf(document).map(({ 序号 }) => 序号)).toEqual([7]);
    expect(diagnostics).toMatchObject([
      { rule: 'unreadable', severity: 'error', location: { cell: '乙!A2' } },
    ]);
  });

  it('records on a sheet of their own belong to the task with their 序号', () => {
    const parts = xlsxParts([
      {
        name: '台账',
        xml: sheetData([TITLE, ['序号', '工作任务', '时限要求'], ['1', 'a', 'b'], ['2', 'c', 'd']]),
      },
      {
        name: '公开记录',
        xml: sheetData([
          ['序号', '标题', '起算日期', '公开日期'],
          ['2', '甲', '2022-05-18', '2022-06-01'],
          [null, '乙', '2022-05-19'],
          ['1', '丙', '2022-05-20'],
          ['9', '丁', '2022-05-21'],
        ]),
      },
    ]);
    const { document, diagnostics } = readFile('x.xlsx', zip(parts));
    expect(rowsOf(document).map(({ 公开记录 }) => 公开记录)).toEqual([
      [{ 标题: '丙', 起算日期: '2022-05-20' }],
      [
        { 标题: '甲', 起算日期: '2022-05-18', 公开日期: '2022-06-01' },
        { 标题: '乙', 起算日期: '2022-05-19' },
      ],
    ]);
    expect(document.locate('/台账/1/公开记录/1/起算日期').cell).toBe('公开记录!C3');
    expect(diagnostics).toMatchObject([
      { rule: 'schema', severity: 'error', location: { cell: '公开记录!A5' } },
    ]);
    expect(diagnostics[0]?.message).toContain('“9”');
  });
});

describe('personal data', () => {
  it('in a cell is masked and told with its place', () => {
    const rows = [
      TITLE,
      [...HEADER, '分管领导'],
      ['1', 'a', 'b', 'c', null, null, null, '王某13805331234'],
    ];
    const { document, diagnostics } = readFile('x.xlsx', xlsx(rows));
    expect(rowsOf(document)[0]?.分管领导).toBe('王某138******34');
    expect(diagnostics).toMatchObject([
      { rule: 'personal-data', severity: 'error', location: { cell: 'Sheet1!H3' } },
    ]);
    expect(JSON.stringify(document.locate('/台账/0/分管领导'))).not.toContain('13805331234');
  });
});
