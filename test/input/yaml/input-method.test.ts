import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { readYaml } from '../../../src/input/yaml/read-yaml.ts';
import { LEDGER_KEYS } from '../../../src/ledger/ledger-keys.ts';
import { loadText } from '../../../src/ledger/load-text.ts';
import { readFaults } from '../read.ts';

/** Fourteen rows of seven lines behind a head of four: row n begins in line 5 + 7(n − 1). */
const LEDGER = [
  '计划: zibo-gaoxin/2022',
  '部门: 建设局',
  '报送日期: 2022-05-30',
  '台账:',
  ...Array.from({ length: 14 }, (_, index) => [
    `  - 序号: ${index + 1}`,
    '    工作任务: 加强信息公开',
    '    责任科室: 综合科',
    '    公开记录:',
    '      - 标题: 某公告',
    '        起算日期: 2022-06-01',
    '        公开日期: 2022-06-13',
  ]).flat(),
];

/** Lines of the ledger in which a typo is tried: first, a key of the head, in a row, in a record, the last one. */
const LINES = [1, 2, 5, 48, 49, 51, 53, 102];

function withLines(changes: Record<number, (line: string) => string>): string {
  const lines = LEDGER.map((line, index) => changes[index + 1]?.(line) ?? line);
  return `${lines.join('\n')}\n`;
}

function findingsOf(text: string): Diagnostic[] {
  return loadText('台账.yaml', text).diagnostics;
}

/** `line:column` and the message of each. */
function told(findings: Diagnostic[]): [string, string][] {
  return findings.map(({ location: { line, column }, message }) => [`${line}:${column}`, message]);
}

it('the ledger without typos has none', () => {
  expect(LEDGER).toHaveLength(102);
  expect(findingsOf(withLines({}))).toEqual([]);
});

/** A typo that stands behind the key of a line: what becomes of it, and what the message must hold. */
const AT_COLON: [name: string, colon: string, words: string[]][] = [
  ['a full-width colon', '：', ['全角冒号“：”', '半角冒号']],
  ['a full-width colon and a space', '： ', ['全角冒号“：”', '半角冒号']],
  ['a ratio', '∶', ['“∶”', 'U+2236', '半角冒号']],
  ['a small colon', '﹕', ['“﹕”', 'U+FE55', '半角冒号']],
  ['a colon without a space', ':', ['缺一个空格']],
  ['a full-width space behind the colon', ':\u3000', ['全角空格（U+3000）', '半角空格']],
  ['a no-break space behind the colon', ':\u00a0', ['不换行空格（U+00A0', '半角空格']],
];

describe.each(AT_COLON)('%s', (_name, colon, words) => {
  test.each(LINES)('in line %i', (at) => {
    const text = withLines({ [at]: (line) => line.replace(': ', colon) });
    const column = (LEDGER[at - 1] ?? '').indexOf(':') + 1 + (/^:./.test(colon) ? 1 : 0);
    expect(told(findingsOf(text))).toEqual([[`${at}:${column}`, expect.any(String)]]);
    for (const word of words) expect(findingsOf(text)[0]?.message).toContain(word);
  });

  test('in all these lines at once', () => {
    const change = (line: string) => line.replace(': ', colon);
    const text = withLines(Object.fromEntries(LINES.map((at) => [at, change])));
    expect(findingsOf(text).map(({ location }) => location.line)).toEqual(LINES);
  });
});

test('a full-width colon behind a key that opens a list', () => {
  const text = withLines({ 4: () => '台账：', 50: () => '    公开记录：' });
  expect(told(findingsOf(text))).toEqual([
    ['4:3', expect.stringContaining('“台账”后面是全角冒号')],
    ['50:9', expect.stringContaining('“公开记录”后面是全角冒号')],
  ]);
});

