import type { WorkPlan } from '../../plan/work-plan.ts';
import type { Duty } from '../duty.ts';
import { isRequest, recordName } from '../record-faults.ts';
import { type Finding, ofTask, planRow, taskName } from './rule.ts';

/** `第18项“…”2022-06期` or `第1项“…”的记录“…”（行政处罚信息）`: which duty a message speaks of. */
export function describeDuty(duty: Duty): string {
  const { requirement, record, period } = duty;
  const matter = requirement?.matter ? `（${requirement.matter}）` : '';
  const which = period ? `${period.label}期` : record ? `的记录${recordName(record)}` : '';
  return `${taskName(duty)}${which}${matter}`;
}

/** The task of a duty, with the row of the plan and, where it was applied, the statutory default. */
export function ofDuty(plan: WorkPlan, duty: Duty): Pick<Finding, 'taskNo' | 'basis'> {
  const row = duty.task ? planRow(plan, duty.task) : null;
  const statutory = duty.byDefault
    ? `方案未定期限，按${plan.statutoryDefault.basis}的${plan.statutoryDefault.n}个工作日`
    : null;
  const own = duty.requirement?.basis ?? null;
  const parts = [row, statutory, own].filter((part) => part !== null);
  return {
    ...ofTask(plan, duty.task),
    ...(parts.length > 0 && { basis: parts.join('；') }),
  };
}

/** What a request is owed is an answer, everything else is disclosed. */
export function deedOf({ record }: Duty): string {
  return record !== null && isRequest(record) ? '答复' : '公开';
}

/** `3个工作日`; a due date passed over a weekend has no workday behind it yet. */
export function daysPast({ remaining }: Duty): string {
  const days = Math.abs(remaining ?? 0);
  return days === 0 ? '不足1个工作日' : `${days}个工作日`;
}
