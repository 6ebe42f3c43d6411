import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/calendar/day.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import type { Task } from '../../src/plan/work-plan.ts';
import { type AnnexRow, annexRows, bundledPlan } from './read-plan.ts';

const plan = bundledPlan('zibo-gaoxin/2022');
const annex1 = annexRows('annex1');
const annex2 = annexRows('annex2');

function taskNo(no: number | string): Task {
  const task = plan.tasks.find((task) => task.no === String(no));
  if (!task) throw new Error(`no task ${no}`);
  return task;
}

/** The row's `*_from` numbers under the names of the plan's columns. */
function carried(row: AnnexRow, columns: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([key, column]) => {
      const from = row[`${key}_from`];
      return from === undefined ? [] : [[column, String(from)]];
    }),
  );
}

describe('head', () => {
  it('is that of the notice', () => {
    expect(plan).toMatchObject({
      id: 'zibo-gaoxin/2022',
      year: 2022,
      title: '2022年高新区政务公开重点工作任务分解表',
      issuer: '淄博高新技术产业开发区管理委员会办公室',
      issued: dayOf(2022, 5, 18),
      period: { from: dayOf(2022, 1, 1), to: dayOf(2022, 12, 31) },
      ledgerDue: [dayOf(2022, 5, 31)],
      statutoryDefault: {
        kind: 'within',
        n: 20,
        unit: 'workday',
        from: '信息形成或者变更',
        basis: '政府信息公开条例第二十六条',
      },
      basis: '工作方案“七、工作落实”',
    });
  });
});

describe('annex 1', () => {
  it('has 60 tasks, 1 to 61 without 3, before the 14 of annex 2 and the 11 of the main text', () => {
    const numbers = Array.from({ length: 61 }, (_, i) => i + 1).filter((no) => no !== 3);
    const items = Array.from({ length: 14 }, (_, i) => `附2-${i + 1}`);
    const passages = Array.from({ length: 11 }, (_, i) => `正文-${i + 1}`);
    const all = [...numbers.map(String), ...items, ...passages];
    expect(plan.tasks.map(({ no }) => no)).toEqual(all);
    expect(plan.tasks.map(({ origin }) => origin)).toEqual([
      ...numbers.map(() => 'table'),
      ...items.map(() => 'reference'),
      ...passages.map(() => 'main-text'),
    ]);
  });

  it.each(annex1)('row $no stands to the letter', (row) => {
    const task = taskNo(row.no);
    expect({
      category: task.category,
      task: task.task,
      requirement: task.requirement,
      body: task.responsible.text,
      deadline: task.deadline,
      alignsWith: task.alignsWith,
      carriedFrom: task.carriedFrom,
    }).toEqual({
      category: row.category,
      task: row.task,
      requirement: row.requirement,
      body: row.body,
      deadline: row.deadline,
      alignsWith: null,
      carriedFrom: carried(row, {
        category: 'category',
        task: 'task',
        requirement: 'requirement',
        body: 'responsible',
        deadline: 'deadline',
      }),
    });
  });
});

/** What is done, not published: 培训, 认定, 改造, 转办 … */
const WORK = [
  11, 15, 16, 33, 35, 36, 39, 41, 42, 44, 45, 46, 47, 48, 50, 51, 52, 53, 54, 55, 56, 57, 59, 60,
  61,
].map(String);

it('tells work from disclosure in annex 1', () => {
  const work = plan.tasks.filter(({ nature, no }) => nature === 'work' && /^\d+$/.test(no));
  expect(work.map(({ no }) => no)).toEqual(WORK);
});

describe('annex 2', () => {
  it.each(annex2)('row $no stands to the letter', (row) => {
    expect(taskNo(row.no)).toEqual({
      no: row.no,
      origin: 'reference',
      category: '市直部门牵头全市重点公开工作清单',
      task: row.task,
      requirement: row.requirement,
      responsible: { text: row.body, lead: [], bodies: [row.body], support: [], collectives: [] },
      // All of them guide, urge and supervise others.
      nature: 'work',
      deadline: null,
      requirements: [{ kind: 'standing' }],
      carriedFrom: carried(row, { municipal: 'alignsWith', body: 'responsible' }),
      alignsWith: row.municipal,
      office: null,
      extra: {},
    });
  });
});

