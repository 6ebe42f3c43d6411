import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../../src/calendar/bundled-calendar.ts';
import { type Day, dayOf, daysInMonth, formatDay, parseDay } from '../../../src/calendar/day.ts';
import { type Schedule, scheduleOfPlan } from '../../../src/check/schedule/schedule.ts';
import type { Requirement } from '../../../src/deadline/requirement.ts';
import { periodOf } from '../../../src/plan/plan-period.ts';
import type { WorkPlan } from '../../../src/plan/work-plan.ts';
import { scheduleIcs } from '../../../src/report/schedule/schedule-ics.ts';
import { naiveAddWorkdays } from '../../calendar/naive.ts';
import { compared, plan, scheduled } from '../../check/schedule/schedules.ts';

const calendar = bundledCalendar();
const [body = null] = plan.bodies.filter(({ name }) => name === '建设局');

interface Event {
  uid: string;
  start: string;
  end: string;
  isDate: boolean;
  summary: string;
  description: string;
  status: string;
  stamp: string;
  alarms: { action: string; at: string }[];
}

/** What a parser of calendars reads. */
function read(ics: string): { calendar: ICAL.Component; events: Event[] } {
  const parsed = new ICAL.Component(ICAL.parse(ics));
  const events = parsed.getAllSubcomponents('vevent').map((component): Event => {
    const event = new ICAL.Event(component);
    const alarms = component.getAllSubcomponents('valarm').map((alarm) => {
      const at = event.startDate.clone();
      at.isDate = false;
      at.addDuration(alarm.getFirstPropertyValue('trigger') as ICAL.Duration);
      return { action: String(alarm.getFirstPropertyValue('action')), at: at.toString() };
    });
    return {
      uid: event.uid,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      isDate: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
      status: String(component.getFirstPropertyValue('status')),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
      alarms,
    };
  });
  return { calendar: parsed, events };
}

const icsOf = (schedule: Schedule) => scheduleIcs(schedule, calendar);
const ofBody = (of: WorkPlan = plan, asOf?: number) =>
  icsOf(scheduleOfPlan(of, body, calendar, { asOf }));

const lastOf = (year: number, month: number) => dayOf(year, month, daysInMonth(year, month));

/** The due dates of one requirement of a plan of a calendar year, one day at a time over the notices. */
function naiveDays(requirement: Requirement, { year, issued }: WorkPlan): Day[] {
  switch (requirement.kind) {
    case 'by': {
      const of = (requirement.year ?? year) + (requirement.yearOffset ?? 0);
      const { month, day } = requirement;
      return [day === 31 ? lastOf(of, month) : dayOf(of, month, day)];
    }
    case 'at-least':
      expect(requirement.period).toBe('year');
      return [lastOf(year, 12)];
    case 'every': {
      const { period, n, month, yearOffset = 0 } = requirement;
      if (n === null) {
        expect(period).toBe('year');
        return [lastOf(year + yearOffset, month ?? 12)];
      }
      expect(period).toBe('month');
      const ends = Array.from({ length: 12 }, (_, index) => lastOf(year, index + 1));
      return ends.filter((end) => end >= issued).map((end) => naiveAddWorkdays(end, n) ?? 0);
    }
    default:
      return [];
  }
}

function naiveDueDates(of: WorkPlan): string[] {
  const handingIn = Array.isArray(of.ledgerDue) ? of.ledgerDue : [];
  const requirements = of.tasks.flatMap((task) => task.requirements);
  return [...handingIn, ...requirements.flatMap((one) => naiveDays(one, of))].map(formatDay).sort();
}

