import { STATUSES, type Status } from '../../check/status.ts';
import { compareText } from '../../diagnostic.ts';
import { groupBy } from '../group-by.ts';
import { htmlText } from '../html-text.ts';
import { bodyKey, bodyNames } from '../office/body-key.ts';
import type { Grouping, OfficeReport } from '../office/office-report.ts';
import { headNotes, officeSections, TITLE } from '../office/sections.ts';
import type { CheckedReport, RunEvent } from '../report.ts';
import type { Reporter } from '../reporter.ts';
import { CountTable } from './count-table.ts';
import { htmlDocument } from './document.ts';
import { type DueTally, dueCalendar } from './due-calendar.ts';
import { paragraph, section } from './elements.ts';
import { BAR_PATTERNS } from './figures-bar.ts';
import { filterForm } from './filter-form.ts';
import { jsonBlock } from './json-block.ts';
import { ledgerFigures, ledgerTables, type RowContext } from './ledger-part.ts';
import { officeSection } from './office-sections.ts';
import { overview } from './overview.ts';
import { DATA_ID } from './page-data.ts';
import { pageScript } from './page-script.generated.ts';
import { STYLE } from './style.ts';

/** Rows of duties and findings that a page lists; a browser opens no more at once, and memory holds no more. */
const MOST_ROWS = 20_000;

/** What the page keeps of a ledger. */
interface PageLedger {
  file: string;
  plan: string | null;
  body: string | null;
  dues: DueTally;
  duties: number;
  findings: number;
  /** null where the page lists too many already. */
  listed: { figures: string; tables: string; statuses: Status[]; rules: string[] } | null;
}

/**
 * The report across ledgers as a page of its own, with all duties and findings of each ledger to search in.
 * @param whole the report, once the run is over
 */
export function officePage(whole: () => OfficeReport, by: Grouping): Reporter {
  return () => {
    const ledgers: PageLedger[] = [];
    const reasons = new Map<string, string>();
    const counts = new CountTable();
    const context = { counts, reasonOf: (date: string) => reasons.get(date) ?? null };
    let rows = 0;
    return function* (event: RunEvent) {
      if (event.type === 'head') {
        for (const { date, reason } of event.calendar.overrides) reasons.set(date, reason);
      } else if (event.type === 'ledger') {
        rows += event.ledger.duties.length + event.findings.length;
        ledgers.push(pageLedger(event, rows <= MOST_ROWS ? context : null));
      } else {
        for (const line of page(whole(), by, ledgers, counts)) yield `${line}\n`;
      }
    };
  };
}

/** @param context null where its rows are not listed */
function pageLedger(checked: CheckedReport, context: RowContext | null): PageLedger {
  const { file, plan, body, duties } = checked.ledger;
  const dues: DueTally = new Map();
  for (const { due, status } of duties) {
    if (due === null) continue;
    const tally = dues.get(due) ?? {};
    tally[status] = (tally[status] ?? 0) + 1;
    dues.set(due, tally);
  }
  return {
    file,
    plan,
    body,
    dues,
    duties: duties.length,
    findings: checked.findings.length,
    listed: context && {
      figures: ledgerFigures(checked),
      tables: ledgerTables(checked, context),
      statuses: STATUSES.filter((status) => duties.some((duty) => duty.status === status)),
      rules: [...new Set(checked.findings.map(({ rule }) => rule))],
    },
  };
}

const DETAILS_TITLE = '各份台账明细';

function page(
  report: OfficeReport,
  by: Grouping,
  ledgers: readonly PageLedger[],
  counts: CountTable,
): string[] {
  const { asOf, tool, calendar } = report;
  const parts = officeSections(report, by);
  const idOf = (index: number) => `part-${index + 1}`;
  const dueDates = dueCalendar(report, tallyOf(report, ledgers));
  return htmlDocument({
    title: `${TITLE} ${asOf}`,
    style: STYLE,
    content: [
      ...BAR_PATTERNS,
      '<header>',
      `<h1>${htmlText(TITLE)}</h1>`,
      ...headNotes(report).map(paragraph),
      '</header>',
      '<nav aria-label="目录"><ul>',
      link('overview', '总览'),
      ...(dueDates.length > 0 ? [link('due-calendar', '到期日历')] : []),
      ...parts.map(({ title }, index) => link(idOf(index), title)),
      ...(ledgers.length > 0 ? [link('ledgers', DETAILS_TITLE)] : []),
      '</ul></nav>',
      '<main>',
      ...overview(report),
      ...dueDates,
      ...parts.flatMap((part, index) => officeSection(idOf(index), part)),
      ...(ledgers.length > 0 ? ledgerSection(report, ledgers) : []),
      '</main>',
      `<footer><p>由 ${tool.name} ${htmlText(tool.version)} 生成</p></footer>`,
      `<script type="application/json" id="${DATA_ID}">${jsonBlock(counts.data(calendar))}</script>`,
    ],
    script: pageScript,
  });
}

