import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { checkLedger } from '../../src/check/check-ledger.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { day } from '../calendar/naive.ts';

const plan = loadPlan('zibo-gaoxin/2022');

async function check(text: string, file = '建设局.csv', asOf = '2022-09-05') {
  const loaded = await loadLedger(file, new TextEncoder().encode(text));
  const options = { calendar: bundledCalendar(), asOf: day(asOf), dueSoon: 5 };
  return checkLedger(loaded, { plan }, options);
}

/** Annex 3 as it is printed, with what the columns of some more tasks say. */
const printed = (headings = '', cells = '') => `部门,建设局
计划,zibo-gaoxin/2022
报送日期,2022-05-30
序号,工作任务,时限要求,责任科室,分管领导${headings}
26,规范化公开公共企事业单位信息,"长期落实推动，2022年8月底前要明确并公开适用主体清单",综合科,***${cells}
61,"对上一年度工作要点落实情况开展“回头看”，未完成的要依法整改",6月底前,综合科,***${cells}
36,推进政策集中统一公开,长期坚持,综合科,***${cells}
`;

const told = (findings: { rule: string; message: string }[], name: string) =>
  findings.filter(({ rule }) => rule === name).map(({ message }) => message);

describe('the form as the plan prints it', () => {
  it('is told once what has fallen due, by columns, and accuses of nothing', async () => {
    const { findings, comparison } = await check(printed());
    expect(told(findings, 'no-record')).toEqual([
      expect.stringMatching(
        /^这张表没有记录和完成情况的栏目，2项任务已经到期.*第26项、第61项。.*加上“完成情况”一栏/,
      ),
    ]);
    expect(findings.filter(({ rule }) => rule === 'overdue' || rule === 'count-short')).toEqual([]);
    expect(comparison?.duties.filter(({ status }) => status === 'overdue')).toEqual([]);
  });

  it('is still checked for tasks, deadlines and who is in charge', async () => {
    const { findings } = await check(printed().replace('6月底前,综合科', '7月底前,'));
    expect(told(findings, 'task-missing').length).toBeGreaterThan(10);
    expect(told(findings, 'deadline-differs')).toHaveLength(1);
    expect(told(findings, 'row-incomplete')).toEqual([expect.stringContaining('第6行')]);
  });

  it.each(['标题', '公开日期', '链接', '完成日期', '佐证材料', '完成情况', '扣除期间起'])(
    'is none with a column %s',
    async (heading) => {
      const { findings } = await check(printed(`,${heading}`, ','));
      expect(told(findings, 'no-record')).toEqual([]);
      expect(told(findings, 'overdue').length).toBeGreaterThan(1);
    },
  );

  it('in YAML is told of keys', async () => {
    const yaml = `计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n  - 序号: 61\n  - 工作任务: 清理本单位的旧栏目\n    时限要求: 2022年6月底前\n`;
    const { findings } = await check(yaml, '建设局.yaml');
    expect(told(findings, 'no-record')).toEqual([
      expect.stringMatching(
        /^各项任务都没有写“公开记录”和“完成情况”，2项任务.*第61项、“清理本单位的旧栏目”。/,
      ),
    ]);
  });
});
