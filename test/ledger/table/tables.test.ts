import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../../src/calendar/bundled-calendar.ts';
import { dayOf } from '../../../src/calendar/day.ts';
import { checkLedger } from '../../../src/check/check-ledger.ts';
import { UNREADABLE } from '../../../src/ledger/ledger.ts';
import { loadedLedger } from '../../../src/ledger/load-ledger.ts';
import {
  cell,
  docx,
  faultsOf,
  paragraph,
  readFile,
  relations,
  rowsOf,
  sheetData,
  tableOf,
  xlsx,
  xlsxParts,
  zip,
} from '../../input/office.ts';
import { readLedgerFile } from '../../input/read-ledger.ts';

type Cells = (string | null)[];

const TITLE: Cells = ['2022年高新区建设局政务公开工作任务台账'];
const HEADER = ['序号', '工作任务', '时限要求', '标题', '起算日期', '公开日期', '链接'];
const RECORDS = ['序号', '标题', '公开日期', '链接'];
const ADDRESS = 'https://a.gov.cn/1.html';
const merged = (...refs: string[]) =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const told = ({ diagnostics }: ReturnType<typeof readFile>) =>
  diagnostics.map(({ rule, severity, location }) => [rule, severity, location.cell]);

describe('several tables in one sheet', () => {
  const ledger: Cells[] = [TITLE, HEADER, ['1', 'a', 'b', '甲', '2022-05-18', '2022-05-20']];

  it('one below another is read by its own header', () => {
    const read = readFile(
      'x.xlsx',
      xlsx([...ledger, ['公开记录'], RECORDS, ['1', '乙', '2022-06-01', ADDRESS]]),
    );
    expect(rowsOf(read.document)[0]?.公开记录).toEqual([
      { 标题: '甲', 起算日期: '2022-05-18', 公开日期: '2022-05-20' },
      { 标题: '乙', 公开日期: '2022-06-01', 链接: ADDRESS },
    ]);
    expect(read.document.locate('/台账/0/公开记录/1/公开日期').cell).toBe('Sheet1!C6');
  });

  it('a small ledger above a wide list is the ledger all the same', () => {
    const small: Cells[] = [TITLE, ['序号', '工作任务', '时限要求'], ['1', 'a', 'b']];
    const wide = ['序号', '标题', '起算日期', '公开日期', '链接'];
    const read = readFile(
      'x.xlsx',
      xlsx([...small, wide, ['1', '乙', '2022-05-18', '2022-06-01', ADDRESS]]),
    );
    expect(rowsOf(read.document)).toMatchObject([{ 工作任务: 'a', 公开记录: [{ 标题: '乙' }] }]);
  });

  it('a second ledger whose columns stand elsewhere is not read by the first header', () => {
    const other = ['工作任务', '序号', '时限要求', '标题', '公开日期', '起算日期', '链接'];
    const read = readFile(
      'x.xlsx',
      xlsx([...ledger, other, ['c', '2', 'd', '乙', '2022-06-02', '2022-06-01']]),
    );
    expect(rowsOf(read.document)).toHaveLength(1);
    expect(told(read)).toEqual([['unreadable', 'error', 'Sheet1!A4']]);
    expect(read.diagnostics[0]?.message).toContain('第4行起的表也是一份台账');
  });

  it('of two headers one below the other the one that says more is the header', () => {
    const example = ['序号', '工作任务', '时限要求'];
    const read = readFile('x.xlsx', xlsx([TITLE, example, HEADER, ['1', 'a', 'b', '甲']]));
    expect(rowsOf(read.document)).toMatchObject([{ 序号: 1, 公开记录: [{ 标题: '甲' }] }]);
    expect(read.diagnostics).toEqual([]);
  });

  it('a header that is printed again, whole or in part, begins no table', () => {
    for (const again of [HEADER, HEADER.slice(0, 5)]) {
      const read = readFile('x.xlsx', xlsx([...ledger, again, ['2', 'c', 'd']]));
      expect(rowsOf(read.document).map(({ 序号 }) => 序号)).toEqual([1, 2]);
      expect(read.diagnostics).toEqual([]);
    }
  });

  const page = (title: string): Cells[] => [[title], HEADER, ['2', 'c', 'd', '乙']];

  it.each([
    '2022年高新区建设局政务公开工作任务台账',
    '2022年高新区建设局政务公开工作任务台账（续）',
    '部门：建设局',
    '续表',
  ])('nor does one below its title, as pages have it: %s', (title) => {
    const read = readFile('x.xlsx', xlsx([...ledger, ...page(title)]));
    expect(rowsOf(read.document).map(({ 序号 }) => 序号)).toEqual([1, 2]);
    expect(read.diagnostics).toEqual([]);
  });

  it.each([
    ['in a title', '2022年高新区教体局政务公开工作任务台账', ''],
    ['in a title over the table', '2022年高新区教体局政务公开工作任务台账', merged('A4:G4')],
    ['behind a label', '部门：教体局', ''],
  ])(
    'the same header below the name of another body %s begins its ledger',
    (_name, title, more) => {
      const read = readFile('x.xlsx', xlsx([...ledger, ...page(title)], more));
      expect(rowsOf(read.document).map(({ 序号 }) => 序号)).toEqual([1]);
      expect(told(read)).toEqual([['unreadable', 'error', 'Sheet1!A5']]);
    },
  );
});

