import type { Mapping } from '../ledger/mapping.ts';
import type { Task } from '../plan/work-plan.ts';

/** The data of a ledger file, as schemas/ledger.schema.json describes it. */
export interface LedgerData {
  计划: string;
  部门: string;
  报送日期?: string | null;
  台账: Mapping[];
}

/**
 * The row of a task that nobody has filled in yet: the plan's wordings to the letter. Where the plan has no
 * 工作任务, its 工作要求 stands there too, by which people then know the task.
 */
export function blankRow({ no, task, requirement, deadline, office }: Task): Mapping {
  const name = task || requirement;
  return {
    序号: /^\d+$/.test(no) ? Number(no) : no,
    ...(name && { 工作任务: name }),
    ...(requirement && { 工作要求: requirement }),
    ...(deadline && { 时限要求: deadline }),
    责任科室: office,
    分管领导: null,
    公开记录: null,
  };
}
