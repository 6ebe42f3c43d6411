import { parseDay } from '../../calendar/day.ts';
import { STATUS_NAMES, STATUSES } from '../../check/status.ts';
import { SEVERITY_NAMES, type Severity } from '../../diagnostic.ts';
import type { StyleName } from '../../ooxml/xlsx-styles.ts';
import { type XlsxCell, type XlsxSheet, xlsxWorkbook } from '../../ooxml/xlsx-workbook.ts';
import { displayWidth } from '../../text/display-width.ts';
import { escapeFormula } from '../../text/formula-escape.ts';
import { terminalText } from '../../text/terminal-text.ts';
import { webAddress } from '../../text/web-address.ts';
import { compareSections } from '../compare/compare-sections.ts';
import { ruleName } from '../finding-text.ts';
import { suppressedText } from '../suppressed-text.ts';
import { type FindingRow, MOST_ROWS } from './finding-rows.ts';
import type {
  DutyRow,
  Figures,
  Grouping,
  OfficeReport,
  TaskOfBody,
  TaskRow,
} from './office-report.ts';
import {
  BODY_STATES,
  type Cell,
  cellText,
  headingLines,
  type Section,
  SHOWN_STATUSES,
  STATE_NAMES,
} from './section.ts';
import {
  byRank,
  FORMULA,
  handedIn,
  headNotes,
  rankingNotes,
  requests,
  rules,
  standingText,
  TITLE,
} from './sections.ts';
import { toldWithPlans } from './told-with-plans.ts';

/** A sheet that is one list to filter. */
interface List {
  name: string;
  notes: readonly string[];
  columns: readonly ListColumn[];
  rows: Rows;
  /** How many there are, where not all are at hand. */
  total: number;
  /** What stands there instead of rows. */
  none: string;
}

type Rows = Iterable<readonly XlsxCell[]> & { readonly length: number };

/** The rows of as many items as a sheet takes; each is made when it is looked at, and not held. */
function listed<Item>(
  items: readonly Item[],
  cellsOf: (item: Item) => XlsxCell[],
): Pick<List, 'rows' | 'total'> {
  const length = Math.min(items.length, MOST_ROWS);
  const rows = {
    length,
    *[Symbol.iterator]() {
      for (let at = 0; at < length; at++) yield cellsOf(items[at] as Item);
    },
  };
  return { rows, total: items.length };
}

interface ListColumn {
  heading: string;
  /** Characters that it is wide at most; what is longer goes on in another line. */
  most: number;
}

const HEADER_ROW = 3;
/** Characters of a text that are shown: a row is not higher than some 25 lines. */
const MOST_CHARACTERS = 1000;
/** Characters that an address may have for Excel to follow it. */
const MOST_OF_LINK = 2000;
/** Room in a heading for the arrow of its filter. */
const ARROW = 3;

/** The report as a workbook: an overview, and lists to filter, whose numbers are numbers and dates dates. */
export function officeXlsx(
  given: OfficeReport,
  by: Grouping,
  findings: readonly FindingRow[],
): Uint8Array {
  const report = toldWithPlans(given);
  const lists = [
    bodies(report),
    ...(by === 'category' ? [groups('各类任务', '大类', report.categories)] : []),
    ...(by === 'office' ? [groups('各科室', '单位和责任科室', report.offices)] : []),
    overdue(report),
    upcoming(report),
    notHandedIn(report),
    problems(report, findings),
    tasks(report),
    ...(report.notApplicable.length > 0 ? [notApplicable(report)] : []),
  ];
  return xlsxWorkbook([
    overview(report),
    ...lists.map((list) => sheetOf(list, report)),
    ...(report.comparison === null ? [] : [sinceEarlier(report)]),
  ]);
}

function sheetOf(list: List, { asOf }: OfficeReport): XlsxSheet {
  const { name, notes, columns, rows, total, none } = list;
  const rest = total - rows.length;
  const all = [`检查日：${asOf}，共${total}行`, ...notes];
  if (rest > 0) all.push(`太多，只列出前${rows.length}行，另有${rest}行没有列出`);
  const span = columns.length;
  const head = [
    across(`${TITLE}：${name}`, 'title', span),
    across(all.join('\n'), 'note', span),
    columns.map(({ heading }): XlsxCell => ({ value: heading, style: 'heading' })),
    ...(rows.length > 0 ? [] : [across(none, 'text', span)]),
  ];
  return {
    name,
    columns: widthsOf(columns, rows).map((width) => ({ width })),
    rows: below(head, rows),
    frozen: { rows: HEADER_ROW, columns: 0 },
    repeated: HEADER_ROW,
    filtered: HEADER_ROW,
  };
}

function below(head: readonly XlsxCell[][], rows: Rows): Rows {
  return {
    length: head.length + rows.length,
    *[Symbol.iterator]() {
      yield* head;
      yield* rows;
    },
  };
}