describe('rows and columns that are hidden', () => {
  const rows = (attributes: string): string =>
    sheetData([
      TITLE,
      HEADER,
      ['1', 'a', 'b', '甲', '2022-05-18', '2022-05-20'],
      [null, null, null, '乙', '2022-05-19', '2022-05-20'],
    ]).replace('<row r="4"', `<row r="4"${attributes}`);
  const read = (xml: string, state?: string) =>
    readFile('x.xlsx', zip(xlsxParts([{ name: 's', xml, ...(state && { state }) }])));

  it.each([
    ['a row', rows(' hidden="1"'), 's!A4', '第4行是隐藏的'],
    ['a row without height', rows(' ht="0" customHeight="1"'), 's!A4', '第4行是隐藏的'],
    [
      'a column',
      `<cols><col min="5" max="6" hidden="true"/></cols>${rows('')}`,
      's!E2',
      '“起算日期”、“公开日期”栏是隐藏的',
    ],
    [
      'a column without width',
      `<cols><col min="6" max="6" width="0"/></cols>${rows('')}`,
      's!F2',
      '“公开日期”栏',
    ],
  ])('are read, and said: %s', (_name, xml, cell, said) => {
    const result = read(xml);
    expect(rowsOf(result.document)).toMatchObject([
      { 公开记录: [{ 公开日期: '2022-05-20' }, { 起算日期: '2022-05-19' }] },
    ]);
    expect(told(result)).toEqual([['table-reading', 'info', cell]]);
    expect(result.diagnostics[0]?.message).toContain(said);
  });

  it('so is a ledger on a hidden sheet', () => {
    const result = read(rows(''), 'hidden');
    expect(result.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('整张表是隐藏的'),
    ]);
  });

  it('nothing is said of shown ones, of blank ones and of those above the table', () => {
    for (const xml of [
      rows(' ht="0.5" hidden="0"'),
      `<cols><col min="8" max="16384" hidden="1"/></cols>${rows('')}`,
      rows('').replace('<row r="1"', '<row r="1" hidden="1"'),
    ]) {
      expect(read(xml).diagnostics).toEqual([]);
    }
  });
});

