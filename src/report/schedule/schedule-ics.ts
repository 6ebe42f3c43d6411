import { createHash } from 'node:crypto';
import { type Day, formatDay } from '../../calendar/day.ts';
import { CalendarRangeError, type WorkCalendar } from '../../calendar/work-calendar.ts';
import { DUE_SOON } from '../../check/decide-status.ts';
import type { Schedule } from '../../check/schedule/schedule.ts';
import type { ScheduleLine } from '../../check/schedule/schedule-line.ts';
import { STATUS_NAMES } from '../../check/status.ts';
import type { DueDate } from '../../deadline/due-date.ts';
import { terminalText } from '../../text/terminal-text.ts';
import { fitWidth } from '../wrap.ts';
import { numberText } from './schedule-text.ts';

/** Octets of a line without its end (RFC 5545, 3.1). */
const MAX_OCTETS = 75;
/** Columns of the name by which an event is shown. */
const NAME_WIDTH = 60;
/** The hour of the morning at which an alarm goes off. */
const ALARM_HOUR = 9;

/**
 * A schedule as a calendar to import or to subscribe to (RFC 5545, RFC 7986): an event of a whole day for each
 * due date. What has no date stands in the description of the calendar.
 */
export function scheduleIcs(schedule: Schedule, calendar: WorkCalendar): string {
  const { title, dated, stamp } = schedule;
  const name = textValue(title);
  const description = textValue(...descriptionOf(schedule));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//gongkai//gongkai schedule//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `DESCRIPTION:${description}`,
    `X-WR-CALDESC:${description}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...dated.flatMap((line) => (line.due === null ? [] : eventOf(line, line.due, stamp, calendar))),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function descriptionOf({ notes, undated, unclear }: Schedule): string[] {
  const listed = (heading: string, lines: readonly ScheduleLine[]) =>
    lines.length === 0 ? [] : [heading, ...lines.map(undatedText)];
  return [
    ...notes,
    ...listed('没有固定日期的：', undated),
    ...listed('台账没有写清，算不出日期的：', unclear),
  ];
}

function undatedText({ task, name, how, who, reasons }: ScheduleLine): string {
  const number = task ? `${numberText(task.no)} ` : '';
  return [`${number}${name}`, how, who.join('、'), ...reasons]
    .filter((text) => text !== '')
    .join('；');
}

function eventOf(line: ScheduleLine, due: DueDate, stamp: Day, calendar: WorkCalendar): string[] {
  const { content, how, who, reasons, status } = line;
  const summary = summaryOf(line, due);
  return [
    'BEGIN:VEVENT',
    `UID:${createHash('sha256').update(line.key).digest('hex').slice(0, 32)}@gongkai`,
    `DTSTAMP:${dateValue(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${dateValue(due.date)}`,
    `DTEND;VALUE=DATE:${dateValue(due.date + 1)}`,
    `SUMMARY:${textValue(summary)}`,
    `DESCRIPTION:${textValue(
      content,
      how,
      ...(who.length > 0 ? [`责任单位：${who.join('、')}`] : []),
      ...(status === null ? [] : [`状态：${STATUS_NAMES[status]}`]),
      ...reasons,
      `方案：${line.plan.title}`,
    )}`,
    `STATUS:${due.provisional ? 'TENTATIVE' : 'CONFIRMED'}`,
    // A due date takes up nobody's day.
    'TRANSP:TRANSPARENT',
    ...alarmOf(due, summary, calendar),
    'END:VEVENT',
  ];
}

function summaryOf({ task, name, period, who, status }: ScheduleLine, due: DueDate): string {
  const provisional = due.provisional ? `【暂定，不早于${formatDay(due.earliest)}】` : '';
  const overdue = status === 'overdue' ? `【${STATUS_NAMES[status]}】` : '';
  const number = task ? `${numberText(task.no)} ` : '';
  const which = period === '' ? '' : `（${period}期）`;
  const whom = who.length === 0 ? '' : `（${fitWidth(who.join('、'), NAME_WIDTH)}）`;
  return `${provisional}${overdue}${number}${fitWidth(name, NAME_WIDTH)}${which}${whom}`;
}

/**
 * Five workdays before the due date, in the morning. The trigger is relative: of an event of a whole day it
 * counts from midnight where the reader is (RFC 5545, 3.8.6.3), and more programs heed it than a day in UTC. Of a
 * provisional date from the earliest: rather too soon.
 */
function alarmOf(due: DueDate, summary: string, calendar: WorkCalendar): string[] {
  const day = alarmDay(due, calendar);
  if (day === null) return [];
  const trigger = `-P${due.date - day - 1}DT${24 - ALARM_HOUR}H`;
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${textValue(`${formatDay(due.date)}到期：${summary}`)}`,
    `TRIGGER:${trigger}`,
    'END:VALARM',
  ];
}

function alarmDay({ earliest }: DueDate, calendar: WorkCalendar): Day | null {
  try {
    return calendar.addWorkdays(earliest, -DUE_SOON);
  } catch (error) {
    if (error instanceof CalendarRangeError) return null;
    throw error;
  }
}

function dateValue(day: Day): string {
  return formatDay(day).replaceAll('-', '');
}

/** Lines as one value of the type TEXT (3.3.11), in which nothing of a ledger is a line of its own. */
function textValue(...lines: string[]): string {
  return lines
    .filter((line) => line !== '')
    .map((line) => terminalText(line).replace(/[\\;,]/g, (char) => `\\${char}`))
    .join('\\n');
}

/** A line broken after at most 75 octets, between characters (3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const char of line) {
    const length = Buffer.byteLength(char);
    if (octets + length > MAX_OCTETS) {
      pieces.push(piece);
      piece = '';
      // The blank that a further line begins with.
      octets = 1;
    }
    piece += char;
    octets += length;
  }
  return [...pieces, piece].join('\r\n ');
}
