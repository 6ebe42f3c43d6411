import { type Day, dateParts, formatDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { parsePeriod } from '../deadline/period.ts';
import type { DisclosureRecord } from '../ledger/ledger.ts';
import type { Fault } from './duty.ts';
import { quote } from './quote.ts';

/** The day from which the record's period counts: receipt of the (corrected) request, or the event. */
export function eventOf(record: DisclosureRecord): Day | null {
  return record.corrected ?? record.received ?? record.event;
}

/** The day on which the record's duty was done. */
export function doneOf(record: DisclosureRecord): Day | null {
  return record.replied ?? record.disclosed;
}

/** Whether the record is of a request, by the fields that nothing else has. */
export function isRequest(record: DisclosureRecord): boolean {
  const { received, corrected, replied, extension, deductions } = record;
  return (
    received !== null ||
    corrected !== null ||
    replied !== null ||
    extension !== null ||
    deductions.length > 0
  );
}

/** Pairs of fields of which the first may not come after the second. */
const ORDER = [
  ['event', '起算日期', 'disclosed', '公开日期'],
  ['received', '收到日期', 'corrected', '补正日期'],
  ['received', '收到日期', 'replied', '答复日期'],
  ['corrected', '补正日期', 'replied', '答复日期'],
  ['start', '开始日期', 'end', '结束日期'],
] as const;

/**
 * Days that contradict each other: a wrong one would make every count from it wrong.
 * @param ahead the record may be of something to come (会议召开前), which is disclosed before it happens
 */
export function dateOrderFaults(record: DisclosureRecord, ahead: boolean): Fault[] {
  const faults: Fault[] = [];
  const report = (pointer: string, early: string, a: Day, late: string, b: Day) =>
    faults.push({
      rule: 'date-order',
      pointer,
      message: `${late}（${formatDay(b)}）早于${early}（${formatDay(a)}），两个日期至少有一个写错，请核对`,
    });
  for (const [first, firstName, second, secondName] of ORDER) {
    if (ahead && first === 'event') continue;
    const [a, b] = [record[first], record[second]];
    if (a !== null && b !== null && b < a) {
      report(`${record.pointer}/${secondName}`, firstName, a, secondName, b);
    }
  }
  record.deductions.forEach((deduction, index) => {
    if (deduction.to !== null && deduction.to < deduction.from) {
      const pointer = `${record.pointer}/扣除期间/${index}/止`;
      report(pointer, '起', deduction.from, '止', deduction.to);
    }
    if (record.received !== null && deduction.from < record.received) {
      const pointer = `${record.pointer}/扣除期间/${index}/起`;
      report(pointer, '收到日期', record.received, '扣除期间的起', deduction.from);
    }
  });
  const notified = record.extension?.notified ?? null;
  if (notified !== null && record.received !== null && notified < record.received) {
    report(`${record.pointer}/延期/告知日期`, '收到日期', record.received, '告知日期', notified);
  }
  return faults;
}

/** Days that no calendar covers, such as 1922 for 2022: nothing can be counted from or to them. */
export function calendarFaults(record: DisclosureRecord, { first, last }: WorkCalendar): Fault[] {
  return daysOf(record)
    .filter(({ day }) => day < first || day > last)
    .map(({ field, day }) => ({
      rule: 'date-order',
      pointer: `${record.pointer}/${field}`,
      message: `${nameOf(field)}写的是${formatDay(day)}，工作日历只有${dateParts(first).year}年至${dateParts(last).year}年，不能据此判定。请核对年份；确实不在这些年份的，不必列入本年度的台账`,
    }));
}

/** A ledger says what was done; it cannot say so of a day to come. A consultation may end later. */
export function futureFaults(record: DisclosureRecord, asOf: Day, ahead: boolean): Fault[] {
  const later = ahead ? ['结束日期', '起算日期'] : ['结束日期'];
  const faults = daysOf(record)
    .filter(({ field, day }) => day > asOf && !later.includes(field))
    .map(
      ({ field, day }): Fault => ({
        rule: 'future-date',
        pointer: `${record.pointer}/${field}`,
        message: `${nameOf(field)}写的是${formatDay(day)}，晚于检查日${formatDay(asOf)}；台账只记已经发生的事，请核对年月日`,
      }),
    );
  const zero = record.zeroReport === null ? null : parsePeriod(record.zeroReport);
  if (zero && zero.last >= asOf) {
    faults.push({
      rule: 'future-date',
      pointer: `${record.pointer}/零报告`,
      message: `${record.zeroReport}到检查日${formatDay(asOf)}尚未结束，还不能作零报告`,
    });
  }
  return faults;
}

/** All days of a record, each with its field. */
function daysOf(record: DisclosureRecord): { field: string; day: Day }[] {
  const fields: [string, Day | null][] = [
    ['起算日期', record.event],
    ['公开日期', record.disclosed],
    ['收到日期', record.received],
    ['补正日期', record.corrected],
    ['答复日期', record.replied],
    ['开始日期', record.start],
    ['结束日期', record.end],
    ['延期/告知日期', record.extension?.notified ?? null],
    ...record.deductions.flatMap((deduction, index): [string, Day | null][] => [
      [`扣除期间/${index}/起`, deduction.from],
      [`扣除期间/${index}/止`, deduction.to],
    ]),
  ];
  return fields.flatMap(([field, day]) => (day === null ? [] : [{ field, day }]));
}

function nameOf(field: string): string {
  return field.replace(/\/.*/, '');
}

/** Fields that a record needs before its period can be counted. */
export function missingField(
  record: DisclosureRecord,
  field: '起算日期' | '公开日期' | '开始日期' | '结束日期' | '期间',
  why: string,
): Fault {
  return {
    rule: 'record-incomplete',
    pointer: record.pointer,
    message: `记录${recordName(record)}缺少“${field}”，${why}`,
  };
}

/** How a message names a record: its title, else its number in the row. */
export function recordName(record: DisclosureRecord): string {
  return record.title ? quote(record.title) : `第${record.index}条`;
}
