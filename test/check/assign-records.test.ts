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
const august: Requirement = { kind: 'by', year: 2022, month: 8, day: 31 };
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
  const { answered, open } = assignRecords(requirements, [record(given)], false);
  const [found] = open.flatMap(({ fact }) => fact && findingsOf(fact));
  return found?.rule ?? answered.findIndex(({ records }) => records.length === 1);
}

/** The places of all requirements that one record is judged by. */
function placesOf(requirements: Requirement[], given: Partial<DisclosureRecord>): number[] {
  const { answered } = assignRecords(requirements, [record(given)], false);
  return answered.flatMap(({ records }, index) => records.map(() => index));
}

function messageOf(requirements: Requirement[], given: Partial<DisclosureRecord>): string {
  const { open } = assignRecords(requirements, [record(given)], false);
  return open.flatMap(({ fact }) => fact && findingsOf(fact))[0]?.message ?? '';
}

const DAY = dayOf(2022, 6, 1);
const dates = { event: DAY, disclosed: DAY };

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

  it('the one that its title names to the letter, as 事项 would', () => {
    expect(placeOf([general, penalties], { title: '行政处罚信息' })).toBe(1);
  });

  it('none, where its title speaks of a matter that it does not name', () => {
    const title = '关于甲公司的行政处罚决定书';
    expect(placeOf([general, penalties], { title })).toBe('record-incomplete');
    expect(placeOf([general, penalties], { title, matter: '信息形成或者变更' })).toBe(0);
    expect(messageOf([general, penalties], { title })).toContain('像是“行政处罚信息”');
    expect(messageOf([general, penalties], { title: '处罚决定书' })).toContain('像是“行政处罚');
    // A synonym is not seen through: 处罚 alone is not 行政处罚.
    expect(placeOf([general, penalties], { title: '处罚裁量基准' })).toBe(0);
  });

  it('none, where several are left', () => {
    expect(placeOf(housing, { title: '进度', ...dates })).toBe('record-incomplete');
    expect(placeOf([general, within('项目竣工')], {})).toBe('record-incomplete');
    for (const { matter } of housing) expect(messageOf(housing, {})).toContain(`“${matter}”`);
  });

  it('the one that its title names to the letter, as 事项 would', () => {
    expect(placeOf([general, penalties], { title: '行政处罚信息' })).toBe(1);
  });

  it('none, where its title speaks of several, and the message names these', () => {
    const given = { title: '已竣工项目基本信息和住房分配情况', ...dates };
    expect(placeOf(housing, given)).toBe('record-incomplete');
    const message = messageOf(housing, given);
    expect(message).toContain('“已竣工项目基本信息”、“住房分配情况”');
    expect(message).not.toContain('“规划建设方案”');
  });

  it('the dated one rather than what is undated beside it, for which it never waits', () => {
    for (const kind of ['prompt', 'on-change', 'standing', 'periodic', 'one-off', 'reference']) {
      const undated = { kind } as Requirement;
      expect(placeOf([undated, general], {})).toBe(1);
      expect(placeOf([monthly, undated], dates)).toBe(0);
      expect(placeOf([undated], {})).toBe(0);
    }
    // What cannot be read may be a date, and a consultation is of something else.
    expect(placeOf([{ kind: 'unknown', text: '阶段性' }, general], dates)).toBe(
      'record-incomplete',
    );
    expect(placeOf([consultation, standing], dates)).toBe(1);
    // A date of one matter leaves the rest to what is undated.
    expect(placeOf([standing, penalties], dates)).toBe(0);
  });

  it('the one that its fields leave', () => {
    const list: Requirement = { kind: 'by', year: 2022, month: 8, day: 31, matter: '适用主体清单' };
    const published = { disclosed: DAY };
    expect(placeOf([standing, list], published)).toBe(1);
    expect(placeOf([standing, list], { ...published, title: '主体清单' })).toBe(1);
    expect(placeOf([standing, list], { ...published, title: '供热企业主体名录' })).toBe(1);
    expect(placeOf(housing, { ...published, title: '6月进度' })).toBe(1);
    expect(placeOf([general, list], published)).toBe(1);
    // With a day to count from it can be either; then the title decides.
    expect(placeOf([standing, list], dates)).toBe(0);
    expect(placeOf([standing, list], { ...dates, title: '供热企业适用主体清单' })).toBe(1);
    expect(placeOf([standing, list], { ...dates, title: '主体清单' })).toBe(1);
    // Work without a date of its own needs none to count from.
    const { answered } = assignRecords([standing, list], [record({ completed: DAY })], true);
    expect(answered.map(({ records }) => records.length)).toEqual([1, 0]);
    // Where nothing has a day, its fields leave none.
    expect(placeOf([standing, list], {})).toBe(0);
  });

  it('none, where its fields leave one and its title speaks of another', () => {
    const list: Requirement = { kind: 'by', year: 2022, month: 8, day: 31, matter: '适用主体清单' };
    const published = { disclosed: DAY };
    const promise = { ...published, title: '供热企业服务承诺' };
    expect(placeOf([standing, list], promise)).toBe('record-incomplete');
    expect(messageOf([standing, list], promise)).toContain('“长期坚持”、“适用主体清单”');
    const system: Requirement = { ...list, matter: '披露系统' };
    expect(placeOf([standing, list, system], promise)).toBe('record-incomplete');
    expect(placeOf(housing, { ...published, title: '某小区住房分配情况' })).toBe(3);
    expect(placeOf(housing, { ...published, title: '某小区住房分配结果' })).toBe(
      'record-incomplete',
    );
  });

  it('the one that recurs as its 期间 says', () => {
    expect(placeOf(housing, { ...dates, period: '2022-06' })).toBe(1);
    const contract = within('合同签订');
    expect(placeOf([general, contract, monthly], { ...dates, period: '2022-06' })).toBe(2);
    expect(placeOf([general, contract, monthly], { ...dates, period: '2022' })).toBe(
      'record-incomplete',
    );
  });

  it('both a period after each change and a cycle of updates, as far as it tells of them', () => {
    const yearly: Requirement = { ...monthly, period: 'year', n: null, unit: null };
    const cycle: Requirement = { ...monthly, n: null, unit: null };
    expect(placesOf([general, cycle], dates)).toEqual([0, 1]);
    expect(placesOf([cycle, general], { ...dates, period: '2022-06' })).toEqual([0, 1]);
    expect(placesOf([general, cycle], { disclosed: DAY })).toEqual([1]);
    expect(placesOf([general, cycle], { event: DAY, period: '2022-06' })).toEqual([0, 1]);
    expect(placesOf([general, cycle], { zeroReport: '2022-06' })).toEqual([1]);
    expect(placesOf([general, cycle], { received: DAY, event: DAY })).toEqual([0]);
    expect(placesOf([general, cycle], {})).toEqual([1]);
    // What is not published yet is no update, unless the update is counted from a period that the change lies in.
    expect(placesOf([general, cycle], { event: DAY })).toEqual([0]);
    expect(placesOf([general, monthly], { event: DAY })).toEqual([0, 1]);
    // Whatever 事项 says of it, as long as it says nothing that is owed apart.
    expect(placesOf([general, cycle], { ...dates, matter: '每月' })).toEqual([0, 1]);
    expect(placesOf([general, cycle], { ...dates, matter: '低保' })).toEqual([0, 1]);
    expect(placesOf([general, cycle, penalties], { ...dates, matter: '行政处罚信息' })).toEqual([
      2,
    ]);
    expect(placesOf([general, cycle, penalties], { ...dates, title: '权责清单' })).toEqual([0, 1]);
    // Two cycles, two events, a date: nothing says that they are of one publication.
    for (const other of [yearly, within('合同签订'), august]) {
      expect(placesOf([general, cycle, other], { event: DAY, disclosed: DAY })).toEqual([]);
    }
    const ofAMatter: Requirement = { ...cycle, matter: '月报' };
    expect(placesOf([general, ofAMatter], { ...dates, title: '权责清单' })).toEqual([0]);
    const sinceItsEvent: Requirement = { ...cycle, from: '收到预算' };
    expect(placesOf([general, sinceItsEvent], dates)).toEqual([]);
  });

  it('one of what is undated, and the others beside it', () => {
    const changing: Requirement = { kind: 'on-change' };
    const reference: Requirement = { kind: 'reference' };
    const beside = (requirements: Requirement[]) =>
      assignRecords(requirements, [record(dates)], false).answered.map(
        ({ records, isMetBeside }) => (isMetBeside ? 'beside' : records.length),
      );
    expect(beside([prompt, changing])).toEqual([1, 'beside']);
    expect(beside([changing, prompt])).toEqual([1, 'beside']);
    expect(beside([reference, prompt])).toEqual(['beside', 1]);
    expect(beside([prompt, { ...changing, matter: '目录' }])).toEqual([1, 0]);
    expect(beside([prompt, general, reference])).toEqual(['beside', 1, 'beside']);
    // A date of one matter is not the rest of what is undated.
    expect(beside([prompt, penalties])).toEqual([1, 0]);
  });

  it('the one of several in one matter, or of a matter with more words', () => {
    const insured: Requirement = { kind: 'periodic', matter: '参保人数、待遇支付等信息' };
    const catalogue: Requirement = { kind: 'one-off', matter: '诊疗项目目录' };
    const requirements = [insured, catalogue, { kind: 'on-change' } as Requirement];
    expect(placeOf(requirements, { ...dates, title: '6月待遇支付情况' })).toBe(0);
    expect(placeOf(requirements, { ...dates, title: '诊疗项目目录（2022版）' })).toBe(1);
    expect(placeOf(requirements, { ...dates, title: '办事指南' })).toBe(2);
    // A part of two characters is too little.
    const shops: Requirement = { kind: 'one-off', matter: '药店、诊疗项目目录' };
    expect(placeOf([shops, standing], { ...dates, title: '药店检查' })).toBe(1);
    // Half of a matter is enough to ask.
    expect(placeOf(requirements, { ...dates, title: '诊疗项目清单' })).toBe('record-incomplete');
  });

  it('lists for an open record the requirements that it may answer', () => {
    const requirements = [standing, monthly, general, within('项目竣工'), extension];
    const { open } = assignRecords(requirements, [record({ received: DAY })], false);
    expect(open[0]?.candidates).toEqual([requirements[2], requirements[3]]);
  });

  it('is answered for each record, of each at most once, in the order given', () => {
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
        event: fc.constantFrom(null, DAY),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(requirement, { minLength: 1, maxLength: 5 }),
        fc.array(given, { maxLength: 6 }),
        (requirements, all) => {
          const records = all.map((item, index) => record({ ...item, index: index + 1 }));
          const assigned = assignRecords(requirements, records, false);
          const own = assigned.answered.map(({ records }) => records);
          const lists = [...own, assigned.open.map(({ record }) => record)];
          for (const list of lists) {
            const indexes = list.map(({ index }) => index);
            expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
          }
          const told = new Set(lists.flat());
          expect(records.filter((item) => !told.has(item))).toEqual([]);
          const judged = new Set(own.flat());
          expect(assigned.open.some(({ record }) => judged.has(record))).toBe(false);
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
