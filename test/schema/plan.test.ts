import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const HEAD = `schemaVersion: 1
plan: zibo-gaoxin
year: 2022
title: 2022年政务公开工作方案
issuer: 管理委员会办公室
issued: 2022-05-18
statutoryDefault: {kind: within, n: 20, unit: workday, from: 信息形成或者变更, basis: 政府信息公开条例第二十六条}
bodies:
  - {name: 经济发展局, aliases: [经发局]}
collectives:
  - {name: 各有关单位, scope: every}
tasks:
  - no: 1
    category: 甲
    task: 乙
    requirement: ''
    responsible: {text: 经济发展局（牵头）, lead: [经济发展局], bodies: [], collective: null}
`;
const TASK_LINES = HEAD.split('\n').length - 1;
/** A plan whose only task has one requirement, in the line behind those of HEAD, from column 9. */
const plan = (requirement: string) => `${HEAD}    requirements:\n      - ${requirement}\n`;

describe('every kind of requirement', () => {
  test.each([
    '{kind: within, n: 20, unit: workday, from: 信息形成或者变更}',
    '{kind: within, n: 20, unit: day, min: 10, approx: true, text: 甲, matter: 乙, basis: 丙}',
    '{kind: within, n: 24, unit: hour, from: null}',
    '{kind: by, year: 2022, month: 8, day: 31}',
    '{kind: by, month: 6, day: 30, yearOffset: 1, approx: true}',
    '{kind: every, period: month, n: 10, unit: workday}',
    '{kind: every, period: quarter, month: 1, day: 10, offset: 1}',
    '{kind: every, period: year, n: null, unit: null, month: 12, day: 31, from: null, yearOffset: 1}',
    '{kind: at-least, count: 1, period: half-year}',
    '{kind: min-duration, n: 30, unit: day, event: 征求意见, max: 60}',
    '{kind: extension, n: 20, unit: workday, total: true}',
    '{kind: before, n: 5, unit: workday, event: 会议召开}',
    '{kind: before, event: 会议召开}',
    '{kind: during, event: 疫情防控期间}',
    '{kind: prompt}',
    '{kind: on-change, matter: 目录}',
    '{kind: standing, text: 长期坚持}',
    '{kind: periodic}',
    '{kind: one-off}',
    '{kind: reference}',
    '{kind: unknown, text: 620日至720日}',
  ])('%s', (requirement) => {
    expect(check('plan', plan(requirement))).toEqual([]);
  });
});

test('a task with all that it may hold', () => {
  const text = `${plan('{kind: standing}')}    deadline: 长期坚持
    carriedFrom: {category: 1, deadline: 附2-1}
    alignsWith: 市司法局
ledgerDue: 2022-05-31
`;
  expect(check('plan', text)).toEqual([]);
  expect(check('plan', text.replace('deadline: 长期坚持', 'deadline: null'))).toEqual([]);
});

describe('faults of a requirement', () => {
  test.each<[string, number, string[]]>([
    ['{kind: withn, n: 20, unit: workday}', 16, ['“withn”', '是不是“within”？', 'at-least']],
    ['{n: 20, unit: workday}', 9, ['缺少“kind”']],
    ['{kind: within, unit: workday}', 9, ['缺少“n”']],
    ['{kind: within, n: -1, unit: day}', 27, ['不能小于 0']],
    ['{kind: within, n: 20, unit: workdays}', 37, ['是不是“workday”？']],
    ['{kind: by, month: 13, day: 1}', 27, ['13', '不能大于 12']],
    ['{kind: every, period: weekly}', 31, ['“weekly”', '可写：day、week、half-month、month']],
    ['{kind: at-least, cout: 1, count: 1, period: year}', 26, ['“cout”', '是不是“count”？']],
    ['{kind: standing, n: 1}', 26, ['不认识“n”', '可写：kind、text、matter、basis']],
    ['{kind: unknown}', 9, ['缺少“text”']],
    ['{kind: within, n: 20, unit: day, approx: false}', 50, ['只能写 true']],
    ['长期坚持', 9, ['应为若干“键: 值”', '“长期坚持”']],
  ])('%s', (requirement, column, words) => {
    const findings = check('plan', plan(requirement));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'schema',
      location: { line: TASK_LINES + 2, column },
    });
    for (const word of words) expect(findings[0]?.message).toContain(word);
  });
});

describe('the version of the format', () => {
  test('another version is refused alone, with what to do', () => {
    const findings = check('plan', 'schemaVersion: 2\nneues: 1\n');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ location: { line: 1, column: 16 } });
    expect(findings[0]?.message).toMatch(/schemaVersion 是 2.*版本 1.*升级/);
  });

  test('a version in quotes', () => {
    expect(check('plan', 'schemaVersion: "1"\n').map(({ message }) => message)).toEqual([
      expect.stringContaining('去掉引号：schemaVersion: 1'),
    ]);
  });

  test('no version', () => {
    const text = plan('{kind: standing}').replace('schemaVersion: 1\n', '');
    expect(check('plan', text).map(({ message }) => message)).toEqual([
      expect.stringMatching(/缺少“schemaVersion”.*schemaVersion: 1/),
    ]);
  });
});

test('the id of a plan is a slug', () => {
  const text = plan('{kind: standing}').replace('plan: zibo-gaoxin', 'plan: 淄博高新区');
  expect(check('plan', text)).toMatchObject([{ location: { line: 2, column: 7 } }]);
});
