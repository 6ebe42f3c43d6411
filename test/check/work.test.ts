import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { checkLedger } from '../../src/check/check-ledger.ts';
import { claimOfDone, isWork } from '../../src/check/nature.ts';
import { dutiesOfTask } from '../../src/check/task-duties.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { day } from '../calendar/naive.ts';
import { entry, taskOf } from './comparison.ts';
import { record } from './record.ts';
import { taskContext } from './task-context.ts';

const plan = loadPlan('zibo-gaoxin/2022');

async function check(csv: string) {
  const loaded = await loadLedger('建设局.csv', new TextEncoder().encode(csv));
  const options = { calendar: bundledCalendar(), asOf: day('2022-07-05'), dueSoon: 5 };
  return checkLedger(loaded, { plan }, options);
}

const HEAD = '部门,建设局\n计划,zibo-gaoxin/2022\n报送日期,2022-05-30\n';

describe('a table with 完成时间, 落实情况 and 佐证材料', () => {
  const table = `${HEAD}序号,工作要求,时限要求,责任科室,标题,完成时间,佐证材料,落实情况
60,各有关单位年内组织政务公开通识培训不少于1次,年底前,综合科,政务公开培训,2022年6月20日,签到表,已培训80人
61,对上一年度工作要点落实情况开展“回头看”，未完成的要依法整改,6月底前,综合科,,,,已完成
47,"加强历史公文公开属性转化工作，对未开展过公文公开属性认定的公文进行公开属性认定",2022年年底前,综合科,历史公文认定,2022.7.1,,进展顺利
`;

  it('is read and judged', async () => {
    const { comparison, findings } = await check(table);
    const [training, lookedBack] = comparison?.ledger.entries ?? [];
    expect(training).toMatchObject({
      progress: '已培训80人',
      records: [{ title: '政务公开培训', completed: day('2022-06-20'), disclosed: null }],
    });
    expect(lookedBack).toMatchObject({ progress: '已完成', records: [] });
    const statuses = comparison?.duties
      .filter(({ entry }) => entry !== null)
      .map(({ task, status }) => [task?.no, status]);
    expect(statuses).toEqual([
      ['47', 'on-time'],
      ['60', 'on-time'],
      ['61', 'unknown'],
    ]);
    const told = findings.filter(({ location }) => location.pointer?.startsWith('/台账/'));
    expect(told.map(({ rule, taskNo }) => [rule, taskNo])).toEqual([['record-incomplete', '61']]);
    expect(told[0]?.message).toContain('完成时间');
  });
});

it('speaks of completing work, never of publishing it', async () => {
  const { findings } = await check(`${HEAD}序号,工作要求,时限要求,标题,完成日期
61,对上一年度工作要点落实情况开展“回头看”，未完成的要依法整改,6月底前,,
`);
  const [overdue, ...more] = findings.filter(
    ({ rule, taskNo }) => rule === 'overdue' && taskNo === '61',
  );
  expect(more).toEqual([]);
  expect(overdue?.message).toContain('没有完成的请尽快办理');
  expect(overdue?.message).not.toMatch(/公开|链接/);
});

describe('what a row says of itself', () => {
  const claim = (
    progress: string | null,
    remark: string | null = null,
    records = [record({ remark: '见附件' })],
  ) =>
    claimOfDone({
      pointer: '/台账/0',
      no: '61',
      task: null,
      requirement: null,
      deadline: null,
      notApplicable: null,
      progress,
      office: null,
      leader: null,
      remark,
      records,
    });

  it.each([
    '已完成',
    '完成',
    '已经按期完成。',
    '已办结',
    '6月20日已开展',
    '100%',
    '落实',
    '已基本完成',
    '已于6月28日完成',
    '2022年6月28日开展回头看',
    '2022-06-28 已听取',
    '已按要求开展',
    '已按计划完成',
    '√',
  ])('%s: done', (text) => {
    expect(claim(text)).toBe('/台账/0/完成情况');
    expect(claim(null, text)).toBe('/台账/0/备注');
  });

  it('is said in the remarks of any record as well', () => {
    const second = record({ pointer: '/台账/0/公开记录/1', remark: '已完成' });
    expect(claim(null, null, [record(), second])).toBe('/台账/0/公开记录/1/备注');
  });

  it.each([
    '未完成',
    '尚未完成',
    '预计6月底已完成',
    '已部分完成',
    '正在推进',
    '计划8月完成',
    '没有开展',
    '6月28日前完成',
    '定于6月28日举办',
    '已成立专班，正在推进',
    '按计划开展',
    '已印发通知。各科室组织学习',
    '已开展调研，拟9月印发',
    '已组织动员，将于9月培训',
  ])('%s: not done', (text) => {
    expect(claim(text)).toBeNull();
  });
});

describe('the nature of a task', () => {
  const done = entry({ records: [record(), record({ completed: day('2022-06-20') })] });
  const published = entry({ records: [record({ disclosed: day('2022-06-20') })] });

  it('is what the plan says, whatever a record has', () => {
    expect(isWork({ task: taskOf('60'), entry: published })).toBe(true);
    expect(isWork({ task: taskOf('1'), entry: done })).toBe(false);
  });

  it('of a task of the body’s own is what a record shows', () => {
    expect(isWork({ task: null, entry: done })).toBe(true);
    expect(isWork({ task: null, entry: published })).toBe(false);
    expect(isWork({ task: null, entry: null })).toBe(false);
  });
});

describe('a record that has nothing but a 完成日期', () => {
  const records = [record({ completed: day('2022-06-20') })];
  const judged = (isWork: boolean, ...requirements: Requirement[]) =>
    dutiesOfTask(taskContext({ requirements, isWork, entry: entry({ records }) })).at(-1);

  it('is in time where work has no date of its own, and says why', () => {
    const duty = judged(true, { kind: 'standing' });
    expect(duty).toMatchObject({ status: 'on-time', due: null, done: day('2022-06-20') });
    expect(duty?.reason).toContain('没有定日期');
  });

  it.each<Requirement>([
    { kind: 'standing' },
    { kind: 'by', month: 6, day: 30, year: 2022 },
    { kind: 'at-least', count: 1, period: 'year' },
  ])(
    'says nothing of what is to be published, and no date is called wrong: $kind',
    (requirement) => {
      const duty = judged(false, requirement);
      expect(duty?.status).toBe('unknown');
      expect(duty?.reason).toMatch(/没有写公开/);
      expect(duty?.facts.map(({ kind }) => kind)).toEqual(['disclosed-missing']);
    },
  );

  it('is called wrong where it is wrong', () => {
    const late = entry({ records: [record({ completed: day('2023-06-20') })] });
    const about = { requirements: [{ kind: 'standing' } as const], entry: late };
    expect(dutiesOfTask(taskContext(about)).at(-1)?.reason).toContain('有误');
  });
});
