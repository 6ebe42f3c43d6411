import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysInMonth } from '../../src/calendar/day.ts';
import { formatRequirement } from '../../src/deadline/format-requirement.ts';
import { parseRequirement } from '../../src/deadline/parse-requirement.ts';
import type { Period, Requirement, Unit } from '../../src/deadline/requirement.ts';

const UNITS: Unit[] = ['workday', 'day', 'month', 'hour'];
const PERIODS: Period[] = ['day', 'week', 'half-month', 'month', 'quarter', 'half-year', 'year'];

const SUBJECTS = [
  '信息',
  '处罚决定',
  '部门预算',
  '项目',
  '政府信息',
  '本级人民代表大会',
  '土地现状调查',
];
const VERBS = [
  '形成',
  '作出',
  '形成或者变更',
  '经财政部门批复',
  '竣工',
  '（变更）下发至本单位',
  '通过',
  '结束',
];
const MATTERS = [
  '行政处罚信息',
  '许可、处罚事项',
  '各类保险参保人数、待遇支付等信息',
  '首次解读材料',
  '年度建设计划信息',
  '2022年预算',
  '重大决策（草案）',
];

const event = fc
  .tuple(fc.constantFrom(...SUBJECTS), fc.constantFrom(...VERBS))
  .map((parts) => parts.join(''));
const matter = fc.option(fc.constantFrom(...MATTERS), { nil: undefined });

/** The largest count of a unit that is read: a year of days, ten years of months, thirty days of hours. */
const most: Record<Unit, number> = { workday: 366, day: 366, month: 120, hour: 720 };

const length = fc
  .constantFrom(...UNITS)
  .chain((unit) =>
    fc.record({ n: fc.integer({ min: 2, max: most[unit] }), unit: fc.constant(unit) }),
  );

/** A length, perhaps with its other end under that name. */
function ranged(key: 'min' | 'max') {
  return fc.constantFrom(...UNITS).chain((unit) =>
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 1, max: most[unit] }), { minLength: 2, maxLength: 2 }),
        fc.boolean(),
      )
      .map(([ends, both]) => {
        const [low = 1, high = 2] = ends.sort((a, b) => a - b);
        const [n, other] = key === 'min' ? [high, low] : [low, high];
        return { n, unit, ...(both && { [key]: other }) };
      }),
  );
}

const year = fc.option(fc.integer({ min: 1949, max: 2100 }), { nil: null });
const approx = fc.constantFrom({}, { approx: true as const });

/** A day as it is read: a month's end is its last day, that of a February without a year 31. */
function monthDay(named: number | null) {
  return fc.integer({ min: 1, max: 12 }).chain((month) => {
    const last = daysInMonth(named ?? 2000, month);
    const days = fc.integer({ min: 1, max: last });
    const day = named === null && month === 2 ? fc.oneof(days, fc.constant(31)) : days;
    return fc.record({ month: fc.constant(month), day });
  });
}

const within = fc
  .tuple(
    fc.oneof(ranged('min'), fc.constant({ n: 0, unit: 'day' as const })),
    fc.option(event),
    approx,
  )
  .map(([count, from, about]) => ({ kind: 'within', ...count, from, ...(count.n > 0 && about) }));

const by = year
  .chain((named) => fc.tuple(fc.constant(named), monthDay(named), approx, fc.boolean()))
  .map(([named, date, about, next]) => ({
    kind: 'by',
    ...date,
    year: named,
    ...(named === null && next && { yearOffset: 1 }),
    ...about,
  }));

const every = { kind: 'every', n: null, unit: null, month: null, day: null };

const everyPlain = fc.constantFrom(...PERIODS).map((period) => ({ ...every, period }));

const everyCount = fc
  .tuple(fc.constantFrom(...PERIODS), ranged('min'), fc.option(event, { nil: undefined }), approx)
  .map(([period, count, from, about]) => ({
    ...every,
    period,
    ...count,
    ...(from !== undefined && { from }),
    ...about,
  }));

const dayOfMonth = fc.integer({ min: 1, max: 31 });
const offset = fc.constantFrom({}, { offset: 1 as const });

const everyDay = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), offset, approx)
    .map(([day, ...more]) => Object.assign({ ...every, period: 'week', day }, ...more)),
  fc
    .tuple(dayOfMonth, offset, approx)
    .map(([day, ...more]) => Object.assign({ ...every, period: 'month', day }, ...more)),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), dayOfMonth, offset, approx)
    .map(([month, day, ...more]) =>
      Object.assign({ ...every, period: 'quarter', month, day }, ...more),
    ),
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), dayOfMonth, offset, approx)
    .map(([month, day, ...more]) =>
      Object.assign({ ...every, period: 'half-year', month, day }, ...more),
    ),
  fc
    .tuple(monthDay(null), fc.constantFrom({}, { yearOffset: 1 as const }), approx)
    .map(([date, ...more]) => Object.assign({ ...every, period: 'year', ...date }, ...more)),
);