describe('tables that go on without a header', () => {
  const row = (...texts: string[]) => texts.map((text) => cell(text));
  const title = paragraph('2022年高新区建设局政务公开工作任务台账');
  const first = tableOf(row(...HEADER), row('1', 'a', 'b', '甲', '2022-05-18', '2022-05-20', ''));
  const more = tableOf(
    row('', '', '', '乙', '2022-06-01', '', ''),
    row('2', 'c', 'd', '丙', '2022-06-02', '', ''),
  );
  const read = (body: string) => readFile('x.docx', docx(title + body));

  it.each([
    ['at once', ''],
    ['behind blank paragraphs', paragraph('')],
    ['behind 续表', paragraph('（续表）')],
  ])('belong to the ledger %s', (_name, between) => {
    const { document, diagnostics } = read(first + between + more);
    expect(diagnostics).toEqual([]);
    expect(rowsOf(document)).toMatchObject([
      { 序号: 1, 公开记录: [{ 标题: '甲' }, { 标题: '乙', 起算日期: '2022-06-01' }] },
      { 序号: 2, 公开记录: [{ 标题: '丙' }] },
    ]);
    expect(document.locate('/台账/0/公开记录/1').cell).toBe('表格2 第1行“标题”');
  });

  it('so does a third one, and one with the header again', () => {
    const again = tableOf(row(...HEADER), row('3', 'e', 'f', '', '', '', ''));
    const { document } = read(first + more + again + tableOf(row('4', 'g', 'h', '', '', '', '')));
    expect(rowsOf(document).map(({ 序号 }) => 序号)).toEqual([1, 2, 3, 4]);
  });

  it('where other words stand between, they are an error that names them', () => {
    const file = read(first + paragraph('附：其他情况') + more);
    expect(rowsOf(file.document)).toHaveLength(1);
    expect(told(file)).toEqual([['unreadable', 'error', '表格2 第1行']]);
    expect(file.diagnostics[0]?.message).toContain('表格2没有表头');
  });

  it('a table of another width, or without such rows, is only named', () => {
    for (const other of [tableOf(row('1', '综合科')), tableOf(row(...HEADER.map(() => '略')))]) {
      expect(told(read(first + other))).toEqual([['table-reading', 'info', undefined]]);
    }
  });

  it('so are they where they have other columns', () => {
    const file = read(first + tableOf(row('2', 'c', 'd', '丙', '2022-06-02')));
    expect(told(file)).toEqual([['unreadable', 'error', '表格2 第1行']]);
  });

  it('a sheet of a workbook is an error too', () => {
    const parts = xlsxParts([
      { name: '台账', xml: sheetData([TITLE, HEADER, ['1', 'a', 'b', '甲', '2022-05-18']]) },
      { name: '续', xml: sheetData([['2', 'c', 'd', '乙', '2022-06-01', '2022-06-02', ADDRESS]]) },
      {
        name: '科室',
        xml: sheetData([
          ['1', '综合科'],
          ['2', '法规科'],
        ]),
      },
    ]);
    expect(told(readFile('x.xlsx', zip(parts)))).toEqual([
      ['unreadable', 'error', '续!A1'],
      ['table-reading', 'info', undefined],
    ]);
  });

  it('a list of records that names no task is an error', () => {
    const parts = xlsxParts([
      { name: '台账', xml: sheetData([TITLE, HEADER, ['1', 'a', 'b']]) },
      {
        name: '记录',
        xml: sheetData([
          ['标题', '公开日期', '链接'],
          ['乙', '2022-06-02', ADDRESS],
        ]),
      },
    ]);
    const file = readFile('x.xlsx', zip(parts));
    expect(told(file)).toEqual([['unreadable', 'error', '记录!A1']]);
    expect(file.diagnostics[0]?.message).toContain('补上序号');
  });
});

