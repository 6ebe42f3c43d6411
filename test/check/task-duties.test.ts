import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/calendar/day.ts';
import type { Duty } from '../../src/check/duty.ts';
import { dutiesOfTask } from '../../src/check/task-duties.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import { type DisclosureRecord, type Read, UNREADABLE } from '../../src/ledger/ledger.ts';
import { day } from '../calendar/naive.ts';
import { entry } from './comparison.ts';
import { record } from './record.ts';
import { taskContext } from './task-context.ts';

const within: Requirement = { kind: 'within', n: 20, unit: 'workday', from: '形成' };
const penalties: Requirement = { ...within, n: 7, matter: '行政处罚信息' };
const extension: Requirement = { kind: 'extension', n: 20, unit: 'workday' };
const monthly: Requirement = {
  kind: 'every',
  period: 'month',
  n: 10,
  unit: 'workday',
  month: null,
  day: null,
};
const august: Requirement = { kind: 'by', year: 2022, month: 8, day: 31 };
const consultation: Requirement = { kind: 'min-duration', n: 30, unit: 'day' };

function duties(
  requirements: Requirement[],
  records: Partial<DisclosureRecord>[] = [],
  { asOf = '2022-09-30', notApplicable = null as Read<string> } = {},
): Duty[] {
  const all = records.map((given, index) => record({ index: index + 1, ...given }));
  const row = entry({ records: all, notApplicable });
  return dutiesOfTask(taskContext({ requirements, entry: row, asOf: day(asOf) }));
}

const lines = (all: Duty[]) =>
  all.map(({ requirement, period, status, record, due }) =>
    [requirement?.kind ?? 'open', period?.label, status, record?.index, due && formatDay(due.date)]
      .filter((part) => part != null)
      .join(' '),
  );

describe('a task that does not concern the body', () => {
  it('owes nothing by any of its requirements; an extension is none', () => {
    const all = duties([within, extension], [], { notApplicable: '无此职责' });
    expect(lines(all)).toEqual(['within not-applicable']);
    expect(all[0]).toMatchObject({ reason: '无此职责', record: null });
  });

  it('is in doubt where it has records all the same, whose faults are told', () => {
    const reversed = { event: day('2022-06-01'), disclosed: day('2022-05-01') };
    const all = duties([within, extension], [reversed], { notApplicable: '无此职责' });
    expect(lines(all)).toEqual(['within unknown 1']);
    expect(all[0]?.reason).toContain('又写了公开记录');
    expect(all[0]?.facts).toMatchObject([{ kind: 'days-reversed' }]);
  });

  it('is in doubt where nobody knows what is said of it', () => {
    const silent = duties([within], [], { notApplicable: UNREADABLE });
    expect(lines(silent)).toEqual(['within unknown']);
    const timely = { event: day('2022-06-01'), disclosed: day('2022-06-02') };
    const told = duties([within], [timely], { notApplicable: UNREADABLE });
    expect(lines(told)).toEqual(['within unknown 1']);
    expect(told[0]?.reason).toContain('不涉及');
  });
});

