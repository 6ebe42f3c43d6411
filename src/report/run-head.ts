import { type Day, dateParts, dayOf, formatDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { CheckOptions } from '../check/decide-status.ts';
import { compareText } from '../diagnostic.ts';
import { tasksOf, tasksOfNobody } from '../plan/bodies.ts';
import { lastLedgerDue, ledgerDueText } from '../plan/ledger-due.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import { VERSION } from '../version.ts';
import { calendarReport, specialDaysBetween } from './calendar-report.ts';
import type { PlanReport, RunCalendar, RunHead, TaskReport } from './report.ts';

/**
 * The head of a run: it depends on nothing that stands in a ledger, so that all shards of a run have the same.
 * @param plans those that a ledger may be checked against
 */
export function runHead(
  plans: readonly WorkPlan[],
  { calendar, asOf, dueSoon }: CheckOptions,
  severity: RunHead['severity'] = {},
): RunHead {
  return {
    schemaVersion: 1,
    tool: { name: 'gongkai', version: VERSION },
    asOf: formatDay(asOf),
    dueSoon,
    plans: [...plans]
      .sort((a, b) => compareText(a.id, b.id))
      .map((plan) => planReport(plan, calendar)),
    calendar: runCalendar(plans, calendar),
    severity,
  };
}

function runCalendar(plans: readonly WorkPlan[], calendar: WorkCalendar): RunCalendar {
  return {
    ...calendarReport(calendar),
    // Made when it is asked for, as below.
    get days() {
      const years = plans.flatMap(({ period }) => [period.from, period.to].map(yearOf));
      const from = Math.max(dayOf(Math.min(...years), 1, 1), calendar.first);
      const to = Math.min(dayOf(Math.max(...years) + 1, 12, 31), calendar.last);
      const special = specialDaysBetween(from, to, calendar);
      return { from: formatDay(from), to: formatDay(to), special };
    },
  };
}

function yearOf(day: Day): number {
  return dateParts(day).year;
}

function planReport(plan: WorkPlan, calendar: WorkCalendar): PlanReport {
  const { id, revision, title, issuer, issued, ledgerDue, namePrefixes, bodies, tasks } = plan;
  const lastDue = lastLedgerDue(plan, calendar);
  return {
    id,
    revision: revision?.no ?? 1,
    title,
    issuer,
    issued: formatDay(issued),
    ledgerDue: ledgerDueText(ledgerDue),
    lastLedgerDue: lastDue === null ? null : formatDay(lastDue),
    namePrefixes,
    // Made when they are asked for: a report for people does not list what every body owes.
    get bodies() {
      return bodies.map((body) => {
        const owed = tasksOf(plan, body);
        const numbers = (must: boolean) =>
          owed.filter((item) => item.must === must).map(({ task }) => task.no);
        const { name, aliases } = body;
        return { name, aliases, must: numbers(true), may: numbers(false) };
      });
    },
    get tasks() {
      const unassigned = new Set(tasksOfNobody(plan));
      return tasks.map((task) => taskReport(task, unassigned.has(task)));
    },
  };
}

function taskReport(
  { no, origin, category, task, requirement, responsible, deadline, office }: Task,
  unassigned: boolean,
): TaskReport {
  const wording = { category, task, requirement, responsible: responsible.text, deadline };
  return { no, origin, ...wording, office, unassigned };
}
