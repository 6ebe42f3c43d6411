import { describe, expect, it } from 'vitest';
import { compared, scheduled, shown } from './schedules.ts';

const ROW_18 = `  - 序号: 18
    工作任务: 高质量公开民生保障信息
    公开记录:
`;
const monthly = (record: string) => `${ROW_18}      - {事项: 年度计划任务量完成进度, ${record}}\n`;

const of18 = (rows: string, asOf?: string) =>
  scheduled(compared(rows, { asOf }))
    .dated.filter(({ task }) => task?.no === '18')
    .map(shown);

describe('what recurs', () => {
  it('stays open for each period that no record answers', () => {
    // By hand as in plan-schedule.test.ts: the 10th workdays after May to December 2022.
    expect(of18(monthly('标题: 进度, 期间: 2022-06, 公开日期: 2022-07-13'))).toEqual([
      '2022-06-15 18 2022-05 overdue',
      '2022-08-12 18 2022-07 overdue',
      '2022-09-15 18 2022-08 not-due',
      '2022-10-19 18 2022-09 not-due',
      '2022-11-14 18 2022-10 not-due',
      '2022-12-14 18 2022-11 not-due',
      '2023-01-16 18 2022-12 not-due',
    ]);
  });

  it('is answered late as well, and by 零报告', () => {
    const rows = `${monthly('标题: 进度, 期间: 2022-05, 公开日期: 2022-08-30')}      - {事项: 年度计划任务量完成进度, 零报告: 2022-06}\n`;
    expect(of18(rows)[0]).toBe('2022-08-12 18 2022-07 overdue');
    expect(scheduled(compared(rows)).notes.join()).toContain(
      '已经办结的1件、写明不涉及、零报告的1件没有列入',
    );
  });

  it('stays open where one record of the period is done and another is not', () => {
    const done = monthly('标题: 甲, 期间: 2022-05, 公开日期: 2022-06-10');
    const open = '      - {事项: 年度计划任务量完成进度, 标题: 乙, 期间: 2022-05}\n';
    expect(of18(`${done}${open}`)[0]).toBe('2022-06-15 18 2022-05 overdue');
  });

  it('is soon due from five workdays before', () => {
    // 15 September 2022 is a Thursday; 12 September is 中秋节. Workdays before it: 14, 13, 9, 8, 7.
    expect(of18(ROW_18, '2022-09-07')).toContain('2022-09-15 18 2022-08 due-soon');
    expect(of18(ROW_18, '2022-09-06')).toContain('2022-09-15 18 2022-08 not-due');
  });

  it('stays open, with the reason, where a record may be of any period', () => {
    const { dated, unclear } = scheduled(compared(monthly('标题: 进度')));
    const own = dated.filter(({ task }) => task?.no === '18');
    expect(own).toHaveLength(8);
    expect(own[0]).toMatchObject({
      status: 'unknown',
      reasons: [expect.stringContaining('可能就是这一期')],
    });
    expect(unclear.map(shown)).toContain('18 unknown');
  });
});

