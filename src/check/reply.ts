import type { Day } from '../calendar/day.ts';
import { countReply } from '../deadline/reply-due.ts';
import type { Within } from '../deadline/requirement.ts';
import {
  type Deduction,
  type DisclosureRecord,
  type ExtensionClaim,
  UNREADABLE,
  type Unreadable,
} from '../ledger/ledger.ts';
import { type Reckoning, reckonDue, type TaskContext, whyUnreadable } from './decide-status.ts';
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
  const { due, facts, isLeast } = reckonEnded(context, requirement, record, start);
  if (isLeast) {
    // Consultations and extensions only prolong: in time without them is in time.
    return typeof record.replied === 'number' && record.replied <= due.date
      ? { due }
      : { due: null, reason: whyUnreadable('延期或者扣除期间') };
  }
  // A consultation that has no end yet moves the due date, unless it began when that was past.
  const open = record.deductions.findIndex(
    ({ from, to }) => to === null && typeof from === 'number' && from <= due.date,
  );
  if (open < 0) return { due, facts };
  if (record.replied === null) {
    return { due: null, reason: '征求意见尚未结束，扣除的天数还不能确定' };
  }
  if (record.replied === UNREADABLE || record.replied <= due.date) return { due };
  const pointer = `${record.pointer}/扣除期间/${open}`;
  return {
    due: null,
    reason: '扣除期间没有写明止日',
    facts: [{ kind: 'deduction-open', pointer, record }],
  };
}

/**
 * The due date by the consultations that have ended. `isLeast`: what cannot be read of them, or of the
 * extension, may make it later.
 */
function reckonEnded(
  context: TaskContext,
  requirement: Within,
  record: DisclosureRecord,
  start: Day,
) {
  const { deductions, extension } = record;
  const spans = deductions.flatMap(({ from, to }) =>
    typeof from === 'number' && typeof to === 'number' ? [{ from, to }] : [],
  );
  const original = countReply(context.calendar, start, requirement.n, 0, spans);
  const least = { due: original, facts: [], isLeast: true };
  const isUnread = ({ from, to }: Deduction) =>
    from === UNREADABLE || (to === UNREADABLE && from <= original.date);
  if (deductions.some(isUnread)) return least;
  if (extension === null) return { due: original, facts: [], isLeast: false };
  const granted = workdaysOf(extension, context, requirement, original.date);
  if (granted === UNREADABLE) return least;
  if (typeof granted === 'number') {
    const due = countReply(context.calendar, start, requirement.n, granted, spans);
    return { due, facts: [], isLeast: false };
  }
  const fact: FactOf<'extension-invalid'> = {
    kind: 'extension-invalid',
    pointer: `${record.pointer}/延期`,
    record,
    problem: granted,
    originalDue: original.date,
  };
  return { due: original, facts: [fact], isLeast: false };
}

/** By how many workdays an extension prolongs, or why it does not hold: at most the days allowed, agreed, notified in time. */
function workdaysOf(
  { workdays, agreed, notified }: ExtensionClaim,
  { requirements }: TaskContext,
  requirement: Within,
  originalDue: Day,
): ExtensionProblem | number | Unreadable {
  const rule = requirements.find(({ kind }) => kind === 'extension');
  if (rule?.kind !== 'extension' || rule.unit !== 'workday') return { kind: 'not-provided' };
  const limit = rule.total ? rule.n - requirement.n : rule.n;
  if (workdays !== UNREADABLE && workdays > limit) return { kind: 'too-long', workdays, limit };
  if (!agreed) return { kind: 'not-agreed' };
  if (notified === null) return { kind: 'not-notified' };
  if (notified !== UNREADABLE && notified > originalDue) return { kind: 'notified-late', notified };
  return agreed === UNREADABLE || notified === UNREADABLE ? UNREADABLE : workdays;
}