describe('the main text', () => {
  const text = readFileSync(new URL('../data/plan-2022.txt', import.meta.url), 'utf8');
  const [main = ''] = text.split('附件：1. ');
  const passages = plan.tasks.filter(({ origin }) => origin === 'main-text');
  /** The paragraphs of each section, from one numbered head to the next. */
  const sections = new Map(
    main
      .split(/^(?=[一二三四五六七]、)/mu)
      .map((section) => [section.split('\n')[0]?.trim(), section] as const),
  );

  it.each(passages)('$no stands to the letter in its section', (task) => {
    expect(sections.get(task.category)).toContain(task.requirement);
    expect(main).toContain(task.responsible.text);
    expect(task).toMatchObject({ task: '', deadline: null, carriedFrom: {}, alignsWith: null });
  });

  it('sets one date, by law: the yearly report of 条例第五十条 is public by 31 January', () => {
    expect(passages.filter(({ nature }) => nature === 'disclosure').map(({ no }) => no)).toEqual([
      '正文-11',
    ]);
    expect(taskNo('正文-11').requirements).toEqual([
      { kind: 'by', year: 2023, month: 1, day: 31, basis: '政府信息公开条例第五十条' },
    ]);
    expect(taskNo('正文-9').requirements).toEqual([
      { kind: 'before', n: null, unit: null, event: '向社会公开发布排名结果或问题通报' },
    ]);
    const others = passages.filter(({ no }) => no !== '正文-9' && no !== '正文-11');
    expect(others.flatMap(({ requirements }) => requirements)).toEqual([]);
  });

  it('says what was added to the version as it was first written', () => {
    expect(plan.revision).toMatchObject({ no: 2 });
    expect(plan.revision?.changes).toContain('正文-1至正文-11');
  });
});

describe('责任单位', () => {
  /** Classes that a cell names besides its collective, which comprises them. */
  const COMPRISED: Record<string, string> = {
    9: '营商环境评价指标牵头部门',
    10: '营商环境评价指标牵头部门',
    30: '重大行政决策承办部门单位',
    31: '重大行政决策承办部门单位',
  };
  const CONNECTING =
    /^(牵头|、|，|及|具体落实|落实|政府重大行政决策公开相关工作|负责做好本单位重大行政决策相关公开工作)*$/;

  it('names 24 bodies of the zone and 8 collectives', () => {
    expect(plan.bodies.map(({ name }) => name)).toEqual([
      '建设局',
      '财政金融局',
      '高新区税务局',
      '经济发展局',
      '科技工业和信息化局',
      '农业农村事业中心',
      '群众工作部',
      '市场监管局',
      '高新区统筹疫情防控和经济运行工作领导小组（指挥部）办公室',
      '教育和体育事业中心',
      '人社中心',
      '高新区医保分局',
      '民政和文旅事业中心',
      '应急管理中心',
      '高新区环保局',
      '卫生事业中心',
      '行政审批服务局',
      '工委管委会办公室',
      '宣传新闻中心',
      '四宝山街道',
      '宝山管理中心',
      '中埠镇',
      '高端装备中心',
      '组织人事部',
    ]);
    expect(plan.collectives).toEqual([
      { name: '各有关单位', scope: 'every', members: [] },
      { name: '有关职能部门', scope: 'concerned', members: [] },
      { name: '相关部门单位', scope: 'concerned', members: [] },
      { name: '有关部门单位', scope: 'concerned', members: [] },
      { name: '各职能部门', scope: 'concerned', members: [] },
      { name: '各部门', scope: 'concerned', members: [] },
      { name: '行政规范性文件制定部门', scope: 'concerned', members: [] },
      { name: '各部门、单位', scope: 'every', members: [] },
    ]);
  });

  /** Passages whose subject is all of 各部门、单位 in other words. */
  const SUBJECTS: Record<string, string> = {
    '正文-1': '部门',
    '正文-2': '各部门',
    '正文-3': '各部门、单位政务公开领导小组',
  };

  it.each(Object.entries(SUBJECTS))('of %s is %s', (no, subject) => {
    expect(taskNo(no).responsible).toMatchObject({ text: subject, collectives: ['各部门、单位'] });
  });

  it.each(plan.tasks.filter(({ no }) => !(no in SUBJECTS)))(
    'row $no is wholly accounted for',
    ({ no, responsible }) => {
      const { text, lead, bodies, collectives } = responsible;
      const names = [...lead, ...bodies].flatMap((name) => {
        const body = plan.bodies.find((body) => body.name === name);
        const spelling = [name, ...(body?.aliases ?? [])].find((known) => text.includes(known));
        expect(spelling, `${name} in the cell`).toBeDefined();
        return spelling ? [spelling] : [];
      });
      const classes = [...collectives, ...(COMPRISED[no] ? [COMPRISED[no]] : [])];
      const rest = [...names, ...classes]
        .sort((a, b) => b.length - a.length)
        .reduce((left, name) => {
          expect(left).toContain(name);
          return left.replace(name, '');
        }, text);
      expect(rest).toMatch(CONNECTING);
      const leads = names.filter((name) => text.includes(`${name}牵头`));
      expect(leads).toEqual(names.slice(0, lead.length));
    },
  );
});