/** Each as wide as its longest line, a Chinese character counting for two. */
function widthsOf(columns: readonly ListColumn[], rows: Rows): number[] {
  const widths = columns.map(
    ({ heading }) => Math.max(...heading.split('\n').map(displayWidth)) + ARROW,
  );
  for (const row of rows) {
    for (const [at, { most }] of columns.entries()) {
      const width = widthOfValue(row[at]?.value ?? null) + 1;
      widths[at] = Math.max(widths[at] ?? 0, Math.min(width, most));
    }
  }
  return widths;
}

/** `2022-06-01` takes ten. */
const DATE_WIDTH = 10;

function widthOfValue(value: XlsxCell['value']): number {
  if (value === null) return 0;
  if (typeof value === 'number') return String(value).length;
  if (typeof value !== 'string') return DATE_WIDTH;
  return Math.max(...value.split('\n').map(displayWidth));
}

const column = (heading: string, most = 14): ListColumn => ({ heading, most });
const figure = (title: string): ListColumn =>
  column(headingLines({ title, kind: 'number' }).join('\n'), 8);

const FIGURES: readonly ListColumn[] = [
  figure('应办'),
  ...STATUSES.map((status) => figure(STATUS_NAMES[status])),
  figure('按期率'),
];

function figureCells(figures: Figures | null): XlsxCell[] {
  const counts = STATUSES.map((status) => number(figures?.counts[status] ?? null));
  return [number(figures?.owed ?? null), ...counts, rate(figures)];
}

function bodies(report: OfficeReport): List {
  return {
    name: '各部门',
    notes: [FORMULA, ...rankingNotes(report)],
    columns: [
      figure('名次'),
      column('单位', 26),
      column('报送情况', 18),
      column('报送日期'),
      figure('任务'),
      ...FIGURES,
      column('文件', 30),
    ],
    ...listed(byRank(report.bodies), ({ rank, body, state, submitted, tasks, figures, files }) => [
      number(rank),
      text(body),
      text(STATE_NAMES[state]),
      date(submitted),
      number(tasks),
      ...figureCells(figures),
      text(files.join('、')),
    ]),
    none: '方案里没有承担任务的单位',
  };
}

function groups(name: string, heading: string, rows: OfficeReport['offices']): List {
  return {
    name,
    notes: [FORMULA],
    columns: [column(heading, 40), ...FIGURES],
    ...listed(rows, ({ name: group, figures }) => [text(group), ...figureCells(figures)]),
    none: '没有计入的台账',
  };
}

const DUTY_COLUMNS: readonly ListColumn[] = [
  column('单位', 26),
  column('序号', 10),
  column('任务', 44),
  column('事项', 20),
  column('记录', 30),
  column('期间', 12),
  column('链接', 30),
  column('文件', 24),
  column('位置', 16),
];

function dutyCells(duty: DutyRow): XlsxCell[] {
  const { body, taskNo, task, requirement, matter, record, period, file, line, cell } = duty;
  return [
    text(body),
    taskNumber(taskNo),
    text(requirement ?? task),
    text(matter),
    text(record),
    text(period),
    link(duty.link),
    text(file),
    text(cell ?? (line === null ? null : `第${line}行`)),
  ];
}

function overdue({ overdue: duties }: OfficeReport): List {
  return {
    name: '逾期',
    notes: ['只含计入的台账，逾期最久的在前'],
    columns: [column('到期日'), figure('逾期工作日'), ...DUTY_COLUMNS],
    ...listed(duties, (duty) => [date(duty.due), number(-duty.remaining), ...dutyCells(duty)]),
    none: '没有逾期未办的',
  };
}

function upcoming({ upcoming: duties, within }: OfficeReport): List {
  const isProvisional = duties.some(({ provisional }) => provisional);
  return {
    name: '将到期',
    notes: [
      `${within}个工作日以内到期的，只含计入的台账，先到期的在前`,
      ...(isProvisional ? ['“暂定”的，放假安排尚未公布'] : []),
    ],
    columns: [
      column('到期日'),
      figure('还剩工作日'),
      ...(isProvisional ? [figure('暂定')] : []),
      ...DUTY_COLUMNS,
    ],
    ...listed(duties, (duty) => [
      date(duty.due),
      number(duty.remaining),
      ...(isProvisional ? [text(duty.provisional ? '暂定' : null)] : []),
      ...dutyCells(duty),
    ]),
    none: `${within}个工作日以内没有到期的`,
  };
}

