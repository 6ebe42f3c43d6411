import { describe, expect, it } from 'vitest';
import { readResponsible, scopeOf } from '../../../src/plan/import/responsible.ts';

/** A cell, and who leads, is named, supports or is meant by a class in it. */
const CELLS: [cell: string, said: Partial<ReturnType<typeof readResponsible>>][] = [
  ['甲县司法局', { bodies: ['甲县司法局'] }],
  ['县司法局、县财政局', { bodies: ['县司法局', '县财政局'] }],
  ['县司法局牵头、有关部门落实', { lead: ['县司法局'], collectives: ['有关部门'] }],
  [
    '县司法局牵头，县财政局、县审计局配合',
    { lead: ['县司法局'], support: ['县财政局', '县审计局'] },
  ],
  [
    '县司法局、县财政局牵头，县审计局落实',
    { lead: ['县司法局', '县财政局'], bodies: ['县审计局'] },
  ],
  ['由县司法局牵头负责', { lead: ['县司法局'] }],
  ['县司法局（牵头）、县财政局', { lead: ['县司法局'], bodies: ['县财政局'] }],
  ['牵头单位：县司法局；配合单位：县财政局', { lead: ['县司法局'], support: ['县财政局'] }],
  // a class that supports others must not
  ['县司法局牵头，各有关单位配合', { lead: ['县司法局'], supporting: ['各有关单位'] }],
  ['各镇街负责，县司法局、各镇街配合', { collectives: ['各镇街'], support: ['县司法局'] }],
  ['县司法局、各街道办事处', { bodies: ['县司法局'], collectives: ['各街道办事处'] }],
  ['县司法局会同县财政局', { lead: ['县司法局'], support: ['县财政局'] }],
  ['县司法局、县财政局按职责分工负责', { bodies: ['县司法局', '县财政局'] }],
  ['县司法局、县财政局分别负责', { bodies: ['县司法局', '县财政局'] }],
  ['县司法局及各镇街', { bodies: ['县司法局'], collectives: ['各镇街'] }],
  ['县委办公室和县政府办公室', { bodies: ['县委办公室', '县政府办公室'] }],
  // 和 and 会办 inside names
  ['县教育和体育局', { bodies: ['县教育和体育局'] }],
  ['县发展和改革局、县工业和信息化局', { bodies: ['县发展和改革局', '县工业和信息化局'] }],
  ['工委管委会办公室', { bodies: ['工委管委会办公室'] }],
  ['县商务局、县残联', { bodies: ['县商务局', '县残联'] }],
  ['疫情防控领导小组（指挥部）办公室', { bodies: ['疫情防控领导小组（指挥部）办公室'] }],
  // what is not written out
  ['县司法局等部门', { bodies: ['县司法局'], unsure: ['县司法局等部门'] }],
  ['县司法局等有关部门', { bodies: ['县司法局'], collectives: ['有关部门'] }],
  ['政务公开牵头部门牵头、各部门落实', { collectives: ['政务公开牵头部门', '各部门'] }],
  ['张某', { bodies: ['张某'], unsure: ['张某'] }],
  // broken lines
  ['县司法局\n县财政局', { bodies: ['县司法局', '县财政局'] }],
  ['县住房和城\n乡建设局', { bodies: ['县住房和城乡建设局'] }],
  ['县 司 法 局', { bodies: ['县司法局'] }],
  // the same body twice
  ['县司法局牵头，县司法局、县财政局落实', { lead: ['县司法局'], bodies: ['县财政局'] }],
  ['', {}],
];

it.each(CELLS)('%j', (cell, said) => {
  const nobody = { lead: [], bodies: [], support: [], collectives: [], supporting: [], unsure: [] };
  expect(readResponsible(cell)).toEqual({ ...nobody, ...said });
});

describe('a column that says what its bodies do', () => {
  it('gives names without a word of their own its role', () => {
    expect(readResponsible('县司法局、县财政局', 'lead').lead).toEqual(['县司法局', '县财政局']);
    expect(readResponsible('县司法局、各镇街', 'support')).toMatchObject({
      support: ['县司法局'],
      collectives: [],
      supporting: ['各镇街'],
    });
  });
});

describe('whom a collective means', () => {
  it.each([
    ['各有关单位', 'every', true],
    ['全县各单位', 'every', true],
    ['各部门', 'every', false],
    ['有关职能部门', 'concerned', true],
    ['相关部门单位', 'concerned', true],
    ['各职能部门', 'concerned', true],
    // Only some of the plan's bodies: held to it by nobody but a person.
    ['各镇街', 'concerned', false],
    ['各县（市、区）人民政府', 'concerned', false],
    ['规范性文件制定部门', 'concerned', false],
  ] as const)('%s: %s, sure: %s', (name, scope, isSure) => {
    expect(scopeOf(name)).toEqual({ scope, isSure });
  });
});