describe('requirements', () => {
  const standing: Requirement = { kind: 'standing' };
  const formed = (from: string): Requirement => ({ kind: 'within', n: 20, unit: 'workday', from });
  const by = (year: number | null, month: number, day: number, matter?: string): Requirement => ({
    kind: 'by',
    year,
    month,
    day,
    ...(matter && { matter }),
  });
  const during: Requirement = { kind: 'during', event: '疫情防控期间' };

  /** Read from the cells by hand; every other row of annex 1 is 长期坚持. */
  const READ: Record<string, Requirement[]> = {
    1: [
      formed('信息形成或者变更'),
      { kind: 'within', n: 7, unit: 'workday', from: '处罚结果作出', matter: '行政处罚信息' },
    ],
    4: [formed('信息形成或变更')],
    13: [{ kind: 'on-change' }],
    14: [during],
    15: [during],
    16: [during],
    17: [formed('信息形成或变更')],
    18: [
      { ...formed('方案、计划确定'), matter: '保障性安居工程规划建设方案、年度建设计划信息' },
      {
        kind: 'every',
        period: 'month',
        n: 10,
        unit: 'workday',
        month: null,
        day: null,
        matter: '年度计划任务量完成进度',
      },
      { ...formed('项目竣工'), matter: '已竣工项目基本信息' },
      { ...formed('分配结果确定'), matter: '住房分配情况' },
    ],
    19: [formed('信息形成或者变更')],
    20: [formed('信息形成或者变更')],
    21: [
      { kind: 'periodic', matter: '各类保险参保人数、待遇支付、基金收支情况等信息' },
      { kind: 'one-off', matter: '医保定点医院、药店及药品、诊疗项目目录' },
      { kind: 'on-change' },
    ],
    22: [formed('信息形成或者变更')],
    23: [formed('信息形成或者变更')],
    24: [standing, by(2022, 8, 31, '适用主体清单')],
    25: [standing, by(2022, 8, 31, '企业环境信息依法披露系统')],
    26: [standing, by(2022, 8, 31, '适用主体清单')],
    27: [standing, by(2022, 8, 31, '适用主体清单')],
    28: [standing, by(2022, 8, 31, '适用主体清单')],
    31: [{ kind: 'min-duration', n: 30, unit: 'day', event: '征求意见' }],
    38: [{ kind: 'within', n: 3, unit: 'workday', from: '文件公开', matter: '首次解读材料' }],
    47: [by(2022, 12, 31)],
    48: [{ kind: 'every', period: 'year', n: null, unit: null, month: 12, day: 31 }],
    49: [
      { kind: 'within', n: 20, unit: 'workday', from: '收到申请' },
      { kind: 'extension', n: 20, unit: 'workday' },
    ],
    52: [by(2022, 12, 31)],
    58: [by(null, 12, 31)],
    59: [{ kind: 'at-least', count: 1, period: 'year' }],
    60: [{ kind: 'at-least', count: 1, period: 'year' }],
    61: [by(null, 6, 30)],
  };

  it.each(annex1)('row $no is read right', ({ no }) => {
    expect(taskNo(no).requirements).toEqual(READ[no] ?? [standing]);
  });

  it('lets a record say which requirement it answers: no matter stands twice in a task', () => {
    for (const { no, requirements } of plan.tasks) {
      const matters = requirements.flatMap(({ matter }) => matter ?? []);
      expect(new Set(matters).size, `row ${no}`).toBe(matters.length);
    }
  });

  it('leaves no cell unread: the rows not listed say 长期坚持 or 长期公示', () => {
    const others = annex1.filter(({ no }) => !(no in READ));
    expect(new Set(others.map(({ deadline }) => deadline))).toEqual(
      new Set(['长期坚持', '长期公示']),
    );
  });
});
