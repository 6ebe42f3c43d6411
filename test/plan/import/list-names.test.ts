import { describe, expect, it } from 'vitest';
import { likelyPrefixes, listNames } from '../../../src/plan/import/list-names.ts';

const listed = (names: string[], prefixes: string[] = []) =>
  listNames(
    {
      bodies: new Set(names),
      collectives: new Set(),
      supporting: new Set(),
      unsure: new Set(),
    },
    prefixes,
  );
const bodiesOf = (names: string[], prefixes: string[] = []) =>
  listed(names, prefixes).bodies.map(({ value }) => value);

describe('names of bodies', () => {
  it('that abridge one other are its aliases, wherever they stand', () => {
    expect(bodiesOf(['县发改局', '县司法局', '县发展和改革局'])).toEqual([
      { name: '县发展和改革局', aliases: ['县发改局'] },
      { name: '县司法局' },
    ]);
    expect(bodiesOf(['县政府办公室', '县政府办'])).toEqual([
      { name: '县政府办公室', aliases: ['县政府办'] },
    ]);
  });

  it('that may abridge several are none’s, which is told', () => {
    const { bodies, ownName } = listed(['县民局', '县民政局', '县民族事务局']);
    expect(bodies.map(({ value }) => value.name)).toEqual(['县民局', '县民政局', '县民族事务局']);
    expect(ownName.get('县民局')).toBe('县民局');
    expect(bodies[0]?.remarks).toMatchObject([{ look: 'aliases' }]);
  });

  it.each([
    ['县财政局', '县教育局'],
    ['县财政局', '市财政局'],
    ['县城管局', '县城管局执法队'],
    ['教育局', '教育局机关'],
  ])('%s and %s are two', (a, b) => {
    expect(bodiesOf([a, b])).toEqual([{ name: a }, { name: b }]);
  });

  it('with a prefix of the plan and without it are one', () => {
    expect(bodiesOf(['甲县司法局', '司法局'], ['甲县'])).toEqual([{ name: '甲县司法局' }]);
  });
});

const prefixesOf = (bodies: string[], title: string, collectives: string[] = []) =>
  likelyPrefixes({ bodies: new Set(bodies), collectives: new Set(collectives) }, [title]);

describe('prefixes', () => {
  it('are places of the title that stand before names', () => {
    expect(prefixesOf(['甲县司法局', '财政局'], '2024年甲县政务公开要点')).toEqual(['甲县']);
  });

  it('are not those that no name has', () => {
    expect(prefixesOf(['司法局'], '2024年甲县政务公开要点')).toEqual([]);
  });

  it('are 县 and the county where most names begin with it; 市 never, for 市场监管局', () => {
    expect(prefixesOf(['县司法局', '县财政局'], '2024年甲县政务公开要点')).toEqual(['县', '甲县']);
    expect(prefixesOf(['市司法局', '市场监管局'], '2024年甲市政务公开要点')).toEqual([]);
  });

  it('are none by which two names would be one, or a name nothing', () => {
    expect(prefixesOf(['甲县', '甲县司法局'], '2024年甲县政务公开要点')).toEqual([]);
    const classes = ['甲县各部门', '各部门'];
    expect(prefixesOf(['甲县司法局'], '2024年甲县政务公开要点', classes)).toEqual([]);
  });
});
