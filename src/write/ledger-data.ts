import type { Mapping } from '../ledger/mapping.ts';
import type { Task } from '../plan/work-plan.ts';

/** The data of a ledger file, as schemas/ledger.schema.json describes it. */
export interface LedgerData {
  计划: string;
  部门: string;
  报送日期?: string | null;
  台账: Mapping[];
}

/** The row of a task that nobody has filled in yet: the plan's wordings to the letter. */
export function blankRow({ no, task, requirement, deadline }: Task): Mapping {
  return {
    序号: /^\d+$/.test(no) ? Number(no) : no,
    ...(task && { 工作任务: task }),
    ...(requirement && { 工作要求: requirement }),
    ...(deadline && { 时限要求: deadline }),
    责任科室: null,
    分管领导: null,
    公开记录: null,
  };
}
