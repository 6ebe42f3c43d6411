import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../../src/calendar/bundled-calendar.ts';
import { dayOf } from '../../../src/calendar/day.ts';
import { checkLedger, onlyPlan } from '../../../src/check/check-ledger.ts';
import { loadLedger } from '../../../src/ledger/load-ledger.ts';
import { loadPlan } from '../../../src/plan/resolve-plan.ts';
import { EXAMPLE_FILES } from '../../example-files.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const OFFICE = path('test/data/office');
const filesIn = (folder: string) =>
  readdirSync(`${OFFICE}/${folder}`).map((name) => `${folder}/${name}`);
const tables = ['csv', 'libreoffice', 'python'].flatMap(filesIn);
const thirdParty = filesIn('third-party');

const options = { calendar: bundledCalendar(), asOf: dayOf(2022, 9, 5), dueSoon: 5 };
const plan = loadPlan('zibo-gaoxin/2022');
const defaults = { plan: (year: number | null) => (year === 2022 ? plan.id : null) };

/** What the check tells of a ledger but for the places. */
async function told(file: string, bytes?: Uint8Array) {
  const loaded = await loadLedger(file, bytes, defaults);
  const { findings, comparison } = checkLedger(loaded, onlyPlan(plan, loaded), options);
  return {
    findings: findings.map(({ rule, taskNo }) => `${rule} #${taskNo}`).sort(),
    duties: comparison?.duties
      .map((duty) =>
        [
          duty.task?.no ?? duty.entry?.task,
          duty.record?.title,
          duty.period?.label,
          duty.status,
          duty.due?.date,
          duty.done,
        ].join(' '),
      )
      .sort(),
  };
}

describe('the examples as tables', () => {
  it('are there for each example and program', () => {
    const examples = EXAMPLE_FILES.map((name) => basename(name, '.yaml'));
    const kinds = ['csv', 'libreoffice/docx', 'libreoffice/xlsx', 'python/docx', 'python/xlsx'];
    expect(tables).toHaveLength(examples.length * kinds.length);
  });

  it('are there from ten more programs', () => {
    const programs = new Set(thirdParty.map((name) => name.split('.').at(-2)));
    expect(programs.size).toBe(10);
  });

  it.each([...tables, ...thirdParty])('%s: the findings and duties of the YAML', async (table) => {
    const [name] = basename(table).split('.', 1);
    const yaml = readFileSync(path(`examples/${name}.yaml`), 'utf8');
    // A table has no form for dates that a clerk could know, so there this is no fault.
    const dated = yaml.replace('2022.6.22', '2022-06-22');
    const expected = await told(`${name}.yaml`, new TextEncoder().encode(dated));
    expect(expected.duties?.length).toBeGreaterThan(20);
    expect(await told(`${OFFICE}/${table}`)).toEqual(expected);
  });
});