function notHandedIn({ bodies: rows, plans, unreadable, misnamed }: OfficeReport): List {
  const dueOf = new Map(plans.map(({ id, ledgerDue }) => [id, ledgerDue]));
  const unread = new Set(
    rows.filter(({ state }) => state === 'unreadable').flatMap(({ files }) => files),
  );
  return {
    name: '未报送',
    notes: ['没有报送的，以及报送了没有计入、要核对的'],
    columns: [
      column('情况', 24),
      column('单位', 30),
      figure('任务'),
      column('文件', 40),
      column('说明', 60),
    ],
    ...listed(
      [
        ...rows
          .filter(({ state }) => state === 'missing' || state === 'duplicate')
          .map(({ state, body, tasks, files, plan }) => [
            text(STATE_NAMES[state]),
            text(body),
            number(tasks),
            text(files.join('、')),
            text(
              state === 'missing' ? (dueOf.get(plan) ?? null) : '不知道以哪一份为准，都没有计入',
            ),
          ]),
        ...unreadable.map(({ file, body, reason }) => [
          text(unread.has(file) ? STATE_NAMES.unreadable : '没有检查的文件'),
          text(body ?? '看不出'),
          number(null),
          text(file),
          text(reason),
        ]),
        ...misnamed.map(({ file, body, named }) => [
          text('文件名与单位不一致'),
          text(body),
          number(null),
          text(file),
          text(`文件名里的单位是${named.join('、')}`),
        ]),
      ],
      (cells) => cells,
    ),
    none: '各单位都报送了，都已计入',
  };
}

const SEVERITY_STYLES: Record<Severity, StyleName> = {
  error: 'error',
  warning: 'warning',
  info: 'text',
};

function problems(report: OfficeReport, findings: readonly FindingRow[]): List {
  const { error, warning, info } = report.summary.findings;
  const suppressed = suppressedText(report.summary);
  const rows = [
    ...report.findings.map((finding): FindingRow => ({ ...OF_NO_LEDGER, ...finding })),
    ...report.configuration.map(
      ({ line, ...finding }): FindingRow => ({ ...OF_NO_LEDGER, ...finding, place: line }),
    ),
    ...findings,
  ];
  return {
    name: '问题清单',
    notes: [
      '先是跨台账的，再按文件的次序；有几份台账的单位，各份的问题都在内',
      ...(suppressed === '' ? [] : [suppressed]),
    ],
    columns: [
      column('级别', 8),
      column('单位', 26),
      column('文件', 24),
      column('位置', 16),
      column('序号', 10),
      column('问题和改法', 60),
      column('依据', 26),
      column('规则', 34),
    ],
    ...listed(rows, ({ severity, body, file, place, taskNo, message, basis, rule }) => [
      text(SEVERITY_NAMES[severity], SEVERITY_STYLES[severity]),
      text(body),
      text(file),
      text(typeof place === 'number' ? `第${place}行` : place),
      taskNumber(taskNo),
      text(message),
      text(basis),
      text(ruleName(rule)),
    ]),
    total: error + warning + info,
    none: '没有发现问题',
  };
}

const OF_NO_LEDGER = { body: null, file: null, place: null, taskNo: null, basis: null };

function tasks({ tasks: rows }: OfficeReport): List {
  return {
    name: '任务',
    notes: ['每项任务、每个承担的单位一行'],
    columns: [
      column('序号', 10),
      column('大类', 20),
      column('工作要求', 44),
      column('责任单位', 24),
      column('单位', 24),
      column('情况', 30),
      figure('应办'),
      ...SHOWN_STATUSES.map((status) => figure(STATUS_NAMES[status])),
      figure('按期率'),
    ],
    ...listed(
      rows.flatMap((task) =>
        (task.bodies.length > 0 ? task.bodies : [null]).map((own) => ({ task, own })),
      ),
      taskCells,
    ),
    none: '方案里没有任务',
  };
}

function taskCells({ task, own }: { task: TaskRow; own: TaskOfBody | null }): XlsxCell[] {
  const { no, category, requirement, responsible, unassigned } = task;
  const figures = own?.figures ?? null;
  return [
    ...[taskNumber(no), text(category), text(requirement), text(responsible)],
    text(own?.body ?? null),
    text(own ? standingText(own) : unassigned ? '没有落到单位' : '没有单位报送'),
    number(figures?.owed ?? null),
    ...SHOWN_STATUSES.map((status) => number(figures?.counts[status] ?? null)),
    rate(figures),
  ];
}

function notApplicable({ notApplicable: rows }: OfficeReport): List {
  return {
    name: '不涉及',
    notes: ['零报告也在内'],
    columns: [
      column('单位', 30),
      column('序号', 10),
      column('任务', 44),
      column('理由', 60),
      column('文件', 30),
    ],
    ...listed(rows, ({ body, taskNo, task, reason, file }) => [
      text(body),
      taskNumber(taskNo),
      text(task),
      text(reason),
      text(file),
    ]),
    none: '没有写不涉及的',
  };
}