test('full-width colons in every line', () => {
  const text = `${LEDGER.slice(0, 11).join('\n').replaceAll(/: ?/g, '：')}\n`;
  const lines = findingsOf(text).map(({ location }) => location.line);
  expect(lines).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

/** Line 47 begins row 7, line 51 its record. */
const MARKS: [name: string, mark: string, words: string[]][] = [
  ['a full-width hyphen', '－ ', ['“－”（U+FF0D）', '“- ”']],
  ['a full-width hyphen without a space', '－', ['“－”（U+FF0D）', '“- ”']],
  ['a dash', '— ', ['“—”（U+2014）', '“- ”']],
  ['a short dash', '– ', ['“–”（U+2013）', '“- ”']],
  ['a minus', '−', ['“−”（U+2212）', '“- ”']],
  ['a bullet', '• ', ['“•”（U+2022）', '“- ”']],
  ['a hyphen without a space', '-', ['缺一个空格', '“- ”']],
  ['a no-break space behind the hyphen', '-\u00a0', ['U+00A0', '半角空格']],
  ['a full-width space behind the hyphen', '-\u3000', ['U+3000', '半角空格']],
  ['a tab behind the hyphen', '-\t', ['U+0009', '半角空格']],
];

describe.each(MARKS)('%s as list mark', (_name, mark, words) => {
  test.each([5, 12, 47, 51, 100])('in line %i', (at) => {
    const text = withLines({ [at]: (line) => line.replace('- ', mark) });
    const column = (LEDGER[at - 1] ?? '').indexOf('-') + 1 + (/^-./.test(mark) ? 1 : 0);
    expect(told(findingsOf(text))).toEqual([[`${at}:${column}`, expect.any(String)]]);
    for (const word of words) expect(findingsOf(text)[0]?.message).toContain(word);
  });
});

test.each([['－ {标题: 某公告, 公开日期: 2022-06-13}'], ['－ 标题: 某公告'], ['-标题: 某公告']])(
  'a list of one row %s that is read as a mapping',
  (row) => {
    const text = `${[...LEDGER.slice(0, 8), `      ${row}`].join('\n')}\n`;
    const findings = findingsOf(text);
    expect(findings[0]?.location).toMatchObject({ line: 9, column: 7 });
    expect(findings[0]?.message).toMatch(/“- ”/);
  },
);

const SPACES: [name: string, space: string, word: string][] = [
  ['full-width spaces', '\u3000\u3000', '全角空格（U+3000）'],
  ['no-break spaces', '\u00a0\u00a0\u00a0\u00a0', '不换行空格（U+00A0'],
  ['a tab', '\t', '制表符（Tab，U+0009）'],
  ['a space and no-break spaces', ' \u00a0\u00a0\u00a0', '不换行空格（U+00A0'],
];

describe.each(SPACES)('%s as indentation', (_name, space, word) => {
  test.each([6, 7, 8, 49, 99])('in line %i', (at) => {
    const text = withLines({ [at]: (line) => line.replace('    ', space) });
    const column = space.startsWith(' ') ? 2 : 1;
    expect(told(findingsOf(text))).toEqual([[`${at}:${column}`, expect.stringContaining(word)]]);
  });

  test('at the start of the file', () => {
    const text = space + withLines({});
    expect(findingsOf(text)[0]).toMatchObject({ location: { line: 1 } });
    expect(findingsOf(text)[0]?.message).toContain(word);
  });

  test('in three lines at once', () => {
    const change = (line: string) => line.replace('    ', space);
    const findings = findingsOf(withLines({ 6: change, 48: change, 97: change }));
    expect(findings.map(({ location }) => location.line)).toEqual([6, 48, 97]);
  });
});

test('an empty line that holds an invisible character', () => {
  expect(told(readFaults('台账:\n\u00a0\n  - 序号: 1\n'))).toEqual([
    ['2:1', expect.stringContaining('U+00A0')],
  ]);
});

test('a comment behind a full-width number sign', () => {
  expect(told(readFaults('计划: a\n＃ 说明\n部门: b\n'))).toEqual([
    ['2:1', expect.stringContaining('“＃”')],
  ]);
});

/** A record in braces, in line 9 behind `      - `. */
const IN_BRACES: [record: string, at: string[], words: string[]][] = [
  ['{标题: 某，公开日期: 2022-06-13}', ['9:15'], ['“，”', '半角逗号']],
  ['{标题: 某、公开日期: 2022-06-13}', ['9:15'], ['“、”', '半角逗号']],
  ['{标题: 某，公开日期：2022-06-13}', ['9:15'], ['“，”', '半角逗号']],
  ['{标题：某, 公开日期: 2022-06-13}', ['9:10'], ['“标题”后面是全角冒号']],
  ['{标题: 某, 公开日期：2022-06-13}', ['9:17'], ['“公开日期”后面是全角冒号']],
  ['{标题:某, 公开日期: 2022-06-13}', ['9:10'], ['“标题:”的冒号后面缺一个空格']],
  ['｛标题: 某, 公开日期: 2022-06-13｝', ['9:9', '9:33'], ['“｛”（U+FF5B）', '“{”']],
  ['（标题: 某, 公开日期: 2022-06-13）', ['9:9', '9:33'], ['“（”（U+FF08）', '“{”']],
  ['{标题: 某, 公开日期: 2022-06-13｝', ['9:33'], ['“｝”（U+FF5D）', '半角的 }']],
  ['｛标题: 某｝', ['9:9'], ['｛（U+FF5B）']],
  ['{标题: "某”, 公开日期: 2022-06-13}', ['9:16'], ['”（U+201D）', '半角的 "']],
];

test.each(IN_BRACES)('%s', (record, places, words) => {
  const text = `${[...LEDGER.slice(0, 8), `      - ${record}`].join('\n')}\n`;
  const findings = findingsOf(text);
  expect(findings.map(({ location: { line, column } }) => `${line}:${column}`)).toEqual(places);
  for (const word of words) expect(findings[0]?.message).toContain(word);
});

test('full-width brackets where a list belongs', () => {
  const at = (value: string) =>
    withLines({ 50: () => `    公开记录: ${value}`, 51: () => '#', 52: () => '#', 53: () => '#' });
  expect(told(findingsOf(at('【】')))).toEqual([
    ['50:11', expect.stringMatching(/“【”（U\+3010）.*“\[”和“\]”/)],
  ]);
  expect(told(findingsOf(at('【{标题: 某}】')))).toEqual([
    ['50:11', expect.stringMatching(/“【”（U\+3010）.*“\[”和“\]”/)],
    ['50:19', expect.stringMatching(/“】”（U\+3011）.*半角的 \]/)],
  ]);
});

const QUOTES: [line: number, before: string, after: string, column: number, words: string[]][] = [
  [53, '2022-06-13', '“2022-06-13”', 15, ['“（U+201C）', '请改成 2022-06-13']],
  [53, '2022-06-13', '2022-06-13\u00a0', 15, ['U+00A0', '请改成 2022-06-13']],
  [53, '2022-06-13', '2022－06－13', 15, ['请改成 2022-06-13']],
  [1, 'zibo-gaoxin/2022', '‘zibo-gaoxin/2022’', 5, ['‘（U+2018）', '请去掉']],
  [51, '标题:', '“标题”:', 9, ['“标题”外面', '“（U+201C）']],
  [49, '责任科室:', '【责任科室】:', 5, ['“责任科室”外面', 'U+3010']],
  [49, '责任科室:', '责任\u3000科室:', 5, ['“责任科室”', 'U+3000']],
  [51, '某公告', '"某公告”', 17, ['”（U+201D）', '半角的 "']],
  [51, '某公告', '"某公告', 13, ['引号没有配对']],
  [51, '某公告', '“某: 公告”', 13, ['全角引号 “']],
];

test.each(QUOTES)('line %i: %s written as %s', (at, before, after, column, words) => {
  const findings = findingsOf(withLines({ [at]: (line) => line.replace(before, after) }));
  expect(told(findings)).toEqual([[`${at}:${column}`, expect.any(String)]]);
  for (const word of words) expect(findings[0]?.message).toContain(word);
});

describe('an entry that became part of the text above, without an error of YAML', () => {
  test.each(['责任科室：综合科', '责任科室:综合科'])('%s, indented too far', (entry) => {
    const findings = findingsOf(withLines({ 49: () => `      ${entry}` }));
    expect(findings[0]?.location).toMatchObject({ line: 49, column: 11 });
    expect(findings[0]?.message).toMatch(/“责任科室:?”.*如果.*加引号/);
  });

  test('a key that is missed thereby', () => {
    const findings = findingsOf('计划: "a/2022 部门：建设局"\n台账: []\n');
    const missing = findings.find(({ message }) => message.startsWith('缺少“部门”'));
    expect(missing?.message).toContain('“计划”那段文字');
    expect(missing?.message).toContain('“：”');
  });

  test('a word and a colon that are no key stay text', () => {
    const text = withLines({ 48: (line) => `${line}\n      其中：重点领域` });
    expect(findingsOf(text)).toEqual([]);
    expect(readFaults('{标题: 关于某事，其中：某}\n')).toEqual([]);
  });

  it('is known by the keys that the caller names, and by those of the file', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const swallowed = bytes('{标题: 某，公开日期：2022-06-13}\n');
    expect(readYaml('a.yaml', swallowed).ok).toBe(true);
    expect(readYaml('a.yaml', swallowed, { keys: new Set(['公开日期']) }).ok).toBe(false);
    const repeated = bytes('- {公开日期: 2022-06-01}\n- {标题: 某，公开日期：2022-06-13}\n');
    expect(readYaml('a.yaml', repeated).ok).toBe(false);
  });

  it('is known by the keys of the schema', () => {
    const schema: unknown = JSON.parse(readFileSync('schemas/ledger.schema.json', 'utf8'));
    const keys = new Set<string>();
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [name, value] of Object.entries(node)) {
        if (name === 'properties') for (const key of Object.keys(value)) keys.add(key);
        collect(value);
      }
    };
    collect(schema);
    expect([...LEDGER_KEYS].sort()).toEqual([...keys].sort());
  });
});

