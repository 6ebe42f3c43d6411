import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../src/input/office/read-xlsx.ts';
import { Zip } from '../../../src/input/office/zip.ts';
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
    const later = ['1', 'a', 'b', 'c', null, number('F3', 44699, 3), number('G3', 44699, 3)];
    expect(recordsOf([later], { styles: STYLES })[0]).toEqual([
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

/** One row below the header; a cell that begins with `<c` is XML without its place and style. */
function sheetOf(cells: (string | null)[], options: Parameters<typeof xlsxParts>[1] = {}) {
  const placed = cells.map(
    (text, column) => text?.replace(/^<c/, `<c r="${String.fromCharCode(65 + column)}3"`) ?? null,
  );
  const xml = sheetData([TITLE, HEADER, placed]);
  const parts = xlsxParts([{ name: 'Sheet1', xml }], options);
  const read = (list: typeof parts) => {
    const archive = new Zip(zip(list));
    const [sheet] = readXlsx(archive, 'xl/workbook.xml');
    const row = sheet?.rows.find(({ number }) => number === 3);
    return {
      texts: HEADER.map((_, column) => row?.cells.get(column) ?? null),
      unknown: Object.fromEntries(sheet?.unknown ?? []),
      lacksZero: HEADER.map((_, column) => sheet?.mayLackZero?.(3, column) === true),
      links: Object.fromEntries(sheet?.links ?? []),
    };
  };
  return { parts, read };
}

/** What the cell in column B shows, and why it is unknown. */
function shownOf(cell: string, options: Parameters<typeof xlsxParts>[1] = {}) {
  const { parts, read } = sheetOf(['1', cell], options);
  const { texts, unknown } = read(parts);
  return { text: texts[1], unknown: unknown['3:1'] };
}

describe('values that are not there', () => {
  const STRINGS = '<si><t>甲</t></si>';

  it.each([
    ['a text without an index', '<c t="s"/>'],
    ['a text with an empty index', '<c t="s"><v> </v></c>'],
    ['a truth value without a value', '<c t="b"/>'],
    ['an error without a value', '<c t="e"/>'],
    ['a number without a value', '<c><v/></c>'],
    ['a formula whose result is an empty text', '<c t="str"><f>IF(A1,"","")</f><v></v></c>'],
    ['inline text without text', '<c t="inlineStr"><is/></c>'],
  ])('%s is blank', (_name, cell) => {
    expect(shownOf(cell, { strings: STRINGS })).toEqual({ text: null, unknown: undefined });
  });

  it.each([
    ['beyond the pool', '<c t="s"><v>1</v></c>'],
    ['below zero', '<c t="s"><v>-1</v></c>'],
    ['that is no number', '<c t="s"><v>甲</v></c>'],
    ['with a fraction', '<c t="s"><v>0.0</v></c>'],
  ])('an index %s is a damaged file', (_name, cell) => {
    expect(() => shownOf(cell, { strings: STRINGS })).toThrow('Sheet1!B3 的文字不在文件里');
  });

  it('a pool that is missing is a damaged file where a cell needs it, and none else', () => {
    const { parts, read } = sheetOf(['1', '<c t="s"><v>0</v></c>']);
    const without = (list: typeof parts) => list.filter(({ name }) => !/sharedStr/.test(name));
    expect(() => read(without(parts))).toThrow('文字不在文件里');
    const plain = sheetOf(['1', 'a']);
    expect(plain.read(without(plain.parts)).texts[1]).toBe('a');
  });

  it.each([
    ['a formula without a result', '<c><f>E3+12</f></c>', '=E3+12', '没有存它的计算结果'],
    ['a formula with an empty number', '<c><f>E3+12</f><v></v></c>', '=E3+12', '计算结果'],
    ['a text formula without a result', '<c t="str"><f>A1&amp;B1</f></c>', '=A1&B1', '计算结果'],
    ['an error', '<c t="e"><v>#REF!</v></c>', '#REF!', '错误值 #REF!'],
    ['an error of a formula', '<c t="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>', '#N/A', '#N/A'],
    ['a truth value that is none', '<c t="b"><v>2</v></c>', '2', 'TRUE 或 FALSE'],
    ['a number that is none', '<c><v>x12</v></c>', 'x12', '应是数字'],
    ['a number in another system', '<c><v>0x10</v></c>', '0x10', '应是数字'],
    ['a kind that is none', '<c t="q"><v>12</v></c>', '12', '“q”'],
    ['a style beyond the table', '<c s="9"><v>44713</v></c>', '44713', '数字格式'],
    ['a style that is no number', '<c s="x"><v>44713</v></c>', '44713', '数字格式'],
  ])('%s: nobody can know it', (_name, cell, text, why) => {
    const shown = shownOf(cell);
    expect(shown.text).toBe(text);
    expect(shown.unknown).toContain(why);
  });

  it.each([
    ['inline text counts before a value', '<c t="inlineStr"><v>0</v><is><t>甲</t></is></c>', '甲'],
    ['a value counts before inline text', '<c><v>5</v><is><t>甲</t></is></c>', '5'],
    ['inline text of a cell without a kind', '<c><is><t>甲</t></is></c>', '甲'],
    ['the value of an inline text', '<c t="inlineStr"><v>甲</v></c>', '甲'],
    ['a text of one index', '<c t="s"><v>0</v></c>', '甲'],
    ['truth', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['untruth in words', '<c t="b"><v>false</v></c>', 'FALSE'],
  ])('%s', (_name, cell, text) => {
    expect(shownOf(cell, { strings: STRINGS })).toEqual({ text, unknown: undefined });
  });

  it('a sheet that is one diagram is no table', () => {
    const { parts } = sheetOf(['1', 'a']);
    const diagram = '<Relationship Id="g" Type="x/chartsheet" Target="g.xml"/>';
    const changed = parts.map((part) => ({
      ...part,
      data: String(part.data)
        .replace('<sheets>', '<sheets><sheet name="图" sheetId="9" r:id="g"/>')
        .replace('<Relationship Id="s0"', `${diagram}<Relationship Id="s0"`),
    }));
    const sheets = readXlsx(new Zip(zip(changed)), 'xl/workbook.xml');
    expect(sheets.map(({ name }) => name)).toEqual(['工作表“Sheet1”']);
  });

  it('a sheet whose part is nowhere, and a place that is none, are damaged files', () => {
    const { parts, read } = sheetOf(['1', 'a']);
    const change = (from: string, to: string) =>
      parts.map((part) => ({ ...part, data: String(part.data).replace(from, to) }));
    expect(() => read(change('Id="s0"', 'Id="other"'))).toThrow('工作表“Sheet1”的内容不在文件里');
    expect(() => read(change('r="B3"', 'r="B"'))).toThrow('位置写成“B”');
    expect(() => read(change('<row r="3"', '<row r="x"'))).toThrow('位置写成“x”');
  });
});

describe('what a cell shows', () => {
  const formats = [
    'yyyy-mm-dd;;',
    '"第"0"项"',
    '0.00',
    '[=0]"";yyyy-mm-dd',
    'e"年"m"月"',
    ';;;',
    '@"科"',
  ];
  const escaped = (code: string) => code.replaceAll('"', '&quot;');
  const styles =
    `<numFmts>${formats.map((code, id) => `<numFmt numFmtId="${200 + id}" formatCode="${escaped(code)}"/>`).join('')}</numFmts>` +
    '<fonts><font><name val="宋体"/></font><font><name val="Wingdings"/></font></fonts>' +
    `<cellXfs><xf numFmtId="0" fontId="0"/>${formats.map((_, id) => `<xf numFmtId="${200 + id}"/>`).join('')}<xf numFmtId="0" fontId="1"/></cellXfs>`;
  const number = (value: number | string, style: number) => `<c s="${style}"><v>${value}</v></c>`;

  it.each([
    ['a date', number(44713, 1), '2022-06-01'],
    ['zero under a format that hides it', number(0, 1), null],
    ['words around a number', number(5, 2), '第5项'],
    ['a month as a number with two digits', number('2022.1', 3), '2022.10'],
    ['a date in the second section', number(44713, 4), '2022-06-01'],
    ['a year by its Chinese letter', number(44713, 5), '2022-06'],
    ['nothing of a hidden number', number(44713, 6), null],
    ['nothing of a hidden text', '<c s="6" t="inlineStr"><is><t>甲</t></is></c>', null],
    ['words around a text', '<c s="7" t="inlineStr"><is><t>综合</t></is></c>', '综合科'],
    ['half a second before midnight', number(44712.999995, 1), '2022-06-01'],
    ['a second before midnight', number(44712.99998, 1), '2022-05-31'],
    ['a tick in a font of signs', '<c s="8" t="inlineStr"><is><t>ü</t></is></c>', '✓'],
    ['a number in such a font is none', number(7, 8), '\uf037'],
    [
      'a run in such a font',
      '<c t="inlineStr"><is><r><rPr><rFont val="Wingdings 2"/></rPr><t>R</t></r><r><t>R</t></r></is></c>',
      '☑R',
    ],
  ])('%s', (_name, cell, text) => {
    expect(shownOf(cell, { styles })).toEqual({ text, unknown: undefined });
  });

  it('a number that may have lost the zero of October is marked, one that shows it is not', () => {
    const cells = [number('2022.1', 0), number('2022.1', 3), number('2022.2', 0), '2022.1'];
    const { parts, read } = sheetOf([null, ...cells], { styles });
    expect(read(parts).texts.slice(1, 5)).toEqual(['2022.1', '2022.10', '2022.2', '2022.1']);
    expect(read(parts).lacksZero.slice(1, 5)).toEqual([true, false, false, false]);
  });
});

describe('links', () => {
  const linked = (cells: (string | null)[], hyperlinks: string) => {
    const { parts, read } = sheetOf(cells);
    const target = 'https://a.gov.cn/i.html';
    const data = relations([{ id: 'l', type: 'hyperlink', target, mode: 'External' }]);
    const list = parts.map((part) =>
      part.name.endsWith('sheet0.xml')
        ? { ...part, data: String(part.data).replace('</sheetData>', `</sheetData>${hyperlinks}`) }
        : part,
    );
    return read([...list, { name: 'xl/worksheets/_rels/sheet0.xml.rels', data }]);
  };
  const TARGET = 'https://a.gov.cn/i.html';

  it('keep what follows #', () => {
    const { links } = linked(['1', '查看'], '<hyperlink ref="B3" r:id="l" location="/col?id=7"/>');
    expect(links).toEqual({ '3:1': `${TARGET}#/col?id=7` });
  });

  it('of a range belong to every cell of it', () => {
    const { links } = linked(
      ['1', '甲', '乙', null, '丙'],
      '<hyperlink ref="B3:D1048576" r:id="l"/>',
    );
    expect(links).toEqual({ '3:1': TARGET, '3:2': TARGET });
  });

  it('within the workbook are no addresses', () => {
    expect(linked(['1', '查看'], '<hyperlink ref="B3" location="Sheet2!A1"/>').links).toEqual({});
  });

  it('thousands over the whole sheet do not take long', () => {
    const rows = Array.from({ length: 2000 }, () => ['1', 'a', 'b']);
    const more = `<hyperlinks>${'<hyperlink ref="A1:XFD1048576" r:id="l"/>'.repeat(5000)}</hyperlinks>`;
    const data = relations([{ id: 'l', type: 'hyperlink', target: TARGET, mode: 'External' }]);
    const parts = xlsxParts([{ name: 's', xml: sheetData(rows) + more }]);
    const archive = zip([...parts, { name: 'xl/worksheets/_rels/sheet0.xml.rels', data }]);
    expect(() => readXlsx(new Zip(archive), 'xl/workbook.xml')).toThrow('不像台账');
  });

  const formula = (text: string, value = '<v>查看</v>', more = '') =>
    `<c t="str"><f${more}>${text.replaceAll('&', '&amp;')}</f>${value}</c>`;
  const links = (cells: (string | null)[]) => {
    const { parts, read } = sheetOf(cells);
    return read(parts);
  };

  it.each([
    ['HYPERLINK("https://a.gov.cn/1.html","查看")', 'https://a.gov.cn/1.html'],
    ['hyperlink( "https://a.gov.cn/""1""" )', 'https://a.gov.cn/"1"'],
    ['HYPERLINK("https://a.gov.cn/"&$C$3&".html", "查看")', 'https://a.gov.cn/乙.html'],
    ['IF(A3="","",HYPERLINK(C3,"查看"))', '乙'],
  ])('%s', (text, address) => {
    expect(links(['1', formula(text), '乙']).links).toEqual({ '3:1': address });
  });

  it.each([
    'HYPERLINK(Sheet2!A1,"查看")',
    'HYPERLINK(UPPER(C3))',
    'MYHYPERLINK("https://a.gov.cn")',
    'HYPERLINK("https://a.gov.cn',
    'HYPERLINK(Z99)',
    'HYPERLINK(',
  ])('%s has no address that can be told', (text) => {
    expect(links(['1', formula(text), '乙']).links).toEqual({});
  });

  it('a formula that is copied names other cells', () => {
    const first = formula(
      'HYPERLINK("https://a.gov.cn/"&D3)',
      undefined,
      ' t="shared" ref="B3:C3" si="0"',
    );
    const second = formula('', undefined, ' t="shared" si="0"');
    const read = links(['1', first, second, '甲', '乙']);
    expect(read.links).toEqual({ '3:1': 'https://a.gov.cn/甲', '3:2': 'https://a.gov.cn/乙' });
  });

  it('what HYPERLINK shows is known without a stored result', () => {
    const read = links(['1', formula('HYPERLINK("https://a.gov.cn/","查看")', '')]);
    expect([read.texts[1], read.unknown]).toEqual(['查看', {}]);
    const other = links(['1', formula('HYPERLINK("https://a.gov.cn/","查看")&A1', '')]);
    expect(Object.keys(other.unknown)).toEqual(['3:1']);
  });
});

describe('packages', () => {
  it('parts in UTF-16 are read', () => {
    const wide = (data: unknown) =>
      Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${String(data)}`, 'utf16le');
    const { parts, read } = sheetOf(['1', '甲']);
    expect(read(parts.map((part) => ({ ...part, data: wide(part.data) }))).texts[1]).toBe('甲');
    expect(read(parts.map((part) => ({ ...part, data: wide(part.data).swap16() }))).texts[1]).toBe(
      '甲',
    );
  });

  it('names with backslashes and escaped spaces are found', () => {
    const { parts, read } = sheetOf(['1', '甲']);
    const renamed = parts.map((part) => ({
      name: part.name.replace('sheet0.xml', 'sheet 0.xml'),
      data: String(part.data).replace('worksheets/sheet0.xml', 'worksheets\\sheet%200.xml'),
    }));
    expect(read(renamed).texts[1]).toBe('甲');
  });
});
