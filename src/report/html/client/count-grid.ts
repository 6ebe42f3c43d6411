import {
  type Day,
  dateParts,
  dayOf,
  daysInMonth,
  formatDay,
  isWeekend,
  weekday,
} from '../../../calendar/day.ts';
import type { DayDescription } from '../../../calendar/work-calendar.ts';
import { type CountedDay, type CountToExplain, explainCount } from '../../../deadline/explain.ts';
import { dayKindText, MARKS, WEEKDAYS } from '../../day-text.ts';
import type { PageData } from '../page-data.ts';

/** Draws a count as months, once, below its sentences. */
export function drawCount(details: HTMLDetailsElement, pageData: () => PageData): void {
  const number = details.dataset.count;
  if (number === undefined || details.querySelector('table')) return;
  const data = pageData();
  const due = data.counts[Number(number)];
  if (due) details.append(...monthTables(due, data));
}

function monthTables(due: CountToExplain, data: PageData): HTMLElement[] {
  const days = explainCount(due, calendarOf(due, data));
  const byDay = new Map(days.map((counted) => [counted.day, counted]));
  const months = [...new Set(days.map(({ day }) => formatDay(day).slice(0, 7)))].sort();
  const isProvisional = days.some(({ day }) => day > data.confirmedThrough);
  return [
    ...months.map((month) => monthTable(month, byDay)),
    ...(isProvisional ? [element('p', '* 放假安排尚未公布，暂按法定节假日计算')] : []),
  ];
}

/** The calendar as far as the page knows it: around its plans, and between day zero and the due date. */
function calendarOf({ counting }: CountToExplain, data: PageData) {
  const special = new Map(data.special.map((day) => [day.day, day]));
  return {
    covers: (day: Day) =>
      (day >= data.from && day <= data.to) || (counting.start !== null && day !== counting.start),
    describe(day: Day): DayDescription {
      const known = special.get(day);
      return {
        kind: known?.kind ?? (isWeekend(day) ? 'weekend' : 'workday'),
        provisional: day > data.confirmedThrough,
        ...(known?.name && { name: known.name }),
        ...(known?.reason && { reason: known.reason }),
      };
    },
  };
}

function monthTable(month: string, byDay: ReadonlyMap<Day, CountedDay>): HTMLTableElement {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const table = document.createElement('table');
  table.className = 'month';
  table.createCaption().textContent = `${year}年${number}月`;
  const head = table.createTHead().insertRow();
  for (const name of WEEKDAYS) {
    const cell = element('th', name);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = table.createTBody();
  const first = dayOf(year, number, 1);
  const before = (weekday(first) + 6) % 7;
  const length = daysInMonth(year, number);
  for (let at = 0; at < before + length; at++) {
    const row = at % 7 === 0 ? body.insertRow() : body.rows[body.rows.length - 1];
    const cell = row?.insertCell();
    if (cell && at >= before) fillCell(cell, first + at - before, byDay);
  }
  return table;
}

function fillCell(cell: HTMLTableCellElement, day: Day, byDay: ReadonlyMap<Day, CountedDay>) {
  cell.append(element('span', String(dateParts(day).date), 'date-of-month'));
  const counted = byDay.get(day);
  if (!counted) return;
  const { ordinal, mark, description } = counted;
  cell.classList.add('counted');
  if (mark) cell.classList.add(mark);
  if (mark) cell.append(element('strong', MARKS[mark]));
  if (ordinal !== null) cell.append(element('span', `第${ordinal}`));
  if (!description || description.kind === 'workday') return;
  if (description.kind !== 'makeup-workday') cell.classList.add('off');
  const star = description.provisional ? '*' : '';
  cell.append(element('small', `${kindText(description)}${star}`));
}

function kindText({ kind, name, reason, provisional }: DayDescription): string {
  return kind === 'weekend'
    ? '休'
    : dayKindText({ kind, name: name ?? null, reason: reason ?? null, provisional });
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}
