import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { checkLedger } from '../../src/check/check-ledger.ts';
import { loadText } from '../../src/ledger/load-text.ts';
import { findBody } from '../../src/plan/bodies.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import type { Body } from '../../src/plan/work-plan.ts';
import { day } from '../calendar/naive.ts';
import { completeRows, ledgerText } from './complete-ledger.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const calendar = bundledCalendar();

function check(body: Body, rows: ReturnType<typeof completeRows>, asOf = '2022-12-31') {
  const loaded = loadText('台账.yaml', ledgerText(plan, body, rows));
  return checkLedger(loaded, { plan }, { calendar, asOf: day(asOf), dueSoon: 5 });
}

describe('a ledger that answers every duty on its last day', () => {
  it.each(plan.bodies)('$name: no error, no warning', (body) => {
    const { findings, comparison } = check(body, completeRows(plan, body));
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const duties = comparison?.duties ?? [];
    expect(new Set(duties.flatMap(({ task }) => task?.no ?? []))).toEqual(
      new Set(completeRows(plan, body).map(({ 序号 }) => 序号)),
    );
    for (const { status, done, due, task } of duties) {
      expect(['on-time', 'not-due', 'ongoing']).toContain(status);
      // Work that has no date of its own is done, and that is all.
      if (status !== 'on-time') continue;
      if (due === null) expect(task?.nature).toBe('work');
      else expect(done).toBe(due.date);
    }
  });
});

/** What the plan's table says of 建设局: named in 责任单位, or one of 各有关单位. */
const NAMED = [1, 17, 18, 23, 26, 27, 29];
const EVERY = [11, 32, 33, 35, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 54, 59, 60, 61];

/** What of a missing row is overdue at the end of 2022-12-31, which the same finding tells. */
const OVERDUE: Record<string, string> = {
  // May to November, of which three are named; December runs into January.
  18: '2022-05期年度计划任务量完成进度的到期日是2022-06-15，',
  26: '适用主体清单的到期日是2022-08-31，',
  27: '适用主体清单的到期日是2022-08-31，',
  61: '没有记录，到期日是2022-06-30，', // 6月底前
};

/** What of a missing row is due on that day, the last one of 年底前 still running: the same finding tells it. */
const DUE_SOON = [47, 48, 59, 60];

describe('the same ledger of 建设局 without one row', () => {
  const body = findBody(plan, '建设局');
  if (!body) throw new Error('建设局');
  const rows = completeRows(plan, body);

  it('has the rows that the plan’s table lists', () => {
    expect(rows.map(({ 序号 }) => Number(序号)).sort((a, b) => a - b)).toEqual(
      [...NAMED, ...EVERY].sort((a, b) => a - b),
    );
  });

  it.each([...NAMED, ...EVERY].map(String))('%s: says so once', (no) => {
    const { findings } = check(
      body,
      rows.filter(({ 序号 }) => 序号 !== no),
    );
    const serious = findings.filter(({ severity }) => severity !== 'info');
    const [missing, ...more] = serious.filter(({ rule }) => rule === 'task-missing');
    const task = plan.tasks.find((item) => item.no === no);
    expect(more).toEqual([]);
    expect(missing).toMatchObject({
      taskNo: no,
      severity: NAMED.includes(Number(no)) || OVERDUE[no] ? 'error' : 'warning',
      location: { pointer: '/台账' },
    });
    expect(missing?.message).toContain(`第${no}项`);
    expect(missing?.message).toContain(task?.deadline);
    expect(missing?.basis).toBe(`《2022年高新区政务公开重点工作任务分解表》第${no}项`);
    if (OVERDUE[no]) expect(missing?.message).toContain(OVERDUE[no]);
    else expect(missing?.message).not.toContain('逾期');
    const others = serious.filter(({ rule }) => rule !== 'task-missing');
    expect(others).toEqual([]);
    const soon = '最迟2022-12-31（含当日）完成，还剩0个工作日。';
    expect(missing?.message.includes(soon)).toBe(DUE_SOON.includes(Number(no)));
  });

  it('names three of seven months that are overdue, and how many there are', () => {
    const others = rows.filter(({ 序号 }) => 序号 !== '18');
    const [missing] = check(body, others).findings.filter(({ taskNo }) => taskNo === '18');
    expect(missing?.message).toMatch(/2022-05期.*；2022-06期.*；2022-07期[^；]*等7项。/);
  });

  it.each(['47', '48', '59', '60'])('%s: is overdue once the year is over, told once', (no) => {
    const { findings } = check(
      body,
      rows.filter(({ 序号 }) => 序号 !== no),
      '2023-01-01',
    );
    const [missing, ...more] = findings.filter(({ severity }) => severity !== 'info');
    expect(more).toEqual([]);
    expect(missing).toMatchObject({ taskNo: no, rule: 'task-missing', severity: 'error' });
    // 12-31 is the last workday that counts; 2023-01-01 is a day off.
    expect(missing?.message).toContain('到期日是2022-12-31，到检查日已逾期不足1个工作日');
  });
});
