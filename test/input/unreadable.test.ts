import { describe, expect, test } from 'vitest';
import { readFaults } from './read.ts';

/** What is wrong, the file, the place, and words that the message must hold. */
type Case = [name: string, text: string, line: number, column: number, words: string[]];

const WIDE_COLON = ['全角冒号“：”', '半角冒号'];
const MISALIGNED = ['对不齐', '同一列'];

const CASES: Case[] = [
  ['a full-width colon', '计划: a/2022\n部门：建设局\n台账: []\n', 2, 3, ['“部门”', ...WIDE_COLON]],
  [
    'a full-width colon in the first line',
    '计划：a/2022\n部门: 建设局\n',
    1,
    3,
    ['“计划”', ...WIDE_COLON],
  ],
  [
    'a full-width colon in the last line',
    '计划: a/2022\n部门：建设局',
    2,
    3,
    ['“部门”', ...WIDE_COLON],
  ],
  [
    'a full-width colon before a list',
    '计划: a\n台账：\n  - 序号: 1\n',
    2,
    3,
    ['“台账”', ...WIDE_COLON],
  ],
  [
    'a full-width colon behind a dash',
    '台账:\n  - 序号：1\n    备注: 无\n',
    2,
    7,
    ['“序号”', ...WIDE_COLON],
  ],
  ['a colon without a space', '台账:\n  - 序号:1\n    备注: 无\n', 2, 7, ['“序号:”', '缺一个空格']],
  [
    'a full-width space behind a colon',
    '部门:\u3000建设局\n备注: 无\n',
    1,
    4,
    ['全角空格', '半角空格'],
  ],
  [
    'full-width spaces as indentation',
    '台账:\n\u3000\u3000备注: 无\n',
    2,
    1,
    ['全角空格', '半角空格'],
  ],
  ['full-width spaces before a key', 'a:\n  \u3000备注: 无\n', 2, 3, ['全角空格', '半角空格']],
  [
    'a full-width comma',
    'a: {标题: 某，公开日期: 2022-06-13}\n',
    1,
    10,
    ['全角的“，”', '半角逗号'],
  ],
  ['full-width quotes', 'a: “某: 公告”\n', 1, 4, ['全角引号', "'…'"]],
  ['a tab', '台账:\n\t- 序号: 1\n', 2, 1, ['制表符', '半角空格']],
  ['a tab behind spaces', 'a:\n  - b: 1\n  \tc: 1\n', 3, 3, ['制表符', '半角空格']],
  ['a tab at the top', '\ta: 1\n', 1, 1, ['制表符']],
  ['a missing comma', 'a: {b: 1 c: 2}\n', 1, 11, ['缺半角逗号']],
  ['a double comma', 'a: [1,, 2]\n', 1, 7, ['多了一个逗号']],
  ['an open bracket', 'a: [1, 2\nb: 3\n', 1, 4, ['没有配对', '补上 ]']],
  ['an open brace', 'x:\n  a: {b: 1,\n    c: 2\n  d: 3\n', 2, 6, ['没有配对', '补上 }']],
  ['an open brace in the last line', 'a: {b: 1', 1, 4, ['没有配对', '补上 }']],
  ['a closing bracket too many', 'a: [b]]\n', 1, 7, ['多了一个“]”']],
  ['an open quote', 'a: "某\nb: 2\n', 1, 4, ['引号没有配对']],
  ['an open quote that the next one closes', 'a: "某\nb: "x"\n', 1, 4, ['引号没有配对']],
  ['an open single quote behind sound ones', "a: 'x'\nb: '某\nc: 2\n", 2, 4, ['引号没有配对']],
  ['an open quote at the end', 'a: 1\nb: "某', 2, 4, ['引号没有配对']],
  ['text behind a quote', 'a: "b"c\n', 1, 7, ['引号后面还有内容']],
  ['a quote within quotes', "a: 'it's'\n", 1, 8, ['引号后面还有内容']],
  ['a colon and space within a text', 'a:\n  备注: 详见: 附件\n', 2, 9, ['“: ”', '加引号']],
  ['a list behind a key', 'a: - b\n', 1, 4, ['列表', '另起一行']],
  ['a reserved character', 'a: @b\n', 1, 4, ['“@”', '加引号']],
  ['too much indentation', 'a:\n  - b: 1\n      c: 2\n', 3, 8, MISALIGNED],
  ['too little indentation', 'a:\n  - b: 1\n   c: 2\n', 3, 4, MISALIGNED],
  ['an indented first line', ' a: 1\nb: 2\n', 2, 1, MISALIGNED],
  ['a key among list items', '- a\nb: 1\n', 2, 1, MISALIGNED],
  ['a key without a colon', 'a: 1\n台账\n  - b: 1\n', 2, 1, ['没有“键: 值”的冒号']],
  ['a first line without a colon', '部门 建设局\n计划: a\n', 1, 1, ['没有“键: 值”的冒号']],
  ['a line without a colon', 'a: 1\n备注\n', 2, 1, ['没有“键: 值”的冒号']],
  ['an unknown escape', 'a: "C:\\目录"\n', 1, 8, ['转义', '单引号']],
  ['a wrong code point', 'a: "\\xzz"\n', 1, 7, ['十六进制']],
  ['text behind a block sign', 'a: |某\n  b\n', 1, 5, ['“|”', '加引号']],
  ['a duplicate key', '部门: a\n计划: b\n部门: c\n', 3, 1, ['“部门”重复', '第 1 行']],
  ['a merge key', 'a: &x {b: 1}\nc:\n  <<: *x\n', 3, 3, ['“<<”', '直接写出来']],
  ['a list as key', '? [a]\n: b\n', 1, 3, ['键名应为一段文字']],
  ['an alias as key', 'a: &x b\n*x : c\n', 2, 1, ['键名应为一段文字']],
  ['a missing key', 'a: 1\nb: {: c}\n', 2, 4, ['没有键名']],
  ['an unknown alias', 'a: *b\n', 1, 4, ['“&b”', '加引号']],
  ['a star alone', 'a: *\n', 1, 5, ['“*”', '加引号']],
  ['an alias of itself', 'a: &x\n  - 1\n  - *x\n', 3, 5, ['它自己']],
  ['an unknown tag', 'a: !!binary YQ==\n', 1, 4, ['“!!binary”', '删掉']],
  ['an unknown tag of a list', 'a: !!set {b}\n', 1, 4, ['“!!set”', '删掉']],
  ['a tag that does not fit', 'a: !!int 某\n', 1, 4, ['“某”', '“!!int”']],
  ['a tag directive', '%TAG !e! tag:e,2000:\n---\na: !e!b c\n', 1, 1, ['%TAG']],
  ['a directive by mistake', '%a\nb: 1\n', 2, 1, ['“%”']],
  ['a second document', 'a: 1\n---\nb: 2\n', 2, 1, ['一个文件只写一份', '拆成']],
  ['an empty second document', 'a: 1\n---\n', 2, 1, ['一个文件只写一份']],
  ['a control character', 'a: 某\u0007\n', 1, 5, ['U+0007', '删掉']],
  ['a null character', 'a: 1\nb: \0\n', 2, 4, ['U+0000', '删掉']],
  ['an escaped control character', 'a: "\\e[31m"\n', 1, 4, ['控制字符']],
  ['half a character', 'a: "\\ud83d"\n', 1, 4, ['控制字符']],
];