describe('a record', () => {
  const row17 = (record: string) =>
    `  - 序号: 17\n    工作任务: 高质量公开民生保障信息\n    公开记录:\n      - {${record}}\n`;
  const of17 = (record: string) => {
    const { dated, undated, unclear } = scheduled(compared(row17(record)));
    const own = (lines: typeof dated) => lines.filter(({ task }) => task?.no === '17');
    return { dated: own(dated), undated: own(undated), unclear: own(unclear) };
  };

  it('whose 起算日期 is known is due, and its task goes on', () => {
    // 20 workdays after Thursday 11 August 2022: the 12th is the first, 8 September the twentieth.
    const { dated, undated, unclear } = of17(
      '标题: 危旧楼房改建资金管理办法, 起算日期: 2022-08-11',
    );
    expect(dated.map(shown)).toEqual(['2022-09-08 17 due-soon']);
    expect(dated[0]).toMatchObject({
      name: '危旧楼房改建资金管理办法',
      how: '自信息形成或变更之日起20个工作日内，2022-08-11起算',
    });
    expect(undated).toHaveLength(1);
    expect(unclear).toEqual([]);
  });

  it('that is done is no more in it', () => {
    expect(of17('标题: 甲, 起算日期: 2022-08-11, 公开日期: 2022-08-12').dated).toEqual([]);
  });

  it('without the day from which it counts is told with the reason', () => {
    const { dated, unclear } = of17('标题: 甲');
    expect(dated).toEqual([]);
    expect(unclear).toMatchObject([{ name: '甲', reasons: ['记录没有起算日期'] }]);
  });

  it('twice the same is told twice', () => {
    const twice = `${row17('标题: 甲, 起算日期: 2022-08-11')}      - {标题: 甲, 起算日期: 2022-08-11}\n`;
    const own = scheduled(compared(twice)).dated.filter(({ task }) => task?.no === '17');
    expect(own).toHaveLength(2);
    expect(own[0]?.key).not.toBe(own[1]?.key);
  });

  it('of a task without a deadline of its own is held to the statutory default', () => {
    // 20 workdays after Monday 1 August 2022: the 2nd is the first, the 29th the twentieth.
    const row = `  - 序号: 26\n    工作任务: 规范化公开公共企事业单位信息\n    公开记录:\n      - {标题: 供水信息, 起算日期: 2022-08-01}\n`;
    const lines = scheduled(compared(row, { asOf: '2022-08-02' })).dated;
    const [line] = lines.filter(({ name }) => name === '供水信息');
    expect(line && shown(line)).toBe('2022-08-29 26 not-due');
    expect(line?.how).toContain('政府信息公开条例第二十六条');
  });
});

describe('a task', () => {
  it('that the ledger lacks stays as the plan has it', () => {
    const { dated } = scheduled(compared(ROW_18));
    expect(dated.map(shown)).toContain('2022-12-31 59 2022 not-due');
  });

  it('that does not concern the body is left out, and counted', () => {
    const without =
      '  - {序号: 17, 工作任务: 高质量公开民生保障信息, 不涉及: 本单位没有此项职责}\n';
    const { dated, undated, unclear, notes } = scheduled(compared(without));
    const numbers = [...dated, ...undated, ...unclear].map(({ task }) => task?.no);
    expect(numbers).not.toContain('17');
    expect(notes.join()).toContain('写明不涉及、零报告的1件没有列入');
  });

  it('of the body’s own is due by its own words', () => {
    const own = '  - {工作任务: 编印办事指南, 时限要求: 2022年10月15日前}\n';
    expect(scheduled(compared(own)).dated.map(shown)).toContain('2022-10-15 编印办事指南 not-due');
  });
});

describe('the ledger itself', () => {
  const handedIn = (head: string) =>
    scheduled(compared(ROW_18, { head })).dated.some(({ name }) => name === '报送台账');

  it('is due until it is handed in', () => {
    expect(handedIn('')).toBe(true);
    expect(handedIn('报送日期: 2022-05-30\n')).toBe(false);
    expect(handedIn('报送日期: 2022-06-02\n')).toBe(false);
  });

  it('of several rounds has answered the one on or after the day and those before', () => {
    const rounds = { ...compared(ROW_18).plan, ledgerDue: [] as number[] };
    // 5 June, 5 July and 5 August 2022 as days since 1970.
    rounds.ledgerDue = [19148, 19178, 19209];
    const comparison = compared(ROW_18, { of: rounds, head: '报送日期: 2022-06-20\n' });
    expect(
      scheduled(comparison)
        .dated.filter(({ name }) => name === '报送台账')
        .map(shown),
    ).toEqual(['2022-08-05 报送台账']);
  });
});

describe('several ledgers', () => {
  const health = compared('  - {序号: 29}\n', { body: '卫生事业中心' });

  it('have one line for what is open in several, which names them', () => {
    const { dated, isOfOne } = scheduled(compared(ROW_18), health);
    expect(isOfOne).toBe(false);
    const year = dated.filter(({ task }) => task?.no === '59');
    expect(year.map(({ who }) => who)).toEqual([['建设局', '卫生事业中心']]);
    expect(dated.filter(({ task }) => task?.no === '18')[0]?.who).toEqual(['建设局']);
  });

  it('give the same keys in whatever order', () => {
    const keys = (...all: Parameters<typeof scheduled>) =>
      scheduled(...all)
        .dated.map(({ key }) => key)
        .sort();
    expect(keys(compared(ROW_18), health)).toEqual(keys(health, compared(ROW_18)));
  });
});
