import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const HEAD = '计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n';
/** A ledger with one record; its fields stand in lines 6 and following, from column 9. */
const record = (...fields: string[]) =>
  `${HEAD}  - 序号: 1\n    公开记录:\n      - ${fields.join('\n        ')}\n`;
/** A ledger with one entry; its fields stand in lines 4 and following, from column 5. */
const entry = (...fields: string[]) => `${HEAD}  - ${fields.join('\n    ')}\n`;

describe('what a ledger may hold', () => {
  test.each<[string, string]>([
    ['no plan', '部门: 建设局\n台账: []\n'],
    ['a blank plan', '计划:\n部门: 建设局\n台账: []\n'],
    ['no entry yet', '计划: zibo-gaoxin/2022\n部门: 建设局\n台账: []\n'],
    ['a date of handing in', `报送日期: 2022-05-30\n${HEAD}  []\n`],
    ['a number alone', entry('序号: 1')],
    ['a number of annex 2', entry('序号: 附2-1')],
    [
      'all columns',
      entry(
        '序号: 1',
        '工作任务: 甲',
        '工作要求: 乙',
        '时限要求: 丙',
        '责任科室: 综合科',
        '分管领导: 王某',
        '备注: 无',
        '公开记录: []',
      ),
    ],
    ['columns left blank', entry('序号: 1', '工作任务:', '责任科室:', '不涉及:', '公开记录:')],
    ['a task of the department’s own', entry('工作任务: 甲', '时限要求: 长期坚持')],
    [
      'a task that does not concern it',
      entry('序号: 14', '不涉及: 本单位无此项职责', '公开记录: []'),
    ],
    [
      'a disclosure',
      record(
        '事项: 行政处罚信息',
        '标题: 甲',
        '起算日期: 2022-06-01',
        '公开日期: 2022-06-13',
        '链接: https://www.example.gov.cn/art/1.html',
        '备注:',
      ),
    ],
    [
      'a request',
      record(
        '标题: 申请2022-7号',
        '收到日期: 2022-07-01',
        '补正日期: 2022-07-04',
        '答复日期: 2022-08-05',
        '延期: {工作日: 10, 同意: true, 告知日期: 2022-07-20}',
        '扣除期间: [{起: 2022-07-05, 止: 2022-07-12, 事由: 征求第三方意见}, {起: 2022-07-20}]',
      ),
    ],
    ['a consultation', record('开始日期: 2022-07-01', '结束日期: 2022-08-02')],
    ['an empty report', record('零报告: 2022-06', '事项: 甲', '备注: 乙')],
    ['a leap day', record('公开日期: 2024-02-29')],
    ...[
      '2022',
      '"2022"',
      '2022-H1',
      '2022-Q3',
      '2022-08',
      '2022-W23',
      '2020-W53',
      '2022-08-01',
    ].map((period): [string, string] => [`the period ${period}`, record(`期间: ${period}`)]),
  ])('%s', (_name, text) => {
    expect(check('ledger', text)).toEqual([]);
  });
});

/** What is wrong, the file, the place, and words that the message must hold. */
type Case = [name: string, text: string, line: number, column: number, words: string[]];

