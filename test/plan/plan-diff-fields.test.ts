import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diffPlans } from '../../src/plan/diff-plans.ts';
import { planDiffLines } from '../../src/plan/plan-diff-text.ts';
import type { WorkPlan } from '../../src/plan/work-plan.ts';
import { planOf } from './read-plan.ts';

/**
 * Every property of the schema makes a difference that `plan diff` tells: for each of them two plans that differ in
 * just that. A property that the sample below lacks fails the test until it stands there.
 */
interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
}

const schema: Schema & { $defs: Record<string, Schema> } = JSON.parse(
  readFileSync(new URL('../../schemas/plan.schema.json', import.meta.url), 'utf8'),
);

/** A requirement of each kind with all that it can say; what excludes each other stands in two of them. */
const REQUIREMENTS = [
  { kind: 'within', n: 5, unit: 'day', from: '形成', min: 3, approx: true },
  { kind: 'by', month: 3, day: 5, year: 2022, yearOffset: 1, approx: true },
  { kind: 'every', period: 'month', n: 5, unit: 'day', from: '形成', min: 3, approx: true },
  { kind: 'every', period: 'quarter', month: 1, day: 5, offset: 1 },
  { kind: 'every', period: 'year', month: 1, day: 6, yearOffset: 1 },
  { kind: 'at-least', count: 1, period: 'year' },
  { kind: 'min-duration', n: 5, unit: 'day', event: '公示', max: 7 },
  { kind: 'extension', n: 5, unit: 'day', total: true },
  { kind: 'before', n: 5, unit: 'day', event: '会议', min: 3, max: 7 },
  { kind: 'during', event: '会期' },
  { kind: 'prompt' },
  { kind: 'unknown' },
].map((requirement, index) => ({
  ...requirement,
  text: `原文${index}`,
  matter: `事项${index}`,
  basis: `依据${index}`,
}));

const ROW = {
  category: '类别',
  task: '任务',
  requirement: '要求',
  responsible: { text: '甲局', bodies: ['甲局'] },
  origin: 'reference',
  nature: 'work',
  deadline: '及时公开',
  requirements: [{ kind: 'prompt' }],
  alignsWith: '市局',
  office: '一科',
  extra: { 公开渠道: '网站' },
};

const SAMPLE = {
  schemaVersion: 1,
  plan: 'sample',
  year: 2022,
  title: '标题',
  issuer: '机关',
  documentNumber: '甲发〔2022〕1号',
  issued: '2022-05-18',
  revision: { no: 2, changes: '补充' },
  period: { from: '2022-01-02', to: '2023-01-01' },
  ledgerDue: '2022-05-31',
  statutoryDefault: { ...REQUIREMENTS[0] },
  basis: '一节',
  namePrefixes: ['本区'],
  officialDomains: ['zibo.gov.cn'],
  bodies: [
    { name: '甲局', aliases: ['甲'] },
    { name: '乙局', aliases: ['乙'] },
    { name: '丙局', aliases: ['丙'] },
    { name: '丁局', aliases: ['丁'] },
  ],
  collectives: [
    { name: '各单位', scope: 'every' },
    { name: '各部门', scope: 'every' },
    { name: '各中心', scope: 'every' },
    { name: '各镇', members: ['丙局'] },
  ],
  tasks: [
    { no: 1, ...ROW },
    { no: 2, ...ROW, responsible: { text: '甲局', bodies: ['甲局'], collective: '各单位' } },
    {
      no: 3,
      ...ROW,
      carriedFrom: {
        category: 1,
        task: 1,
        requirement: 1,
        responsible: 1,
        deadline: 1,
        alignsWith: 1,
      },
    },
    {
      no: 4,
      category: '另一类',
      task: '另一项',
      requirement: '公开与上面几项都不相像的事情',
      responsible: {
        text: '甲局牵头，乙局',
        lead: ['甲局'],
        bodies: ['乙局'],
        support: ['丙局'],
        collectives: ['各单位'],
      },
      origin: 'main-text',
      nature: 'disclosure',
      deadline: '长期坚持',
      requirements: REQUIREMENTS,
      alignsWith: '市某局',
      office: '二科',
      extra: { 公开渠道: '网站' },
    },
  ],
};

/** What another value is where not just any will do: names must lead somewhere. */
const OTHER: Record<string, unknown> = {
  '$defs/responsible/lead': ['丁局'],
  '$defs/responsible/bodies': ['丁局'],
  '$defs/responsible/support': ['丁局'],
  '$defs/responsible/collectives': ['各部门'],
  '$defs/responsible/collective': '各部门',
  '$defs/collective/members': ['甲局'],
  '$defs/task/extra': { 公开渠道: '公示栏' },
  'period/from': '2022-01-03',
  'period/to': '2023-01-02',
  '$defs/undated/kind': 'standing',
  '$defs/requirement/kind': 'reference',
  '$defs/every/period': 'half-year',
  issued: '2022-05-19',
  ledgerDue: '2022-06-01',
};

