import type { Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { parsePeriod } from '../deadline/period.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { KeyOf } from '../ledger/fields.ts';
import { type DisclosureRecord, type Read, readable, UNREADABLE } from '../ledger/ledger.ts';
import type { TaskContext } from './decide-status.ts';
import type { Fact, FactOf } from './fact.ts';

/** The day from which the record's period counts: receipt of the (corrected) request, or the event. */
export function eventOf(record: DisclosureRecord): Read<Day> {
  return record.corrected ?? record.received ?? record.event;
}

/** The day on which the record's duty was done: of work its 完成日期, for which a 公开日期 serves too. */
export function doneOf(record: DisclosureRecord, work: boolean): Read<Day> {
  return record.replied ?? (work ? record.completed : null) ?? record.disclosed;
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

/** What a record may be held to of which nobody knows the task: what is announced may come before its event. */
export const ANY_EVENT: Requirement = { kind: 'before', n: null, unit: null, event: '' };

/**
 * What is wrong with the days of a record, so that nothing can be judged by them.
 * @param candidates what the record may answer
 */
export function wrongDays(
  record: DisclosureRecord,
  { calendar, asOf, isWork }: Pick<TaskContext, 'calendar' | 'asOf' | 'isWork'>,
  ...candidates: Requirement[]
): Fact[] {
  // The record may be of something to come (会议召开前), which is disclosed before it happens.
  const ahead = candidates.some(({ kind }) => kind === 'before');
  const days = daysOf(record);
  const toCome = [...daysToCome(record, days, asOf, ahead), ...periodToCome(record, asOf)];
  const uncovered = daysUncovered(record, days, calendar).filter(isNotAmong(toCome));
  // A day whose year is a slip comes before or after others by that slip alone.
  const reversed = daysReversed(record, ahead).filter(isNotAmong(uncovered));
  const undisclosed = isWork ? [] : onlyCompleted(record);
  return [...uncovered, ...reversed, ...toCome, ...undisclosed];
}

/** What is to be published was not yet published when it was completed: its 完成日期 proves nothing. */
function onlyCompleted(record: DisclosureRecord): FactOf<'disclosed-missing'>[] {
  const { completed, disclosed, start, end, pointer } = record;
  if (completed === null || disclosed !== null || isRequest(record)) return [];
  if (start !== null || end !== null) return [];
  return [{ kind: 'disclosed-missing', pointer: `${pointer}/完成日期`, record }];
}

function isNotAmong(facts: Fact[]): (fact: Fact) => boolean {
  return ({ pointer }) => !facts.some((fact) => fact.pointer === pointer);
}

type Key = KeyOf<'record'>;
/** Where a day stands in a record. */
type DayField = Key | `延期/${KeyOf<'extension'>}` | `扣除期间/${number}/${KeyOf<'deduction'>}`;

/** Pairs of fields of which the first may not come after the second. */
const ORDER = [
  ['event', '起算日期', 'disclosed', '公开日期'],
  ['received', '收到日期', 'corrected', '补正日期'],
  ['received', '收到日期', 'replied', '答复日期'],
  ['corrected', '补正日期', 'replied', '答复日期'],
  ['start', '开始日期', 'end', '结束日期'],
] as const satisfies readonly [keyof DisclosureRecord, Key, keyof DisclosureRecord, Key][];

/** Days that contradict each other: a wrong one would make every count from it wrong. */
function daysReversed(record: DisclosureRecord, ahead: boolean): FactOf<'days-reversed'>[] {
  const facts: FactOf<'days-reversed'>[] = [];
  const compare = (
    [from, name, day]: [DayField, string, Read<Day>],
    [at, later, to]: [DayField, string, Read<Day>],
  ) => {
    if (!isDay(day) || !isDay(to) || to >= day) return;
    const pointer = `${record.pointer}/${at}`;
    const first = { name, pointer: `${record.pointer}/${from}`, day };
    facts.push({
      kind: 'days-reversed',
      pointer,
      first,
      second: { name: later, pointer, day: to },
    });
  };
  for (const [first, firstName, second, secondName] of ORDER) {
    if (ahead && first === 'event') continue;
    compare([firstName, firstName, record[first]], [secondName, secondName, record[second]]);
  }
  const received: [DayField, string, Read<Day>] = ['收到日期', '收到日期', record.received];
  for (const [index, { from, to }] of record.deductions.entries()) {
    const at = `扣除期间/${index}` as const;
    compare([`${at}/起`, '起', from], [`${at}/止`, '止', to]);
    compare(received, [`${at}/起`, '扣除期间的起', from]);
  }
  const notified = record.extension?.notified ?? null;
  compare(received, ['延期/告知日期', '告知日期', notified]);
  return facts;
}

/** Whether the calendar has the day; one that it has not is of a wrong year, such as 1922 for 2022. */
export function isCovered({ first, last }: WorkCalendar, day: Day): boolean {
  return day >= first && day <= last;
}

/** Nothing can be counted from or to a day that no calendar covers. */
function daysUncovered(
  record: DisclosureRecord,
  days: readonly RecordDay[],
  calendar: WorkCalendar,
): Fact[] {
  return days
    .filter(({ day }) => !isCovered(calendar, day))
    .map(({ field, day }) => ({
      kind: 'day-uncovered',
      pointer: `${record.pointer}/${field}`,
      of: { name: nameOf(field), pointer: `${record.pointer}/${field}`, day },
    }));
}

/** A ledger says what was done; it cannot say so of a day to come. A consultation may end later. */
function daysToCome(
  record: DisclosureRecord,
  days: readonly RecordDay[],
  asOf: Day,
  ahead: boolean,
): Fact[] {
  const later: DayField[] = ahead ? ['结束日期', '起算日期'] : ['结束日期'];
  return days
    .filter(({ field, day }) => day > asOf && !later.includes(field))
    .map(({ field, day }) => ({
      kind: 'day-to-come',
      pointer: `${record.pointer}/${field}`,
      of: { name: nameOf(field), pointer: `${record.pointer}/${field}`, day },
    }));
}

function periodToCome({ pointer, zeroReport }: DisclosureRecord, asOf: Day): Fact[] {
  if (zeroReport === null || zeroReport === UNREADABLE) return [];
  const period = parsePeriod(zeroReport);
  if (period === null || period.last < asOf) return [];
  return [{ kind: 'period-to-come', pointer: `${pointer}/零报告`, label: zeroReport }];
}

function isDay(day: Read<Day>): day is Day {
  return readable(day) !== null;
}

interface RecordDay {
  field: DayField;
  day: Day;
}

/** All days of a record that can be read, each with its field. */
function daysOf(record: DisclosureRecord): RecordDay[] {
  const days: RecordDay[] = [];
  const add = (field: DayField, day: Read<Day>) => {
    if (isDay(day)) days.push({ field, day });
  };
  add('起算日期', record.event);
  add('公开日期', record.disclosed);
  add('完成日期', record.completed);
  add('收到日期', record.received);
  add('补正日期', record.corrected);
  add('答复日期', record.replied);
  add('开始日期', record.start);
  add('结束日期', record.end);
  add('延期/告知日期', record.extension?.notified ?? null);
  for (const [index, { from, to }] of record.deductions.entries()) {
    add(`扣除期间/${index}/起`, from);
    add(`扣除期间/${index}/止`, to);
  }
  return days;
}

/** `延期` of `延期/告知日期`. */
function nameOf(field: string): string {
  return field.replace(/\/.*/, '');
}
