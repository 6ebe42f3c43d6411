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
  const fields = new Map(nodes.fields().map((node) => [node.pointer, node]));
  const set = (pointer: string, wanted: string) => {
    const node = fields.get(pointer);
    if (node && node.written !== null && typeof node.value === 'string' && node.value !== wanted) {
      nodes.set(node, wanted);
    }
  };
  set('/部门', body);
  for (const { index, task, sameDeadline } of rows) {
    const row = `/台账/${index}`;
    const said = (key: string) => String(fields.get(`${row}/${key}`)?.value ?? '');
    // Rows also quote the 工作要求 in the place of the 工作任务: that is another wording, not another form.
    for (const wanted of [task.task, task.requirement]) {
      if (sameWording(said('工作任务'), wanted)) set(`${row}/工作任务`, wanted);
    }
    if (sameWording(said('工作要求'), task.requirement)) set(`${row}/工作要求`, task.requirement);
    if (sameDeadline && task.deadline !== null) set(`${row}/时限要求`, task.deadline);
  }
  const edited = nodes.edited();
  return edited === null ? null : { text: edited, count: nodes.count };
}
