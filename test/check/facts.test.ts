import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/calendar/day.ts';
import type { Fact, FactKind, FactOf } from '../../src/check/fact.ts';
import type { Every, MinDuration, Requirement } from '../../src/deadline/requirement.ts';
import { findingsOf } from './fact-findings.ts';
import { record } from './record.ts';

const pointer = '/台账/0/公开记录/0/公开日期';
const monthly: Every = {
  kind: 'every',
  period: 'month',
  n: 10,
  unit: 'workday',
  month: null,
  day: null,
};
const within: Requirement = { kind: 'within', n: 20, unit: 'workday', from: '决定作出' };
const consultation: MinDuration = { kind: 'min-duration', n: 30, unit: 'day' };
const may = { name: '公开日期', pointer, day: dayOf(2022, 5, 18) };
const june = { name: '起算日期', pointer, day: dayOf(2022, 6, 1) };
const titled = record({ title: '甲' });

/** One fact of each kind, the rule that reports it, and what its message has to tell. */
const KINDS: { [K in FactKind]: { fact: FactOf<K>; rule: string; tells: string[] } } = {
  'days-reversed': {
    fact: { kind: 'days-reversed', pointer, first: june, second: may },
    rule: 'date-order',
    tells: ['公开日期（2022-05-18）早于起算日期（2022-06-01）'],
  },
  'day-uncovered': {
    fact: {
      kind: 'day-uncovered',
      pointer,
      of: { name: '公开日期', pointer, day: dayOf(1922, 5, 18) },
    },
    rule: 'date-order',
    tells: ['公开日期写的是1922-05-18', '2007年至'],
  },
  'day-to-come': {
    fact: {
      kind: 'day-to-come',
      pointer,
      of: { name: '公开日期', pointer, day: dayOf(2022, 7, 1) },
    },
    rule: 'future-date',
    tells: ['公开日期写的是2022-07-01', '晚于检查日2022-06-20'],
  },
  'period-to-come': {
    fact: { kind: 'period-to-come', pointer, label: '2022-06' },
    rule: 'future-date',
    tells: ['2022-06到检查日2022-06-20尚未结束'],
  },
  'field-missing': {
    fact: {
      kind: 'field-missing',
      pointer,
      record: titled,
      field: '起算日期',
      requirement: within,
    },
    rule: 'record-incomplete',
    tells: ['记录“甲”缺少“起算日期”', '决定作出的日期'],
  },
  'disclosed-missing': {
    fact: { kind: 'disclosed-missing', pointer, record: titled },
    rule: 'record-incomplete',
    tells: ['记录“甲”写了完成日期，没有写公开日期', '以公开的日期为准'],
  },
  'completed-missing': {
    fact: { kind: 'completed-missing', pointer },
    rule: 'record-incomplete',
    tells: ['写的是已经完成', '“完成日期”'],
  },
  'period-unfit': {
    fact: {
      kind: 'period-unfit',
      pointer,
      record: titled,
      field: '期间',
      label: '2022',
      period: 'month',
    },
    rule: 'record-incomplete',
    tells: ['记录“甲”的“期间”写的是“2022”', '“2022-08”'],
  },
  'deduction-open': {
    fact: { kind: 'deduction-open', pointer, record: titled },
    rule: 'record-incomplete',
    tells: ['记录“甲”的扣除期间缺少“止”'],
  },
  'matter-missing': {
    fact: {
      kind: 'matter-missing',
      pointer,
      record: record({ index: 3 }),
      candidates: [within, { ...within, matter: '行政处罚信息' }],
      suspect: null,
    },
    rule: 'record-incomplete',
    // To leave it out again would be no answer: what has no matter is named by its event.
    tells: ['记录第3条没有写“事项”', '几种时限', '可写：“决定作出”、“行政处罚信息”'],
  },
  'matter-unknown': {
    fact: {
      kind: 'matter-unknown',
      pointer,
      matter: '行政处罚',
      candidates: [within, { ...within, matter: '行政处罚信息' }],
    },
    rule: 'unknown-matter',
    tells: [
      '事项“行政处罚”不在',
      '是不是“行政处罚信息”？',
      '可写：“行政处罚信息”；其他信息不写事项',
    ],
  },
  'extension-invalid': {
    fact: {
      kind: 'extension-invalid',
      pointer,
      record: titled,
      problem: { kind: 'too-long', workdays: 25, limit: 20 },
      originalDue: dayOf(2022, 6, 30),
    },
    rule: 'extension-invalid',
    tells: ['记录“甲”的延期不成立', '25个工作日', '20个工作日', '原到期日2022-06-30'],
  },
  'consultation-short': {
    fact: {
      kind: 'consultation-short',
      pointer,
      record: titled,
      requirement: consultation,
      from: dayOf(2022, 6, 1),
      end: dayOf(2022, 6, 20),
      firstEnd: dayOf(2022, 7, 1),
    },
    rule: 'consultation-too-short',
    tells: ['从2022-06-01到2022-06-20只有19日', '少于30日', '最早应到2022-07-01'],
  },
};

