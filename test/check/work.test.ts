import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { checkLedger } from '../../src/check/check-ledger.ts';
import { claimOfDone } from '../../src/check/nature.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { day } from '../calendar/naive.ts';
import { record } from './record.ts';

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
    expect(told[0]?.message).toContain('完成日期');
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
  const claim = (progress: string | null, remark: string | null = null) =>
    claimOfDone({
      pointer: '/台账/0',
      no: '61',
      task: null,
      requirement: null,
      deadline: null,
      notApplicable: null,
      progress,
      remark,
      records: [record({ remark: '见附件' })],
    });

  it.each(['已完成', '完成', '已经按期完成。', '已办结', '6月20日已开展', '100%'])(
    '%s: done',
    (text) => {
      expect(claim(text)).toBe('/台账/0/完成情况');
      expect(claim(null, text)).toBe('/台账/0/备注');
    },
  );

  it.each([
    '未完成',
    '尚未完成',
    '预计6月底已完成',
    '已部分完成',
    '正在推进',
    '计划8月完成',
    '没有开展',
  ])('%s: not done', (text) => {
    expect(claim(text)).toBeNull();
  });
});
