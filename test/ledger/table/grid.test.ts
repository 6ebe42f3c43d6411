import { describe, expect, it } from 'vitest';
import { LEDGER_COLUMNS, ledgerHeaders } from '../../../src/ledger/table/columns.ts';
import {
  cell,
  docx,
  faultsOf,
  paragraph,
  readFile,
  rowsOf,
  sheetData,
  tableOf,
  xlsx,
  xlsxParts,
  zip,
} from '../../input/office.ts';

type Cells = (string | null)[];

const TITLE: Cells = ['2022年高新区建设局政务公开工作任务台账'];
const HEADER: Cells = ['序号', '工作任务', '时限要求', '责任科室', '标题', '公开日期', '备注'];
const merged = (...refs: string[]) =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

const read = (rows: Cells[], more = '', file = '台账.xlsx') => readFile(file, xlsx(rows, more));
const entries = (rows: Cells[], more = '') => rowsOf(read([TITLE, HEADER, ...rows], more).document);

describe('headings', () => {
  it('no name stands for two fields', () => {
    const names = LEDGER_COLUMNS.flatMap(({ headings }) => headings);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    [['序 号'], '序号'],
    [['时限\n要求'], '时限要求'],
    [['公开时限'], '时限要求'],
    [['公开时间（年月日）'], '公开日期'],
    [['* 标题：'], '标题'],
    [['延期', '同意'], '同意'],
    [['扣除期间', '起'], '起'],
    [['公开情况', '备注'], '备注'],
    [['进展情况'], '完成情况'],
    [['推进落实情况'], '完成情况'],
    [['落实情况'], '完成情况'],
    [['完成时间'], '完成日期'],
    [['办结时间'], '完成日期'],
    [['办结日期'], '完成日期'],
    [['落实日期'], '完成日期'],
    [['佐证材料'], '佐证'],
    [['社会反响'], undefined],
    [['起'], undefined],
  ])('%j', (lines, key) => {
    expect(ledgerHeaders.fieldOf(lines)?.key).toBe(key);
  });

  it('of two columns for one field the one of that name is read, the other named', () => {
    const rows: Cells[] = [
      TITLE,
      ['序号', '工作任务', '时限要求', '责任单位', '责任科室', '社会反响'],
      ['1', 'a', 'b', '某局', '综合科', '良好'],
    ];
    const { document, diagnostics } = read(rows);
    expect(rowsOf(document)[0]?.责任科室).toBe('综合科');
    expect(diagnostics).toMatchObject([{ rule: 'table-reading', severity: 'info' }]);
    expect(diagnostics[0]?.message).toContain('“责任单位”、“社会反响”');
  });

  it('a header that does not fit is told with what was found and what is wanted', () => {
    const [fault, ...more] = faultsOf(
      'x.xlsx',
      xlsx([['名单'], ['姓名', '科室', '电话'], ['甲', '乙', '丙']]),
    );
    expect(more).toEqual([]);
    expect(fault?.rule).toBe('unreadable');
    expect(fault?.message).toContain('“姓名”“科室”“电话”');
    expect(fault?.message).toContain('“时限要求”');
    expect(faultsOf('x.xlsx', xlsx([]))[0]?.message).toContain('没有表格');
  });

  it('a header of two lines without merged cells, and one printed again on each page', () => {
    const rows: Cells[] = [
      TITLE,
      ['序号', '工作任务', '时限要求', '公开记录'],
      [null, null, null, '标题', '公开日期'],
      ['1', 'a', 'b', '甲', '2022-05-18'],
      ['序号', '工作任务', '时限要求', '公开记录'],
      [null, null, null, '标题', '公开日期'],
      ['2', 'c', 'd'],
    ];
    // The second line of the repeated header holds nothing but headings either.
    expect(rowsOf(read(rows).document)).toEqual([
      { 序号: 1, 工作任务: 'a', 时限要求: 'b', 公开记录: [{ 标题: '甲', 公开日期: '2022-05-18' }] },
      { 序号: 2, 工作任务: 'c', 时限要求: 'd' },
    ]);
  });
});

