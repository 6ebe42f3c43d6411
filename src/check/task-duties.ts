import { isDated, type MinDuration, type Requirement } from '../deadline/requirement.ts';
import { type DisclosureRecord, type LedgerEntry, UNREADABLE } from '../ledger/ledger.ts';
import { inShort } from '../text/in-short.ts';
import { type Answered, assignRecords, type OpenRecord } from './assign-records.ts';
import {
  called,
  type Doubt,
  decide,
  decideByDate,
  decideByNothing,
  type Reckoning,
  reckonDue,
  type Subject,
  type TaskContext,
  whyDoneUnreadable,
  whyNothing,
  whyUnreadable,
} from './decide-status.ts';
import type { Duty } from './duty.ts';
import type { Fact, FactOf } from './fact.ts';
import { claimOfDone } from './nature.ts';
import { isReason } from './reason.ts';
import { ANY_EVENT, doneOf, eventOf, isRequest, wrongDays } from './record-dates.ts';
import { atLeastDuties, everyDuties, placeRecord } from './recurring-duties.ts';
import { reckonReply } from './reply.ts';

/** The duties of one task: each requirement with each record or period that it asks about. */
export function dutiesOfTask(context: TaskContext): Duty[] {
  const { requirements, entry } = context;
  const exemption = entry && exemptionOf(context, entry);
  if (exemption && entry?.records.length === 0) {
    const judged = requirements.filter(({ kind }) => kind !== 'extension');
    const subjects = judged.length > 0 ? judged : [null];
    return subjects.map((requirement) => decide(context, { requirement }, exemption));
  }
  const duties = answeredDuties(context);
  if (!exemption) return duties;
  // Whatever is wrong with its records is told all the same.
  const reason = exemption.status === 'unknown' ? exemption.reason : exemption.contradicted;
  return duties.map((duty) => ({ ...duty, status: 'unknown', due: null, remaining: null, reason }));
}

/** What 不涉及 makes of all that a row owes; null where it is blank. */
function exemptionOf(context: TaskContext, entry: LedgerEntry): Exemption | null {
  const reason = entry.notApplicable;
  if (reason === null) return null;
  const name = `“${called(context, entry.pointer, '不涉及')}”`;
  if (reason === UNREADABLE) return { status: 'unknown', reason: whyUnreadable(name) };
  // A mark is no answer, and what the task would be owed otherwise is not known either.
  return isReason(reason)
    ? { status: 'not-applicable', reason, contradicted: `写了${name}，又写了公开记录` }
    : { status: 'unknown', reason: `${name}没有写理由` };
}

/** `contradicted`: why nothing is known where there are records all the same. */
type Exemption =
  | { status: 'unknown'; reason: string }
  | { status: 'not-applicable'; reason: string; contradicted: string };

function answeredDuties(context: TaskContext): Duty[] {
  const { requirements, task, entry } = context;
  if (task === null && entry?.deadline === UNREADABLE) {
    const reason = whyUnreadable(`“${called(context, entry.pointer, '时限要求')}”`);
    const facts = entry.records.flatMap((record) => wrongDays(record, context, ANY_EVENT));
    return [decide(context, { requirement: null, facts }, { status: 'unknown', reason })];
  }
  if (requirements.length === 0) return dutiesWithoutDeadline(context);
  const { answered, open } = assignRecords(requirements, entry?.records ?? [], context.isWork);
  const duties = answered.flatMap((one) => {
    const doubtOf = doubtByOpen(context, one.requirement, open);
    return dutiesOfRequirement(
      doubtOf === context.doubtOf ? context : { ...context, doubtOf },
      one,
    );
  });
  return [...duties, ...open.map((item) => openDuty(context, item))];
}

/** The plan sets no deadline of any kind: silence breaks none, and records are held to what the law sets. */
function dutiesWithoutDeadline(context: TaskContext): Duty[] {
  const records = context.entry?.records ?? [];
  return records.length === 0
    ? [decide(context, { requirement: null }, { status: 'no-record', reason: '方案没有写时限' })]
    : records.map((record) => defaultDuty(context, null, record));
}

/** Silence proves nothing either where a record of the same row may be the answer but does not say so. */
function doubtByOpen(context: TaskContext, requirement: Requirement, open: OpenRecord[]): Doubt {
  const possible = open.filter(({ candidates }) => candidates.includes(requirement));
  if (possible.length === 0) return context.doubtOf;
  const labels = new Set(possible.map(({ record }) => labelOf(requirement, record, context)));
  const [first] = possible;
  const whose = first ? called(context, first.record.pointer, '事项') : '';
  return (period) =>
    period === null || labels.has(null) || labels.has(period.label)
      ? `有记录没有写清${whose}，可能就是这一项`
      : context.doubtOf(period);
}

/** A record can be of one period only; null where that cannot be told: of any. */
function labelOf(
  requirement: Requirement,
  record: DisclosureRecord,
  context: TaskContext,
): string | null {
  if (requirement.kind !== 'every') return null;
  const placed = placeRecord(requirement, record, context);
  return placed && 'span' in placed ? placed.span.label : null;
}