describe('a list of records beside the ledger', () => {
  const TASKS: Cells[] = [
    [...TITLE],
    ['序号', '工作任务', '时限要求', '责任科室'],
    ['1', 'a', 'b', '综合科'],
    ['2', 'c', 'd', '综合科'],
    [null, '本单位的 任务', '长期坚持', '综合科'],
    [null, '另一项', '长期坚持', '综合科'],
    [null, '另一项', '每年底前', '综合科'],
  ];
  const read = (...list: Cells[]) =>
    readFile(
      'x.xlsx',
      zip(
        xlsxParts([
          { name: '台账', xml: sheetData(TASKS) },
          { name: '记录', xml: sheetData(list) },
        ]),
      ),
    );
  const recordsOf = (file: ReturnType<typeof read>) =>
    rowsOf(file.document).map(({ 公开记录 }) => 公开记录);

  it('its 备注 is about the record, with no other content too', () => {
    const file = read(
      ['序号', '标题', '公开日期', '备注'],
      ['1', '甲', '2022-06-01', '迟了'],
      ['2', null, null, '正在办'],
    );
    expect(recordsOf(file).slice(0, 2)).toEqual([
      [{ 标题: '甲', 公开日期: '2022-06-01', 备注: '迟了' }],
      [{ 备注: '正在办' }],
    ]);
    expect(file.document.locate('/台账/1/公开记录/0/备注').cell).toBe('记录!D3');
    expect(told(file)).toEqual([]);
  });

  it('what it says of a task is told as not read, and so is a second 备注', () => {
    const file = read(
      ['序号', '标题', '公开日期', '责任科室', '备注', '记录备注'],
      ['1', '甲', '2022-06-01', '法规科', '一', '二'],
    );
    expect(recordsOf(file)[0]).toEqual([{ 标题: '甲', 公开日期: '2022-06-01', 备注: '二' }]);
    expect(rowsOf(file.document)[0]).toMatchObject({ 责任科室: '综合科' });
    expect(file.diagnostics.map(({ message }) => message)).toEqual([
      '工作表“记录”里没有读这几栏：“责任科室”、“备注”。',
    ]);
  });

  it('a task without 序号 is named by its wording, if only one has it', () => {
    const file = read(
      ['序号', '标题', '公开日期'],
      ['本单位的任务', '甲', '2022-06-01'],
      ['另一项', '乙', '2022-06-02'],
    );
    expect(recordsOf(file).filter(Boolean)).toEqual([[{ 标题: '甲', 公开日期: '2022-06-01' }]]);
    expect(rowsOf(file.document)[2]).toMatchObject({ 公开记录: [{ 标题: '甲' }] });
    expect(told(file)).toEqual([['schema', 'error', '记录!A3']]);
    expect(file.diagnostics[0]?.message).toContain('“另一项”不止一行');
  });
});

describe('hidden sheets', () => {
  const ledger = (no: string) => sheetData([TITLE, HEADER, [no, 'a', 'b']]);

  it('a visible ledger goes before a hidden draft, which is named', () => {
    const parts = xlsxParts([
      { name: '草稿', xml: ledger('7'), state: 'hidden' },
      { name: '正式', xml: ledger('8') },
    ]);
    const file = readFile('x.xlsx', zip(parts));
    expect(rowsOf(file.document).map(({ 序号 }) => 序号)).toEqual([8]);
    expect(told(file)).toEqual([['unreadable', 'error', '草稿!A2']]);
  });

  it('a hidden ledger is read where there is no other', () => {
    const parts = xlsxParts([{ name: '台账', xml: ledger('7'), state: 'veryHidden' }]);
    expect(rowsOf(readFile('x.xlsx', zip(parts)).document)).toHaveLength(1);
  });
});

describe('tables inside others', () => {
  const row = (...texts: string[]) => texts.map((text) => cell(text));
  const title = paragraph('2022年高新区建设局政务公开工作任务台账');
  const ledger = tableOf(row('序号', '工作任务', '时限要求'), row('1', 'a', 'b'));

  it('a ledger in a layout table is read, and the frame is no table that is not', () => {
    const { document, diagnostics } = readFile(
      'x.docx',
      docx(`<w:tbl><w:tr><w:tc>${title}${ledger}<w:p/></w:tc></w:tr></w:tbl>`),
    );
    expect(rowsOf(document)).toHaveLength(1);
    expect(diagnostics).toEqual([]);
  });

  it('a ledger without tables says what the document holds instead', () => {
    const faults = faultsOf('x.docx', docx(`${title}<w:altChunk r:id="a"/>`));
    expect(faults.map(({ message }) => message).join()).toMatch(/altChunk.*没有表格/s);
  });
});