function link(id: string, title: string): string {
  return `<li><a href="#${id}">${htmlText(title)}</a></li>`;
}

/** Of a body with several ledgers none is counted, as in the figures. */
function tallyOf({ bodies }: OfficeReport, ledgers: readonly PageLedger[]): DueTally {
  const counted = new Set(
    bodies
      .filter(({ state }) => state === 'submitted')
      .map(({ plan, body }) => bodyKey(plan, body)),
  );
  const tally: DueTally = new Map();
  for (const { plan, body, dues } of ledgers) {
    if (!counted.has(bodyKey(plan, body))) continue;
    for (const [date, counts] of dues) {
      const sum = tally.get(date) ?? {};
      for (const status of STATUSES) sum[status] = (sum[status] ?? 0) + (counts[status] ?? 0);
      tally.set(date, sum);
    }
  }
  return tally;
}

function ledgerSection(report: OfficeReport, ledgers: readonly PageLedger[]): string[] {
  const order = new Map(report.bodies.map(({ plan, body }, index) => [bodyKey(plan, body), index]));
  const place = ({ plan, body }: PageLedger) => order.get(bodyKey(plan, body)) ?? order.size;
  const sorted = [...ledgers].sort((a, b) => place(a) - place(b) || compareText(a.file, b.file));
  const nameOf = namesOf(report);
  const groups = groupBy(sorted, nameOf);
  const duplicate = new Set(
    report.bodies.filter(({ state }) => state === 'duplicate').flatMap(({ files }) => files),
  );
  const listed = sorted.flatMap((ledger) => ledger.listed ?? []);
  const rules = new Set(listed.flatMap((ledger) => ledger.rules));
  const choices = {
    bodies: [...groups.keys()],
    statuses: STATUSES.filter((status) => listed.some(({ statuses }) => statuses.includes(status))),
    rules: [...rules].sort(compareText),
  };
  return section('ledgers', DETAILS_TITLE, [
    paragraph('每份台账一栏，展开后逐件列出。打印时只印展开的。'),
    ...leftOut(ledgers),
    ...filterForm(choices),
    ...[...groups.values()].flatMap((group, index) =>
      group.flatMap((ledger) =>
        ledgerPart(ledger, nameOf(ledger), index, duplicate.has(ledger.file)),
      ),
    ),
  ]);
}

function namesOf({ plans }: OfficeReport): (ledger: PageLedger) => string {
  const nameOf = bodyNames(plans);
  return ({ plan, body }) => (body === null ? '看不出单位的' : nameOf(plan, body));
}

function leftOut(ledgers: readonly PageLedger[]): string[] {
  const others = ledgers.filter(({ listed }) => listed === null);
  if (others.length === 0) return [];
  const sum = (key: 'duties' | 'findings') => others.reduce((total, each) => total + each[key], 0);
  return [
    paragraph(
      `一页列不下：另有${others.length}份台账的${sum('duties')}件、${sum('findings')}处问题只计入上面的数字，没有逐件列出。请少选几个单位再汇总，或者用 --format ndjson。`,
    ),
  ];
}

function ledgerPart(
  ledger: PageLedger,
  name: string,
  index: number,
  isDuplicate: boolean,
): string[] {
  const { file, listed } = ledger;
  if (!listed) return [];
  return [
    `<details class="ledger" data-body="${index}">`,
    `<summary><h3>${htmlText(name)}</h3><span>${htmlText(listed.figures)}</span></summary>`,
    paragraph(`文件：${file}`),
    ...(isDuplicate ? [paragraph('这个单位有几份台账，这一份没有计入上面的数字。')] : []),
    listed.tables,
    '</details>',
  ];
}
