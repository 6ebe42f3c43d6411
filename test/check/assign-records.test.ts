import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/calendar/day.ts';
import { assignRecords } from '../../src/check/assign-records.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import type { DisclosureRecord } from '../../src/ledger/ledger.ts';
import { findingsOf } from './fact-findings.ts';
import { record } from './record.ts';

const within = (from: string, matter?: string): Requirement => ({
  kind: 'within',
  n: 20,
  unit: 'workday',
  from,
  ...(matter !== undefined && { matter }),
});
const monthly: Requirement = {
  kind: 'every',
  period: 'month',
  n: 10,
  unit: 'workday',
  month: null,
  day: null,
};
const consultation: Requirement = { kind: 'min-duration', n: 30, unit: 'day', event: '征求意见' };
const extension: Requirement = { kind: 'extension', n: 20, unit: 'workday' };
const standing: Requirement = { kind: 'standing' };
const prompt: Requirement = { kind: 'prompt' };
const penalties = within('处罚结果作出', '行政处罚信息');
const general = within('信息形成或者变更');
/** As in the plan's task on affordable housing: four matters, of which one recurs. */
const housing = [
  within('方案、计划确定', '规划建设方案'),
  { ...monthly, matter: '年度计划任务量完成进度' },
  within('项目竣工', '已竣工项目基本信息'),
  within('分配结果确定', '住房分配情况'),
];

/** Where one record goes: the place of the requirement, or the rule that leaves it open. */
function placeOf(requirements: Requirement[], given: Partial<DisclosureRecord>): number | string {
  const { answered, open } = assignRecords(requirements, [record(given)]);
  const [found] = open.flatMap(({ fact }) => findingsOf(fact));
  return found?.rule ?? answered.findIndex(({ records }) => records.length === 1);
}

function messageOf(requirements: Requirement[], given: Partial<DisclosureRecord>): string {
  const { open } = assignRecords(requirements, [record(given)]);
  return open.flatMap(({ fact }) => findingsOf(fact))[0]?.message ?? '';
}

const DAY = dayOf(2022, 6, 1);

describe('which requirement a record answers', () => {
  it('the only one', () => {
    expect(placeOf([general], {})).toBe(0);
    expect(placeOf([general, extension], {})).toBe(0);
    expect(placeOf([standing], { matter: '本单位的事项' })).toBe(0);
  });

  it('the one that its fields belong to', () => {
    expect(placeOf([standing, general, monthly], { zeroReport: '2022-06' })).toBe(2);
    expect(placeOf([standing, monthly, general], { received: DAY })).toBe(2);
    expect(placeOf([general, consultation], { start: DAY })).toBe(1);
    expect(placeOf([general, consultation], { end: DAY })).toBe(1);
    // Without a consultation among the requirements 开始日期 says nothing.
    expect(placeOf([general], { start: DAY })).toBe(0);
  });

  it('none, where no requirement has such fields', () => {
    expect(placeOf([standing], { zeroReport: '2022-06' })).toBe('record-incomplete');
    expect(placeOf([monthly], { received: DAY })).toBe('record-incomplete');
    expect(messageOf([monthly], { received: DAY })).toContain('没有这类记录');
  });

  it('the one whose matter it names, whatever the width and the punctuation', () => {
    expect(placeOf(housing, { matter: '住房分配情况' })).toBe(3);
    expect(placeOf(housing, { matter: ' 住房分配情况。' })).toBe(3);
    expect(placeOf([general, penalties], { matter: '信息形成或者变更' })).toBe(0);
  });

  it('none, where it names another matter', () => {
    expect(placeOf(housing, { matter: '住房分配情况表' })).toBe('unknown-matter');
    expect(messageOf(housing, { matter: '住房分配情况表' })).toContain('是不是“住房分配情况”？');
    // A matter is not the event that starts its period.
    expect(placeOf(housing, { matter: '分配结果确定' })).toBe('unknown-matter');
    // One requirement is possible, but it has a matter of its own.
    expect(placeOf([penalties], { matter: '行政许可信息' })).toBe('unknown-matter');
  });

  it('the one without a matter, where it names none', () => {
    expect(placeOf([general, penalties], { title: '权责清单' })).toBe(0);
    expect(placeOf([penalties, general], {})).toBe(1);
  });

  it('none, where its title speaks of a matter that it does not name', () => {
    const title = '关于甲公司的行政处罚决定书';
    expect(placeOf([general, penalties], { title })).toBe('record-incomplete');
    expect(placeOf([general, penalties], { title, matter: '信息形成或者变更' })).toBe(0);
    expect(messageOf([general, penalties], { title })).toContain('像是“行政处罚信息”');
    // A synonym is not seen through: 处罚 alone is not 行政处罚.
    expect(placeOf([general, penalties], { title: '处罚裁量基准' })).toBe(0);
  });

  it('none, where several are left', () => {
    expect(placeOf(housing, { title: '进度' })).toBe('record-incomplete');
    expect(placeOf([general, within('项目竣工')], {})).toBe('record-incomplete');
    for (const { matter } of housing) expect(messageOf(housing, {})).toContain(`“${matter}”`);
  });

  it('the hard limit rather than the 及时 beside it', () => {
    expect(placeOf([prompt, general], {})).toBe(1);
    expect(placeOf([prompt], {})).toBe(0);
  });

  it('lists for an open record the requirements that it may answer', () => {
    const requirements = [standing, monthly, general, within('项目竣工'), extension];
    const { open } = assignRecords(requirements, [record({ received: DAY })]);
    expect(open[0]?.candidates).toEqual([requirements[2], requirements[3]]);
  });

  it('is answered for each record once, in the order given', () => {
    const requirement = fc.constantFrom<Requirement>(
      general,
      penalties,
      monthly,
      consultation,
      extension,
      standing,
      prompt,
      ...housing,
    );
    const given = fc.record(
      {
        matter: fc.constantFrom(null, '行政处罚信息', '住房分配情况', '别的'),
        title: fc.constantFrom(null, '行政处罚决定', '清单'),
        zeroReport: fc.constantFrom(null, '2022-06'),
        received: fc.constantFrom(null, DAY),
        start: fc.constantFrom(null, DAY),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(requirement, { minLength: 1, maxLength: 5 }),
        fc.array(given, { maxLength: 6 }),
        (requirements, all) => {
          const records = all.map((item, index) => record({ ...item, index: index + 1 }));
          const assigned = assignRecords(requirements, records);
          const own = assigned.answered.map(({ records }) => records);
          const lists = [...own, assigned.open.map(({ record }) => record)];
          for (const list of lists) {
            const indexes = list.map(({ index }) => index);
            expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
          }
          expect(lists.flat().sort((a, b) => a.index - b.index)).toEqual(records);
          expect(assigned.answered.map(({ requirement }) => requirement)).toEqual(requirements);
          for (const { requirement, records } of assigned.answered) {
            const { kind } = requirement;
            if (kind === 'extension') expect(records).toEqual([]);
            if (kind !== 'every') expect(records.every(({ zeroReport }) => !zeroReport)).toBe(true);
          }
        },
      ),
    );
  });
});
