import { dayOf, daysInMonth, formatDay } from '../../src/calendar/day.ts';
import type { Requirement } from '../../src/deadline/requirement.ts';
import { mustBeListed, tasksOf } from '../../src/plan/bodies.ts';
import type { Body, Task, WorkPlan } from '../../src/plan/work-plan.ts';
import { day, naiveAddWorkdays } from '../calendar/naive.ts';

type Row = Record<string, unknown>;

/** From here 20 workdays cross 国庆节 and the two weekend days worked for it. */
const EVENT = '2022-09-20';
const LINK = { 链接: 'https://www.example.gov.cn/1.html' };

/**
 * The rows of a 2022 ledger in which a body has answered every task that it must list, each duty on its last day.
 * The days come from a walk over the notices, not from the code under test.
 */
export function completeRows(plan: WorkPlan, body: Body): Row[] {
  return tasksOf(plan, body)
    .filter(mustBeListed)
    .map(({ task }) => ({
      序号: task.no,
      工作任务: task.task || task.requirement,
      工作要求: task.requirement,
      时限要求: task.deadline,
      责任科室: '综合科',
      分管领导: '王某',
      公开记录: task.requirements.flatMap((requirement) =>
        recordsFor(requirement, task).map((record) => ({
          标题: `记录${task.no}`,
          ...(task.nature === 'work' ? asWork(record) : record),
        })),
      ),
    }));
}

/** Reads back as a ledger: JSON is YAML. */
export function ledgerText(plan: WorkPlan, body: Body, rows: Row[]): string {
  const ledger = { 计划: plan.id, 部门: body.name, 报送日期: '2022-05-31', 台账: rows };
  return JSON.stringify(ledger, null, 2);
}

function recordsFor(requirement: Requirement, task: Task): Row[] {
  const matter = requirement.matter && { 事项: requirement.matter };
  switch (requirement.kind) {
    case 'extension':
      return [];
    case 'by':
    case 'at-least':
      return [{ ...matter, ...LINK, 公开日期: lastDay(requirement) }];
    case 'every':
      return requirement.period === 'year'
        ? [{ 期间: '2022', ...LINK, 公开日期: '2022-12-31' }]
        : // December's count ends in January: not due yet at the year's end.
          [5, 6, 7, 8, 9, 10, 11].map((month) => ({
            ...matter,
            ...LINK,
            期间: `2022-${String(month).padStart(2, '0')}`,
            公开日期: workdaysAfter(monthEnd(month), requirement.n ?? 0),
          }));
    case 'within': {
      const done = workdaysAfter(EVENT, requirement.n);
      return task.requirements.some(({ kind }) => kind === 'extension')
        ? [{ 收到日期: EVENT, 答复日期: done }]
        : [{ ...matter, ...LINK, 起算日期: EVENT, 公开日期: done }];
    }
    case 'min-duration':
      // 30 days, the first not counted: the shortest that is long enough.
      return [{ 开始日期: '2022-10-10', 结束日期: '2022-11-09' }];
    default:
      // No date of its own: held to the 20 workdays of 条例 第二十六条.
      return [{ ...matter, ...LINK, 起算日期: EVENT, 公开日期: workdaysAfter(EVENT, 20) }];
  }
}

/** Work is done on a day, and nothing else is asked of it. */
function asWork({ 公开日期, 期间 }: Row): Row {
  return { ...(期间 !== undefined && { 期间 }), 完成日期: 公开日期, 佐证: '会议纪要' };
}

/** 6月底前, 年底前 and the like; 每年至少1次 has till the year's end. */
function lastDay(requirement: Requirement): string {
  return requirement.kind === 'by' ? monthEnd(requirement.month) : '2022-12-31';
}

function monthEnd(month: number): string {
  return formatDay(dayOf(2022, month, daysInMonth(2022, month)));
}

function workdaysAfter(start: string, n: number): string {
  const end = naiveAddWorkdays(day(start), n);
  if (end === null) throw new Error(`${start} + ${n}`);
  return formatDay(end);
}
