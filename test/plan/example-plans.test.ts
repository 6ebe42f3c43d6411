import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { formatDay, parseDay } from '../../src/calendar/day.ts';
import { checkLedger, onlyPlan } from '../../src/check/check-ledger.ts';
import type { Duty } from '../../src/check/duty.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { remarksOf } from '../../src/plan/import/draft.ts';
import type { PlanFile, TaskRow } from '../../src/plan/plan-file.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { planYaml } from '../../src/write/plan-yaml.ts';
import { MADE, madeOf } from './import/example-documents.ts';
import { draftOf } from './import/import.ts';

/**
 * `expected.yaml` in a folder of examples/plans, beside the document, the plan and a ledger: what the import says of
 * the document, what a person settled in the plan (each with the value that the import proposed), and what the
 * check says of the ledger. Tasks are written down from the document, days counted from the notices.
 */
interface Expected {
  document: string;
  head: Record<string, unknown>;
  /** Kinds of what a person must look at, from top to bottom. */
  looks: string[];
  /** What of the document is told to be no task. */
  unread: string[];
  tasks: ExpectedTask[];
  /** Fields of the plan as the import proposed them; of tasks the fields that a person changed, by number. */
  settled: Partial<Omit<PlanFile, 'tasks'>> & { tasks?: Record<string, keyof TaskRow> };
  ledger: string;
  asOf: string;
  /** line:column rule task */
  findings: string[];
  /** task, kind, status, due date */
  duties: string[];
}

/** A row of the plan's file, its lists of bodies beside the rest. Left out is what it does not have. */
interface ExpectedTask {
  no: number;
  [field: string]: unknown;
}

const FOLDER = fileURLToPath(new URL('../../examples/plans', import.meta.url));
const LISTS = ['lead', 'bodies', 'support', 'collectives'] as const;
const COMPARED = ['office', 'nature', 'deadline', 'requirements', 'carriedFrom', 'extra'] as const;

describe.each(readdirSync(FOLDER))('examples/plans/%s', (name) => {
  const path = `${FOLDER}/${name}`;
  const expected = load(readFileSync(`${path}/expected.yaml`, 'utf8')) as Expected;
  const plan = load(readFileSync(`${path}/plan.yaml`, 'utf8')) as PlanFile;
  const draft = () => draftOf(expected.document, readFileSync(`${path}/${expected.document}`));

  it('holds a document, its plan, one ledger and what must be said of them', () => {
    const files = ['expected.yaml', 'plan.yaml', expected.document, expected.ledger];
    expect(readdirSync(path).sort()).toEqual(files.sort());
  });

  it('the import reads every task with its bodies and deadline', async () => {
    const { groups, head } = await draft();
    expect(head).toMatchObject(expected.head);
    const rows = groups.flatMap(({ value }) => value.map((task) => task.value));
    expect(rows.map(({ no }) => no)).toEqual(expected.tasks.map(({ no }) => no));
    for (const [index, task] of expected.tasks.entries()) {
      const row = rows[index] as TaskRow;
      const { text: _, ...lists } = row.responsible;
      const given = { ...row, ...lists } as Record<string, unknown>;
      for (const field of [...LISTS, ...COMPARED]) {
        expect(given[field], `${task.no} ${field}`).toEqual(task[field]);
      }
      expect(given).toMatchObject(task);
    }
  });

  it('the import tells what to look at, and what is no task', async () => {
    const given = await draft();
    expect(remarksOf(given).flatMap(({ look }) => look ?? [])).toEqual(expected.looks);
    const told = given.unread.map((text) => text.replace(/^没有读成任务的一行：/, ''));
    expect(told).toEqual(expected.unread);
  });

  it('the plan is what was imported, but for what a person settled', async () => {
    const imported = load(planYaml(await draft(), null)) as PlanFile;
    const { tasks: ofTasks, ...settled } = expected.settled;
    const before = { ...plan, ...settled };
    before.tasks = plan.tasks.map((task) => {
      const field = ofTasks?.[String(task.no)];
      const proposed = imported.tasks.find(({ no }) => no === task.no);
      return field === undefined ? task : { ...task, [field]: proposed?.[field] };
    });
    expect(before).toEqual(imported);
    for (const [field, value] of Object.entries(settled)) {
      expect(plan[field as keyof PlanFile], field).not.toEqual(value);
    }
    expect(readFileSync(`${path}/plan.yaml`, 'utf8')).not.toContain('请核对');
  });

  it('the check says what it must', async () => {
    const loaded = await loadLedger(`${path}/${expected.ledger}`);
    const asOf = parseDay(expected.asOf);
    if (asOf === null) throw new Error(`${name}: asOf`);
    const known = onlyPlan(loadPlan(`${path}/plan.yaml`), loaded);
    const { findings, comparison } = checkLedger(loaded, known, {
      calendar: bundledCalendar(),
      asOf,
      dueSoon: 5,
    });
    expect(findings.map(findingLine).sort()).toEqual([...expected.findings].sort());
    expect((comparison?.duties ?? []).map(dutyLine).sort()).toEqual([...expected.duties].sort());
  });
});

it.each(MADE)('examples/plans/$place is what its page says', async (document) => {
  const committed = readFileSync(`${FOLDER}/${document.place}`);
  expect(await draftOf(document.place, madeOf(document))).toEqual(
    await draftOf(document.place, committed),
  );
});

function findingLine({ rule, location: { line, column }, taskNo }: Diagnostic): string {
  return [`${line}:${column}`, rule, ...(taskNo === undefined ? [] : [taskNo])].join(' ');
}

function dutyLine({ task, requirement, status, due }: Duty): string {
  const day = due ? formatDay(due.date) : '-';
  return [task?.no ?? 'own', requirement?.kind ?? 'open', status, day].join(' ');
}
