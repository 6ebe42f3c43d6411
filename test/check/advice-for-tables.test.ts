import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { parseDay } from '../../src/calendar/day.ts';
import { checkLedger, onlyPlan } from '../../src/check/check-ledger.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { resolvePlan } from '../../src/plan/resolve-plan.ts';
import { convertLedger } from '../../src/write/convert-ledger.ts';
import { ledgerFile } from '../../src/write/ledger-file.ts';

const CASES = fileURLToPath(new URL('../cases', import.meta.url));
const EXPECTED = '.expected.yaml';
const calendar = bundledCalendar();

/** What only a file of keys knows of: `键: 值`, brackets, fields and keys. Addresses and examples of commands have none. */
const OF_KEYS = /[\p{L}\d”]: |[{}[\]]|字段|键|缩进|“- ”|true|false/u;

const names = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith(EXPECTED))
  .map((path) => path.slice(0, -EXPECTED.length));

function planNamed(name: string) {
  const result = resolvePlan(name.includes('/') ? name : `${CASES}/plans/${name}.yaml`);
  if (!('plan' in result)) throw new Error(JSON.stringify(result.diagnostics));
  return result.plan;
}

it('speaks to who has a table of cells and headings, whatever is wrong', async () => {
  const told: string[] = [];
  let count = 0;
  for (const name of names) {
    const expected = load(readFileSync(`${CASES}/${name}${EXPECTED}`, 'utf8')) as {
      asOf: string;
      plan?: string;
    };
    const asOf = parseDay(expected.asOf);
    if (asOf === null) throw new Error(`${name}: asOf`);
    const plan = planNamed(expected.plan ?? 'mini');
    const bytes = readFileSync(`${CASES}/${name}.yaml`);
    const choose = { defaults: {}, choose: async () => ({ plan }) };
    const converted = await convertLedger(`${name}.yaml`, bytes, choose, async (ledger) => ({
      name: 'ledger.csv',
      content: await ledgerFile('csv', ledger, calendar),
    }));
    if ('refused' in converted) continue;
    count++;
    const table = await loadLedger('台账.csv', Buffer.from(converted.content), {
      plan: () => plan.id,
    });
    const { findings } = checkLedger(table, onlyPlan(plan, table), { calendar, asOf, dueSoon: 5 });
    for (const { rule, message } of findings) {
      if (OF_KEYS.test(message)) told.push(`${name} ${rule}: ${message}`);
    }
  }
  expect(told).toEqual([]);
  expect(count).toBeGreaterThan(names.length / 2);
});