function openDuty(context: TaskContext, { record, fact, candidates }: OpenRecord): Duty {
  const facts = [...(fact ? [fact] : []), ...wrongDays(record, context, ...candidates)];
  const subject: Subject = {
    requirement: null,
    record,
    done: doneOf(record, context.isWork),
    facts,
  };
  return decide(context, subject, { status: 'unknown', reason: '不知道这条记录对应哪一种时限' });
}

function dutiesOfRequirement(
  context: TaskContext,
  { requirement, records, isMetBeside }: Answered,
): Duty[] {
  if (isMetBeside && records.length === 0 && !goesOn(requirement)) return [];
  /** Whatever the records are held to, some of their days cannot be. */
  const wrongAs = (candidate: Requirement) =>
    records.flatMap((record) => wrongDays(record, context, candidate));
  const unknown = (reason: string, facts: Fact[]) => [
    decide(context, { requirement, facts }, { status: 'unknown', reason }),
  ];
  const claim = undatedClaim(context, requirement);
  if (claim !== null) {
    const facts: Fact[] = [{ kind: 'completed-missing', pointer: claim }, ...wrongAs(requirement)];
    const reason = `写的是已经完成，没有${called(context, '/公开记录', '完成日期')}`;
    return [decide(context, { requirement, facts }, { status: 'unknown', reason })];
  }
  switch (requirement.kind) {
    case 'extension':
      return [];
    case 'within':
    case 'before':
      return eachRecord(context, requirement, records, recordDuty);
    case 'by':
      return [milestoneDuty(context, requirement, records)];
    case 'every':
      return requirement.from
        ? eachRecord(context, requirement, records, recordDuty)
        : everyDuties(context, requirement, records);
    case 'at-least':
      return atLeastDuties(context, requirement, records);
    case 'min-duration':
      return eachRecord(context, requirement, records, consultationDuty);
    case 'unknown':
      return unknown(`时限“${inShort(requirement.text)}”无法理解`, wrongAs(ANY_EVENT));
    case 'reference':
      return unknown('时限由别的规定确定，本程序不知道是哪一天', wrongAs(requirement));
    case 'prompt':
    case 'one-off':
      return eachRecord(context, requirement, records, defaultDuty);
    case 'periodic':
      // Nothing goes on yet where nothing was published from time to time.
      return records.length === 0
        ? [decide(context, { requirement }, { status: 'no-record' })]
        : undatedDuties(context, requirement, records, isMetBeside);
    default:
      return undatedDuties(context, requirement, records, isMetBeside);
  }
}

/** Whether a requirement is owed whatever records there are: a period to come, or what has no end. */
function goesOn({ kind }: Requirement): boolean {
  return !['within', 'prompt', 'one-off', 'periodic', 'reference'].includes(kind);
}

/** What goes on without an end of its own, and each record of it. */
function undatedDuties(
  context: TaskContext,
  requirement: Requirement,
  records: DisclosureRecord[],
  isMetBeside: boolean,
): Duty[] {
  const isOpen = context.doubtOf(null) !== null;
  const recorded = records.length > 0 || isMetBeside || (isOpen ? null : false);
  return [
    decide(context, { requirement }, { status: 'ongoing', recorded }),
    ...records.map((record) => defaultDuty(context, requirement, record)),
  ];
}

/** Where a row of work with a date of its own says that it is done, and none of its records says when. */
function undatedClaim(context: TaskContext, requirement: Requirement): string | null {
  const { entry } = context;
  if (entry === null || !isDated(requirement) || !context.isWork) return null;
  const isTold = entry.records.some(
    (record) =>
      record.zeroReport !== null ||
      doneOf(record, true) !== null ||
      (requirement.kind === 'at-least' && record.event !== null),
  );
  return isTold ? null : claimOfDone(entry);
}

function eachRecord<R extends Requirement>(
  context: TaskContext,
  requirement: R,
  records: DisclosureRecord[],
  dutyOf: (context: TaskContext, requirement: R, record: DisclosureRecord) => Duty,
): Duty[] {
  return records.length === 0
    ? [decide(context, { requirement }, { status: 'no-record' })]
    : records.map((record) => dutyOf(context, requirement, record));
}

/** One record against a requirement that counts from (or back from) its event. */
function recordDuty(
  context: TaskContext,
  requirement: Requirement,
  record: DisclosureRecord,
): Duty {
  return heldTo(requirement, context, { requirement, record });
}

/**
 * A record without a date of its own in the wording is held to the statutory default (条例 第二十六条), which
 * speaks of disclosure alone: work is never late without a date of its own.
 */
function defaultDuty(
  context: TaskContext,
  requirement: Requirement | null,
  record: DisclosureRecord,
): Duty {
  if (context.isWork) return undatedWorkDuty(context, requirement, record);
  return heldTo(context.plan.statutoryDefault, context, { requirement, record, byDefault: true });
}

