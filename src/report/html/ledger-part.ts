import { itemName } from '../../check/rules/wording.ts';
import { STATUS_NAMES } from '../../check/status.ts';
import { SEVERITIES, SEVERITY_NAMES, type Severity } from '../../diagnostic.ts';
import { webAddress } from '../../text/web-address.ts';
import { countRecorded, remainingText, statusCounts, subject } from '../duty-lists.ts';
import { ruleTitle } from '../finding-text.ts';
import { htmlText } from '../html-text.ts';
import type { CheckedReport, DutyReport, FindingReport } from '../report.ts';
import type { CountTable } from './count-table.ts';
import { countWords } from './count-words.ts';
import { scrollingTable } from './elements.ts';

/** What a row needs besides itself. */
export interface RowContext {
  counts: CountTable;
  /** Why a day is off or worked locally. */
  reasonOf(date: string): string | null;
}

/** One line for the heading of a ledger: `49件：逾期未办3、…；错误2处、警告5处`. */
export function ledgerFigures({ ledger, findings, suppressed = [] }: CheckedReport): string {
  const { duties, counts } = ledger;
  const standing =
    duties.length === 0
      ? []
      : [`${duties.length}件：${statusCounts(counts, countRecorded(duties)).join('、')}`];
  const severities = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${SEVERITY_NAMES[severity]}${count}处`];
  });
  const found = severities.length > 0 ? severities.join('、') : '没有问题';
  const left = suppressed.length > 0 ? `，另有不计的${suppressed.length}处` : '';
  return [...standing, `${found}${left}`].join('；');
}

/** All duties of a ledger and all findings in it. */
export function ledgerTables({ ledger, findings }: CheckedReport, context: RowContext): string {
  const whose = ledger.body ?? ledger.file;
  return [
    ...list(
      '事项',
      `${whose}的事项`,
      ['任务', '事项', '情况'],
      [...ledger.duties.map((duty) => dutyRow(duty, context))],
    ),
    ...list('问题', `${whose}的问题`, ['级别', '问题', '位置'], findings.map(findingRow)),
  ].join('\n');
}

function list(title: string, label: string, headings: string[], rows: string[]): string[] {
  if (rows.length === 0) return [];
  return [
    '<div class="list">',
    `<h4>${title}</h4>`,
    ...scrollingTable(label, [
      '<table class="rows">',
      `<thead><tr>${headings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead>`,
      '<tbody>',
      ...rows,
      '</tbody>',
      '</table>',
    ]),
    '</div>',
  ];
}

function dutyRow(duty: DutyReport, { counts, reasonOf }: RowContext): string {
  const { taskNo, task, requirement, deadline, status, reason, progress, office, recorded } = duty;
  const { due, counting, record } = duty;
  const what = subject(duty);
  const told = recorded === null ? '' : recorded ? '（有记录）' : '（无记录）';
  const lines = [
    ...(requirement === null || requirement === what ? [] : [requirement]),
    ...(deadline === null ? [] : [`时限要求：${deadline}`]),
    ...(office === null ? [] : [`责任科室：${office}`]),
    ...(progress === null ? [] : [`完成情况：${progress}`]),
    ...(reason === null ? [] : [`说明：${reason}`]),
  ];
  const explained =
    due === null || counting === null
      ? ''
      : [
          `<details class="count" data-count="${counts.add(due, counting)}"><summary>到期日怎么数的</summary>`,
          `<p>${linesHtml(countWords(counting, reasonOf))}</p></details>`,
        ].join('');
  return [
    `<tr data-status="${status}">`,
    `<td class="key-cell">${htmlText(taskNo === null ? '自定' : itemName(taskNo))}</td>`,
    `<td><div class="said">${what === '' ? '' : `<b>${htmlText(what)}</b>`}${told}`,
    what === '' && requirement === null ? htmlText(task) : '',
    lines.length === 0 ? '' : `<p>${linesHtml(lines)}</p>`,
    record?.link ? linkHtml(record.link) : '',
    `</div>${explained}</td>`,
    `<td class="state-cell"><span class="status ${status}">${STATUS_NAMES[status]}</span>${dates(duty)}</td>`,
    '</tr>',
  ].join('');
}

/** What is no address of the web is shown, and leads nowhere. */
function linkHtml(written: string): string {
  const address = webAddress(written);
  const text = htmlText(written);
  return address === null
    ? `<p>链接：${text}</p>`
    : `<p>链接：<a href="${htmlText(address)}" rel="noreferrer">${text}</a></p>`;
}

function dates(duty: DutyReport): string {
  const { due, earliest, provisional, done } = duty;
  const left = remainingText(duty);
  const lines = [
    ...(left === '' ? [] : [left]),
    ...(due === null ? [] : [`到期 ${due}${provisional ? '（暂定）' : ''}`]),
    ...(provisional && earliest !== null ? [`不早于 ${earliest}`] : []),
    ...(done === null ? [] : [`办结 ${done}`]),
  ];
  return lines.length === 0 ? '' : `<span class="date">${linesHtml(lines)}</span>`;
}

/** Line ends are shown as such (style.ts): a page of thousands of rows has few elements to build. */
function linesHtml(lines: readonly string[]): string {
  return lines.map(htmlText).join('\n');
}

const SEVERITY_CLASSES: Readonly<Record<Severity, string>> = {
  error: 'overdue',
  warning: 'late',
  info: 'not-due',
};

function findingRow({ rule, severity, message, basis, location }: FindingReport): string {
  const place = location.cell ?? (location.line === undefined ? '整份' : `第${location.line}行`);
  return [
    `<tr data-rule="${htmlText(rule)}">`,
    `<td class="key-cell"><span class="status ${SEVERITY_CLASSES[severity]}">${SEVERITY_NAMES[severity]}</span></td>`,
    `<td><div class="said"><b>${htmlText(ruleTitle(rule))}</b><p>${htmlText(message)}</p>`,
    basis === undefined ? '' : `<p>依据：${htmlText(basis)}</p>`,
    `</div></td>`,
    `<td class="state-cell">${htmlText(place)}</td>`,
    '</tr>',
  ].join('');
}
