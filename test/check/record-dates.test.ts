import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { wrongDays } from '../../src/check/record-dates.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import type { DisclosureRecord } from '../../src/ledger/ledger.ts';
import { day } from '../calendar/naive.ts';
import { record } from './record.ts';
import { taskContext } from './task-context.ts';

const calendar = bundledCalendar();
const ROW = '/台账/0/公开记录/0/';
const meeting: Requirement = { kind: 'before', n: 5, unit: 'workday', event: '会议' };
const TODAY = day('2022-06-20');
const TOMORROW = TODAY + 1;
const consulted = (from: number, to: number | null) => ({
  deductions: [{ from, to, reason: null }],
});
const notified = (on: number) => ({ extension: { workdays: 5, agreed: true, notified: on } });

/** What is wrong, each with the field it is shown at and the name by which it is told. */
function wrong(given: Partial<DisclosureRecord>, ...candidates: Requirement[]): string[] {
  const facts = wrongDays(record(given), taskContext({ asOf: TODAY }), ...candidates);
  return facts.map((fact) => {
    const field = fact.pointer.replace(ROW, '');
    if (fact.kind === 'days-reversed') return `${field} ${fact.second.name}<${fact.first.name}`;
    return `${field} ${fact.kind} ${'of' in fact ? fact.of.name : ''}`.trim();
  });
}

/** Each field that holds a day, and its name. */
const FIELDS: [field: string, name: string, given: (on: number) => Partial<DisclosureRecord>][] = [
  ['起算日期', '起算日期', (event) => ({ event })],
  ['公开日期', '公开日期', (disclosed) => ({ disclosed })],
  ['收到日期', '收到日期', (received) => ({ received })],
  ['补正日期', '补正日期', (corrected) => ({ corrected })],
  ['答复日期', '答复日期', (replied) => ({ replied })],
  ['开始日期', '开始日期', (start) => ({ start })],
  ['延期/告知日期', '延期', notified],
  ['扣除期间/0/起', '扣除期间', (from) => consulted(from, null)],
  ['扣除期间/0/止', '扣除期间', (to) => consulted(TODAY - 9, to)],
];

describe.each(FIELDS)('%s', (field, name, given) => {
  it('must not be a day to come', () => {
    expect(wrong(given(TOMORROW))).toEqual([`${field} day-to-come ${name}`]);
    expect(wrong(given(TODAY))).toEqual([]);
  });
});

describe('a day that the calendar does not cover', () => {
  it('is told, and the first and last that it covers are not', () => {
    expect(wrong({ event: calendar.first - 1 })).toEqual(['起算日期 day-uncovered 起算日期']);
    expect(wrong({ event: calendar.first })).toEqual([]);
    expect(wrong({ end: calendar.last + 1 })).toEqual(['结束日期 day-uncovered 结束日期']);
    expect(wrong({ end: calendar.last })).toEqual([]);
    const { first } = calendar;
    expect(wrong(consulted(first - 9, first - 8))).toEqual([
      '扣除期间/0/起 day-uncovered 扣除期间',
      '扣除期间/0/止 day-uncovered 扣除期间',
    ]);
  });

  it('is told once, not as out of order or to come as well', () => {
    expect(wrong({ event: TODAY, disclosed: calendar.first - 1 })).toEqual([
      '公开日期 day-uncovered 公开日期',
    ]);
    expect(wrong({ event: calendar.last + 1 })).toEqual(['起算日期 day-to-come 起算日期']);
  });
});

describe('days in the wrong order', () => {
  const [A, B] = [day('2022-06-01'), day('2022-06-02')];

  it.each<[string, (first: number, second: number) => Partial<DisclosureRecord>, string]>([
    ['起算 公开', (event, disclosed) => ({ event, disclosed }), '公开日期 公开日期<起算日期'],
    ['收到 补正', (received, corrected) => ({ received, corrected }), '补正日期 补正日期<收到日期'],
    ['收到 答复', (received, replied) => ({ received, replied }), '答复日期 答复日期<收到日期'],
    ['补正 答复', (corrected, replied) => ({ corrected, replied }), '答复日期 答复日期<补正日期'],
    ['开始 结束', (start, end) => ({ start, end }), '结束日期 结束日期<开始日期'],
    ['起 止', consulted, '扣除期间/0/止 止<起'],
    [
      '收到 扣除',
      (received, from) => ({ received, ...consulted(from, null) }),
      '扣除期间/0/起 扣除期间的起<收到日期',
    ],
    [
      '收到 告知',
      (received, on) => ({ received, ...notified(on) }),
      '延期/告知日期 告知日期<收到日期',
    ],
  ])('%s', (_name, given, told) => {
    expect(wrong(given(B, A))).toEqual([told]);
    expect(wrong(given(A, A))).toEqual([]);
    expect(wrong(given(A, B))).toEqual([]);
  });

  it('may be so where something is announced before it happens', () => {
    const given = { event: TOMORROW, disclosed: A };
    expect(wrong(given, meeting)).toEqual([]);
    expect(wrong(given)).toEqual(['公开日期 公开日期<起算日期', '起算日期 day-to-come 起算日期']);
    // Nothing else may.
    expect(wrong({ received: B, replied: A }, meeting)).toEqual(['答复日期 答复日期<收到日期']);
    expect(wrong({ disclosed: TOMORROW }, meeting)).toEqual(['公开日期 day-to-come 公开日期']);
  });
});

describe('零报告', () => {
  it('must be of a period that has ended', () => {
    expect(wrong({ zeroReport: '2022-06' })).toEqual(['零报告 period-to-come']);
    expect(wrong({ zeroReport: '2022-06-20' })).toEqual(['零报告 period-to-come']);
    expect(wrong({ zeroReport: '2022-06-19' })).toEqual([]);
    expect(wrong({ zeroReport: '2022-05' })).toEqual([]);
    expect(wrong({ zeroReport: '六月' })).toEqual([]);
  });
});
