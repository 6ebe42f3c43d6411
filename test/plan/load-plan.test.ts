import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/calendar/day.ts';
import { compareDiagnostics } from '../../src/diagnostic.ts';
import { planOf } from './read-plan.ts';

const FOLDER = new URL('./bad/', import.meta.url);

/**
 * Each file of test/plan/bad has a fault on every line that ends in `#! words`, and nowhere else:
 * the message must hold each of the words, which spaces part.
 */
function expectedFaults(source: string): { line: number; words: string[] }[] {
  return source.split('\n').flatMap((text, index) => {
    const words = text.split(' #! ')[1];
    return words === undefined ? [] : [{ line: index + 1, words: words.split(' ') }];
  });
}

describe('a plan that cannot be relied on is refused', () => {
  const files = readdirSync(FOLDER);

  it('finds its cases', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)('%s', (file) => {
    const source = readFileSync(new URL(file, FOLDER), 'utf8');
    const expected = expectedFaults(source);
    const result = planOf(file, source);
    const diagnostics = 'diagnostics' in result ? result.diagnostics : [];
    const found = [...diagnostics].sort(compareDiagnostics);
    expect(expected).not.toEqual([]);
    expect(found.map(({ location }) => location.line)).toEqual(expected.map(({ line }) => line));
    found.forEach(({ rule, severity, message, location }, index) => {
      expect({ rule, severity, file: location.file }).toEqual({
        rule: 'plan-inconsistent',
        severity: 'error',
        file,
      });
      for (const word of expected[index]?.words ?? []) expect(message).toContain(word);
    });
  });
});

const HEAD = `schemaVersion: 1
plan: example
year: 2022
title: 重点工作任务分解表
issuer: 办公室
issued: 2022-05-18
statutoryDefault: {kind: within, n: 20, unit: workday, from: 信息形成或者变更, basis: 政府信息公开条例第二十六条}
namePrefixes: [高新区]
bodies:
  - {name: 经济发展局, aliases: [经发局]}
  - {name: 建设局}
`;