/** Columns of the overview: a label, the one text, figures. */
const OVERVIEW = [18, 40, 9, 9, 9, 9, 9, 9, 9];

function overview(report: OfficeReport): XlsxSheet {
  const { handedIn: counts, total } = report;
  const span = OVERVIEW.length;
  const stated = (label: string, value: XlsxCell): XlsxCell[] => [text(label), value];
  return {
    name: '总览',
    columns: OVERVIEW.map((width) => ({ width })),
    rows: [
      across(TITLE, 'title', span),
      across(headNotes(report).join('\n'), 'note', span),
      across('报送情况', 'section', span),
      ...handedIn(report).notes.map((note) => across(note, 'note', span)),
      stated('应报送', number(counts.expected)),
      ...BODY_STATES.map((state) => stated(STATE_NAMES[state], number(counts[state]))),
      across('办理情况（计入的台账合计）', 'section', span),
      across(FORMULA, 'note', span),
      stated('应办', number(total.owed)),
      ...STATUSES.map((status) => stated(STATUS_NAMES[status], number(total.counts[status]))),
      stated('按期率', rate(total)),
      ...[requests(report), rules(report)].flatMap((section) => sectionRows(section, span)),
    ],
    frozen: { rows: 1, columns: 0 },
  };
}

/** Columns of the parts that compare: the wide text second. */
const COMPARED = [26, 56, 16, 16, 20, 30];

/** What became of things since the earlier report, part below part. */
function sinceEarlier(report: OfficeReport): XlsxSheet {
  return {
    name: '回头看',
    columns: COMPARED.map((width) => ({ width })),
    rows: [
      across(`${TITLE}：回头看`, 'title', COMPARED.length),
      ...compareSections(report).flatMap((section) => sectionRows(section, COMPARED.length)),
    ],
    frozen: { rows: 1, columns: 0 },
  };
}

function sectionRows(section: Section, span: number): XlsxCell[][] {
  const { title, notes, rows } = section;
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length - shown.length;
  return [
    across(title, 'section', span),
    ...notes.map((note) => across(note, 'note', span)),
    ...(shown.length > 0 ? tableRows({ ...section, rows: shown }) : []),
    ...(rest > 0 ? [across(`太多，另有${rest}行没有列出`, 'note', span)] : []),
  ];
}

/** A table of a part, its one wide column moved to the second place. */
function tableRows({ columns, rows }: Section): XlsxCell[][] {
  const wide = columns.findIndex(({ kind }) => kind === 'wide');
  const placed = <T>(cells: readonly T[]): T[] => {
    const [first, ...others] = cells.filter((_, at) => at !== wide);
    return [first, cells[wide], ...others].filter((it) => it !== undefined);
  };
  return [
    placed(columns).map(({ title }) => ({ value: title, style: 'heading' })),
    ...rows.map((row) => placed(row).map(cellOf)),
  ];
}

/** A provisional day bears its mark, as a text. */
function cellOf(cell: Cell): XlsxCell {
  if (typeof cell === 'string') return text(cell);
  if (cell === null || typeof cell === 'number') return number(cell);
  if ('share' in cell) return percent(cell.share);
  return cell.provisional ? text(cellText(cell)) : date(cell.day);
}

function across(value: string, style: StyleName, span: number): XlsxCell[] {
  return [{ ...text(value, style), span }];
}

/** A text that no program takes for a formula, wherever it is copied. */
function text(value: string | null, style: StyleName = 'text'): XlsxCell {
  if (value === null) return { value: null, style };
  const lines = value.split('\n').map(terminalText).join('\n');
  return { value: escapeFormula(shortened(lines)), style };
}

function shortened(value: string): string {
  if (value.length <= MOST_CHARACTERS) return value;
  const characters = [...value];
  return `${characters.slice(0, MOST_CHARACTERS).join('')}……（共${characters.length}字，没有全部列出）`;
}

function link(value: string | null): XlsxCell {
  const address = value === null ? null : webAddress(value);
  if (address === null || address.length > MOST_OF_LINK) return text(value);
  return { ...text(value, 'link'), link: address };
}

function number(value: number | null): XlsxCell {
  return { value, style: 'number' };
}

function rate(figures: Figures | null): XlsxCell {
  const hasOne = figures !== null && figures.judged > 0;
  return percent(hasOne ? figures.onTime / figures.judged : null);
}

function percent(value: number | null): XlsxCell {
  return { value, style: 'percent' };
}

function date(value: string | null): XlsxCell {
  const day = value === null ? null : parseDay(value);
  return { value: day === null ? null : { day }, style: 'date' };
}

/** 序号 by which rows can be sorted; `附2-1` is a text. */
function taskNumber(no: string | null): XlsxCell {
  return no !== null && /^\d{1,9}$/.test(no) ? number(Number(no)) : text(no);
}