describe('columns', () => {
  it('tell from left to right what was made of each heading', () => {
    const rows: Cells[] = [
      TITLE,
      [
        '序号',
        '责任单位',
        '社会反响',
        '工作任务',
        '时限\n要求',
        '责任科室',
        '延期',
        null,
        '公开记录',
      ],
      [null, null, null, null, null, null, '同意', '告知日期', '备注', '发布时间'],
      ['1', '某局', '良好', 'a', 'b', '综合科', '是', '2022-05-18', 'c', '2022-05-18'],
    ];
    const { document } = read(
      rows,
      merged(...['A', 'B', 'C', 'D', 'E', 'F'].map((at) => `${at}2:${at}3`), 'G2:H2', 'I2:J2'),
    );
    const columns: [column: string, heading: string, field: string | null][] = [
      ['A', '序号', '序号'],
      ['B', '责任单位', null],
      ['C', '社会反响', null],
      ['D', '工作任务', '工作任务'],
      ['E', '时限\n要求', '时限要求'],
      ['F', '责任科室', '责任科室'],
      ['G', '同意', '延期同意'],
      ['H', '告知日期', '告知日期'],
      ['I', '备注', '公开记录备注'],
      ['J', '发布时间', '公开日期'],
    ];
    expect(document.columns).toEqual(
      columns.map(([column, heading, field]) => ({
        table: '工作表“Sheet1”',
        column,
        heading,
        field,
      })),
    );
  });

  it('are those of each table that is read, and of no other', () => {
    const row = (...texts: string[]) => texts.map((text) => cell(text));
    const ledger = tableOf(row('编号', '任务', '时限'), row('1', 'a', 'b'));
    const names = tableOf(row('姓名', '电话', '科室'), row('甲', '乙', '丙'));
    const records = tableOf(row('序号', '标题', '公开时间'), row('1', '甲', '2022-05-18'));
    const bytes = docx(paragraph('2022年建设局政务公开台账') + ledger + names + records);
    const { document } = readFile('台账.docx', bytes);
    const told = document.columns?.map(
      ({ table, column, heading, field }) => `${table} ${column} ${heading} ${field}`,
    );
    expect(told).toEqual([
      '表格1 A 编号 序号',
      '表格1 B 任务 工作任务',
      '表格1 C 时限 时限要求',
      '表格3 A 序号 序号',
      '表格3 B 标题 标题',
      '表格3 C 公开时间 公开日期',
    ]);
  });

  it('are not told of YAML', () => {
    const { document } = readFile('台账.yaml', new TextEncoder().encode('部门: 建设局\n'));
    expect(document).not.toHaveProperty('columns');
  });
});

describe('rows', () => {
  it('rows below a task add records: the same 序号 or none, the same wording or none', () => {
    expect(
      entries([
        ['1', 'a', 'b', '科', '甲', '2022-05-18', '一'],
        [null, null, null, null, '乙', '2022-05-19', '二'],
        ['1', 'a', 'b', '科', '丙', '2022-05-20'],
        ['2', 'a', 'b', '科', '丁'],
      ]),
    ).toEqual([
      {
        序号: 1,
        工作任务: 'a',
        时限要求: 'b',
        责任科室: '科',
        备注: '一',
        公开记录: [
          { 标题: '甲', 公开日期: '2022-05-18' },
          { 标题: '乙', 公开日期: '2022-05-19', 备注: '二' },
          { 标题: '丙', 公开日期: '2022-05-20' },
        ],
      },
      { 序号: 2, 工作任务: 'a', 时限要求: 'b', 责任科室: '科', 公开记录: [{ 标题: '丁' }] },
    ]);
  });

  it('a row of the same 序号 with another wording, or with nothing new, is a row of its own', () => {
    const read = entries([
      ['1', 'a', 'b', '科', '甲'],
      ['1', 'c', 'd', '科', '乙'],
      ['1', 'c', 'd', '科'],
      [null, 'e', 'f', '科'],
      [null, 'e', 'f', '科'],
    ]);
    expect(read.map(({ 序号, 工作任务 }) => [序号, 工作任务])).toEqual([
      [1, 'a'],
      [1, 'c'],
      [1, 'c'],
      [undefined, 'e'],
      [undefined, 'e'],
    ]);
  });

  it('a record before any task is a row without wording, for the schema to report', () => {
    expect(entries([[null, null, null, null, '甲']])).toEqual([{ 公开记录: [{ 标题: '甲' }] }]);
  });

  it('headings of sections, sums, blank rows and who filled it in are no tasks', () => {
    const rows: Cells[] = [
      ['一、紧扣经济发展大局深化公开'],
      ['1', 'a', 'b', '科', '甲'],
      ['二、高质量公开'],
      [null, ' ', '\t'],
      ['2', 'c', 'd', '科', '一、乙'],
      ['合　计', '2项'],
      ['填表人：王某', null, '填报日期：2022年5月30日'],
      ['备注：本表一式两份'],
    ];
    const { document } = read([TITLE, HEADER, ...rows], merged('A5:G5'));
    expect(rowsOf(document).map(({ 序号 }) => 序号)).toEqual([1, 2]);
    expect((document.data as Record<string, unknown>).报送日期).toBe('2022-05-30');
  });

  it('below a merged cell a record may be called like a sum, a section or a signature', () => {
    const titles = ['一、甲', '合计', '备注：乙', '联系人：丙'];
    const rows: Cells[] = titles.map((title, index) =>
      index === 0 ? ['1', 'a', 'b', '科', title] : [null, null, null, null, title],
    );
    const more = merged('A3:A6', 'B3:B6', 'C3:C6', 'D3:D6');
    expect(entries(rows, more)).toMatchObject([{ 公开记录: titles.map((标题) => ({ 标题 })) }]);
  });

  it('hidden rows count', () => {
    const xml = sheetData([TITLE, HEADER, ['1', 'a', 'b'], ['2', 'c', 'd']]).replace(
      '<row r="4">',
      '<row r="4" hidden="1">',
    );
    const { document } = readFile('x.xlsx', zip(xlsxParts([{ name: 's', xml }])));
    expect(rowsOf(document)).toHaveLength(2);
  });
});

