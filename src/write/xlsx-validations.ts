import type { Field } from '../input/table/columns.ts';
import { columnLetters, MAX_LINES } from '../input/table/sheet.ts';
import type { Task } from '../plan/work-plan.ts';
import { mattersOf } from './record-samples.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

/** Characters that a list written into a drop-down may have. */
const MAX_LIST = 255;
/** 2000-01-01 and 2099-12-31 as serial numbers. */
const [FIRST_DAY, LAST_DAY] = [36526, 73050];

/** What to write in a column, shown beside the cell. */
const HINTS: Readonly<Record<string, string>> = {
  'entry/不涉及': '本单位没有这项职责的，写理由；写了就不填公开记录。',
  'record/事项': '任务有几种时限时，选这条记录对应的一种；列表里没有的不选。',
  'record/标题':
    '所公开信息的标题，或申请的编号。一条信息一行：多条的，在下面插入一行，写上同样的序号。',
  'record/期间': '定期公开的是哪一期：2022、2022-H1、2022-Q3、2022-08。',
  'record/零报告': '定期公开的，当期没有可公开的内容时写是哪一期，如 2022-06，不写标题和日期。',
  'record/起算日期': '时限从哪天起算：信息形成、变更、作出决定等的日期，如 2022-06-01。',
  'record/公开日期': '公开的日期，如 2022-06-13；还没有公开的不写。',
  'record/链接': '以 http:// 或 https:// 开头。',
  'extension/工作日': '延长答复期限几个工作日，只写数字，最多 20。',
};

/** Drop-downs, checks of dates and hints; warnings only: what the reader makes of a cell is told by a check. */
export function validations(
  columns: readonly Field[],
  tasks: readonly (Task | null)[],
  firstRow: number,
): string {
  const all = columns.flatMap((field, at) => {
    const letters = columnLetters(at);
    const hint = HINTS[`${field.part}/${field.key}`];
    const below = `${letters}${firstRow}:${letters}${MAX_LINES}`;
    if (field.kind === 'date') {
      const limits = `<formula1>${FIRST_DAY}</formula1><formula2>${LAST_DAY}</formula2>`;
      return [validation('type="date" operator="between"', below, hint, limits)];
    }
    if (field.kind === 'yes-no') return [dropDown(['是', '否'], below, hint)];
    if (field.part === 'record' && field.key === '事项') {
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