type Node = Record<string, unknown>;

/** Each property with the objects of the sample that have it, by the name of the schema it stands in. */
function propertiesOf(root: Schema, value: Node) {
  const found = new Map<string, { key: string; schema: Schema; holders: Node[] }>();
  const visit = (node: Schema, path: string, value: unknown): void => {
    if (node.$ref) {
      const name = node.$ref.slice('#/'.length);
      visit(schema.$defs[name.slice('$defs/'.length)] ?? {}, name, value);
    }
    if (node.items)
      for (const item of Array.isArray(value) ? value : [undefined]) visit(node.items, path, item);
    for (const choice of node.oneOf ?? []) visit(choice, path, ofKind(choice, value));
    for (const [key, property] of Object.entries(node.properties ?? {})) {
      const place = path === '' ? key : `${path}/${key}`;
      const entry = found.get(place) ?? { key, schema: property, holders: [] };
      found.set(place, entry);
      const holder = value as Node | undefined;
      if (holder?.[key] !== undefined) entry.holders.push(holder);
      visit(property, place, holder?.[key]);
    }
  };
  visit(root, '', value);
  return found;
}

/** The requirement where it is of the kind that the choice describes. */
function ofKind({ $ref = '' }: Schema, value: unknown): unknown {
  const kind = schema.$defs[$ref.slice('#/$defs/'.length)]?.properties?.kind;
  const own = (value as Node | undefined)?.kind;
  return kind?.const === own || kind?.enum?.includes(own) ? value : undefined;
}

function otherThan(value: unknown, { enum: choices }: Schema): unknown {
  if (choices) return choices.find((choice) => choice !== value && choice !== null);
  if (typeof value === 'number') return value + 1;
  if (value === true) return undefined;
  if (Array.isArray(value)) return [...value, `${value[0]}等`];
  return /^[a-z]/.test(String(value)) ? `${value}-2` : `${value}等`;
}

function loaded(data: unknown): WorkPlan {
  const result = planOf('sample.yaml', JSON.stringify(data));
  if ('diagnostics' in result) throw new Error(JSON.stringify(result.diagnostics, null, 1));
  return result.plan;
}

/** Whether a property holds properties of its own, which are walked into, or can have one value only. */
function isBeside({ $ref, properties, items, oneOf, const: only }: Schema): boolean {
  if ($ref) return isBeside(schema.$defs[$ref.slice('#/$defs/'.length)] ?? {});
  if (items) return isBeside(items);
  if (oneOf) return oneOf.every(isBeside);
  return properties !== undefined || (only !== undefined && only !== true);
}

const before = loaded(SAMPLE);
const places = [...propertiesOf(schema, SAMPLE)]
  .filter(([, property]) => !isBeside(property.schema))
  .map(([place]) => place);

describe('plan diff tells a difference in', () => {
  it.each(places)('%s', (place) => {
    const changed = structuredClone(SAMPLE);
    const property = propertiesOf(schema, changed).get(place);
    // The last one: no other row or name depends on it.
    const holder = property?.holders.at(-1);
    if (!property || !holder) throw new Error(`the sample has no ${place}`);
    const { key, schema: own } = property;
    const other = place in OTHER ? OTHER[place] : otherThan(holder[key], own);
    if (other === undefined) delete holder[key];
    else holder[key] = other;
    const lines = planDiffLines(diffPlans(before, loaded(changed)));
    const values = (mark: string) => lines.filter((line) => line.startsWith(`    ${mark} `));
    const [was, now] = [values('-'), values('+')].map((found) =>
      found.map((line) => line.slice(6)),
    );
    expect(was).toHaveLength(now?.length ?? 0);
    // A thing under a new name is one that went and one that came.
    const came = lines.filter((line) => line.startsWith('增加'));
    expect([...came, ...(now ?? [])]).not.toEqual([]);
    expect(now?.filter((value, index) => value === was?.[index])).toEqual([]);
  });

  it('what the schema has', () => {
    expect(places).toContain('ledgerDue');
    expect(places).toContain('$defs/body/aliases');
    expect(places).toContain('$defs/task/carriedFrom/deadline');
    expect(places).toContain('$defs/every/period');
    expect(places.length).toBeGreaterThan(80);
  });
});
