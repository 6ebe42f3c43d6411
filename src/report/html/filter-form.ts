import { STATUS_NAMES, type Status } from '../../check/status.ts';
import { ruleName } from '../finding-text.ts';
import { htmlText } from '../html-text.ts';
import { FILTER_ID } from './page-data.ts';

/** What can be chosen: only what the page has. */
export interface Choices {
  bodies: readonly string[];
  statuses: readonly Status[];
  rules: readonly string[];
}

/** The fields that choose what of the ledgers is shown. Hidden until the script is there to obey them. */
export function filterForm({ bodies, statuses, rules }: Choices): string[] {
  return [
    `<form id="${FILTER_ID}" role="search" aria-label="筛选明细" hidden>`,
    select(
      'body',
      '单位',
      '全部单位',
      bodies.map((name, index) => [String(index), name]),
    ),
    select(
      'status',
      '情况',
      '全部情况',
      statuses.map((status) => [status, STATUS_NAMES[status]]),
    ),
    select(
      'rule',
      '问题',
      '全部问题',
      rules.map((rule) => [rule, ruleName(rule)]),
    ),
    '<label>查找<input type="search" name="search" autocomplete="off" placeholder="标题、任务、日期……"></label>',
    '<div class="buttons"><button type="reset">清除</button><button type="button" name="open">全部展开</button><button type="button" name="close">全部收起</button></div>',
    '<p class="found" role="status" aria-live="polite"></p>',
    '</form>',
  ];
}

function select(
  name: string,
  label: string,
  all: string,
  options: readonly (readonly [value: string, text: string])[],
): string {
  const items = options.map(
    ([value, text]) => `<option value="${htmlText(value)}">${htmlText(text)}</option>`,
  );
  return `<label>${label}<select name="${name}"><option value="">${all}</option>${items.join('')}</select></label>`;
}
