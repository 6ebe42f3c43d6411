import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseRequirement } from '../../src/deadline/parse-requirement.ts';
import disputedLabels from './disputed-labels.json' with { type: 'json' };

/** One wording with its reading; `form` says why it is here. */
interface Case {
  text: string;
  expect: Record<string, unknown>[];
  form?: string;
}

/** Labels of phrases.jsonl that the parser does not follow, with the reason. */
const disputed: { text: string; reason: string }[] = disputedLabels;

/** Remarks on a label that are no part of the requirement. */
const REMARKS = new Set(['note', 'proposed']);

function readCases(name: string): Case[] {
  return readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
}

function labelOf(expected: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(expected).filter(([key]) => !REMARKS.has(key)));
}

function readingOf(text: string): Record<string, unknown>[] {
  return parseRequirement(text).map(({ text: _span, ...reading }) => reading);
}

describe('wordings of officials', () => {
  const cases = readCases('phrases.jsonl').filter(
    ({ text }) => !disputed.some((label) => label.text === text),
  );
  test('are all here', () => expect(readCases('phrases.jsonl')).toHaveLength(88));
  test.each(cases)('$text', ({ text, expect: labels }) => {
    const readings = readingOf(text);
    expect(readings).toHaveLength(labels.length);
    for (const [index, label] of labels.entries()) {
      expect(readings[index]).toMatchObject(labelOf(label));
      // Beyond its label a reading may only say what the label leaves to the design: 次月, the matter.
      const said = Object.entries(readings[index] ?? {}).filter(([, value]) => value !== null);
      const more = said.map(([key]) => key).filter((key) => !(key in label));
      expect(['offset', 'yearOffset', 'matter']).toEqual(expect.arrayContaining(more));
    }
  });
});

describe('further wordings', () => {
  test.each(readCases('phrases-own.jsonl'))('$form: $text', ({ text, expect: labels }) => {
    const readings = readingOf(text);
    // A matter is compared where the label names one.
    const compared = readings.map(({ matter, ...rest }, index) =>
      labels[index] && 'matter' in labels[index] ? { ...rest, matter } : rest,
    );
    expect(compared).toEqual(labels);
  });
});

describe('cells of a column 更新周期', () => {
  const every = (period: string, more: object = {}) => [
    { kind: 'every', period, n: null, unit: null, month: null, day: null, ...more },
  ];
  test.each([
    ['1年', every('year')],
    ['半年', every('half-year')],
    ['每半年', every('half-year')],
    ['1个月', every('month')],
    ['一个季度', every('quarter')],
    ['1周', every('week')],
    ['半月', every('half-month')],
    ['季度', every('quarter')],
    ['月度', every('month')],
    ['实时', [{ kind: 'prompt' }]],
    ['3月', every('year', { month: 3, day: 31 })],
    [
      '六月下旬和十二月中旬',
      [...every('year', { month: 6, day: 30 }), ...every('year', { month: 12, day: 20 })],
    ],
    ['2022年6月底前', [{ kind: 'by', month: 6, day: 30, year: 2022 }]],
    // Of these it is not known how often: once a month or in January, each quarter or in the first.
    ['1月', [{ kind: 'unknown' }]],
    ['1季度', [{ kind: 'unknown' }]],
    ['15天', [{ kind: 'unknown' }]],
    ['7个工作日', [{ kind: 'unknown' }]],
    ['数据产生后5个工作日内', [{ kind: 'within', n: 5, unit: 'workday', from: '数据产生' }]],
  ])('%s', (text, expected) => {
    const read = (column?: 'deadline' | 'cycle') =>
      parseRequirement(text, { column }).map(({ text: _span, ...reading }) => reading);
    expect(read('cycle')).toEqual(expected);
    expect(read('deadline')).toEqual(read());
  });

  test('say nothing of the kind in another column', () => {
    for (const text of ['1年', '半年', '季度', '6个月'])
      expect(readingOf(text)).toEqual([{ kind: 'unknown' }]);
  });
});

describe('spans', () => {
  test.each([...readCases('phrases.jsonl'), ...readCases('phrases-own.jsonl')])(
    '$text',
    ({ text }) => {
      for (const { text: span = '' } of parseRequirement(text)) {
        expect(span).not.toBe('');
        expect(text).toContain(span);
      }
    },
  );

  test('are the clauses of their own', () => {
    const text = '信息形成之日起20个工作日内公开；\n其中，行政处罚信息 7个工作日内公开。';
    expect(parseRequirement(text).map((requirement) => requirement.text)).toEqual([
      '信息形成之日起20个工作日内公开',
      '行政处罚信息 7个工作日内公开',
    ]);
  });
});
