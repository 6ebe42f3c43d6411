import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { formatDay, parseDay } from '../../src/calendar/day.ts';
import { checkLedger, onlyPlan } from '../../src/check/check-ledger.ts';
import type { Duty } from '../../src/check/duty.ts';
import { RULES } from '../../src/check/rules/index.ts';
import { STATUSES } from '../../src/check/status.ts';
import type { RequirementKind } from '../../src/deadline/requirement.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { resolvePlan } from '../../src/plan/resolve-plan.ts';

/**
 * A case is two files side by side: `x.yaml`, a ledger, and `x.expected.yaml`:
 *
 *   # how the expectation is reached, with the clause and the count
 *   asOf: 2022-06-20
 *   blanks: judged            # only where 责任科室, 分管领导, 报送日期 left blank are what the case is about
 *   plan: mini                # test/cases/plans/<name>.yaml, or the id of a bundled plan
 *   findings:                 # all of them; [] where it must stay silent
 *     - 6:9 late 1            # line:column rule task, and the severity where it is not the rule's own
 *   duties:                   # optional, all of them
 *     - 1 within late 2022-06-13   # task, kind, status, due date (or -), provisional
 */
interface Expected {
  asOf: string;
  blanks?: 'judged';
  plan?: string;
  findings: string[];
  duties?: string[];
}

const CASES = fileURLToPath(new URL('../cases', import.meta.url));
const EXPECTED = '.expected.yaml';
const files = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.yaml') && !path.startsWith('plans/'))
  .sort();
const names = files
  .filter((path) => path.endsWith(EXPECTED))
  .map((path) => path.slice(0, -EXPECTED.length));

const severities = new Map(RULES.map(({ meta }) => [meta.name, meta.severity]));

/** `extension` stands beside a `within` and owes nothing of its own. */
const KINDS = Object.keys({
  within: true,
  by: true,
  every: true,
  'at-least': true,
  'min-duration': true,
  before: true,
  during: true,
  prompt: true,
  'on-change': true,
  standing: true,
  periodic: true,
  'one-off': true,
  reference: true,
  unknown: true,
} satisfies Record<Exclude<RequirementKind, 'extension'>, true>);

function planNamed(name: string) {
  const own = `${CASES}/plans/${name}.yaml`;
  const result = resolvePlan(name.includes('/') ? name : own);
  if (!('plan' in result)) throw new Error(JSON.stringify(result.diagnostics, null, 2));
  return result.plan;
}

function findingLine({ rule, severity, location: { line, column }, taskNo }: Diagnostic): string {
  return [
    `${line ?? 0}:${column ?? 0}`,
    rule,
    ...(taskNo === undefined ? [] : [taskNo]),
    ...(severity === severities.get(rule) ? [] : [severity]),
  ].join(' ');
}

function dutyLine({ task, requirement, status, due }: Duty): string {
  return [
    task?.no ?? 'own',
    requirement?.kind ?? 'open',
    status,
    due ? formatDay(due.date) : '-',
    ...(due?.provisional ? ['provisional'] : []),
  ].join(' ');
}

describe('cases', () => {
  const rules = new Set<string>();
  const kinds = new Set<string>();
  const statuses = new Set<string>();
  let silent = 0;

  it.each(names)('%s', async (name) => {
    const expected = load(readFileSync(`${CASES}/${name}${EXPECTED}`, 'utf8')) as Expected;
    const asOf = parseDay(expected.asOf);
    if (asOf === null) throw new Error(`${name}: asOf`);
    const loaded = await loadLedger(`${CASES}/${name}.yaml`);
    // Most cases are short and leave out what they are not about; it counts as filled in there.
    if (loaded.ledger && !expected.blanks) loaded.ledger.isBlank = () => false;
    const options = { calendar: bundledCalendar(), asOf, dueSoon: 5 };
    const plan = planNamed(expected.plan ?? 'mini');
    const { findings, comparison } = checkLedger(loaded, onlyPlan(plan, loaded), options);
    expect(findings.map(findingLine)).toEqual(expected.findings);
    const duties = (comparison?.duties ?? []).map(dutyLine);
    if (expected.duties) expect(duties).toEqual(expected.duties);

    for (const { message } of findings) expect(message).toMatch(/\p{Script=Han}.*[。？]$/u);

    if (findings.length === 0) silent++;
    for (const { rule } of findings) rules.add(rule);
    for (const line of expected.duties ?? []) {
      const [, kind = '', status = ''] = line.split(' ');
      kinds.add(kind);
      statuses.add(status);
    }
  });

  it('stand in pairs', () => {
    const pairs = names.flatMap((name) => [`${name}${EXPECTED}`, `${name}.yaml`]);
    expect(files).toEqual(pairs.sort());
  });

  it('speak of every rule, kind and status, and many stay silent', () => {
    // No YAML file gives these: test/input/office, test/ledger/table, test/input/csv.test.ts.
    for (const name of ['table-reading', 'cell-unreadable']) rules.add(name);
    // Every case is given its plan: test/check/check-ledger.test.ts.
    rules.add('plan-assumed');
    // Of no single ledger: test/report/office.
    for (const name of ['ledger-missing', 'duplicate-ledger', 'ledger-misnamed']) rules.add(name);
    // Of no ledger at all: test/cli/baseline.test.ts.
    for (const name of ['waiver-expired', 'waiver-unused']) rules.add(name);
    expect([...severities.keys()].filter((rule) => !rules.has(rule))).toEqual([]);
    expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(STATUSES.filter((status) => !statuses.has(status))).toEqual([]);
    expect(silent).toBeGreaterThan(30);
  });
});
