import type { Task } from '../../plan/work-plan.ts';
import { sameWording } from '../../text/similarity.ts';
import { LedgerNodes } from './ledger-nodes.ts';

/** A row of the ledger whose task is certain. */
export interface KnownRow {
  /** 0-based place in 台账. */
  index: number;
  task: Task;
  /** Whether its 时限要求 means what the plan's does. */
  sameDeadline: boolean;
}

/**
 * The text with the body's own name and the plan's wordings, where a row means the same in other words;
 * null where that cannot be done safely.
 * @param body the name the plan has for the body
 */
export function repairWordings(
  text: string,
  body: string,
  rows: readonly KnownRow[],
): { text: string; count: number } | null {
  const nodes = new LedgerNodes(text);
  const set = (row: number | null, key: string, wanted: string) => {
    const node = nodes.scalar(row, key);
    if (node && typeof node.value === 'string' && node.value !== wanted) {
      nodes.set(node, wanted, row !== null && nodes.isFlow(row));
    }
  };
  set(null, '部门', body);
  for (const { index, task, sameDeadline } of rows) {
    const said = (key: string) => String(nodes.scalar(index, key)?.value ?? '');
    // Rows also quote the 工作要求 in the place of the 工作任务: that is another wording, not another form.
    for (const wanted of [task.task, task.requirement]) {
      if (sameWording(said('工作任务'), wanted)) set(index, '工作任务', wanted);
    }
    if (sameWording(said('工作要求'), task.requirement)) set(index, '工作要求', task.requirement);
    if (sameDeadline && task.deadline !== null) set(index, '时限要求', task.deadline);
  }
  const edited = nodes.edited();
  return edited === null ? null : { text: edited, count: nodes.count };
}
