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

/** What else a missing row means at the end of 2022-12-31, the last day of 年底前 still running. */
const BESIDES: Record<string, string[]> = {
  18: Array(7).fill('overdue'), // May to November; December runs into January
  26: ['overdue'], // 2022年8月底前
  27: ['overdue'],
  61: ['overdue'], // 6月底前
  47: ['due-soon'], // 2022年年底前
  48: ['due-soon'],
  59: ['due-soon'],
  60: ['due-soon'],
};

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
      severity: NAMED.includes(Number(no)) ? 'error' : 'warning',
      location: { pointer: '/台账' },
    });
    expect(missing?.message).toContain(`第${no}项`);
    expect(missing?.message).toContain(task?.deadline);
    expect(missing?.basis).toBe(`《2022年高新区政务公开重点工作任务分解表》第${no}项`);
    const others = serious.filter(({ rule }) => rule !== 'task-missing');
    expect(others.map(({ rule }) => rule)).toEqual(BESIDES[no] ?? []);
    expect(others.every(({ taskNo }) => taskNo === no)).toBe(true);
  });

  it.each([
    ['47', 'overdue'],
    ['48', 'overdue'],
    ['59', 'count-short'],
    ['60', 'count-short'],
  ])('%s: is %s once the year is over', (no, rule) => {
    const { findings } = check(
      body,
      rows.filter(({ 序号 }) => 序号 !== no),
      '2023-01-01',
    );
    const others = findings.filter(({ severity, rule: name }) => {
      return severity !== 'info' && name !== 'task-missing';
    });
    expect(others.map((finding) => [finding.taskNo, finding.rule, finding.severity])).toEqual([
      [no, rule, 'error'],
    ]);
  });
});
