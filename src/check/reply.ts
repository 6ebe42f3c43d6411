import type { Day } from '../calendar/day.ts';
import { countReply } from '../deadline/reply-due.ts';
import type { Within } from '../deadline/requirement.ts';
import type { DisclosureRecord, ExtensionClaim } from '../ledger/ledger.ts';
import { type Reckoning, reckonDue, type TaskContext } from './decide-status.ts';
import type { ExtensionProblem, FactOf } from './fact.ts';

/**
 * When the reply to a request is due: from receipt of the (corrected) request, without the time of
 * consultations, prolonged where an extension is valid (条例 第三十、三十三条).
 * @throws CalendarRangeError
 */
export function reckonReply(
  context: TaskContext,
  requirement: Within,
  record: DisclosureRecord,
  start: Day,
): Reckoning {
  if (requirement.unit !== 'workday') {
    return reckonDue(requirement, { calendar: context.calendar, from: start });
  }
  const { due, facts } = reckonEnded(context, requirement, record, start);
  // A consultation that has no end yet moves the due date, unless it began when that was past.
  const open = record.deductions.findIndex(({ from, to }) => to === null && from <= due.date);
  if (open < 0) return { due, facts };
  if (record.replied === null) {
    return { due: null, reason: '征求意见尚未结束，扣除的天数还不能确定' };
  }
  if (record.replied <= due.date) return { due };
  const pointer = `${record.pointer}/扣除期间/${open}`;
  return {
    due: null,
    reason: '扣除期间没有写明止日',
    facts: [{ kind: 'deduction-open', pointer, record }],
  };
}

/** The due date by the consultations that have ended. */
function reckonEnded(
  context: TaskContext,
  requirement: Within,
  record: DisclosureRecord,
  start: Day,
) {
  const spans = record.deductions.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const { extension } = record;
  const original = countReply(context.calendar, start, requirement.n, 0, spans);
  if (extension === null) return { due: original, facts: [] };
  const problem = problemOf(extension, context, requirement, original.date);
  if (problem === null) {
    const due = countReply(context.calendar, start, requirement.n, extension.workdays, spans);
    return { due, facts: [] };
  }
  const fact: FactOf<'extension-invalid'> = {
    kind: 'extension-invalid',
    pointer: `${record.pointer}/延期`,
    record,
    problem,
    originalDue: original.date,
  };
  return { due: original, facts: [fact] };
}

/** Why an extension does not hold, or null: at most the days allowed, agreed, notified in time. */
function problemOf(
  { workdays, agreed, notified }: ExtensionClaim,
  { requirements }: TaskContext,
  requirement: Within,
  originalDue: Day,
): ExtensionProblem | null {
  const rule = requirements.find(({ kind }) => kind === 'extension');
  if (rule?.kind !== 'extension' || rule.unit !== 'workday') return { kind: 'not-provided' };
  const limit = rule.total ? rule.n - requirement.n : rule.n;
  if (workdays > limit) return { kind: 'too-long', workdays, limit };
  if (!agreed) return { kind: 'not-agreed' };
  if (notified === null) return { kind: 'not-notified' };
  return notified > originalDue ? { kind: 'notified-late', notified } : null;
}