test('typos of all kinds in one file', () => {
  const text = withLines({
    2: () => '部门：建设局',
    7: () => '    责任科室:\u3000综合科',
    9: () => '      - 标题: "某公告”',
    12: () => '  － 序号:2',
    49: () => '    责任科室:综合科',
    51: () => '      - ｛标题: 某, 公开日期: 2022-06-13｝',
    52: () => '#',
    53: () => '#',
    88: () => '　　    # 无',
  });
  const lines = findingsOf(text).map(({ location }) => location.line);
  expect(lines).toEqual([2, 7, 9, 12, 12, 49, 51, 51, 88]);
});

test('Windows line ends, quotation marks and brackets within texts are no typos', () => {
  expect(findingsOf(withLines({}).replaceAll('\n', '\r\n'))).toEqual([]);
  const titles = [
    '“放管服”改革',
    '【公告】关于（某）公司：通知',
    '－某某',
    '全角　空格，、；：',
    '「某」',
  ];
  for (const title of titles) {
    expect(findingsOf(withLines({ 51: () => `      - 标题: ${title}` }))).toEqual([]);
  }
  const crlf = withLines({ 49: () => '    责任科室：综合科' }).replaceAll('\n', '\r\n');
  expect(told(findingsOf(crlf))).toEqual([['49:9', expect.stringContaining('全角冒号')]]);
});

it('any two typos are told in one go, each in its line', () => {
  const typo = fc.record({
    at: fc.constantFrom(2, 6, 7, 13, 14, 49, 102),
    wrong: fc.constantFrom('：', ':', ':\u3000', ':\u00a0', '∶'),
  });
  const two = fc.uniqueArray(typo, { selector: ({ at }) => at, minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(two, (typos) => {
      const changes = typos.map(({ at, wrong }) => [
        at,
        (line: string) => line.replace(': ', wrong),
      ]);
      const lines = findingsOf(withLines(Object.fromEntries(changes))).map((f) => f.location.line);
      expect(lines).toEqual(typos.map(({ at }) => at).sort((a, b) => a - b));
    }),
    { numRuns: 50 },
  );
});

test('a file of many typos is told up to the hundredth', () => {
  const findings = readFaults('台账：1\n'.repeat(5000));
  expect(findings).toHaveLength(101);
  expect(findings.at(-1)?.message).toContain('超过 100 处');
});
