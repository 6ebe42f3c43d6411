import { describe, expect, it } from 'vitest';
import { findBody, tasksOf, tasksOfNobody } from '../../src/plan/bodies.ts';
import type { Responsible } from '../../src/plan/work-plan.ts';
import { bundledPlan } from './read-plan.ts';

const plan = bundledPlan('zibo-gaoxin/2022');

describe('findBody', () => {
  it.each([
    ['经济发展局', '经济发展局'],
    ['经发局', '经济发展局'],
    ['高新区经发局', '经济发展局'],
    ['高新区建设局', '建设局'],
    ['淄博高新区建设局', '建设局'],
    ['淄博高新技术产业开发区建设局', '建设局'],
    [' 建 设 局\u3000', '建设局'],
    ['医保分局', '高新区医保分局'],
    ['高新区医保分局', '高新区医保分局'],
    ['税务局', '高新区税务局'],
    ['淄博高新技术产业开发区管理委员会办公室', '工委管委会办公室'],
    [
      '统筹疫情防控和经济运行工作领导小组(指挥部)办公室',
      '高新区统筹疫情防控和经济运行工作领导小组（指挥部）办公室',
    ],
  ])('%s is %s', (name, expected) => {
    expect(findBody(plan, name)?.name).toBe(expected);
  });

  it.each([
    '',
    '高新区',
    '淄博高新区',
    '建设',
    '市建设局',
    '淄博市建设局',
    '淄博建设局',
    '张店区建设局',
    '建设局高新区',
    '各有关单位',
    '市财政局',
  ])('%s is none of them', (name) => {
    expect(findBody(plan, name)).toBeNull();
  });
});

describe('the prefixes of a plan', () => {
  const findIn = (namePrefixes: string[], name: string) =>
    findBody({ bodies: [{ name: '张店区建设局', aliases: [] }], namePrefixes }, name)?.name;

  it('are those that it names, and no others', () => {
    expect(findIn(['张店区'], '建设局')).toBe('张店区建设局');
    expect(findIn(['张店区'], '张店区建设局')).toBe('张店区建设局');
    expect(findIn(['张店区'], '高新区建设局')).toBeUndefined();
    expect(findIn([], '建设局')).toBeUndefined();
    expect(findIn([], '张店区建设局')).toBe('张店区建设局');
  });

  it('are compared in full width and without spaces, the longest first, as often as they stand there', () => {
    expect(findIn(['市', '市 张店区', '张店区'], '市张店区建设局')).toBe('张店区建设局');
    expect(findIn(['张店区'], '张 店 区建设局')).toBe('张店区建设局');
    expect(findIn(['张店区'], '张店区张店区建设局')).toBe('张店区建设局');
    const market = { bodies: [{ name: '市场监管局', aliases: [] }], namePrefixes: ['市'] };
    expect(findBody(market, '市市场监管局')?.name).toBe('市场监管局');
  });
});

describe('tasksOf', () => {
  /** 各有关单位 in 责任单位, read off annex 1 by hand; row 44 names 宣传新闻中心 besides. */
  const EVERY = [
    ...['11', '32', '33', '35', '37', '38', '39', '40', '41', '42', '43', '44', '45', '46'],
    ...['47', '48', '49', '54', '59', '60', '61'],
  ];
  /** What the main text asks of 各部门、单位; 正文-10 names 工委管委会办公室. */
  const MAIN_TEXT = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11].map((no) => `正文-${no}`);
  /** 有关职能部门, 相关部门单位, 有关部门单位, 各职能部门, 各部门, 行政规范性文件制定部门. */
  const CONCERNED = ['4', '5', '6', '7', '8', '9', '10', '12', '30', '31', '34'];

  function owed(name: string, own = plan) {
    const body = findBody(own, name);
    if (!body) throw new Error(`no body ${name}`);
    const tasks = tasksOf(own, body);
    const numbers = (role: string) =>
      tasks.filter((owed) => owed.role === role).map(({ task }) => task.no);
    return {
      lead: numbers('lead'),
      named: numbers('named'),
      every: numbers('every'),
      concerned: numbers('concerned'),
      must: tasks.filter(({ must }) => must).map(({ task }) => task.no),
    };
  }

  /** Plan order: annex 1 by number, then annex 2. */
  function inPlanOrder(numbers: string[]): string[] {
    const place = (no: string) => (no.startsWith('附2-') ? 100 + Number(no.slice(3)) : Number(no));
    return [...numbers].sort((a, b) => place(a) - place(b));
  }

  it('建设局: seven rows by name', () => {
    const named = ['1', '17', '18', '23', '26', '27', '29'];
    expect(owed('建设局')).toEqual({
      lead: [],
      named,
      every: [...EVERY, ...MAIN_TEXT],
      concerned: CONCERNED,
      must: [...inPlanOrder([...named, ...EVERY]), ...MAIN_TEXT],
    });
  });

  it('经济发展局: leads 4 and 5, is named in 8 and 13 and in three items of annex 2', () => {
    const lead = ['4', '5'];
    const named = ['8', '13', '附2-3', '附2-4', '附2-5'];
    expect(owed('经济发展局')).toEqual({
      lead,
      named,
      every: [...EVERY, ...MAIN_TEXT],
      concerned: ['6', '7', '9', '10', '12', '30', '31', '34'],
      must: [...inPlanOrder([...lead, ...named, ...EVERY]), ...MAIN_TEXT],
    });
  });

  it('宣传新闻中心: a body named beside 各有关单位 is owed by name', () => {
    const { named, every } = owed('宣传新闻中心');
    expect(named).toEqual(['44', '51']);
    expect(every).toEqual([...EVERY.filter((no) => no !== '44'), ...MAIN_TEXT]);
  });

  it('a body that no row names owes what collectives do', () => {
    const nameless = { name: '某中心', aliases: [] };
    expect(owed('某中心', { ...plan, bodies: [...plan.bodies, nameless] })).toEqual({
      lead: [],
      named: [],
      every: [...EVERY, ...MAIN_TEXT],
      concerned: CONCERNED,
      must: [...EVERY, ...MAIN_TEXT],
    });
  });
});

