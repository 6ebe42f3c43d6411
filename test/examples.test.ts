import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../src/calendar/bundled-calendar.ts';
import { dayOf } from '../src/calendar/day.ts';
import { checkLedger, onlyPlan } from '../src/check/check-ledger.ts';
import { STATUSES } from '../src/check/status.ts';
import { loadLedger } from '../src/ledger/load-ledger.ts';
import { loadPlan } from '../src/plan/resolve-plan.ts';
import { EXAMPLE_FILES } from './example-files.ts';

/** Every finding of every example: `line:column rule #task`, in the report's order, and why it must be there. */
type Expectations = Record<string, { finding: string; why: string }[]>;

const FOLDER = fileURLToPath(new URL('../examples', import.meta.url));
const EXPECTED = load(
  readFileSync(new URL('data/examples-expected.yaml', import.meta.url), 'utf8'),
) as Expectations;
const files = EXAMPLE_FILES;

const options = { calendar: bundledCalendar(), asOf: dayOf(2022, 9, 5), dueSoon: 5 };
const plan = loadPlan('zibo-gaoxin/2022');

async function checkExample(file: string) {
  const loaded = await loadLedger(`${FOLDER}/${file}`);
  return checkLedger(loaded, onlyPlan(plan, loaded), options);
}

describe('examples', () => {
  it('have expectations, each of them', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(files);
  });

  it.each(files)('%s: all its findings and no other', async (file) => {
    const { findings } = await checkExample(file);
    const told = findings.map(
      ({ rule, location: { line, column }, taskNo }) =>
        `${line}:${column} ${rule}${taskNo === undefined ? '' : ` #${taskNo}`}`,
    );
    expect(told).toEqual(EXPECTED[file]?.map(({ finding }) => finding));
  });

  it('人社中心.yaml: one finding tells which task each of its running numbers is', async () => {
    const { findings } = await checkExample('人社中心.yaml');
    const [told] = findings.filter(({ rule }) => rule === 'renumbered');
    const tasks = [
      20, 21, 23, 11, 32, 33, 35, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 54, 59, 60,
      61,
    ];
    expect(told?.message).toContain(tasks.map((task, index) => `${index + 1}→${task}`).join('，'));
  });

  it('卫生事业中心.yaml is clean: every task in it, nothing late, nothing in doubt', async () => {
    const { findings, comparison } = await checkExample('卫生事业中心.yaml');
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const statuses = new Set(comparison?.duties.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['not-due', 'on-time', 'ongoing']);
  });

  it('show every status and most rules', async () => {
    const checked = await Promise.all(files.map(checkExample));
    const statuses = new Set(
      checked.flatMap(({ comparison }) => comparison?.duties.map(({ status }) => status) ?? []),
    );
    expect(STATUSES.filter((status) => !statuses.has(status))).toEqual([]);
    const rules = new Set(checked.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    expect(rules.size).toBeGreaterThanOrEqual(18);
  });

  it.each(files)('%s: opens with its schema and the command to run', (file) => {
    const lines = readFileSync(`${FOLDER}/${file}`, 'utf8').split('\n');
    expect(lines[0]).toBe('# yaml-language-server: $schema=../schemas/ledger.schema.json');
    expect(lines.slice(1, 3).join('\n')).toContain(
      `gongkai check examples/${file} --as-of 2022-09-05`,
    );
  });
});
