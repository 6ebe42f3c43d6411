import { columnLetters, MAX_LINES } from '../input/table/sheet.ts';
import type { LedgerColumn } from '../ledger/table/columns.ts';
import type { Task } from '../plan/work-plan.ts';
import { mattersOf } from './record-samples.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

/** Characters that a list written into a drop-down may have. */
const MAX_LIST = 255;
/** 2000-01-01 and 2099-12-31 as serial numbers. */
const [FIRST_DAY, LAST_DAY] = [36526, 73050];

/** Drop-downs, checks of dates and hints; warnings only: what the reader makes of a cell is told by a check. */
export function validations(
  columns: readonly LedgerColumn[],
  tasks: readonly (Task | null)[],
  firstRow: number,
): string {
  const all = columns.flatMap(({ part, key, type, hint }, at) => {
    const letters = columnLetters(at);
    const below = `${letters}${firstRow}:${letters}${MAX_LINES}`;
    if (type === 'date') {
      const limits = `<formula1>${FIRST_DAY}</formula1><formula2>${LAST_DAY}</formula2>`;
      return [validation('type="date" operator="between"', below, hint, limits)];
    }
    if (type === 'yes-no') return [dropDown(['是', '否'], below, hint)];
    if (part === 'record' && key === '事项') {
      return matterLists(tasks, (row) => `${letters}${firstRow + row}`, hint);
    }
    return hint === undefined ? [] : [validation('', below, hint, '')];
  });
  return all.length === 0
    ? ''
    : `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
}

/** A drop-down for each task that has a choice of 事项, over all of its rows. */
function matterLists(
  tasks: readonly (Task | null)[],
  cell: (row: number) => string,
  hint: string | undefined,
): string[] {
  const rows = new Map<Task, string[]>();
  tasks.forEach((task, row) => {
    if (!task) return;
    const own = rows.get(task);
    if (own) own.push(cell(row));
    else rows.set(task, [cell(row)]);
  });
  return [...rows].flatMap(([task, cells]) => {
    const matters = mattersOf(task);
    const fits =
      matters.join(',').length <= MAX_LIST && !matters.some((item) => /[,"\n]/.test(item));
    return matters.length > 0 && fits ? [dropDown(matters, cells.join(' '), hint)] : [];
  });
}

function dropDown(items: readonly string[], places: string, hint: string | undefined): string {
  return validation(
    'type="list"',
    places,
    hint,
    `<formula1>"${xmlText(items.join(','))}"</formula1>`,
  );
}

function validation(
  kind: string,
  places: string,
  hint: string | undefined,
  formulas: string,
): string {
  const shown = hint === undefined ? '' : ` showInputMessage="1" prompt="${xmlAttribute(hint)}"`;
  const warned =
    formulas === ''
      ? ''
      : ' showErrorMessage="1" errorStyle="warning" error="不是这一栏要的内容，确定要这样写吗？"';
  return `<dataValidation ${kind} allowBlank="1"${warned}${shown} sqref="${places}">${formulas}</dataValidation>`;
}
