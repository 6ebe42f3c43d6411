import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf } from '../../src/calendar/day.ts';
import { checkLedger } from '../../src/check/check-ledger.ts';
import { RULES } from '../../src/check/rules/index.ts';
import type { Rule } from '../../src/check/rules/rule.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';

const FOLDER = new URL('../../src/check/rules/', import.meta.url);
/** The table, what rules share, and nothing else besides the rules. */
const SHARED = ['fact-findings.ts', 'index.ts', 'raised-elsewhere.ts', 'rule.ts', 'wording.ts'];
const files = readdirSync(FOLDER).filter((file) => !SHARED.includes(file));

const ERRORS = [
  'unreadable',
  'cell-unreadable',
  'schema',
  'unknown-plan',
  'unknown-body',
  'unknown-task',
  'duplicate-task',
  'task-missing',
  'deadline-differs',
  'overdue',
  'date-order',
  'future-date',
  'record-incomplete',
  'unknown-matter',
  'consultation-too-short',
  'count-short',
  'extension-invalid',
  'personal-data',
];
const WARNINGS = [
  'late',
  'due-soon',
  'wording-differs',
  'not-responsible',
  'submitted-late',
  'link-missing',
  'requirement-unreadable',
  'text-cut',
];
const INFOS = ['renumbered', 'statutory-default', 'provisional-calendar'];

const table = RULES.map(({ meta }) => [meta.name, meta.severity]);

describe('the rules', () => {
  it.each([
    ['error', ERRORS],
    ['warning', WARNINGS],
    ['info', INFOS],
  ])('of severity %s are all there', (severity, names) => {
    const own = table.filter(([, of]) => of === severity).map(([name]) => name);
    expect(own).toEqual(expect.arrayContaining(names));
  });

  it('stand in the table errors first, then warnings, then infos, each once', () => {
    const weight = ['error', 'warning', 'info'];
    const order = RULES.map(({ meta }) => weight.indexOf(meta.severity));
    expect(order).toEqual([...order].sort());
    expect(new Set(table.map(([name]) => name)).size).toBe(RULES.length);
  });

  it('that look at a compared ledger are one a file, which bears the name', async () => {
    const own = RULES.filter(({ find }) => find !== undefined);
    expect(files).toEqual(own.map(({ meta }) => `${meta.name}.ts`).sort());
    for (const file of files) {
      const exported = Object.values(await import(new URL(file, FOLDER).href)) as Rule[];
      expect(exported.map(({ meta }) => `${meta.name}.ts`)).toEqual([file]);
      expect(RULES).toContain(exported[0]);
    }
  });

  it.each(['input', 'schema', 'ledger'] as const)('that src/%s reports say so', (stage) => {
    const folder = new URL(`../../src/${stage}/`, import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const reported = sources.flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/\brule: '([a-z-]+)'/g)].map(
        ([, name]) => name,
      ),
    );
    const listed = RULES.filter(({ raisedBy }) => raisedBy?.includes(stage));
    expect([...new Set(reported)].sort()).toEqual(listed.map(({ meta }) => meta.name).sort());
  });

  it('come from somewhere', () => {
    const lost = RULES.filter(({ find, raisedBy = [] }) => !find && raisedBy.length === 0);
    expect(lost).toEqual([]);
  });

  it.each(RULES.map(({ meta }) => meta))('$name says what, why and what to do', (meta) => {
    expect(meta.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(meta.title).toMatch(/^[^。！？]*\p{Script=Han}[^。！？]*$/u);
    expect([...meta.title].length).toBeLessThanOrEqual(12);
    for (const text of [meta.what, meta.why, meta.fix]) {
      expect(text).toMatch(/\p{Script=Han}.*。$/u);
      expect(text).not.toMatch(/[,;?!]|[。，；：、]{2}/);
    }
    if (meta.basis !== undefined) expect(meta.basis).toMatch(/^《.+》.*第.+条/);
  });
});

describe('provisional-calendar', () => {
  const messageOf = async (name: string, asOf: number) => {
    const path = (file: string) => fileURLToPath(new URL(`../cases/${file}.yaml`, import.meta.url));
    const options = { calendar: bundledCalendar(), asOf, dueSoon: 5 };
    const plan = loadPlan(path('plans/next'));
    const loaded = await loadLedger(path(`provisional/${name}`));
    const { findings } = checkLedger(loaded, { plan }, options);
    return findings.find(({ rule }) => rule === 'provisional-calendar')?.message;
  };

  it('names the year whose notice is awaited, also for the last days of the year before', async () => {
    expect(await messageOf('29-december', dayOf(2026, 12, 29))).toMatch(/^2027年放假安排尚未公布/);
    expect(await messageOf('not-due', dayOf(2026, 12, 31))).toMatch(/^2027年放假安排尚未公布/);
  });
});
