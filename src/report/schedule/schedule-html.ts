import { formatDay, weekdayName } from '../../calendar/day.ts';
import type { Schedule } from '../../check/schedule/schedule.ts';
import type { ScheduleLine } from '../../check/schedule/schedule-line.ts';
import { STATUS_NAMES } from '../../check/status.ts';
import { htmlDocument } from '../html/document.ts';
import { htmlText } from '../html-text.ts';
import { byMonth } from './schedule-text.ts';

/** A schedule as one page that needs nothing else and is printed on A4. */
export function scheduleHtml({ title, notes, dated, undated, unclear }: Schedule): string {
  const list = (heading: string, lines: readonly ScheduleLine[]) =>
    lines.length === 0 ? [] : [section(`${heading}（${lines.length}件）`, [table(UNDATED, lines)])];
  const content = [
    '<main>',
    `<h1>${htmlText(title)}</h1>`,
    ...notes.map((note) => `<p>${htmlText(note)}</p>`),
    section(
      `有固定日期的（${dated.length}件）`,
      dated.length === 0
        ? ['<p>没有。</p>']
        : byMonth(dated).flatMap(([month, lines]) => [
            `<h3>${htmlText(month)}</h3>`,
            table(DATED, lines),
          ]),
    ),
    ...list('没有固定日期的', undated),
    ...list('台账没有写清，算不出日期的', unclear),
    '</main>',
  ];
  return `${htmlDocument({ title, style: STYLE, content }).join('\n')}\n`;
}

function section(heading: string, content: readonly string[]): string {
  return ['<section>', `<h2>${htmlText(heading)}</h2>`, ...content, '</section>'].join('\n');
}

interface Column {
  heading: string;
  cell(line: ScheduleLine): string;
}

const UNDATED: readonly Column[] = [
  {
    heading: '第几项',
    cell: ({ task }) => `<td class="no">${htmlText(task?.no ?? '')}</td>`,
  },
  { heading: '做什么', cell: taskCell },
];
const DATED: readonly Column[] = [{ heading: '到期日', cell: dueCell }, ...UNDATED];

function table(columns: readonly Column[], lines: readonly ScheduleLine[]): string {
  const headings = columns.map(({ heading }) => `<th scope="col">${htmlText(heading)}</th>`);
  return [
    '<table>',
    `<thead><tr>${headings.join('')}</tr></thead>`,
    '<tbody>',
    ...lines.map((line) => `<tr>${columns.map(({ cell }) => cell(line)).join('')}</tr>`),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function taskCell({ content, period, how, reasons, who }: ScheduleLine): string {
  const rule = [period === '' ? '' : `${period}期`, how].filter((text) => text !== '').join('，');
  const further = [who.length === 0 ? '' : `责任单位：${who.join('、')}`, rule, ...reasons]
    .filter((text) => text !== '')
    .map((text) => `<br><small>${htmlText(text)}</small>`);
  return `<td>${htmlText(content)}${further.join('')}</td>`;
}

function dueCell({ due, status }: ScheduleLine): string {
  if (due === null) return '<td></td>';
  const date = formatDay(due.date);
  const provisional = due.provisional
    ? `<br><small>暂定，不早于${formatDay(due.earliest)}</small>`
    : '';
  const state =
    status === null
      ? ''
      : `<br><span${status === 'overdue' ? ' class="overdue"' : ''}>${STATUS_NAMES[status]}</span>`;
  return `<th scope="row"><time datetime="${date}">${date}</time> ${weekdayName(due.date)}${provisional}${state}</th>`;
}

/** System fonts, both colour schemes, and a table that keeps its head on each printed page. */
const STYLE = `
:root { color-scheme: light dark; --line: #8a8f98; --quiet: #4a4f57; --alarm: #a40000; --head: #e7eef7; --text: #1a1c20; --page: #fff }
@media (prefers-color-scheme: dark) { :root { --line: #6b7079; --quiet: #b9bec7; --alarm: #ff9d94; --head: #26313f; --text: #eceef2; --page: #16181c } }
body { margin: 0; color: var(--text); background: var(--page); font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
main { max-width: 62rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; text-align: center }
h2 { font-size: 1.2rem; margin-top: 2rem }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem }
p { margin: .2rem 0; color: var(--quiet) }
table { width: 100%; border-collapse: collapse }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
thead th { background: var(--head) }
tbody th { font-weight: normal; width: 6.5rem; word-break: keep-all }
time { white-space: nowrap }
.no { width: 3.5rem }
.overdue { color: var(--alarm); font-weight: bold }
small { color: var(--quiet) }
@media (max-width: 40rem) { main { padding: .5rem } .no { width: 2.6rem } tbody th { width: 5.6rem } th, td { padding: .25rem } }
@page { size: A4; margin: 15mm }
@media print {
  :root { color-scheme: light; --line: #000; --quiet: #000; --alarm: #000; --head: #eee; --text: #000; --page: #fff }
  body { font-size: 10pt }
  main { max-width: none; padding: 0 }
  thead { display: table-header-group }
  tr { break-inside: avoid }
  h2, h3 { break-after: avoid }
}
`;