const CASES: Case[] = [
  ['no body', '计划: zibo-gaoxin/2022\n台账: []\n', 1, 1, ['缺少“部门”', '部门: 建设局']],
  ['a blank body', '计划: zibo-gaoxin/2022\n部门: " "\n台账: []\n', 2, 5, ['“部门”是空的']],
  [
    'a body without a value',
    '计划: zibo-gaoxin/2022\n部门:\n台账: []\n',
    2,
    1,
    ['“部门”后面没有内容'],
  ],
  [
    'a plan without a year',
    '计划: zibo-gaoxin\n部门: 甲\n台账: []\n',
    1,
    5,
    ['“zibo-gaoxin”', '“方案代号/年份”'],
  ],
  [
    'a plan with a hyphen that is another character',
    '计划: zibo\u2011gaoxin/2022\n部门: 甲\n台账: []\n',
    1,
    5,
    ['“‑”（U+2011）', '请改成“zibo-gaoxin/2022”'],
  ],
  [
    'a period with characters that look like others',
    record('期间: ２０２２\u201105'),
    6,
    13,
    ['“２”（U+FF12）', '“‑”（U+2011）', '请改成“2022-05”'],
  ],
  [
    'no list of entries',
    '计划: zibo-gaoxin/2022\n部门: 甲\n台账: 无\n',
    3,
    5,
    ['“台账”应为列表', '“无”', '“- ”'],
  ],
  [
    'an entry of mere text',
    `${HEAD}  - 序号：1\n`,
    4,
    5,
    ['“台账”第 1 项', '全角冒号', '“序号: ”'],
  ],
  ['an entry without a space', `${HEAD}  - 序号:1\n`, 4, 5, ['“台账”第 1 项', '缺一个空格']],
  ['an unnumbered entry', entry('工作任务: 甲'), 4, 5, ['缺少“时限要求”', '本部门自定']],
  [
    'an unnumbered entry without a task',
    entry('序号:', '时限要求: 甲'),
    4,
    5,
    ['缺少“工作任务”', '序号'],
  ],
  ['a fraction as number', entry('序号: 1.50'), 4, 9, ['整数或文字', '1.50', '序号: "1.50"']],
  ['a reason that is none', entry('序号: 1', '不涉及: true'), 5, 10, ['“不涉及”应为文字', 'true']],
  [
    'a reason and records',
    entry('序号: 1', '不涉及: 甲', '公开记录: [{标题: 乙}]'),
    6,
    11,
    ['不涉及'],
  ],
  ['a wrong word', entry('序号: 1', '任务: 甲'), 5, 5, ['不认识“任务”', '是不是“工作任务”？']],
  [
    'a misspelt word',
    entry('序号: 1', '工做任务: 甲'),
    5,
    5,
    ['是不是“工作任务”？', '可写：序号、工作任务'],
  ],
  [
    'an invisible character',
    entry('序号: 1', '"备\u200b注": 甲'),
    5,
    5,
    ['看不见的字符', '“备注”'],
  ],
  ['a foreign word', entry('序号: 1', 'xyz: 甲'), 5, 5, ['不认识“xyz”这一栏。', '可写：']],
  [
    'a long text',
    entry('序号: 1', `备注: ${'甲'.repeat(2001)}`),
    5,
    9,
    ['2001 个字', '最多 2000 个'],
  ],
  [
    'a number as text',
    record('标题: 0012'),
    6,
    13,
    ['“标题”应为文字', '数字 0012', '标题: "0012"'],
  ],
  ['an empty record', record('{}'), 6, 9, ['“公开记录”第 1 项是空的']],
  ['a date with strokes', record('公开日期: 2022/5/8'), 6, 15, ['“2022/5/8”', '请改成 2022-05-08']],
  ['a date with dots', record('公开日期: 2022.5.18'), 6, 15, ['“2022.5.18”', '请改成 2022-05-18']],
  ['a Chinese date', record('公开日期: 2022年5月18日'), 6, 15, ['请改成 2022-05-18']],
  [
    'a date in full-width digits',
    record('公开日期: ２０２２－０５－１８'),
    6,
    15,
    ['请改成 2022-05-18'],
  ],
  [
    'a date without separators',
    record('公开日期: 20220518'),
    6,
    15,
    ['“20220518”', '请改成 2022-05-18'],
  ],
  ['a date without zeros', record('公开日期: 2022-2-3'), 6, 15, ['请改成 2022-02-03']],
  ['a time of day', record('公开日期: 2022-05-18 10:30'), 6, 15, ['请改成 2022-05-18']],
  ['a date without a day', record('公开日期: 2022.10'), 6, 15, ['“2022.10”', '年、月、日']],
  [
    'a date that does not exist',
    record('公开日期: 2022-02-30'),
    6,
    15,
    ['没有“2022-02-30”', '2022 年 2 月有 28 天'],
  ],
  [
    'a month that does not exist',
    record('公开日期: 2022-13-01'),
    6,
    15,
    ['没有“2022-13-01”', '13 月'],
  ],
  ['a period in words', record('期间: 2022年8月'), 6, 13, ['“2022年8月”', '2022-08', '2022-Q3']],
  ['a period in digits', record('期间: 202208'), 6, 13, ['“202208”', '2022-08']],
  ['a quarter that does not exist', record('期间: 2022-Q5'), 6, 13, ['“2022-Q5”', '2022-Q3']],
  [
    'a period that does not exist',
    record('期间: 2022-06-31'),
    6,
    13,
    ['“2022-06-31”', '没有这一天'],
  ],
  ['a week that does not exist', record('零报告: 2022-W53'), 6, 14, ['“2022-W53”', '没有']],
  [
    'an empty report with a date',
    record('零报告: 2022-06', '公开日期: 2022-07-01'),
    7,
    9,
    ['“公开日期”', '零报告'],
  ],
  [
    'a link without a scheme',
    record('链接: www.example.gov.cn'),
    6,
    13,
    ['“www.example.gov.cn”', 'https://'],
  ],
  [
    'a count with its unit',
    record('延期: {工作日: 10个工作日, 同意: true}'),
    6,
    19,
    ['整数', '工作日: 10'],
  ],
  ['a count of none', record('延期: {工作日: 0, 同意: true}'), 6, 19, ['0', '不能小于 1']],
  ['a Chinese yes', record('延期: {工作日: 10, 同意: 是}'), 6, 27, ['“是”', '“同意: true”']],
  ['a Chinese no', record('延期: {工作日: 10, 同意: 否}'), 6, 27, ['“否”', '“同意: false”']],
  ['an extension undecided', record('延期: {工作日: 10}'), 6, 13, ['缺少“同意”']],
  [
    'one consultation without a list',
    record('扣除期间: {起: 2022-07-05}'),
    6,
    15,
    ['“扣除期间”应为列表'],
  ],
  ['a consultation without a start', record('扣除期间: [{止: 2022-07-05}]'), 6, 16, ['缺少“起”']],
  ['full-width colons in braces', `${HEAD}  - {序号：1}\n`, 4, 6, ['全角冒号', '“序号: ”']],
];

