import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { htmlBlocks } from '../../../src/input/html-blocks.ts';
import { type PlanDraft, remarksOf } from '../../../src/plan/import/draft.ts';
import { planYaml } from '../../../src/write/plan-yaml.ts';
import { docx, xlsxParts, zip } from '../../input/office.ts';
import { planOf } from '../read-plan.ts';
import { draftOf, refusalOf } from './import.ts';
import { asDocx, asXlsx } from './tables-as.ts';

/** What a case says; of a task only what is written there is compared, null is what it must not have. */
interface Expected {
  /** Given as `--year`, where the document states none. */
  year?: number;
  head?: Record<string, unknown>;
  bodies?: string[];
  collectives?: unknown[];
  tasks?: Record<string, unknown>[];
  looks?: string[];
  unread?: string[];
  refused?: string;
}

const CASES = fileURLToPath(new URL('../../data/plan-import', import.meta.url));
const files = readdirSync(CASES).filter((name) => !name.endsWith('.expected.yaml'));
const expectedOf = (file: string) =>
  load(readFileSync(`${CASES}/${file.replace(/\..+$/, '')}.expected.yaml`, 'utf8')) as Expected;
/** Tables that one sheet could not tell apart without a header. */
const SEVERAL_TABLES = /^(?:page-without|head-as-a-table|html-badly|main-text-beside)/;
const plans = files.filter((file) => expectedOf(file).refused === undefined);

it('has an expectation for each document', () => {
  const names = readdirSync(CASES);
  expect(names).toHaveLength(2 * files.length);
});

describe.each(plans)('%s', (file) => {
  const expected = expectedOf(file);
  const { name, bytes } = documentOf(file);
  const imported = () => draftOf(name, bytes, { year: expected.year });

  it('gives every row as a task, with its own body and deadline', async () => {
    compare(await imported(), expected);
  });

  it('gives a plan that can be used', async () => {
    expect(planOf('plan.yaml', planYaml(await imported(), null))).not.toHaveProperty('diagnostics');
  });

  if (!file.endsWith('.html')) return;
  const blocks = htmlBlocks(bytes.toString());
  const others = [
    ['docx', asDocx(blocks)],
    // Two tables on one sheet are parted by their headers alone.
    ...(SEVERAL_TABLES.test(file) ? [] : [['xlsx', asXlsx(blocks)] as const]),
  ] as const;

  it.each(others)('says the same as %s', async (kind, other) => {
    compare(await draftOf(`document.${kind}`, other, { year: expected.year }), expected);
  });
});

it.each(files.filter((file) => !plans.includes(file)))('%s is refused', async (file) => {
  const { refused } = expectedOf(file);
  expect(await refusalOf(file, readFileSync(`${CASES}/${file}`))).toContain(refused);
});

/** The document of a case; of what only Word or Excel can say the inner XML is written down. */
function documentOf(file: string): { name: string; bytes: Buffer } {
  const bytes = readFileSync(`${CASES}/${file}`);
  const [stem = ''] = file.split('.');
  if (file.endsWith('.document.xml')) return { name: `${stem}.docx`, bytes: docx(`${bytes}`) };
  if (!file.endsWith('.worksheet.xml')) return { name: file, bytes };
  return {
    name: `${stem}.xlsx`,
    bytes: zip(xlsxParts([{ name: 'Sheet1', xml: `${bytes}` }])),
  };
}

function compare(
  draft: PlanDraft,
  { head, bodies, collectives, tasks = [], looks, unread = [] }: Expected,
): void {
  const rows = draft.groups.flatMap(({ value }) => value.map((task) => task.value));
  expect(rows.map(({ no }) => no)).toEqual(tasks.map(({ no }) => no));
  for (const [index, task] of tasks.entries()) {
    const { responsible, ...wanted } = task;
    const row = (rows[index] ?? {}) as Record<string, unknown>;
    const given = Object.fromEntries(Object.keys(wanted).map((key) => [key, row[key] ?? null]));
    expect(given).toEqual(wanted);
    if (responsible) expectResponsible(row.responsible as object, responsible);
  }
  if (head) expect(draft.head).toMatchObject(head);
  if (bodies) expect(draft.bodies.map(({ value }) => value.name)).toEqual(bodies);
  if (collectives) {
    const given = draft.collectives.map(({ value }) => value);
    expect(given).toHaveLength(collectives.length);
    expect(given).toEqual(expect.arrayContaining(collectives));
  }
  if (looks) expect(remarksOf(draft).flatMap(({ look }) => look ?? [])).toEqual(looks);
  for (const text of unread) expect(draft.unread.join('\n')).toContain(text);
}

/** All lists of names count; the text where the case gives it. */
function expectResponsible(given: object, wanted: object): void {
  const { text, ...lists } = given as { text: string };
  const { text: wantedText, ...wantedLists } = wanted as { text?: string };
  expect(lists).toEqual(wantedLists);
  if (wantedText !== undefined) expect(text).toBe(wantedText);
}