describe('a record that may be of several requirements', () => {
  const titled = { title: '关于甲的行政处罚决定' };

  it('leaves those that it may be of in doubt, and no others', () => {
    const all = duties(
      [{ ...monthly, matter: '月报' }, { ...monthly, period: 'quarter', matter: '季报' }, august],
      [{ zeroReport: '2022-08' }],
    );
    expect(all.at(-1)).toMatchObject({
      requirement: null,
      status: 'unknown',
      record: { index: 1 },
    });
    const months = all.filter(({ period }) => period?.period === 'month');
    // The record names August: it says nothing of the other months.
    expect(lines(months)).toContain('every 2022-08 unknown 2022-09-15');
    expect(lines(months)).toContain('every 2022-07 overdue 2022-08-12');
    expect(months.find(({ status }) => status === 'unknown')?.reason).toContain('没有写清事项');
    // It names no quarter, so it may be of any.
    expect(lines(all)).toContain('every 2022-Q2 unknown 2022-07-14');
    expect(lines(all)).toContain('by overdue 2022-08-31');
  });

  it('leaves a requirement without periods in doubt as a whole', () => {
    const all = duties([august, { ...within, matter: '行政处罚信息' }, penalties], [titled]);
    expect(lines(all)).toEqual([
      'by unknown 2022-08-31',
      'within unknown',
      'within unknown',
      'open unknown 1',
    ]);
    expect(all[0]?.reason).toContain('没有写清事项');
  });

  it('has what is wrong with its days told beside the matter that is missing', () => {
    const all = duties([penalties, within], [{ ...titled, disclosed: day('2022-10-09') }]);
    const open = all.at(-1);
    expect(open).toMatchObject({ requirement: null, done: day('2022-10-09') });
    expect(open?.facts.map(({ kind }) => kind)).toEqual(['matter-missing', 'day-to-come']);
  });

  it('in doubt about the row stays in doubt where the record is of another period', () => {
    const context = taskContext({
      requirements: [monthly, { ...monthly, matter: '甲' }, { ...monthly, matter: '乙' }],
      entry: entry({ records: [record({ zeroReport: '2022-05', matter: '丙' })] }),
      asOf: day('2022-07-20'),
      doubtOf: () => '写了几行',
    });
    const reasons = dutiesOfTask(context).map(({ period, reason }) => [period?.label, reason]);
    expect(reasons).toContainEqual(['2022-05', '有记录没有写清事项，可能就是这一项']);
    expect(reasons).toContainEqual(['2022-06', '写了几行']);
  });
});

describe('a milestone', () => {
  const on = (...days: (string | null)[]) =>
    days.map((text) => ({ disclosed: text === null ? null : day(text) }));

  it('is met by the first of several, in whatever order they stand', () => {
    const all = duties([august], on('2022-09-05', '2022-08-31', '2022-09-01'));
    expect(lines(all)).toEqual(['by on-time 2 2022-08-31']);
    expect(all[0]?.done).toBe(day('2022-08-31'));
    expect(lines(duties([august], on('2022-08-30', '2022-08-31')))[0]).toContain('on-time 1');
    expect(lines(duties([august], on('2022-08-31', '2022-08-31')))[0]).toContain('on-time 1');
  });

  it('is not met by what was not disclosed', () => {
    expect(lines(duties([august], on(null)))).toEqual(['by overdue 1 2022-08-31']);
    expect(lines(duties([august], on(null, '2022-09-01')))).toEqual(['by late 2 2022-08-31']);
  });

  it('is not told by a record with a wrong day, which may have been in time', () => {
    const wrong = on('2022-10-09');
    expect(lines(duties([august], wrong))).toEqual(['by unknown 1']);
    expect(lines(duties([august], [...wrong, ...on('2022-09-01')]))).toEqual(['by unknown 2']);
    // In time all the same, on the last day too.
    const [met] = duties([august], [...wrong, ...on('2022-08-31')]);
    expect(met).toMatchObject({ status: 'on-time', record: { index: 2 } });
    expect(met?.facts.map(({ kind }) => kind)).toEqual(['day-to-come']);
  });

  it('without a date of its own is not told', () => {
    const [first] = duties([{ kind: 'unknown', text: '某时' }], on('2022-08-31'));
    expect(first).toMatchObject({ status: 'unknown', reason: '时限“某时”无法理解' });
    const [reference] = duties([{ kind: 'reference' }]);
    expect(reference?.reason).toContain('别的规定');
  });
});

describe('a consultation', () => {
  it.each<[string, Partial<DisclosureRecord>, '开始日期' | '结束日期']>([
    ['start', { end: day('2022-07-31') }, '开始日期'],
    ['end', { start: day('2022-07-01') }, '结束日期'],
    ['start and end', {}, '开始日期'],
  ])('without its %s cannot be told', (_name, given, field) => {
    const [duty] = duties([consultation], [given]);
    expect(duty).toMatchObject({ status: 'unknown', reason: `记录没有${field}` });
    expect(duty?.facts).toMatchObject([
      { kind: 'field-missing', field, requirement: consultation },
    ]);
  });

  it('that was too short says from when it may end', () => {
    const given = { start: day('2022-07-01'), end: day('2022-07-30') };
    const [duty] = duties([consultation], [given]);
    expect(duty).toMatchObject({ status: 'late', done: given.end });
    expect(duty?.facts).toMatchObject([
      {
        kind: 'consultation-short',
        pointer: '/台账/0/公开记录/0/结束日期',
        from: given.start,
        end: given.end,
        firstEnd: day('2022-07-31'),
      },
    ]);
    const [long] = duties([consultation], [{ ...given, end: day('2022-07-31') }]);
    expect(long).toMatchObject({ status: 'on-time', facts: [] });
  });
});

