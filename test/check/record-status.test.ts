import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { type Day, dayOf, formatDay } from '../../src/calendar/day.ts';
import { compare } from '../../src/check/compare.ts';
import { loadText } from '../../src/ledger/load-text.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { naiveAddWorkdays, naiveIsWorkday } from '../calendar/naive.ts';

const plan = loadPlan(fileURLToPath(new URL('../cases/plans/mini.yaml', import.meta.url)));
const calendar = bundledCalendar();

/** Task 1 of the plan: 20 workdays, 7 for penalties. */
const PERIODS = [
  { matter: null, n: 20 },
  { matter: '行政处罚信息', n: 7 },
] as const;

interface Given {
  matter: string | null;
  event: Day;
  disclosed: Day | null;
}

function dutyOf({ matter, event, disclosed }: Given, asOf: Day, dueSoon: number) {
  const fields = [
    `起算日期: ${formatDay(event)}`,
    ...(matter === null ? [] : [`事项: ${matter}`]),
    ...(disclosed === null ? [] : [`公开日期: ${formatDay(disclosed)}`]),
  ];
  const text = `计划: mini/2022
部门: 处罚局
台账:
  - 序号: 1
    公开记录:
      - {${fields.join(', ')}}
`;
  const { ledger } = loadText('ledger.yaml', text);
  if (!ledger) throw new Error(text);
  const duties = compare(ledger, plan, { calendar, asOf, dueSoon })?.duties ?? [];
  const [duty, another] = duties.filter(({ record }) => record !== null);
  if (!duty || another) throw new Error(text);
  return duty;
}

/** Workdays after `a` through `b`, one day at a time; negative backwards. */
function naiveBetween(a: Day, b: Day): number {
  let count = 0;
  for (let d = Math.min(a, b) + 1; d <= Math.max(a, b); d++) if (naiveIsWorkday(d)) count++;
  return a <= b ? count : 0 - count;
}

/** What the wording, the notices and the words for the statuses say, day by day. */
function naiveStatus(
  { event, disclosed }: Given,
  n: number,
  asOf: Day,
  dueSoon: number,
): { status: string; due: Day | null; remaining: number | null } {
  const impossible =
    event > asOf || (disclosed !== null && (disclosed > asOf || disclosed < event));
  if (impossible) return { status: 'unknown', due: null, remaining: null };
  const due = naiveAddWorkdays(event, n);
  if (due === null) throw new Error(formatDay(event));
  if (disclosed !== null) {
    const status = disclosed <= due ? 'on-time' : 'late';
    return { status, due, remaining: naiveBetween(disclosed, due) };
  }
  const remaining = naiveBetween(asOf, due);
  if (asOf > due) return { status: 'overdue', due, remaining };
  return { status: remaining <= dueSoon ? 'due-soon' : 'not-due', due, remaining };
}

describe('a record with a period in workdays', () => {
  // Every count stays among the days that notices settle.
  const event = fc.integer({ min: dayOf(2008, 1, 1), max: dayOf(2026, 9, 30) });
  const reached = new Set<string>();

  it('has the status that a walk over the notices gives', () => {
    fc.assert(
      fc.property(
        event,
        fc.constantFrom(...PERIODS),
        fc.option(fc.integer({ min: -3, max: 50 })),
        fc.integer({ min: -3, max: 50 }),
        fc.integer({ min: 0, max: 10 }),
        (day, { matter, n }, disclosedAfter, checkedAfter, dueSoon) => {
          const disclosed = disclosedAfter === null ? null : day + disclosedAfter;
          const given = { matter, event: day, disclosed };
          const asOf = day + checkedAfter;
          const expected = naiveStatus(given, n, asOf, dueSoon);
          const duty = dutyOf(given, asOf, dueSoon);
          expect({
            status: duty.status,
            due: duty.due?.date ?? null,
            remaining: duty.remaining,
          }).toEqual(expected);
          expect(duty.requirement).toMatchObject({ n });
          reached.add(expected.status);
        },
      ),
      { numRuns: 1500 },
    );
    expect([...reached].sort()).toEqual(
      ['due-soon', 'late', 'not-due', 'on-time', 'overdue', 'unknown'].sort(),
    );
  });

  it('is on time on the due date and late the day after, from every day of 2022', () => {
    for (let day = dayOf(2022, 1, 1); day <= dayOf(2022, 12, 31); day++) {
      for (const { matter, n } of PERIODS) {
        const due = naiveAddWorkdays(day, n);
        if (due === null) throw new Error(formatDay(day));
        const statusOf = (disclosed: Day) =>
          dutyOf({ matter, event: day, disclosed }, due + 10, 5).status;
        expect([statusOf(due), statusOf(due + 1)], formatDay(day)).toEqual(['on-time', 'late']);
      }
    }
  });
});
