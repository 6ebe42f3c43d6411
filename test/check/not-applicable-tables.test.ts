import { expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf } from '../../src/calendar/day.ts';
import { checkLedger, onlyPlan } from '../../src/check/check-ledger.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';

const plan = loadPlan('zibo-gaoxin/2022');

it('tells marks in a column 不涉及 by their cells; a dash is an empty cell', async () => {
  const csv =
    '填报单位,建设局\n序号,工作任务,不涉及\n1,,√\n17,,是\n18,,本单位无此项职责\n26,,/\n27,,—\n';
  const defaults = { plan: () => plan.id };
  const loaded = await loadLedger('a.csv', new TextEncoder().encode(csv), defaults);
  const options = { calendar: bundledCalendar(), asOf: dayOf(2022, 9, 5), dueSoon: 5 };
  const { findings, comparison } = checkLedger(loaded, onlyPlan(plan, loaded), options);
  const told = findings.filter(({ rule }) => rule === 'not-applicable-unfounded');
  expect(told.map(({ severity, taskNo, location }) => [severity, taskNo, location.line])).toEqual([
    ['error', '1', 3],
    ['error', '17', 4],
    ['warning', '18', 5],
  ]);
  const statusesOf = (no: string) => [
    ...new Set(comparison?.duties.flatMap(({ task, status }) => (task?.no === no ? [status] : []))),
  ];
  expect(statusesOf('1')).toEqual(['unknown']);
  expect(statusesOf('17')).toEqual(['unknown']);
  expect(statusesOf('18')).toEqual(['not-applicable']);
  // In a table / and — mark a cell with nothing in it: the row claims nothing and is judged.
  expect(statusesOf('26')).toContain('ongoing');
  expect(statusesOf('27')).toContain('ongoing');
});
