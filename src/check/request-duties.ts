import { type Day, formatDay } from '../calendar/day.ts';
import { countReply } from '../deadline/reply-due.ts';
import type { MinDuration, Within } from '../deadline/requirement.ts';
import type { DisclosureRecord } from '../ledger/ledger.ts';
import type { Duty, Fault } from './duty.ts';
import {
  contradictory,
  dateFaults,
  duty,
  guarded,
  type Reckoning,
  reckon,
  type TaskContext,
} from './judge-duty.ts';
import { missingField, recordName } from './record-faults.ts';

/**
 * When the reply to a request is due: from receipt of the (corrected) request, without the time of
 * consultations, prolonged where an extension is valid (条例 第三十、三十三条).
 */
export function replyDue(
  context: TaskContext,
  requirement: Within,
  record: DisclosureRecord,
  start: Day,
): Reckoning {
  if (requirement.unit !== 'workday') {
    return reckon(requirement, { calendar: context.calendar, from: start });
  }
  const reckoning = replyWithoutOpen(context, requirement, record, start);
  const { due } = reckoning;
  if (!due) return reckoning;
  // A consultation that has no end yet moves the due date, unless it began when that was past.
  const open = record.deductions.findIndex(({ from, to }) => to === null && from <= due.date);
  if (open < 0) return reckoning;
  if (record.replied === null) {
    return { reason: '征求意见尚未结束，扣除的天数还不能确定', faults: [] };
  }
  if (record.replied <= due.date) return { due, faults: [] };
  const fault: Fault = {
    rule: 'record-incomplete',
    pointer: `${record.pointer}/扣除期间/${open}`,
    message: `记录${recordName(record)}的扣除期间缺少“止”，扣除几天不能确定，是否逾期也就不能确定`,
  };
  return { reason: '扣除期间没有写明止日', faults: [fault] };
}

/** The due date by the consultations that have ended. */
function replyWithoutOpen(
  context: TaskContext,
  requirement: Within,
  record: DisclosureRecord,
  start: Day,
): Reckoning {
  const spans = record.deductions.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const original = countReply(context.calendar, start, requirement.n, 0, spans);
  const { extension } = record;
  if (extension === null) return { due: original, faults: [] };
  const problem = extensionProblem(context, requirement, record, original.date);
  if (problem === null) {
    const due = countReply(context.calendar, start, requirement.n, extension.workdays, spans);
    return { due, faults: [] };
  }
  const fault: Fault = {
    rule: 'extension-invalid',
    pointer: `${record.pointer}/延期`,
    message: `记录${recordName(record)}的延期不成立：${problem}。仍按原到期日${formatDay(original.date)}判定`,
  };
  return { due: original, faults: [fault] };
}

/** Why an extension does not hold, or null: at most the days allowed, agreed, notified in time. */
function extensionProblem(
  context: TaskContext,
  requirement: Within,
  { extension }: DisclosureRecord,
  originalDue: Day,
): string | null {
  if (extension === null) return null;
  const rule = context.requirements.find((other) => other.kind === 'extension');
  if (rule?.kind !== 'extension' || rule.unit !== 'workday') {
    return '本项任务的时限要求没有规定可以延期';
  }
  const limit = rule.total ? rule.n - requirement.n : rule.n;
  if (extension.workdays > limit) {
    return `延长了${extension.workdays}个工作日，最长不得超过${limit}个工作日`;
  }
  if (!extension.agreed) return '没有写明经政府信息公开工作机构负责人同意（同意: true）';
  if (extension.notified === null) return '没有写明告知申请人的日期（告知日期）';
  if (extension.notified > originalDue) {
    return `${formatDay(extension.notified)}才告知申请人，晚于原到期日`;
  }
  return null;
}

/** 征求意见期限不少于30日: the last day must not come before the start plus n. */
export function consultationDuty(
  context: TaskContext,
  requirement: MinDuration,
  record: DisclosureRecord,
): Duty {
  const faults = dateFaults(record, context);
  if (faults.length > 0) return contradictory(context, requirement, { record, faults });
  const [from, end] = [record.start, record.end];
  if (from === null || end === null) {
    const field = from === null ? '开始日期' : '结束日期';
    return duty(context, requirement, {
      record,
      status: 'unknown',
      reason: `记录没有${field}`,
      faults: [missingField(record, field, '没有起止日期就算不出期限的长短')],
    });
  }
  const judged = guarded(context, requirement, { record, done: end }, () =>
    reckon(requirement, { calendar: context.calendar, from }),
  );
  if (!judged.due) return judged;
  const first = judged.due.date;
  if (end >= first) {
    // Long enough; while it runs, nothing is done yet.
    const running = end > context.asOf;
    return { ...judged, status: running ? 'not-due' : 'on-time', remaining: null };
  }
  return {
    ...judged,
    status: 'late',
    remaining: null,
    reason: `期限不足，最早应到${formatDay(first)}结束`,
    faults: [
      {
        rule: 'consultation-too-short',
        pointer: `${record.pointer}/结束日期`,
        message: `记录${recordName(record)}从${formatDay(from)}到${formatDay(end)}只有${end - from}日，少于${requirement.n}${requirement.unit === 'workday' ? '个工作日' : '日'}；最早应到${formatDay(first)}结束`,
      },
    ],
  };
}
