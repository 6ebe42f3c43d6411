import type { ParseOptions } from '../deadline/parse-requirement.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { Diagnostic, Location } from '../diagnostic.ts';
import { requirementRow } from './plan-file.ts';
import { datedByPlan } from './plan-period.ts';
import type { Task, WorkPlan } from './work-plan.ts';

type Parse = (text: string, options?: ParseOptions) => Requirement[];
/** Whether two readings mean the same. */
type Same = (a: Requirement[], b: Requirement[]) => boolean;

/**
 * Warns of each 时限要求 that reads differently from the structured requirements beside it.
 * The structured ones decide; a difference is for the author of the plan to look at.
 * `locate` belongs to the document the plan was read from.
 */
export function checkWordings(
  plan: WorkPlan,
  parser: Parse,
  same: Same,
  locate: (pointer: string) => Location,
): Diagnostic[] {
  const parse = (text: string) => parser(text).map((item) => datedByPlan(item, plan));
  return plan.tasks.flatMap((task, index) => {
    if (task.deadline === null || isConfirmed(task, task.deadline, parse, same)) return [];
    const read = parse(task.deadline).map(asRow).join('、') || '没有时限';
    return [
      {
        rule: 'plan-wording',
        severity: 'warning',
        message:
          `第${task.no}项的时限要求读作 ${read}，与 requirements 所列的 ` +
          `${task.requirements.map(asRow).join('、') || '没有时限'} 不同；判定以 requirements 为准，请核对。`,
        location: locate(`/tasks/${index}/deadline`),
        taskNo: task.no,
      },
    ];
  });
}

function isConfirmed(task: Task, deadline: string, parse: Parse, same: Same): boolean {
  if (same(parse(deadline), task.requirements)) return true;
  // It may stand in a column 更新周期, where 1年 is every year.
  if (same(parse(deadline, { column: 'cycle' }), task.requirements)) return true;
  // 工作要求 is prose: only a number that it sets itself is a deadline (每年至少听取1次).
  const inProse = parse(task.requirement);
  return task.requirements.every(
    (requirement) => setsNumber(requirement) && inProse.some((read) => same([read], [requirement])),
  );
}

function setsNumber(requirement: Requirement): boolean {
  return Object.values(requirement).some((value) => typeof value === 'number');
}

/** The span of the source is told by the finding's place, but for what could not be read. */
function asRow({ text, ...requirement }: Requirement): string {
  return requirementRow(requirement.kind === 'unknown' ? { ...requirement, text } : requirement);
}