describe('a calendar of a plan', () => {
  it('has an event of a whole day for each due date of the plan, walked over the notices', () => {
    const { events } = read(icsOf(scheduleOfPlan(plan, null, calendar)));
    expect(events.map(({ start }) => start).sort()).toEqual(naiveDueDates(plan));
    for (const { start, end, isDate } of events) {
      expect(isDate).toBe(true);
      expect(end).toBe(formatDay((parseDay(start) ?? 0) + 1));
    }
  });

  it('has an alarm on the morning of the fifth workday before each', () => {
    for (const { start, alarms } of read(ofBody()).events) {
      const due = parseDay(start) ?? 0;
      const fifth = naiveAddWorkdays(due, -5) ?? 0;
      expect(alarms).toEqual([{ action: 'DISPLAY', at: `${formatDay(fifth)}T09:00:00` }]);
    }
  });

  it('has lines of at most 75 octets that end in CRLF, none of which breaks a character', () => {
    const bytes = Buffer.from(ofBody());
    const lines = bytes.toString('latin1').split('\r\n');
    expect(lines.pop()).toBe('');
    expect(lines.filter((line) => line.startsWith(' ')).length).toBeGreaterThan(50);
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
      const text = Buffer.from(line, 'latin1');
      expect(Buffer.from(text.toString('utf8')).equals(text)).toBe(true);
    }
  });

  it('says what it is to who subscribes to it', () => {
    const { calendar: parsed } = read(ofBody());
    const value = (name: string) => String(parsed.getFirstPropertyValue(name));
    expect(value('version')).toBe('2.0');
    expect(value('method')).toBe('PUBLISH');
    expect(value('x-wr-calname')).toBe('2022年建设局政务公开时间表');
    expect(value('refresh-interval')).toBe('P1D');
    // What has no date is not lost.
    expect(value('x-wr-caldesc')).toContain('第38项 首次解读材料；自文件公开之日起3个工作日内');
  });

  it('is of the day asked for, else of the last day on which its plan or a notice was issued', () => {
    const stamps = (ics: string) => [...new Set(read(ics).events.map(({ stamp }) => stamp))];
    expect(stamps(ofBody(plan, parseDay('2022-06-20') ?? 0))).toEqual(['2022-06-20T00:00:00Z']);
    // The notice of 2026, the last one that the program has: 4 November 2025.
    expect(stamps(ofBody())).toEqual(['2025-11-04T00:00:00Z']);
  });
});

describe('the UID of an event', () => {
  const uids = (of: WorkPlan, name = '建设局') => {
    const [own = null] = of.bodies.filter((known) => known.name === name);
    return read(icsOf(scheduleOfPlan(of, own, calendar))).events.map(({ uid }) => uid);
  };

  it('is its own', () => {
    expect(new Set(uids(plan)).size).toBe(uids(plan).length);
    expect(uids(plan)[0]).toMatch(/^[0-9a-f]{32}@gongkai$/);
  });

  it('stays whatever the order of tasks and requirements, and whatever their wording', () => {
    const other: WorkPlan = {
      ...plan,
      tasks: [...plan.tasks].reverse().map((task) => ({
        ...task,
        requirement: `${task.requirement}。`,
        requirements: [...task.requirements].reverse().map((one) => ({ ...one, text: '改过的' })),
      })) as WorkPlan['tasks'],
    };
    expect(uids(other).sort()).toEqual(uids(plan).sort());
  });

  it('is another one for another body or another year', () => {
    const [health, next] = [uids(plan, '卫生事业中心'), uids({ ...plan, id: 'zibo-gaoxin/2023' })];
    for (const uid of uids(plan)) expect([...health, ...next]).not.toContain(uid);
  });

  it('is the same from a ledger as from its plan', () => {
    const left = read(icsOf(scheduled(compared('  - {序号: 18}\n')))).events;
    for (const { uid, summary } of left) expect(uids(plan), summary).toContain(uid);
    expect(left).toHaveLength(uids(plan).length);
  });
});

describe('a date whose notice is not out', () => {
  const next: WorkPlan = {
    ...plan,
    id: 'zibo-gaoxin/2027',
    year: 2027,
    issued: dayOf(2027, 1, 1),
    period: periodOf({ year: 2027 }),
  };
  const { events } = read(ofBody(next));
  const monthly = events.filter(({ summary }) => summary.includes('年度计划任务量完成进度'));

  it('is marked, with the day before which it does not fall', () => {
    expect(monthly).toHaveLength(12);
    for (const { summary, start, status, description } of monthly) {
      const earliest = /^【暂定，不早于(\d{4}-\d\d-\d\d)】/.exec(summary)?.[1] ?? '9999';
      expect(earliest <= start, summary).toBe(true);
      expect(status).toBe('TENTATIVE');
      expect(description).toMatch(/年放假安排尚未公布，暂按法定节假日计算/);
    }
  });

  it('has its alarm five workdays before that day: rather too soon', () => {
    for (const { summary, alarms } of monthly) {
      const earliest = parseDay(/不早于(\d{4}-\d\d-\d\d)/.exec(summary)?.[1] ?? '') ?? 0;
      const [alarm] = alarms.map(({ at }) => parseDay(at.slice(0, 10)) ?? 0);
      expect(calendar.workdaysBetween((alarm ?? 0) - 1, earliest - 1)).toBe(5);
    }
  });

  it('is none that no notice moves', () => {
    const fixed = events.filter(({ summary }) => summary.includes('第59项'));
    expect(fixed.map(({ status, start }) => [status, start])).toEqual([
      ['CONFIRMED', '2027-12-31'],
    ]);
  });
});
