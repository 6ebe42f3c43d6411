import { describe, expect, test } from 'vitest';
import { readText } from '../read.ts';

describe('values', () => {
  test.each<[string, unknown]>([
    ['2022-05-18', '2022-05-18'],
    ['2022-05-18 10:00:00', '2022-05-18 10:00:00'],
    ['"2022"', '2022'],
    ['2022', 2022],
    ['0012', 12],
    ['0o17', 15],
    ['0x1F', 31],
    ['-3.5e2', -350],
    ['.5', 0.5],
    ['1_000', '1_000'],
    ['12:30', '12:30'],
    ['附2-1', '附2-1'],
    ['true', true],
    ['yes', 'yes'],
    ['off', 'off'],
    ['~', null],
    ['', null],
    ['.nan', Number.NaN],
    ['-.inf', Number.NEGATIVE_INFINITY],
    ["'it''s'", "it's"],
    ['"\\u4e00\\n"', '一\n'],
    ['!!str 12', '12'],
    ['!!int "7"', 7],
    ['! 12', '12'],
    ['!<tag:yaml.org,2002:str> 12', '12'],
    ['“双公示”', '“双公示”'],
    ['信用：公示', '信用：公示'],
    ['https://www.example.gov.cn/a#b', 'https://www.example.gov.cn/a#b'],
  ])('%s', (written, value) => {
    expect(readText(`键: ${written}\n`).data).toEqual({ 键: value });
  });

  test('aliases share what they name', () => {
    const { data } = readText('a: &x {b: [1]}\nc: *x\n');
    expect(data).toEqual({ a: { b: [1] }, c: { b: [1] } });
  });

  test('numbers, booleans and dates as keys stay as written', () => {
    const { data } = readText('1.0: a\ntrue: b\n2022-05-18: c\n"<<": d\n');
    expect(data).toEqual({ '1.0': 'a', true: 'b', '2022-05-18': 'c', '<<': 'd' });
  });

  test('__proto__ is a key like any other', () => {
    const { data, locate } = readText('__proto__: {polluted: 1}\nconstructor: 2\n');
    expect(Object.keys(data as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect(locate('/__proto__/polluted')).toMatchObject({ line: 1, column: 23 });
  });

  test('a byte order mark is not part of the text', () => {
    const document = readText('\ufeff部门: 建设局\n');
    expect(document.data).toEqual({ 部门: '建设局' });
    expect(document.locate('/部门', 'key')).toMatchObject({ line: 1, column: 1 });
  });
});

const LEDGER = `# 台账
计划: zibo-gaoxin/2022
部门: "建设局"
台账:
  - 序号: 1
    公开记录:
      - 标题: 关于𠮷某的决定
        链接:
      - {起: 2022-07-05, 'a/b~c': [x, {y: 1}]}
  -
  - 备注: |

      第一行
      第二行
`;

describe('locate', () => {
  const { locate } = readText(LEDGER);

  test.each<[string, 'key' | 'value', number, number, string]>([
    ['', 'value', 2, 1, '计划'],
    ['/计划', 'key', 2, 1, '计划'],
    ['/计划', 'value', 2, 5, 'zibo-gaoxin/2022'],
    ['/部门', 'value', 3, 5, '"建设局"'],
    ['/台账', 'value', 5, 3, '-'],
    ['/台账/0', 'value', 5, 5, '序号'],
    ['/台账/0/序号', 'value', 5, 9, '1'],
    ['/台账/0/公开记录/0/标题', 'value', 7, 13, '关于𠮷某的决定'],
    // Nothing is written there, so the key stands for the value.
    ['/台账/0/公开记录/0/链接', 'value', 8, 9, '链接'],
    ['/台账/0/公开记录/1', 'value', 9, 9, '{'],
    ['/台账/0/公开记录/1/起', 'value', 9, 13, '2022-07-05'],
    ['/台账/0/公开记录/1/a~1b~0c', 'key', 9, 25, "'a/b~c'"],
    ['/台账/0/公开记录/1/a~1b~0c/1/y', 'value', 9, 42, '1'],
    ['/台账/1', 'value', 10, 3, '-'],
    ['/台账/2/备注', 'value', 13, 7, '第一行'],
    // The nearest ancestor that exists.
    ['/台账/0/标题', 'value', 5, 5, '序号'],
    ['/台账/0/标题/深', 'key', 5, 5, '序号'],
    ['/台账/9', 'value', 5, 3, '-'],
    ['/台账/00', 'value', 5, 3, '-'],
    ['/计划/x', 'value', 2, 5, 'zibo-gaoxin/2022'],
    ['/toString', 'value', 2, 1, '计划'],
  ])('%s %s', (pointer, part, line, column, marked) => {
    expect(locate(pointer, part)).toMatchObject({
      file: '台账.yaml',
      line,
      column,
      endColumn: column + marked.length,
      excerpt: LEDGER.split('\n')[line - 1],
    });
  });

  test('lines may end in CR LF or CR', () => {
    const document = readText('a: 1\r\nb: 2\rc: 3');
    expect(document.locate('/b')).toMatchObject({ line: 2, column: 4, excerpt: 'b: 2' });
    expect(document.locate('/c')).toMatchObject({ line: 3, column: 4, excerpt: 'c: 3' });
  });

  test('a place within an alias is the place it was written at', () => {
    const document = readText('a: &x {b: 1}\nc: *x\n');
    expect(document.locate('/c')).toMatchObject({ line: 2, column: 4, endColumn: 6 });
    expect(document.locate('/c/b')).toMatchObject({ line: 1, column: 11 });
  });

  test('a text over several lines is marked on the first one', () => {
    const document = readText('a: 第一行\n  第二行\n');
    expect(document.locate('/a')).toMatchObject({ line: 1, column: 4, endColumn: 7 });
  });

  test('the excerpt of a long line keeps its head, so that the caret stays right', () => {
    const long = '长'.repeat(2000);
    const document = readText(`{a: 1, b: ${long}, c: 2}\n`);
    expect(document.locate('/a')).toMatchObject({
      column: 5,
      excerpt: expect.stringMatching(/^\{a: 1, b: 长+…$/),
    });
    expect(document.locate('/a').excerpt?.length).toBeLessThan(1100);
    expect(document.locate('/c')).toMatchObject({ line: 1, column: 2016 });
    expect(document.locate('/c').excerpt).toBeUndefined();
  });

  test('an excerpt is never cut within a character', () => {
    const document = readText(`{a: 1, b: ${'𠮷'.repeat(1000)}}\n{`.slice(0, -2));
    expect(document.locate('/a').excerpt).not.toMatch(/[\ud800-\udbff]…$/);
    const shifted = readText(`{a: 1, bb: ${'𠮷'.repeat(1000)}}`);
    expect(shifted.locate('/a').excerpt).not.toMatch(/[\ud800-\udbff]…$/);
  });
});