describe('cells that nobody can know', () => {
  const sheet = (rows: Cells[], more = '') => xlsx([TITLE, HEADER, ...rows], more);
  const loaded = (bytes: Uint8Array) =>
    loadedLedger('x.xlsx', readLedgerFile('x.xlsx', bytes, { plan: () => 'zibo-gaoxin/2022' }));
  const noResult = (place: string) => `<c r="${place}"><f>E3+12</f></c>`;

  it('are told once, with their cell, and all else in their row is read', () => {
    const rows: Cells[] = [
      ['1', 'a', 'b', '甲', '2022-05-18', noResult('F3'), ADDRESS],
      ['2', 'c', 'd', '乙', '2022-05-18', '2022-05-20', ADDRESS],
    ];
    const { diagnostics, ledger } = loaded(sheet(rows));
    expect(diagnostics).toMatchObject([
      {
        rule: 'cell-unreadable',
        severity: 'error',
        location: { cell: 'Sheet1!F3', pointer: '/台账/0/公开记录/0/公开日期' },
      },
    ]);
    expect(diagnostics[0]?.message).toContain('计算结果，“公开日期”是什么无从知道');
    const [first, second] = ledger?.entries ?? [];
    expect(first?.records[0]?.disclosed).toBe(UNREADABLE);
    expect(first?.records[0]?.event).toBe(dayOf(2022, 5, 18));
    expect(second?.records[0]?.disclosed).toBe(dayOf(2022, 5, 20));
  });

  it('count for all rows that a merged cell covers', () => {
    const rows: Cells[] = [
      ['1', 'a', 'b', '甲', '2022-05-18', '<c r="F3" t="e"><v>#REF!</v></c>'],
      ['1', 'a', 'b', '乙', '2022-05-18', null],
    ];
    const { diagnostics } = loaded(sheet(rows, merged('F3:F4')));
    expect(diagnostics.map(({ rule, location }) => [rule, location.pointer])).toEqual([
      ['cell-unreadable', '/台账/0/公开记录/0/公开日期'],
      ['cell-unreadable', '/台账/0/公开记录/1/公开日期'],
    ]);
  });

  it('do not matter in columns that are not read', () => {
    const rows: Cells[] = [['1', 'a', 'b', '甲', '2022-05-18', '2022-05-20', null, noResult('H3')]];
    expect(loaded(sheet(rows)).diagnostics.map(({ rule }) => rule)).toEqual(['table-reading']);
  });
});

describe('cells under no heading', () => {
  it('are told with their places', () => {
    const rows: Cells[] = [
      TITLE,
      HEADER,
      ['1', 'a', 'b', '甲', '2022-05-18', '2022-05-20', ADDRESS, '另见乙'],
      [null, null, null, '乙', '2022-05-18', '2022-05-20', ADDRESS],
      [null, null, null, null, null, null, null, null, '丙'],
    ];
    const read = readFile('x.xlsx', xlsx(rows));
    expect(told(read)).toEqual([['table-reading', 'info', 'Sheet1!H3']]);
    expect(read.diagnostics[0]?.message).toContain(
      '有 2 格内容上面没有栏目，没有读：Sheet1!H3、Sheet1!I5。',
    );
  });

  it('one under a heading that is not read is told with that', () => {
    const read = readFile(
      'x.xlsx',
      xlsx([TITLE, [...HEADER, '反响'], ['1', 'a', 'b', null, null, null, null, '良好']]),
    );
    expect(read.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('“反响”'),
    ]);
  });
});