describe('planFromDocument', () => {
  it('makes everything explicit that the file leaves out', () => {
    const result = planOf(
      'small.yaml',
      `${HEAD}tasks:
  - no: 1
    category: 深化公开
    task: ''
    requirement: 公开规划
    responsible: {text: 经发局牵头、建设局落实, lead: [经发局], bodies: [高新区建设局], collective: null}
    requirements:
      - {kind: within, n: 20, unit: workday}
      - {kind: by, month: 12, day: 31}
      - {kind: every, period: month}
      - {kind: before, event: 会议召开}
      - {kind: standing, matter: 规划}
  - no: 附2-1
    category: 深化公开
    task: ''
    requirement: 公开计划
    responsible: {text: 建设局, lead: [], bodies: [建设局], collective: null}
    nature: work
    deadline: 长期坚持
    requirements: [{kind: standing}]
    carriedFrom: {category: 1}
`,
    );
    expect(result).toEqual({
      plan: {
        id: 'example/2022',
        year: 2022,
        title: '重点工作任务分解表',
        issuer: '办公室',
        documentNumber: null,
        // 18 May 2022 is day 138 of the year; 2022 begins 52 years of 365 days and 13 leap days after 1970.
        issued: 52 * 365 + 13 + 137,
        revision: null,
        // 1 January is day 0 of the year, 31 December day 364.
        period: { from: 52 * 365 + 13, to: 52 * 365 + 13 + 364 },
        ledgerDue: [],
        statutoryDefault: {
          kind: 'within',
          n: 20,
          unit: 'workday',
          from: '信息形成或者变更',
          basis: '政府信息公开条例第二十六条',
        },
        basis: null,
        namePrefixes: ['高新区'],
        officialDomains: ['gov.cn'],
        bodies: [
          { name: '经济发展局', aliases: ['经发局'] },
          { name: '建设局', aliases: [] },
        ],
        collectives: [],
        tasks: [
          {
            no: '1',
            origin: 'table',
            category: '深化公开',
            task: '',
            requirement: '公开规划',
            responsible: {
              text: '经发局牵头、建设局落实',
              lead: ['经济发展局'],
              bodies: ['建设局'],
              support: [],
              collectives: [],
            },
            nature: 'disclosure',
            deadline: null,
            requirements: [
              { kind: 'within', n: 20, unit: 'workday', from: null },
              { kind: 'by', month: 12, day: 31, year: null },
              { kind: 'every', period: 'month', n: null, unit: null, month: null, day: null },
              { kind: 'before', n: null, unit: null, event: '会议召开' },
              { kind: 'standing', matter: '规划' },
            ],
            carriedFrom: {},
            alignsWith: null,
            office: null,
            extra: {},
          },
          {
            no: '附2-1',
            origin: 'table',
            category: '深化公开',
            task: '',
            requirement: '公开计划',
            responsible: {
              text: '建设局',
              lead: [],
              bodies: ['建设局'],
              support: [],
              collectives: [],
            },
            nature: 'work',
            deadline: '长期坚持',
            requirements: [{ kind: 'standing' }],
            carriedFrom: { category: '1' },
            alignsWith: null,
            office: null,
            extra: {},
          },
        ],
      },
    });
  });

  it('reads what other plans need', () => {
    const result = planOf(
      'other.yaml',
      `${HEAD}  - {name: 财政局, aliases: [财局]}
revision: {no: 2, changes: 补充第2项}
period: {from: 2022-03-01, to: 2023-02-28}
ledgerDue: [2022-12-10, 2022-06-10]
collectives:
  - {name: 各科局, members: [经发局, 高新区建设局]}
  - {name: 相关部门, scope: concerned}
tasks:
  - no: 1
    category: 深化公开
    task: ''
    requirement: 公开规划
    responsible: {text: 各科局及相关部门，财政局配合, support: [财局], collectives: [各科局, 相关部门]}
    deadline: 2月底前
    requirements:
      - {kind: by, month: 2, day: 31}
      - {kind: by, month: 3, day: 1}
      - {kind: by, month: 1, day: 31, yearOffset: 1}
      - {kind: by, month: 2, day: 31, year: 2022}
      - {kind: within, n: 0, unit: day, from: 信息形成}
    office: 综合科
    extra: {公开渠道: 政府网站, 依据: ''}
  - no: 正文-1
    origin: main-text
    category: 五、工作保障
    task: ''
    requirement: 公开计划
    responsible: {text: ''}
    requirements: []
`,
    );
    const [first, second] = 'plan' in result ? result.plan.tasks : [];
    expect(result).toMatchObject({
      plan: {
        year: 2022,
        revision: { no: 2, changes: '补充第2项' },
        period: { from: dayOf(2022, 3, 1), to: dayOf(2023, 2, 28) },
        ledgerDue: [dayOf(2022, 6, 10), dayOf(2022, 12, 10)],
        collectives: [
          { name: '各科局', scope: 'members', members: ['经济发展局', '建设局'] },
          { name: '相关部门', scope: 'concerned', members: [] },
        ],
      },
    });
    expect(first).toMatchObject({
      origin: 'table',
      responsible: {
        lead: [],
        bodies: [],
        support: ['财政局'],
        collectives: ['各科局', '相关部门'],
      },
      office: '综合科',
      extra: { 公开渠道: '政府网站', 依据: '' },
      requirements: [
        // February lies in the second year of the plan, March in the first, 次年 is the year after the plan's.
        { kind: 'by', month: 2, day: 31, year: 2023 },
        { kind: 'by', month: 3, day: 1, year: null },
        { kind: 'by', month: 1, day: 31, year: null, yearOffset: 1 },
        { kind: 'by', month: 2, day: 31, year: 2022 },
        { kind: 'within', n: 0, unit: 'day', from: '信息形成' },
      ],
    });
    expect(second).toMatchObject({ origin: 'main-text', deadline: null, requirements: [] });
  });

  it('reads ledgers that are due again and again, and one collective in the form of before', () => {
    const result = planOf(
      'monthly.yaml',
      `${HEAD}ledgerDue: {kind: every, period: month, day: 5}
collectives:
  - {name: 各单位, scope: every}
tasks:
  - no: 1
    category: 深化公开
    task: ''
    requirement: 公开规划
    responsible: {text: 各单位, collective: 各单位}
    requirements: []
`,
    );
    expect(result).toMatchObject({
      plan: {
        ledgerDue: { kind: 'every', period: 'month', day: 5, n: null, month: null },
        tasks: [{ responsible: { collectives: ['各单位'] } }],
      },
    });
  });

  it('reports a shape that the schema refuses, and nothing built on it', () => {
    const result = planOf('shapeless.yaml', 'schemaVersion: 1\nplan: example\n');
    const diagnostics = 'diagnostics' in result ? result.diagnostics : [];
    expect(new Set(diagnostics.map(({ rule }) => rule))).toEqual(new Set(['schema']));
  });
});
