import { formatDay, weekday } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { planSchedule, type ScheduledDuty } from '../check/plan-schedule.ts';
import { formatDueDate } from '../deadline/due-date.ts';
import { formatRequirement } from '../deadline/format-requirement.ts';
import { FORM_SHEETS } from '../ledger/table/form-sheets.ts';
import { type OwedTask, tasksOf } from '../plan/bodies.ts';
import { ledgerDueText } from '../plan/ledger-due.ts';
import type { Body, Task, WorkPlan } from '../plan/work-plan.ts';
import { blankRow } from './ledger-data.ts';
import type { XlsxCell, XlsxColumn, XlsxSheet } from './xlsx-workbook.ts';

const COLUMNS: (XlsxColumn & { heading: string })[] = [
  { heading: '到期日', width: 13 },
  { heading: '星期', width: 7 },
  { heading: '第几项', width: 9 },
  { heading: '做什么', width: 66 },
  { heading: '哪一期', width: 11 },
  { heading: '怎样算', width: 40 },
];
const HEADER_ROW = 3;

/** When what of a body's tasks is due in the plan's year, and what has no date that could be told before. */
export function scheduleSheet(
  title: string,
  plan: WorkPlan,
  body: Body,
  tasks: readonly (Task | null)[],
  calendar: WorkCalendar,
): XlsxSheet {
  const owed = tasksOf(plan, body).filter(({ task, must }) => must || tasks.includes(task));
  const duties = planSchedule(plan, owed, calendar);
  const dated = duties.filter(({ due }) => due !== null);
  const rest = duties.filter(({ due }) => due === null);
  const without = owed.filter((item) => !duties.some((duty) => duty.owed === item));
  return {
    name: FORM_SHEETS.schedule,
    columns: COLUMNS,
    rows: [
      [across(title, 'title')],
      [across(noteOf(calendar), 'note')],
      COLUMNS.map(({ heading }) => ({ value: heading, style: 'heading' })),
      ...handingIn(plan),
      ...dated.map((duty) => rowOf(duty, plan)),
      [across('没有固定日期的', 'section')],
      ...rest.map((duty) => rowOf(duty, plan)),
      ...without.map((item) => [
        ...opening(null, item.task),
        text(contentOf(item)),
        text(''),
        text('方案没有写时限'),
      ]),
    ],
    frozen: { rows: HEADER_ROW, columns: 0 },
    repeated: HEADER_ROW,
  };
}

function noteOf(calendar: WorkCalendar): string {
  return `到期日当天完成算按期。按国务院办公厅的放假安排计算（已公布到${formatDay(calendar.confirmedThrough)}），时限以方案原文为准。`;
}

/** When the ledger itself is due: of each round only how often, since what recurs would be a list of its own. */
function handingIn({ ledgerDue, basis }: WorkPlan): XlsxCell[][] {
  const days = Array.isArray(ledgerDue) ? ledgerDue : [null];
  const rounds = Array.isArray(ledgerDue) ? [] : [ledgerDueText(ledgerDue)];
  return days.map((day) => [
    ...opening(day, null),
    text('报送这份台账'),
    text(''),
    text([...rounds, ...(basis === null ? [] : [basis])].join('，')),
  ]);
}

function rowOf(duty: ScheduledDuty, plan: WorkPlan): XlsxCell[] {
  const { owed, requirement, period, due } = duty;
  const subject = requirement.matter === undefined ? '' : `【${requirement.matter}】`;
  return [
    ...opening(due?.date ?? null, owed.task),
    text(`${subject}${contentOf(owed)}`),
    text(period?.label ?? ''),
    text(howCounted(duty, plan)),
  ];
}

/** The day, its weekday and the task. */
function opening(day: number | null, task: Task | null): XlsxCell[] {
  const number = task ? (blankRow(task).序号 as string | number) : null;
  return [
    { value: day === null ? null : { day }, style: 'date' },
    { value: day === null ? null : `周${'日一二三四五六'[weekday(day)]}`, style: 'number' },
    { value: number, style: 'number' },
  ];
}

function contentOf({ task: { task, requirement }, must }: OwedTask): string {
  const wordings = [task, requirement].filter((wording) => wording !== '').join('：');
  return must ? wordings : `${wordings}（涉及本单位的才做）`;
}

function howCounted({ owed: { task }, requirement, due }: ScheduledDuty, plan: WorkPlan): string {
  const wording = formatRequirement({ ...requirement, matter: undefined });
  if (due) {
    return due.provisional
      ? `${wording}（放假安排尚未公布，暂按法定节假日计算：${formatDueDate(due)}）`
      : wording;
  }
  switch (requirement.kind) {
    case 'within':
    case 'before':
    case 'min-duration':
    case 'every':
    case 'at-least':
    case 'by':
      return wording;
    case 'unknown':
      return `“${requirement.text}”读不出日期，以方案原文为准`;
    default: {
      if (task.nature === 'work') return `${wording}，没有规定日期`;
      const { basis, ...rule } = plan.statutoryDefault;
      return `${wording}；每条信息${formatRequirement(rule)}公开（${basis}）`;
    }
  }
}

function text(value: string): XlsxCell {
  return { value, style: 'text' };
}

function across(value: string, style: XlsxCell['style']): XlsxCell {
  return { value, style, span: COLUMNS.length };
}