describe('what a ledger must not hold', () => {
  test.each(CASES)('%s', (_name, text, line, column, words) => {
    const findings = check('ledger', text);
    const here = findings.filter(
      ({ location }) => location.line === line && location.column === column,
    );
    const told = here.find(({ message }) => words.every((word) => message.includes(word)));
    expect(told, JSON.stringify(findings, null, 1)).toMatchObject({
      rule: 'schema',
      severity: 'error',
      location: { file: 'ledger.yaml' },
    });
  });

  test('one fault is one finding', () => {
    for (const [name, text] of CASES) {
      const extra =
        name === 'full-width colons in braces' || name.startsWith('an unnumbered') ? 2 : 0;
      expect(check('ledger', text).length, name).toBeLessThanOrEqual(1 + extra);
    }
  });
});

describe('a file that is no ledger', () => {
  test.each<[string, string, string[]]>([
    ['a list', '- 序号: 1\n', ['“部门: 建设局”', '“台账:”', '一个列表']],
    ['one line with a full-width colon', '计划：a/2022\n', ['一段文字', '“计划”后面是全角冒号']],
  ])('%s', (_name, text, words) => {
    const findings = check('ledger', text);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.location).toMatchObject({ line: 1, column: 1 });
    for (const word of words) expect(findings[0]?.message).toContain(word);
  });
});
