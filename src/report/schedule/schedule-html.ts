import { formatDay, weekdayName } from '../../calendar/day.ts';
import type { Schedule } from '../../check/schedule/schedule.ts';
import type { ScheduleLine } from '../../check/schedule/schedule-line.ts';
import { STATUS_NAMES } from '../../check/status.ts';
import { htmlText } from '../html-text.ts';
import { byMonth, numberText } from './schedule-text.ts';

/** What a table shows of its lines besides the number and what is to be done. */
interface Shown {
  due: boolean;
  who: boolean;
  status: boolean;
}

/** A schedule as one page that needs nothing else and is printed on A4. */
export function scheduleHtml({
  title,
  notes,
  dated,
  undated,
  unclear,
  isOfOne,
  hasStatus,
}: Schedule): string {
  const shown: Shown = { due: true, who: !isOfOne, status: hasStatus };
  const list = (heading: string, lines: readonly ScheduleLine[]) =>
    lines.length === 0
      ? []
      : [
          section(`${heading}（${lines.length}件）`, [
            table(lines, { ...shown, due: false, status: false }),
          ]),
        ];
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    // Nothing is loaded and nothing runs, whatever a ledger says.
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${htmlText(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${htmlText(title)}</h1>`,
    ...notes.map((note) => `<p>${htmlText(note)}</p>`),
    section(
      `有固定日期的（${dated.length}件）`,
      dated.length === 0
        ? ['<p>没有。</p>']
        : byMonth(dated).flatMap(([month, lines]) => [
            `<h3>${htmlText(month)}</h3>`,
            table(lines, shown),
          ]),
    ),
    ...list('没有固定日期的', undated),
    ...list('台账没有写清，算不出日期的', unclear),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function section(heading: string, content: readonly string[]): string {
  return ['<section>', `<h2>${htmlText(heading)}</h2>`, ...content, '</section>'].join('\n');
}

function table(lines: readonly ScheduleLine[], shown: Shown): string {
  const headings = [
    ...(shown.due ? ['到期日'] : []),
    '第几项',
    '做什么',
    ...(shown.who ? ['责任单位'] : []),
    ...(shown.status ? ['状态'] : []),
  ];
  return [
    '<table>',
    `<thead><tr>${headings.map((text) => `<th scope="col">${htmlText(text)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...lines.map((line) => row(line, shown)),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function row(line: ScheduleLine, shown: Shown): string {
  const { task, content, period, how, reasons, who, status } = line;
  const further = [...(period === '' ? [] : [`${period}期`]), ...(how === '' ? [] : [how])];
  const cells = [
    ...(shown.due ? [dueCell(line)] : []),
    `<td class="no">${htmlText(task ? numberText(task.no) : '')}</td>`,
    [
      '<td>',
      htmlText(content),
      ...[further.join('，'), ...reasons]
        .filter((text) => text !== '')
        .map((text) => `<br><small>${htmlText(text)}</small>`),
      '</td>',
    ].join(''),
    ...(shown.who ? [`<td class="who">${htmlText(who.join('、'))}</td>`] : []),
    ...(shown.status
      ? [
          `<td class="${status === 'overdue' ? 'status overdue' : 'status'}">${htmlText(status === null ? '' : STATUS_NAMES[status])}</td>`,
        ]
      : []),
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function dueCell({ due }: ScheduleLine): string {
  if (due === null) return '<td></td>';
  const date = formatDay(due.date);
  const provisional = due.provisional
    ? `<br><small>暂定，不早于${formatDay(due.earliest)}</small>`
    : '';
  return `<th scope="row"><time datetime="${date}">${date}</time> ${weekdayName(due.date)}${provisional}</th>`;
}

/** System fonts, both colour schemes, and a table that keeps its head on each printed page. */
const STYLE = `
:root { color-scheme: light dark; --line: #8a8f98; --quiet: #4a4f57; --alarm: #a40000; --head: #e7eef7 }
@media (prefers-color-scheme: dark) { :root { --line: #6b7079; --quiet: #b9bec7; --alarm: #ff9d94; --head: #26313f } }
body { margin: 0; font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
main { max-width: 62rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; text-align: center }
h2 { font-size: 1.2rem; margin-top: 2rem }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem }
p { margin: .2rem 0; color: var(--quiet) }
table { width: 100%; border-collapse: collapse }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
thead th { background: var(--head) }
tbody th { font-weight: normal; width: 6.5rem }
time { white-space: nowrap }
.no { width: 4.5rem }
.who { width: 11rem }
.status { width: 5.5rem }
.overdue { color: var(--alarm); font-weight: bold }
small { color: var(--quiet) }
@media (max-width: 40rem) { .no { width: 2.2rem } .who { width: 5rem } .status { width: 2.6rem } tbody th { width: 5.4rem } th, td { padding: .25rem } }
@page { size: A4; margin: 15mm }
@media print {
  :root { color-scheme: light; --line: #000; --quiet: #000; --alarm: #000; --head: #eee }
  body { font-size: 10pt }
  main { max-width: none; padding: 0 }
  thead { display: table-header-group }
  tr { break-inside: avoid }
  h2, h3 { break-after: avoid }
}
`;