describe('a record counted from its event', () => {
  it('is of a request only where the requirement is a period', () => {
    // 5 workdays before Monday 2022-08-15.
    const before: Requirement = { kind: 'before', n: 5, unit: 'workday', event: '会议' };
    const given = { event: day('2022-08-15'), replied: day('2022-08-08') };
    expect(lines(duties([before], [given]))).toEqual(['before on-time 1 2022-08-08']);
    const [reply] = duties([within, extension], [{ received: day('2022-07-01') }]);
    expect(reply?.due?.counting.clauses).toContain('《政府信息公开条例》第三十三条');
    const [plain] = duties([within], [{ event: day('2022-07-01') }]);
    expect(plain?.due?.counting.clauses).not.toContain('《政府信息公开条例》第三十三条');
  });

  it.each<[string, Partial<DisclosureRecord>]>([
    ['补正日期', { corrected: day('2022-07-01') }],
    ['答复日期', { replied: day('2022-07-08') }],
    ['延期', { extension: { workdays: 5, agreed: true, notified: day('2022-07-08') } }],
    [
      '扣除期间',
      { deductions: [{ from: day('2022-07-04'), to: day('2022-07-05'), reason: null }] },
    ],
  ])('with %s is of a request', (_name, given) => {
    const [duty] = duties([within, extension], [{ event: day('2022-07-01'), ...given }]);
    expect(duty?.due?.counting.clauses).toContain('《政府信息公开条例》第三十三条');
  });
});

describe('what goes on without an end', () => {
  const standing: Requirement = { kind: 'standing' };
  const goingOn = (all: Duty[]) =>
    all.filter(({ status }) => status === 'ongoing').map(({ recorded }) => recorded);

  it('has a record, or none, and where records are open that cannot be told', () => {
    const done = { event: day('2022-06-01'), disclosed: day('2022-06-02') };
    expect(goingOn(duties([standing]))).toEqual([false]);
    expect(goingOn(duties([standing], [done]))).toEqual([true]);
    // Of two without a matter the record is of both, and held to the statutory default once.
    const other: Requirement = { kind: 'on-change' };
    const both = duties([standing, other], [done]);
    expect(goingOn(both)).toEqual([true, true]);
    expect(both.filter(({ byDefault }) => byDefault)).toHaveLength(1);
    expect(goingOn(duties([standing, other]))).toEqual([false, false]);
    // What has a matter may be of another: a title that speaks of half of it is asked.
    const list: Requirement = { kind: 'one-off', matter: '诊疗项目目录' };
    expect(goingOn(duties([standing, list], [{ ...done, title: '诊疗项目清单' }]))).toEqual([null]);
  });

  it('beside a date has the records of that', () => {
    const published = { period: '2022-05', disclosed: day('2022-06-02') };
    expect(goingOn(duties([standing, monthly], [published]))).toEqual([true]);
    expect(goingOn(duties([standing, monthly]))).toEqual([false]);
    const told = { event: day('2022-06-01'), disclosed: day('2022-06-02') };
    expect(lines(duties([{ kind: 'prompt' }, within], [told]))).toEqual([
      'within on-time 1 2022-06-30',
    ]);
    expect(lines(duties([{ kind: 'prompt' }, within]))).toEqual([
      'prompt no-record',
      'within no-record',
    ]);
  });

  it('of work without a day is a record', () => {
    const row = entry({ records: [record({ title: '指导' })] });
    const context = taskContext({ requirements: [standing], entry: row, isWork: true });
    expect(goingOn(dutiesOfTask(context))).toEqual([true, true]);
  });

  it('is not told of anything else', () => {
    const all = duties([within], [{ event: day('2022-06-01'), disclosed: day('2022-06-02') }]);
    expect(all.map(({ status, recorded }) => [status, recorded])).toEqual([['on-time', null]]);
  });
});