describe('a fact found while a record is judged', () => {
  it.each(Object.values(KINDS))(
    '$fact.kind is reported by $rule alone',
    ({ fact, rule, tells }) => {
      const findings = findingsOf(fact);
      expect(findings.map((finding) => finding.rule)).toEqual([rule]);
      expect(findings[0]).toMatchObject({ taskNo: '1', location: { pointer } });
      expect(findings[0]?.message).toMatch(/^第1项“.+”：.+。$/);
      for (const text of tells) expect(findings[0]?.message).toContain(text);
    },
  );

  const messageOf = (fact: Fact) => findingsOf(fact)[0]?.message;
  const missing = (field: FactOf<'field-missing'>['field'], requirement: Requirement) =>
    messageOf({ kind: 'field-missing', pointer, record: titled, field, requirement });

  it('says what the missing field is needed for', () => {
    expect(missing('结束日期', consultation)).toContain('算不出期限的长短');
    expect(missing('起算日期', { kind: 'at-least', count: 1, period: 'year' })).toContain(
      '不能计入次数',
    );
    expect(missing('期间', monthly)).toContain('不知道是哪一期；写成“2022-08”的样子');
    expect(missing('起算日期', { ...monthly, from: '处罚决定' })).toContain('处罚决定的日期');
    expect(missing('起算日期', { ...within, from: null })).toContain('信息形成或者变更的日期');
    const before: Requirement = { kind: 'before', n: 5, unit: 'workday', event: '会议召开' };
    expect(missing('起算日期', before)).toContain('会议召开的日期');
    expect(missing('起算日期', { ...before, event: null })).toContain('该事项的日期');
    expect(missing('起算日期', { kind: 'standing' })).toContain('信息形成或者变更的日期');
  });

  it('says why an extension does not hold', () => {
    const why = (problem: FactOf<'extension-invalid'>['problem']) =>
      messageOf({ ...KINDS['extension-invalid'].fact, problem });
    expect(why({ kind: 'not-provided' })).toContain('没有规定可以延期');
    expect(why({ kind: 'not-agreed' })).toContain('负责人同意');
    expect(why({ kind: 'not-notified' })).toContain('没有写明告知申请人的日期');
    expect(why({ kind: 'notified-late', notified: dayOf(2022, 7, 4) })).toContain(
      '2022-07-04才告知申请人',
    );
  });

  it('lists what 事项 may say', () => {
    const { fact } = KINDS['matter-missing'];
    const matters = (candidates: Requirement[], suspect: string | null = null) =>
      messageOf({ ...fact, candidates, suspect });
    const permits: Requirement = { ...within, matter: '行政许可信息' };
    const penalties: Requirement = { ...within, matter: '行政处罚信息' };
    expect(matters([permits, penalties])).toContain('可写：“行政许可信息”、“行政处罚信息”。');
    expect(matters([within, monthly])).toContain('可写：“决定作出”、“');
    expect(matters([])).toContain('没有这类记录所对应的时限');
    expect(matters([within, penalties], '行政处罚信息')).toContain('像是“行政处罚信息”');
  });

  it('suggests a matter that is near or contains what was written, where there is one', () => {
    const { fact } = KINDS['matter-unknown'];
    const hint = (matter: string, ...matters: string[]) => {
      const candidates = matters.map((item): Requirement => ({ ...within, matter: item }));
      return /是不是“(.+)”？/.exec(messageOf({ ...fact, matter, candidates }) ?? '')?.[1];
    };
    expect(hint('竣工项目', '已竣工项目基本信息', '住房分配情况')).toBe('已竣工项目基本信息');
    expect(hint('项目', '已竣工项目基本信息', '新开工项目基本情况一览')).toBeUndefined();
    expect(hint('项', '已竣工项目基本信息')).toBeUndefined();
    expect(hint('行政处罚信', '行政处罚信息', '行政处罚信息公示')).toBe('行政处罚信息');
  });
});