const atLeast = fc.record({
  kind: fc.constant('at-least'),
  count: fc.integer({ min: 1, max: 999 }),
  period: fc.constantFrom(...PERIODS),
});

const lengthEvent = fc.option(fc.constantFrom('申请前', '会议召开后', '征求意见', '意见征集'), {
  nil: undefined,
});

const minDuration = fc.tuple(ranged('max'), lengthEvent).map(([count, subject]) => ({
  kind: 'min-duration',
  ...count,
  ...(subject !== undefined && { event: subject }),
}));

const extension = fc.tuple(length, fc.boolean()).map(([count, total]) => ({
  kind: 'extension',
  ...count,
  ...(total && { total: true }),
}));

const before = fc
  .tuple(fc.oneof(ranged('max'), fc.constant({ n: null, unit: null })), fc.option(event))
  .map(([count, subject]) => ({ kind: 'before', ...count, event: subject }));

const during = fc
  .constantFrom('疫情防控期间', '闭会期间', '项目建设过程中')
  .map((subject) => ({ kind: 'during', event: subject }));

const undated = fc
  .constantFrom('prompt', 'on-change', 'standing', 'periodic', 'one-off', 'reference')
  .map((kind) => ({ kind }));

const unknown = fc
  .constantFrom(
    '620日至720日',
    '6个月',
    '推进中',
    '每两周一次',
    '6月31日前',
    '第二周前',
    '阶段性公开',
  )
  .map((text) => ({ kind: 'unknown', text }));

const kinds = {
  within,
  by,
  'every, plain': everyPlain,
  'every, counted': everyCount,
  'every, dated': everyDay,
  'at-least': atLeast,
  'min-duration': minDuration,
  extension,
  before,
  during,
  undated,
  unknown,
};

describe('a requirement reads back as itself', () => {
  test.each(Object.entries(kinds))('%s', (_name, kind) => {
    fc.assert(
      fc.property(kind as fc.Arbitrary<object>, matter, (fields, named) => {
        const requirement = {
          ...fields,
          ...(named !== undefined && { matter: named }),
        } as Requirement;
        const { text: _span, ...expected } = requirement;
        const readings = parseRequirement(formatRequirement(requirement)).map(
          ({ text: _text, ...reading }) => reading,
        );
        expect(readings).toEqual([expected]);
      }),
      { numRuns: 300, seed: 2022 },
    );
  });
});

describe('the wording is the usual one', () => {
  const cases: [Requirement, string][] = [
    [
      { kind: 'within', n: 20, unit: 'workday', from: '信息形成或者变更' },
      '自信息形成或者变更之日起20个工作日内',
    ],
    [
      { kind: 'within', n: 7, unit: 'workday', from: '处罚结果作出', matter: '行政处罚信息' },
      '行政处罚信息：自处罚结果作出之日起7个工作日内',
    ],
    [{ kind: 'within', n: 0, unit: 'day', from: null }, '当日'],
    [{ kind: 'by', month: 8, day: 31, year: 2022 }, '2022年8月底前'],
    [{ kind: 'by', month: 9, day: 30, year: null }, '9月30日前'],
    [
      { kind: 'every', period: 'month', n: 10, unit: 'workday', month: null, day: null },
      '每月后10个工作日内',
    ],
    [
      { kind: 'every', period: 'quarter', n: null, unit: null, month: 1, day: 15, offset: 1 },
      '次季度第1个月15日前',
    ],
    [
      { kind: 'every', period: 'week', n: null, unit: null, month: null, day: 4, offset: 1 },
      '次周四前',
    ],
    [
      { kind: 'every', period: 'half-month', n: null, unit: null, month: null, day: null },
      '每半月',
    ],
    [{ kind: 'at-least', count: 1, period: 'year' }, '每年至少1次'],
    [{ kind: 'min-duration', n: 30, unit: 'day', max: 45 }, '期限不少于30日，不超过45日'],
    [{ kind: 'extension', n: 40, unit: 'workday', total: true }, '延长至40个工作日'],
    [{ kind: 'before', n: 5, unit: 'workday', event: '会议召开' }, '会议召开前5个工作日'],
    [{ kind: 'before', n: null, unit: null, event: null }, '提前'],
    [{ kind: 'standing' }, '长期坚持'],
  ];
  test.each(cases)('$1', (requirement, wording) => {
    expect(formatRequirement(requirement)).toBe(wording);
  });
});