describe('an unreadable file is told where and why', () => {
  test.each(CASES)('%s', (_name, text, line, column, words) => {
    const findings = readFaults(text);
    expect(findings[0]).toMatchObject({
      rule: 'unreadable',
      severity: 'error',
      location: { file: '台账.yaml', line, column, excerpt: text.split('\n')[line - 1] },
    });
    for (const word of words) expect(findings[0]?.message).toContain(word);
  });
});

test('every duplicate key is told', () => {
  const places = readFaults('a: 1\nb: {c: 1, c: 2}\na: 3\n').map(({ location }) => location);
  expect(places).toMatchObject([
    { line: 2, column: 11 },
    { line: 3, column: 1 },
  ]);
});

describe('files without a readable text', () => {
  test.each(['', '\n\n', '# 只有注释\n', '---\n', '\ufeff'])('nothing in %j', (text) => {
    const [finding] = readFaults(text);
    expect(finding?.message).toContain('没有内容');
    expect(finding?.location).toEqual({ file: '台账.yaml' });
  });

  test('GB18030', () => {
    // 部 is B2 BF and 门 is C3 C5 in GB 18030.
    const bytes = Uint8Array.of(
      ...Buffer.from('a: 1\n'),
      0xb2,
      0xbf,
      0xc3,
      0xc5,
      0x3a,
      0x20,
      0x31,
      0x0a,
    );
    const [finding, ...others] = readFaults(bytes);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'unreadable', location: { file: '台账.yaml', line: 2 } });
    expect(finding?.message).toMatch(/不是 UTF-8.*GB18030.*另存为/);
  });

  test('UTF-16', () => {
    const [finding] = readFaults(Uint8Array.from(Buffer.from('\ufeff部门: 建设局', 'utf16le')));
    expect(finding?.message).toMatch(/UTF-16.*UTF-8/);
  });
});
