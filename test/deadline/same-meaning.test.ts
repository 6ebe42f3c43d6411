import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRequirement } from '../../src/deadline/parse-requirement.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import { sameMeaning } from '../../src/deadline/same-meaning.ts';

const PLAN_YEAR = 2022;

function same(a: string, b: string, planYear: number | null = PLAN_YEAR): boolean {
  const [left, right] = [parseRequirement(a), parseRequirement(b)];
  const result = sameMeaning(left, right, planYear);
  // Neither side is the measure of the other.
  expect(sameMeaning(right, left, planYear)).toBe(result);
  return result;
}

describe('the same', () => {
  test.each([
    ['信息形成或者变更之日起20个工作日内公开', '自该政府信息形成或变更后 20个工作日内予以公开'],
    ['信息形成（变更）之日起20个工作日内', '信息形成(变更)之日起２０个工作日内'],
    ['信息形成之日起20个工作日内', '20个工作日内'],
    ['行政处罚信息于处罚结果作出后7个工作日内公开', '处罚结果作出后7个工作日内公开'],
    ['2022年12月31日前', '年底前'],
    ['12月底前', '2022年年底前'],
    ['2月28日前', '2022年2月底前'],
    ['每年年底前', '每年12月31日前'],
    ['长期公开；及时更新', '及时更新；长期坚持'],
    ['每月后10个工作日内', '每月结束后10个工作日内'],
    ['动态更新', '动态调整'],
    ['目录等一次性公开', '目录一次性发布'],
    ['6个月', '６个 月'],
  ])('%s = %s', (a, b) => expect(same(a, b)).toBe(true));
});

describe('not the same', () => {
  test.each([
    ['信息形成之日起20个工作日内', '信息形成之日起20日内'],
    ['信息形成之日起20个工作日内', '信息形成之日起15个工作日内'],
    ['信息形成之日起20个工作日内', '处罚决定作出之日起20个工作日内'],
    ['行政处罚信息于作出后7个工作日内公开', '行政许可信息于作出后7个工作日内公开'],
    ['2023年12月31日前', '年底前'],
    ['次年3月底前', '3月底前'],
    ['每年年底前', '年底前'],
    ['每月10日前', '次月10日前'],
    ['每年至少1次', '每年至少2次'],
    ['延长20个工作日', '延长至20个工作日'],
    ['期限不少于30日', '30日内'],
    ['3至5个工作日内', '5个工作日内'],
    ['长期坚持', '长期坚持；年底前'],
    ['20个工作日内；20个工作日内', '20个工作日内；7个工作日内'],
    ['6个月', '3个月'],
    ['推进中', '长期坚持'],
  ])('%s ≠ %s', (a, b) => expect(same(a, b)).toBe(false));

  test('a written year and none, where the year of the plan is not known', () => {
    expect(same('2022年年底前', '年底前', null)).toBe(false);
    expect(same('年底前', '12月31日前', null)).toBe(true);
  });

  test('a February without a year ends on its last day, not on the 28th', () => {
    expect(same('2月底前', '2月28日前', null)).toBe(false);
    expect(same('2月底前', '2月28日前', 2024)).toBe(false);
    expect(same('2月底前', '2月28日前', 2023)).toBe(true);
  });
});

test('requirements are paired one to one, whatever fits several', () => {
  const at = (matter?: string): Requirement => ({
    kind: 'within',
    n: 7,
    unit: 'workday',
    from: null,
    ...(matter !== undefined && { matter }),
  });
  // The one without a matter fits both, the other only one: it must not be left over.
  expect(sameMeaning([at(), at('处罚')], [at('处罚'), at('许可')], PLAN_YEAR)).toBe(true);
  expect(sameMeaning([at('处罚'), at('处罚')], [at('处罚'), at('许可')], PLAN_YEAR)).toBe(false);
});