describe('roles that the zone’s plan has not', () => {
  const BODIES = ['甲局', '乙局', '丙镇', '丁镇'];
  const owes = (responsible: Partial<Responsible>) => {
    const [task] = plan.tasks;
    if (!task) throw new Error('no task');
    const invented: typeof plan = {
      ...plan,
      bodies: BODIES.map((name) => ({ name, aliases: [] })),
      collectives: [
        { name: '各镇', scope: 'members', members: ['丙镇', '丁镇'] },
        { name: '各单位', scope: 'every', members: [] },
        { name: '相关部门', scope: 'concerned', members: [] },
      ],
      tasks: [
        {
          ...task,
          responsible: {
            text: '',
            lead: [],
            bodies: [],
            support: [],
            collectives: [],
            ...responsible,
          },
        },
      ],
    };
    return invented.bodies.map((body) => {
      const [owed] = tasksOf(invented, body);
      return owed ? `${owed.role} ${owed.must ? 'must' : 'may'}` : null;
    });
  };

  it('who supports may, and who is named as one of a class must', () => {
    expect(owes({ lead: ['甲局'], support: ['乙局'] })).toEqual([
      'lead must',
      'support may',
      null,
      null,
    ]);
    expect(owes({ support: ['乙局'], collectives: ['各单位'] })[1]).toBe('every must');
    expect(owes({ support: ['乙局'], collectives: ['相关部门'] })[1]).toBe('support may');
  });

  it('of a class with members they must, and nobody else is concerned', () => {
    expect(owes({ collectives: ['各镇'] })).toEqual([null, null, 'every must', 'every must']);
    expect(owes({ lead: ['丙镇'], collectives: ['各镇'] })[2]).toBe('lead must');
  });

  it('of several classes the one that weighs most counts', () => {
    const all = ['concerned may', 'concerned may', 'every must', 'every must'];
    expect(owes({ collectives: ['各镇', '相关部门'] })).toEqual(all);
    expect(owes({ collectives: ['相关部门', '各镇'] })).toEqual(all);
  });
});

describe('tasksOfNobody', () => {
  const numbers = (other: typeof plan) => tasksOfNobody(other).map(({ no }) => no);

  it('rows 9 and 10: no body is named, and nobody is known to be of 各职能部门', () => {
    expect(numbers(plan)).toEqual(['9', '10']);
  });

  it('a task falls on somebody by a lead, a name or a class of every body, and by nothing else', () => {
    const responsible = { text: '', lead: [], bodies: [], support: [], collectives: [] };
    const falls = (change: Partial<(typeof plan)['tasks'][number]['responsible']>) => {
      const tasks = plan.tasks
        .slice(0, 1)
        .map((task) => ({ ...task, responsible: { ...responsible, ...change } }));
      return numbers({ ...plan, tasks }).length === 0;
    };
    expect(falls({})).toBe(false);
    expect(falls({ collectives: ['各职能部门'] })).toBe(false);
    expect(falls({ collectives: ['各有关单位'] })).toBe(true);
    expect(falls({ collectives: ['各职能部门'], lead: ['建设局'] })).toBe(true);
    expect(falls({ collectives: ['各职能部门'], bodies: ['建设局'] })).toBe(true);
    expect(falls({ collectives: ['各职能部门', '各有关单位'] })).toBe(true);
    expect(falls({ support: ['建设局'] })).toBe(false);
    const members = { name: '各镇', scope: 'members' as const, members: ['中埠镇'] };
    const tasks = plan.tasks
      .slice(0, 1)
      .map((task) => ({ ...task, responsible: { ...responsible, collectives: ['各镇'] } }));
    expect(numbers({ ...plan, tasks, collectives: [members] })).toEqual([]);
  });
});