function undatedWorkDuty(
  context: TaskContext,
  requirement: Requirement | null,
  record: DisclosureRecord,
): Duty {
  const facts = wrongDays(record, context);
  const done = doneOf(record, true);
  const subject: Subject = { requirement, record, done };
  if (facts.length > 0) return decideByNothing(context, subject, facts);
  if (done === UNREADABLE) {
    return decide(context, subject, {
      status: 'unknown',
      reason: whyDoneUnreadable(context, record),
    });
  }
  return decide(
    context,
    subject,
    done === null
      ? { status: 'ongoing', recorded: true }
      : { status: 'on-time', reason: '时限没有定日期，完成了就是按期' },
  );
}

function heldTo(
  counted: Requirement,
  context: TaskContext,
  about: { requirement: Requirement | null; record: DisclosureRecord; byDefault?: true },
): Duty {
  const { record } = about;
  const wrong = wrongDays(record, context, counted);
  const subject: Subject = { ...about, done: doneOf(record, context.isWork) };
  if (wrong.length > 0) return decideByNothing(context, subject, wrong);
  const from = eventOf(record);
  if (from === UNREADABLE) {
    const reason = whyUnreadable(`记录的${called(context, record.pointer, startField(record))}`);
    return decide(context, subject, { status: 'unknown', reason });
  }
  if (from === null) {
    const facts = [missing('起算日期', record, counted)];
    const reason = `记录没有${called(context, record.pointer, '起算日期')}`;
    return decide(context, { ...subject, facts }, { status: 'unknown', reason });
  }
  return decideByDate(context, subject, counted, () =>
    counted.kind === 'within' && isRequest(record)
      ? reckonReply(context, counted, record, from)
      : reckonDue(counted, { calendar: context.calendar, from }),
  );
}

/** Which field the day of the event stands in. */
function startField({ corrected, received }: DisclosureRecord) {
  if (corrected !== null) return '补正日期';
  return received === null ? '起算日期' : '收到日期';
}

/** 2022年8月底前: met by the first thing disclosed or done. */
function milestoneDuty(
  context: TaskContext,
  requirement: Requirement,
  records: DisclosureRecord[],
): Duty {
  const facts: Fact[] = [];
  let first: { record: DisclosureRecord; done: number } | null = null;
  let uncertain: string | null = null;
  for (const record of records) {
    const wrong = wrongDays(record, context);
    const done = doneOf(record, context.isWork);
    facts.push(...wrong);
    if (wrong.length > 0) uncertain = whyNothing(wrong);
    else if (done === UNREADABLE) uncertain ??= whyDoneUnreadable(context, record);
    else if (done !== null && (first === null || done < first.done)) first = { record, done };
  }
  const subject = { requirement, record: records[0], facts, ...first };
  if (!first && uncertain !== null) {
    return decide(context, subject, { status: 'unknown', reason: uncertain });
  }
  const { calendar, plan } = context;
  return decideByDate(context, subject, requirement, () => {
    const reckoning = reckonDue(requirement, { calendar, planYear: plan.year });
    // The record with the wrong date may have been in time.
    const isLate = first !== null && reckoning.due !== null && first.done > reckoning.due.date;
    return isLate && uncertain !== null ? { due: null, reason: uncertain } : reckoning;
  });
}

/** 征求意见期限不少于30日: the last day must not come before the start plus n. */
function consultationDuty(
  context: TaskContext,
  requirement: MinDuration,
  record: DisclosureRecord,
): Duty {
  const wrong = wrongDays(record, context);
  const subject = { requirement, record };
  if (wrong.length > 0) return decideByNothing(context, subject, wrong);
  const { start: from, end, pointer } = record;
  if (from === UNREADABLE || end === UNREADABLE) {
    const field = from === UNREADABLE ? '开始日期' : '结束日期';
    const reason = whyUnreadable(`记录的${called(context, pointer, field)}`);
    return decide(context, subject, { status: 'unknown', reason });
  }
  if (from === null || end === null) {
    const field = from === null ? '开始日期' : '结束日期';
    const facts = [missing(field, record, requirement)];
    return decide(
      context,
      { ...subject, facts },
      { status: 'unknown', reason: `记录没有${called(context, pointer, field)}` },
    );
  }
  return decideByDate(context, { ...subject, done: end }, requirement, (): Reckoning => {
    const reckoning = reckonDue(requirement, { calendar: context.calendar, from });
    if (reckoning.due === null || end >= reckoning.due.date) return reckoning;
    const firstEnd = reckoning.due.date;
    const at = `${pointer}/结束日期`;
    const fact: Fact = {
      kind: 'consultation-short',
      pointer: at,
      record,
      requirement,
      from,
      end,
      firstEnd,
    };
    return { ...reckoning, facts: [fact] };
  });
}

function missing(
  field: FactOf<'field-missing'>['field'],
  record: DisclosureRecord,
  requirement: Requirement,
): Fact {
  return { kind: 'field-missing', pointer: record.pointer, record, field, requirement };
}