test('the order, the span and the basis do not count', () => {
  const cells = ['20个工作日内', '长期坚持', '年底前', '每月10日前', '公示5个工作日'];
  fc.assert(
    fc.property(fc.shuffledSubarray(cells, { minLength: 1 }), (picked) => {
      const read = picked.flatMap((cell) => parseRequirement(cell));
      const bare = read.map(
        ({ text: _span, ...rest }) => ({ ...rest, basis: '条例' }) as Requirement,
      );
      expect(sameMeaning(read, bare.reverse(), PLAN_YEAR)).toBe(true);
      expect(sameMeaning(read, bare.slice(1), PLAN_YEAR)).toBe(false);
    }),
    { numRuns: 100, seed: 4 },
  );
});

describe('requirements as plans write them', () => {
  const sameOnes = (a: object, b: object, planYear: number | null = PLAN_YEAR) =>
    sameMeaning([a as Requirement], [b as Requirement], planYear);
  const by = { kind: 'by', month: 3, day: 31, year: null };
  const every = { kind: 'every', period: 'year', n: null, unit: null, month: 3, day: 31 };

  test('what is unknown is the same only as the same words that are unknown', () => {
    const within = { kind: 'within', n: 5, unit: 'day', from: null, text: '甲' };
    expect(sameOnes({ kind: 'unknown', text: '甲' }, within)).toBe(false);
    expect(sameOnes(within, { kind: 'unknown', text: '甲' })).toBe(false);
    expect(sameOnes({ kind: 'unknown', text: '甲' }, { kind: 'unknown', text: ' 甲' })).toBe(true);
  });

  test('events make a difference where both name one', () => {
    const ahead = (event: string | null) => ({ kind: 'before', n: 5, unit: 'day', event });
    expect(sameOnes(ahead('会议召开'), ahead('会议召开之日'))).toBe(true);
    expect(sameOnes(ahead('会议召开'), ahead('投票'))).toBe(false);
    expect(sameOnes(ahead('会议召开'), ahead(null))).toBe(true);
    expect(sameOnes({ kind: 'during', event: '汛期' }, { kind: 'during', event: '会期' })).toBe(
      false,
    );
  });

  test('words that say nothing are such only where they stand', () => {
    const of = (matter: string) => ({ kind: 'prompt', matter });
    expect(sameOnes(of('目录等'), of('目录'))).toBe(true);
    expect(sameOnes(of('等级评定'), of('级评定'))).toBe(false);
    expect(sameOnes(of('期间费用'), of('费用'))).toBe(false);
    expect(sameOnes(of('疫情防控期间'), of('疫情防控'))).toBe(true);
  });

  test('fields that say nothing, and their order, make none', () => {
    expect(sameOnes({ ...every, min: null, approx: undefined }, every)).toBe(true);
    const { period, ...rest } = every;
    expect(sameOnes({ ...rest, period }, every)).toBe(true);
    expect(sameOnes({ ...every, approx: true }, every)).toBe(false);
  });

  test('the year is the one that it comes to', () => {
    expect(sameOnes({ ...by, year: 2022, yearOffset: 1 }, { ...by, year: 2023 })).toBe(true);
    expect(sameOnes({ ...by, yearOffset: 1 }, { ...by, year: 2023 })).toBe(true);
    expect(sameOnes({ ...by, yearOffset: 1 }, { ...by, year: 2021 })).toBe(false);
    expect(sameOnes({ ...every, yearOffset: 1 }, every)).toBe(false);
    expect(sameOnes({ ...every, yearOffset: 1 }, every, null)).toBe(false);
  });

  test('the day is the last one of its month, if the month is one of the calendar', () => {
    expect(sameOnes({ ...by, month: 4, day: 30 }, { ...by, month: 4 }, null)).toBe(true);
    expect(sameOnes({ ...by, month: 4, day: 29 }, { ...by, month: 4 }, null)).toBe(false);
    expect(sameOnes({ ...every, month: 4, day: 30 }, { ...every, month: 4 })).toBe(true);
    expect(sameOnes({ ...every, day: 10 }, { ...every, day: 20 })).toBe(false);
    // The second month of a quarter may have 31 days.
    const quarter = { ...every, period: 'quarter', month: 2 };
    expect(sameOnes({ ...quarter, day: 28 }, quarter)).toBe(false);
    const month = { ...every, period: 'month', month: null };
    expect(sameOnes({ ...month, day: 28 }, month)).toBe(false);
    expect(sameOnes({ ...month, day: null }, { ...month, day: 10 })).toBe(false);
  });
});