describe('merged cells', () => {
  it('carry what they say down, for tasks and for records', () => {
    const rows: Cells[] = [
      ['1', 'a', 'b', '科', '甲', '2022-05-18'],
      ['2', null, 'c', null, '乙', null],
      [null, null, null, null, '丙', null],
    ];
    expect(entries(rows, merged('B3:B4', 'D3:D5', 'F3:F5', 'A4:A5', 'C4:C5'))).toEqual([
      {
        序号: 1,
        工作任务: 'a',
        时限要求: 'b',
        责任科室: '科',
        公开记录: [{ 标题: '甲', 公开日期: '2022-05-18' }],
      },
      {
        序号: 2,
        工作任务: 'a',
        时限要求: 'c',
        责任科室: '科',
        公开记录: [
          { 标题: '乙', 公开日期: '2022-05-18' },
          { 标题: '丙', 公开日期: '2022-05-18' },
        ],
      },
    ]);
  });

  it('a record over two rows is one record', () => {
    const rows: Cells[] = [
      ['1', 'a', 'b', '科', '甲', '2022-05-18', '一'],
      [null, null, null, '科二', null, null, '二'],
    ];
    const [first] = entries(rows, merged('A3:A4', 'B3:B4', 'C3:C4', 'E3:E4', 'F3:F4'));
    expect(first?.公开记录).toEqual([{ 标题: '甲', 公开日期: '2022-05-18' }]);
  });

  it('across columns of one kind they count for each, across others for the first', () => {
    const header = ['序号', '工作任务', '时限要求', '标题', '起算日期', '公开日期'];
    const rows: Cells[] = [
      TITLE,
      header,
      ['1', 'a', null, '甲', '2022-05-18', null],
      ['2', 'c', 'd', '未开展', null, null],
    ];
    const { document } = read(rows, merged('B3:C3', 'E3:F3', 'D4:F4'));
    expect(rowsOf(document)).toEqual([
      {
        序号: 1,
        工作任务: 'a',
        时限要求: 'a',
        公开记录: [{ 标题: '甲', 起算日期: '2022-05-18', 公开日期: '2022-05-18' }],
      },
      { 序号: 2, 工作任务: 'c', 时限要求: 'd', 公开记录: [{ 标题: '未开展' }] },
    ]);
  });
});

describe('consultations', () => {
  const header = [...HEADER.slice(0, 5), '扣除期间', '扣除期间起', '扣除期间止'];
  const recordOf = (...cells: Cells) => {
    const { document } = read([TITLE, header, ['1', 'a', 'b', '科', '甲', ...cells]]);
    const place = document.locate('/台账/0/公开记录/0/扣除期间/0/起').cell;
    return [rowsOf(document)[0]?.公开记录, place];
  };

  it('stand in one cell or in cells of their own, and are placed there', () => {
    const own = { 标题: '甲', 扣除期间: [{ 起: '2022-07-05', 止: '2022-07-12' }] };
    expect(recordOf(null, '2022-07-05', '2022-07-12')).toEqual([[own], 'Sheet1!G3']);
    const [records] = recordOf('2022-07-05至2022-07-12', null, null);
    expect(records).toEqual([own]);
  });
});

describe('places', () => {
  const rows: Cells[] = [
    TITLE,
    HEADER,
    ['1', 'a', 'b', '科', '甲', '2022-05-18'],
    [null, null, null, null, '乙', '2022-05-19'],
  ];

  it.each([
    ['', 'Sheet1!A2'],
    ['/台账', 'Sheet1!A2'],
    ['/部门', 'Sheet1!A1'],
    ['/台账/0', 'Sheet1!A3'],
    ['/台账/0/时限要求', 'Sheet1!C3'],
    ['/台账/0/公开记录', 'Sheet1!A3'],
    ['/台账/0/公开记录/1', 'Sheet1!E4'],
    ['/台账/0/公开记录/1/公开日期', 'Sheet1!F4'],
    ['/台账/0/公开记录/1/链接', 'Sheet1!E4'],
    ['/台账/9/时限要求', 'Sheet1!A2'],
    ['/计划', undefined],
  ])('%s', (pointer, place) => {
    const { document } = read(rows);
    const location = document.locate(pointer);
    expect(location.cell).toBe(place);
    expect(location.file).toBe('台账.xlsx');
    expect(location.pointer).toBe(pointer);
  });

  it('the excerpt is the row, and the caret stands under the cell', () => {
    const {
      line,
      column = 0,
      endColumn,
      excerpt = '',
    } = read(rows).document.locate('/台账/0/公开记录/0/公开日期');
    expect(line).toBe(3);
    expect(excerpt).toBe('1 | a | b | 科 | 甲 | 2022-05-18');
    expect(excerpt.slice(column - 1, (endColumn ?? 0) - 1)).toBe('2022-05-18');
  });
});
