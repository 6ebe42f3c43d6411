import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formGroups } from '../../src/deadline/parse/forms.ts';
import { wordOfEachType } from '../../src/deadline/parse/words.ts';
import { parseRequirement } from '../../src/deadline/parse-requirement.ts';

/** Pieces of deadlines, of damage and of layout, to be thrown together at random. */
const PIECES = [
  '信息形成',
  '或者变更',
  '之日起',
  '20',
  '个工作日',
  '内',
  '公开',
  '，',
  '；',
  '。',
  '、',
  '：',
  '\n',
  ' ',
  '　',
  '每月',
  '每季度',
  '首月',
  '次月',
  '年底',
  '月底',
  '前',
  '后',
  '2022年',
  '8月',
  '31日',
  '至',
  '-',
  '.',
  '/',
  '二十',
  '十五',
  '三五',
  '两',
  '日',
  '月',
  '年',
  '周',
  '小时',
  '不少于',
  '不超过',
  '至少',
  '2次',
  '一次',
  '延长',
  '延长至',
  '提前',
  '公示',
  '征求意见',
  '期限',
  '及时',
  '长期',
  '定期',
  '不定期',
  '动态调整',
  '一次性',
  '按',
  '规定',
  '的',
  '于',
  '应',
  '自',
  '在',
  '其中',
  '（',
  '）',
  '(',
  ')',
  '《',
  '》',
  '①',
  '1、',
  '2.',
  '保留',
  '截至',
  '近',
  '第',
  '各',
  '半年',
  '上半年',
  '下旬',
  '当日',
  '次日',
  '与',
  '同步',
  '期间',
  '时',
  '变化',
  '更新',
  '如',
  '9:00',
  '½',
  '👍',
  'T+',
  '\u{20000}',
];

const mixed = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((parts) => parts.join(''));
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), mixed);

describe('whatever the text', () => {
  test('it is read without an error, into spans of the source', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const requirement of parseRequirement(text)) {
          expect(requirement.text).not.toBe('');
          expect(text).toContain(requirement.text);
        }
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  test('a date is one of the calendar and a count is positive', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        for (const requirement of parseRequirement(text)) {
          if (requirement.kind === 'by') {
            expect(requirement.month).toBeGreaterThanOrEqual(1);
            expect(requirement.month).toBeLessThanOrEqual(12);
          }
          if (requirement.kind === 'by' || requirement.kind === 'every') {
            expect(requirement.day ?? 1).toBeGreaterThanOrEqual(1);
            expect(requirement.day ?? 1).toBeLessThanOrEqual(31);
          }
          if (requirement.kind === 'min-duration' || requirement.kind === 'extension') {
            expect(requirement.n).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 3000, seed: 2 },
    );
  });

  test('white space between words changes no reading', () => {
    const words = fc.array(
      fc.constantFrom(
        '信息',
        '形成',
        '之日起',
        '20',
        '个',
        '工作日',
        '内',
        '公开',
        '，',
        '每月',
        '10',
        '日',
        '前',
      ),
      {
        maxLength: 20,
      },
    );
    const bare = (text: string) =>
      parseRequirement(text).map((requirement) => ({
        ...requirement,
        text: requirement.text?.replace(/\s/g, ''),
      }));
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\n', '\r\n', '　'), (parts, gap) => {
        // Between two numbers a gap does matter.
        const text = parts.filter(
          (part, index) => !/\d/.test(part) || !/\d/.test(parts[index - 1] ?? ''),
        );
        expect(bare(text.join(gap))).toEqual(bare(text.join('')));
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});

describe('long texts take time in proportion to their length', () => {
  /** What a wording is made of: a word of each type, numbers, and what two or three of them make. */
  const UNITS = [
    ...wordOfEachType(),
    ...[
      '2',
      '二',
      '20',
      '文',
      ' ',
      '8月',
      '8月、',
      '2022年',
      '10日',
      '2次',
      '半年',
      '①',
      '《条例》',
      '(公开',
      '第1个月',
    ],
    ...[
      '20个工作日内',
      '20个工作日内公开',
      '信息形成之日起20个工作日内公开；',
      '每月10日前报送，',
      '至8月底',
    ],
    ...[
      '不少于2次',
      '公示期不少于5日，不超过7日、',
      '在会议召开时，',
      '按规定',
      '与文件同步',
      '每月5日、',
    ],
    ...['截止6月底，', '保留3年', '会议召开前', '每季度首月', '每周五', '其他：', '不能公开的，'],
  ];

  /** Time of this process, not of the clock: other work on the machine does not count. */
  function timeOf(text: string): number {
    const start = process.cpuUsage();
    parseRequirement(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }

  /** How much longer a text five times as long takes; in quadratic time it would be 25 times. */
  function growth(unit: string, size: number): number {
    const text = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    timeOf(text(2_000));
    const [short, long] = [timeOf(text(size)), timeOf(text(5 * size))];
    return long / Math.max(short, 20);
  }

  test.each(UNITS)('%s', { retry: 3, timeout: 60_000 }, (unit) => {
    expect(growth(unit, 20_000)).toBeLessThan(15);
  });

  const EXAMPLES = formGroups().flatMap(({ forms }) =>
    forms.flatMap(({ examples: [first] }) => (first ? [first[0]] : [])),
  );

  test.each([...new Set(EXAMPLES)])('the example %s', { retry: 3, timeout: 60_000 }, (wording) => {
    expect(growth(`${wording}；`, 8_000)).toBeLessThan(15);
  });

  // A sign that ends no clause: however long one grows, its words are read once.
  test.each(wordOfEachType())('%s in a list', { retry: 3, timeout: 60_000 }, (word) => {
    expect(growth(`${word}、`, 8_000)).toBeLessThan(15);
  });
});
