import type { WorkPlan } from '../../plan/work-plan.ts';
import type { Duty } from '../duty.ts';
import { recordName } from '../record-faults.ts';
import { itemName, taskName } from './rule.ts';

/** `第18项“…”2022-06期` or `第1项“…”的记录“…”（行政处罚信息）`: which duty a message speaks of. */
export function describeDuty(duty: Duty): string {
  const { requirement, record, period } = duty;
  const matter = requirement?.matter ? `（${requirement.matter}）` : '';
  const which = period ? `${period.label}期` : record ? `的记录${recordName(record)}` : '';
  return `${taskName(duty)}${which}${matter}`;
}

/** The row of the plan, and the statutory default where it was applied. */
export function dutyBasis(plan: WorkPlan, duty: Duty): { basis?: string } {
  const row = duty.task ? `《${plan.title}》${itemName(duty.task.no)}` : null;
  const statutory = duty.byDefault
    ? `方案未定期限，按${plan.statutoryDefault.basis}的${plan.statutoryDefault.n}个工作日`
    : null;
  const own = duty.requirement?.basis ?? null;
  const parts = [row, statutory, own].filter((part) => part !== null);
  return parts.length > 0 ? { basis: parts.join('；') } : {};
}

/** What a request is owed is an answer, everything else is disclosed. */
export function deedOf({ record }: Duty): string {
  return record !== null && record.received !== null ? '答复' : '公开';
}

/** `3个工作日`; a due date passed over a weekend has no workday behind it yet. */
export function daysPast({ remaining }: Duty): string {
  const days = Math.abs(remaining ?? 0);
  return days === 0 ? '不足1个工作日' : `${days}个工作日`;
}
