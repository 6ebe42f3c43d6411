import { describe, expect, it } from 'vitest';
import { remarksOf } from '../../../src/plan/import/draft.ts';
import { keepDecisions } from '../../../src/plan/import/keep-decisions.ts';
import { planOf } from '../read-plan.ts';
import { draftOf } from './import.ts';

/** What a person has made of last year's plan. */
const BEFORE = `schemaVersion: 1
plan: qinghe
year: 2023
title: 2023年青禾县政务公开任务表
issuer: 青禾县人民政府办公室
issued: 2023-04-01
namePrefixes: [青禾县]
statutoryDefault: {kind: within, n: 20, unit: workday, basis: 政府信息公开条例第二十六条}
bodies:
  - {name: 财政局, aliases: [国资局]}
  - {name: 望河镇}
  - {name: 白石镇}
collectives:
  - {name: 各镇, members: [望河镇, 白石镇]}
  - {name: 各部门, scope: concerned}
tasks:
  - no: 1
    category: ''
    task: 政策解读
    requirement: 对重要政策开展解读，并组织政策宣讲
    responsible: {text: 财政局, bodies: [财政局]}
    nature: work
    requirements: []
`;

const NOW = `2024年青禾县政务公开任务表,,,
序号,工作任务,责任单位,完成时限
1,对重要政策开展解读，并组织好政策宣讲,财政局、国资局,2024年6月底前
2,公布名录,各镇、望河镇、各部门,每季度
`;

const before = planOf('2023.yaml', BEFORE);
if (!('plan' in before)) throw new Error(JSON.stringify(before.diagnostics));
const draft = keepDecisions(await draftOf('2024.csv', Buffer.from(NOW)), before.plan);

describe('of an earlier plan is kept', () => {
  it('its code and its prefixes', () => {
    expect(draft.head).toMatchObject({ plan: 'qinghe', namePrefixes: ['青禾县'] });
  });

  it('that two names are one body', () => {
    expect(draft.bodies.map(({ value }) => value)).toEqual([
      { name: '财政局', aliases: ['国资局'] },
      { name: '望河镇' },
    ]);
    const [first] = draft.groups.flatMap(({ value }) => value);
    expect(first?.value.responsible.bodies).toEqual(['财政局']);
  });

  it('whom a collective means, as far as the document names them', () => {
    expect(draft.collectives.map(({ value }) => value)).toEqual([
      { name: '各镇', members: ['望河镇'] },
      { name: '各部门', scope: 'concerned' },
    ]);
    const told = remarksOf(draft).filter(({ look }) => look === 'collectives');
    expect(told.map(({ text }) => text).join()).toContain('白石镇');
  });

  it('the nature of a task that is alike, and of no other', () => {
    const natures = draft.groups.flatMap(({ value }) => value.map((task) => task.value.nature));
    expect(natures).toEqual(['work', undefined]);
  });

  it('not who must, of a class that only supports others this year', async () => {
    const support = NOW.replace('各镇、望河镇、各部门', '望河镇牵头，各镇配合');
    const { collectives, groups } = keepDecisions(
      await draftOf('2024.csv', Buffer.from(support)),
      before.plan,
    );
    expect(collectives.map(({ value }) => value)).toEqual([{ name: '各镇', scope: 'concerned' }]);
    const last = groups.flatMap(({ value }) => value).at(-1);
    expect(last?.value.responsible).toMatchObject({ lead: ['望河镇'], collectives: ['各镇'] });
  });
});
