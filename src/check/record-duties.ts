import type { Requirement } from '../deadline/requirement.ts';
import type { DisclosureRecord } from '../ledger/ledger.ts';
import type { Duty } from './duty.ts';
import {
  contradictory,
  dateFaults,
  duty,
  guarded,
  reckon,
  type TaskContext,
} from './judge-duty.ts';
import { doneOf, eventOf, isRequest, missingField } from './record-faults.ts';
import { replyDue } from './request-duties.ts';

/** A record without a date of its own in the wording is held to the statutory default (条例 第二十六条). */
export function defaultDuty(
  context: TaskContext,
  requirement: Requirement,
  record: DisclosureRecord,
): Duty {
  const { statutoryDefault } = context.plan;
  return {
    ...recordDuty(context, statutoryDefault, record),
    requirement,
    byDefault: true,
  };
}

/** One record against a requirement that counts from (or back from) its event. */
export function recordDuty(
  context: TaskContext,
  requirement: Requirement,
  record: DisclosureRecord,
): Duty {
  const faults = dateFaults(record, context, requirement);
  const done = doneOf(record);
  const base = { record, done, faults };
  if (faults.length > 0) return contradictory(context, requirement, base);
  const from = eventOf(record);
  if (from === null) {
    const fault = missingField(
      record,
      '起算日期',
      `请写${startOf(requirement)}的日期，没有它就算不出到期日`,
    );
    return duty(context, requirement, {
      ...base,
      status: 'unknown',
      reason: '记录没有起算日期',
      faults: [fault],
    });
  }
  if (requirement.kind === 'within' && isRequest(record)) {
    return guarded(context, requirement, base, () => replyDue(context, requirement, record, from));
  }
  return guarded(context, requirement, base, () =>
    reckon(requirement, { calendar: context.calendar, from }),
  );
}

/** The event that starts the count, for a message. */
function startOf(requirement: Requirement): string {
  if (requirement.kind === 'before') return requirement.event ?? '该事项';
  return ('from' in requirement && requirement.from) || '信息形成或者变更';
}
