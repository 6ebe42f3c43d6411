import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { formatDay, parseDay } from '../../src/calendar/day.ts';
import type { Duty } from '../../src/check/duty.ts';
import { RULES } from '../../src/check/rules/index.ts';
import { onlyPlan, runCheck } from '../../src/check/run.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { resolvePlan } from '../../src/plan/resolve-plan.ts';

/**
 * A case is two files side by side: `x.yaml`, a ledger, and `x.expected.yaml`:
 *
 *   asOf: 2022-06-20
 *   plan: mini                       # test/cases/plans/<name>.yaml, or the id of a bundled plan
 *   findings: [12:7 overdue #3]      # line:column rule #task, all of them; [] where it must stay silent
 *   duties: [3 by overdue 2022-08-31]  # optional: task, kind, status, due date (or -), all of them
 */
interface Expected {
  asOf: string;
  plan?: string;
  findings: string[];
  duties?: string[];
}

const CASES = fileURLToPath(new URL('../cases', import.meta.url));
const names = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.expected.yaml'))
  .map((path) => path.slice(0, -'.expected.yaml'.length))
  .sort();

function planNamed(name: string) {
  const own = `${CASES}/plans/${name}.yaml`;
  const result = resolvePlan(name.includes('/') ? name : own);
  if (!('plan' in result)) throw new Error(JSON.stringify(result.diagnostics, null, 2));
  return result.plan;
}

function dutyLine({ task, requirement, status, due }: Duty): string {
  const date = due ? formatDay(due.date) : '-';
  return `${task?.no ?? 'own'} ${requirement?.kind ?? 'open'} ${status} ${date}`;
}

describe('cases', () => {
  const seen = new Set<string>();

  it.each(names)('%s', (name) => {
    const expected = load(readFileSync(`${CASES}/${name}.expected.yaml`, 'utf8')) as Expected;
    const asOf = parseDay(expected.asOf);
    if (asOf === null) throw new Error(`${name}: asOf`);
    const loaded = loadLedger(`${CASES}/${name}.yaml`);
    const options = { calendar: bundledCalendar(), asOf, dueSoon: 5 };
    const { findings, check } = runCheck(
      loaded,
      onlyPlan(planNamed(expected.plan ?? 'mini'), loaded),
      options,
    );
    for (const { rule } of findings) seen.add(rule);
    const told = findings.map(({ rule, location: { line, column }, taskNo }) =>
      [`${line ?? 0}:${column ?? 0}`, rule, ...(taskNo === undefined ? [] : [`#${taskNo}`])].join(
        ' ',
      ),
    );
    expect(told).toEqual(expected.findings);
    if (expected.duties) expect(check?.duties.map(dutyLine)).toEqual(expected.duties);
  });

  it('speak of every rule, and some stay silent', () => {
    expect(RULES.map(({ meta }) => meta.name).filter((rule) => !seen.has(rule))).toEqual([]);
    const silent = names.filter((name) =>
      readFileSync(`${CASES}/${name}.expected.yaml`, 'utf8').includes('findings: []'),
    );
    expect(silent.length).toBeGreaterThan(10);
  });
});
