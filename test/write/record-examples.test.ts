import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf } from '../../src/calendar/day.ts';
import { checkLedger } from '../../src/check/check-ledger.ts';
import { loadText } from '../../src/ledger/load-text.ts';
import { tasksOf } from '../../src/plan/bodies.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { type Example, recordExamples } from '../../src/write/record-examples.ts';

const PLANS = fileURLToPath(new URL('../../examples/plans', import.meta.url));
const plans = [
  'zibo-gaoxin/2022',
  ...readdirSync(PLANS).map((name) => `${PLANS}/${name}/plan.yaml`),
];

/** An example as a row of a ledger, with the columns of requests put together as the form's reader does. */
function rowOf({ fields }: Example) {
  const { 序号, 工作日, 同意, 告知日期, 起, 止, 事由, ...record } = fields;
  const request = 工作日 && {
    延期: { 工作日: Number(工作日), 同意: 同意 === '是', 告知日期 },
    扣除期间: [{ 起, 止, 事由 }],
  };
  return {
    序号: /^\d+$/.test(序号 ?? '') ? Number(序号) : 序号,
    公开记录: [{ ...record, ...request }],
  };
}

describe.each(plans)('%s', (name) => {
  const plan = loadPlan(name);

  it('has examples that are in order, of its own tasks', () => {
    for (const body of plan.bodies) {
      const owed = tasksOf(plan, body).map(({ task }) => task);
      for (const example of recordExamples(owed, plan.year)) {
        const text = JSON.stringify({ 计划: plan.id, 部门: body.name, 台账: [rowOf(example)] });
        const { findings } = checkLedger(
          loadText('a.yaml', text),
          { plan },
          {
            calendar: bundledCalendar(),
            asOf: dayOf(plan.year + 1, 3, 1),
            dueSoon: 5,
          },
        );
        const told = findings.filter(
          ({ rule, location }) => location.pointer?.startsWith('/台账/0') && !QUIET.has(rule),
        );
        expect(
          told.map(({ message }) => message),
          `${body.name} ${example.title}`,
        ).toEqual([]);
      }
    }
  });
});

/** What is said of a row that is in order, and of one that fills in the record alone. */
const QUIET = new Set([
  'statutory-default',
  'row-incomplete',
  'not-responsible',
  'overdue',
  'count-short',
  'link-not-official',
]);

it('takes each kind of record from the first task that has such ones', () => {
  const plan = loadPlan('zibo-gaoxin/2022');
  const numbers = (nos: string[]) => {
    const tasks = nos.map((no) => plan.tasks.find((task) => task.no === no) ?? null);
    return recordExamples(tasks, 2022).map(({ kind, fields }) => `${kind} ${fields.序号}`);
  };
  expect(numbers(['18', '1', '31', '49', '60'])).toEqual([
    'event 1',
    'periodic 18',
    'zero-report 18',
    'work 60',
    'consultation 31',
    'request 49',
    'request 49',
  ]);
  // 26 goes on, with a date of one matter: which of both a record is of is to be said.
  expect(numbers(['26'])).toEqual([]);
  expect(numbers(['11', '49'])).toEqual(['work 11', 'request 49', 'request 49']);
  expect(recordExamples([null], 2022)).toEqual([]);
});
