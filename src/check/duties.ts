import type { Requirement } from '../deadline/requirement.ts';
import type { DisclosureRecord } from '../ledger/ledger.ts';
import { type Assignment, assignRecords } from './assign-records.ts';
import type { Duty } from './duty.ts';
import {
  contradictory,
  dateFaults,
  doubted,
  duty,
  guarded,
  reckon,
  type TaskContext,
} from './judge-duty.ts';
import { atLeastDuties, everyDuties, placeRecord } from './period-duties.ts';
import { defaultDuty, recordDuty } from './record-duties.ts';
import { doneOf } from './record-faults.ts';
import { consultationDuty } from './request-duties.ts';

/** The duties of one task: each requirement with each record or period that it asks about. */
export function dutiesOfTask(context: TaskContext): Duty[] {
  const { requirements, entry } = context;
  if (entry?.notApplicable) {
    return requirements
      .filter((requirement) => requirement.kind !== 'extension')
      .map((requirement) =>
        duty(context, requirement, { status: 'not-applicable', reason: entry.notApplicable }),
      );
  }
  const assignment = assignRecords(requirements, entry?.records ?? []);
  const duties = requirements.flatMap((requirement, index) =>
    doubtWhereOpen(
      dutiesOfRequirement(context, requirement, assignment.records[index] ?? []),
      requirement,
      assignment,
    ),
  );
  const open = assignment.open.map(({ record, fault, candidates }) =>
    duty(context, null, {
      record,
      done: doneOf(record),
      status: 'unknown',
      reason: '不知道这条记录对应哪一种时限',
      faults: [fault, ...dateFaults(record, context, ...candidates)],
    }),
  );
  return [...duties, ...open];
}

function dutiesOfRequirement(
  context: TaskContext,
  requirement: Requirement,
  records: DisclosureRecord[],
): Duty[] {
  switch (requirement.kind) {
    case 'extension':
      return [];
    case 'within':
    case 'before':
      return records.length === 0
        ? [duty(context, requirement, { status: 'no-record' })]
        : records.map((record) => recordDuty(context, requirement, record));
    case 'by':
      return [milestoneDuty(context, requirement, records)];
    case 'every':
      return everyDuties(context, requirement, records);
    case 'at-least':
      return atLeastDuties(context, requirement, records);
    case 'min-duration':
      return records.length === 0
        ? [duty(context, requirement, { status: 'no-record' })]
        : records.map((record) => consultationDuty(context, requirement, record));
    case 'unknown':
      return [
        duty(context, requirement, {
          status: 'unknown',
          reason: `时限“${requirement.text}”无法理解`,
        }),
      ];
    case 'reference':
      return [
        duty(context, requirement, {
          status: 'unknown',
          reason: '时限由别的规定确定，本程序不知道是哪一天',
        }),
      ];
    case 'prompt':
    case 'one-off':
      return records.length === 0
        ? [duty(context, requirement, { status: 'no-record' })]
        : records.map((record) => defaultDuty(context, requirement, record));
    default:
      return [
        duty(context, requirement, { status: 'ongoing' }),
        ...records.map((record) => defaultDuty(context, requirement, record)),
      ];
  }
}

/** 2022年8月底前: met by the first thing disclosed. */
function milestoneDuty(
  context: TaskContext,
  requirement: Requirement,
  records: DisclosureRecord[],
): Duty {
  const dated = records.map((record) => ({ record, faults: dateFaults(record, context) }));
  const faults = dated.flatMap((item) => item.faults);
  const first = dated
    .flatMap((item) => (item.faults.length === 0 ? [item.record] : []))
    .filter((record) => doneOf(record) !== null)
    .sort((a, b) => Number(doneOf(a)) - Number(doneOf(b)))[0];
  const base = { record: first ?? records[0] ?? null, done: first ? doneOf(first) : null, faults };
  if (!first && faults.length > 0) return contradictory(context, requirement, base);
  const judged = guarded(context, requirement, base, () =>
    reckon(requirement, {
      calendar: context.calendar,
      planYear: context.plan.year,
    }),
  );
  // The record with the wrong date may have been in time.
  return judged.status === 'late' && faults.length > 0
    ? contradictory(context, requirement, base)
    : judged;
}

/** A record of the same row may be the answer but does not say so. */
function doubtWhereOpen(duties: Duty[], requirement: Requirement, { open }: Assignment): Duty[] {
  const possible = open.filter(({ candidates }) => candidates.includes(requirement));
  if (possible.length === 0) return duties;
  const labels = new Set(possible.map(({ record }) => periodOf(requirement, record)));
  return duties.map((item) =>
    item.period === null || labels.has(null) || labels.has(item.period.label)
      ? doubted(item, '有记录没有写清事项，可能就是这一项')
      : item,
  );
}

/** A record can be of one period only; null where that cannot be told: of any. */
function periodOf(requirement: Requirement, record: DisclosureRecord): string | null {
  if (requirement.kind !== 'every') return null;
  const placed = placeRecord(requirement, record);
  return 'fault' in placed ? null : placed.span.label;
}