describe('links and periods', () => {
  const parts = (rows: Cells[], more: string) =>
    zip([
      ...xlsxParts([{ name: 'Sheet1', xml: sheetData([TITLE, HEADER, ...rows]) + more }]),
      {
        name: 'xl/worksheets/_rels/sheet0.xml.rels',
        data: relations([{ id: 'l', type: 'hyperlink', target: ADDRESS, mode: 'External' }]),
      },
    ]);

  it('the link of a merged cell belongs to all that it covers', () => {
    const rows: Cells[] = [
      ['1', 'a', 'b', '甲', '2022-05-18', '2022-05-20', '查看'],
      ['1', 'a', 'b', '乙', '2022-05-18', '2022-05-20', null],
    ];
    const bytes = parts(
      rows,
      `${merged('G3:G4')}<hyperlinks><hyperlink ref="G3" r:id="l"/></hyperlinks>`,
    );
    expect(rowsOf(readFile('x.xlsx', bytes).document)[0]?.公开记录).toMatchObject([
      { 标题: '甲', 链接: ADDRESS },
      { 标题: '乙', 链接: ADDRESS },
    ]);
  });

  it.each([
    ['<c r="E3"><v>2022.1</v></c>', 'cell-unreadable'],
    ['2022.1', undefined],
    ['<c r="E3"><v>2022.11</v></c>', undefined],
  ])('a period %s', (period, rule) => {
    const header = ['序号', '工作任务', '时限要求', '标题', '期间'];
    const { diagnostics } = readFile(
      'x.xlsx',
      xlsx([TITLE, header, ['1', 'a', 'b', '甲', period]]),
    );
    expect(diagnostics.map((finding) => finding.rule)).toEqual(rule ? [rule] : []);
    if (rule) expect(diagnostics[0]?.message).toContain('2022-10');
  });
});

describe('the sheets of the form that explain it', () => {
  const withSheet = (name: string, rows: Cells[]) =>
    readFile(
      'x.xlsx',
      zip(
        xlsxParts([
          { name: '台账', xml: sheetData([TITLE, HEADER, ['1', 'a', 'b']]) },
          { name, xml: sheetData(rows) },
        ]),
      ),
    );

  it('are not told, unlike others', () => {
    for (const name of ['说明', '时间表']) {
      expect(
        told(
          withSheet(name, [
            ['到期日', '做什么'],
            ['2022-06-15', '某'],
          ]),
        ),
      ).toEqual([]);
    }
    expect(told(withSheet('备忘', [['到期日', '做什么']]))).toEqual([
      ['table-reading', 'info', undefined],
    ]);
  });

  it('are told where they hold what belongs to a ledger', () => {
    expect(told(withSheet('说明', [HEADER, ['2', 'c', 'd']]))).toEqual([
      ['unreadable', 'error', '说明!A1'],
    ]);
    expect(
      told(
        withSheet('时间表', [
          ['标题', '公开日期', '链接'],
          ['乙', '2022-06-02', ADDRESS],
        ]),
      ),
    ).toEqual([['unreadable', 'error', '时间表!A1']]);
  });
});

describe('a table that does not say whose ledger it is', () => {
  it('has what is wrong in its rows told at the same time', () => {
    const rows: Cells[] = [
      ['2022年政务公开工作任务台账'],
      HEADER,
      ['1', 'a', 'b', '甲', '2022年6月31日', '2022-06-20', 'ftp:/x'],
    ];
    const { ledger, diagnostics } = loadedLedger('x.xlsx', readLedgerFile('x.xlsx', xlsx(rows)));
    expect(ledger).toBeNull();
    expect(diagnostics.map(({ rule, location }) => [rule, location.cell])).toEqual([
      ['unknown-body', 'Sheet1!A2'],
      ['unknown-plan', 'Sheet1!A2'],
      ['schema', 'Sheet1!E3'],
      ['schema', 'Sheet1!G3'],
    ]);
  });

  it('keeps the days of its rows, which are wrong whoever it is', () => {
    const rows: Cells[] = [
      ['2022年政务公开工作任务台账'],
      HEADER.with(5, '发布日期'),
      ['1', 'a', 'b', '甲', '2022-06-01', '2022-12-02', ADDRESS],
    ];
    const loaded = loadedLedger('x.xlsx', readLedgerFile('x.xlsx', xlsx(rows)));
    const asOf = dayOf(2022, 6, 20);
    const unknown = { plan: null, reason: '' };
    const checked = checkLedger(loaded, unknown, { calendar: bundledCalendar(), asOf, dueSoon: 5 });
    const last = checked.findings.at(-1);
    expect(last).toMatchObject({ rule: 'future-date', location: { cell: 'Sheet1!F3' } });
    expect(last?.message).toContain('发布日期写的是2022-12-02');
    expect(checked.findings.map(({ rule }) => rule)).toEqual([
      'unknown-body',
      'unknown-plan',
      'future-date',
    ]);
  });
});
