import { workdaysPast } from '../../check/rules/wording.ts';
import { STATUS_NAMES, STATUSES, type Status } from '../../check/status.ts';
import { CLAUSES } from '../../deadline/clauses.ts';
import { SEVERITY_NAMES } from '../../diagnostic.ts';
import { compareSections } from '../compare/compare-sections.ts';
import { ruleName } from '../finding-text.ts';
import { groupBy } from '../group-by.ts';
import { severityLines } from '../severity-text.ts';
import { suppressedText } from '../suppressed-text.ts';
import { worst } from './derive.ts';
import type {
  BodyRow,
  DutyRow,
  Figures,
  Grouping,
  OfficeReport,
  RequestFigures,
  TaskOfBody,
  TaskRow,
} from './office-report.ts';
import { sumOfRequests } from './requests.ts';
import {
  BODY_STATES,
  type Cell,
  type Column,
  dayCell,
  dutyText,
  latenessText,
  rateOf,
  type Section,
  SHOWN_STATUSES,
  STATE_NAMES,
} from './section.ts';
import { toldWithPlans } from './told-with-plans.ts';

export const TITLE = '政务公开台账汇总';

/** What was reported on: the day, the plans, how far the notices reach. */
export function headNotes({ asOf, plans, calendar, severity }: OfficeReport): string[] {
  return [
    `检查日：${asOf}`,
    ...plans.map(({ id, title }) => `方案：${title}（${id}）`),
    `日历：放假通知已公布到${calendar.confirmedThrough}（数据 ${calendar.hash}）`,
    ...calendar.overrides.map(
      ({ date, off, reason }) => `本地调整：${date} ${off ? '放假' : '上班'}（${reason}）`,
    ),
    ...severityLines({ severity }),
  ];
}

/** The report part by part; of parts that say nothing there is none. */
export function officeSections(given: OfficeReport, by: Grouping): Section[] {
  const report = toldWithPlans(given);
  return [
    handedIn(report),
    unreadable(report),
    misnamed(report),
    ...compareSections(report),
    mainSection(report, by),
    overdue(report),
    late(report),
    upcoming(report),
    unassigned(report),
    notApplicable(report),
    requests(report),
    rules(report),
    configuration(report),
  ].filter(({ notes, rows }) => notes.length + rows.length > 0);
}

export function handedIn(report: OfficeReport): Section {
  const { handedIn: counts, bodies, plans, unreadable: files, misnamed: strange } = report;
  const due = [...new Set(plans.map(({ ledgerDue }) => ledgerDue))].filter(Boolean).join('；');
  const states = BODY_STATES.filter((state) => state === 'submitted' || counts[state] > 0);
  const parts = states.map((state) => `${STATE_NAMES[state]}${counts[state]}个`);
  const open = files.filter(({ body }) => body === null).length;
  const missing = new Set(
    bodies.filter(({ state }) => state === 'missing').map(({ body }) => body),
  );
  return {
    title: '报送情况',
    notes: [
      `应报送的单位${counts.expected}个${due === '' ? '' : `（${due}）`}：${parts.join('，')}。`,
      ...(open > 0 && counts.missing > 0
        ? [`另有${open}份文件看不出是哪个单位的，未报送的单位可能在其中。`]
        : []),
      ...strange.flatMap(({ file, body: written, named }) =>
        named
          .filter((body) => missing.has(body))
          .map(
            (body) =>
              `“${file}”的文件名是${body}，写的部门是${written}；核对以前，不能断定${body}没有报送。`,
          ),
      ),
      ...(counts.duplicate > 0 ? ['有几份台账的单位，不知道以哪一份为准，不计入下面各项。'] : []),
    ],
    columns: [
      { title: '情况' },
      { title: '单位', kind: 'wide' },
      { title: '任务', kind: 'number' },
      { title: '文件' },
    ],
    rows: bodies
      .filter(({ state }) => state !== 'submitted')
      .map(({ state, body, tasks, files: own }) => [
        STATE_NAMES[state],
        body,
        tasks,
        own.join('、'),
      ]),
  };
}

function unreadable({ unreadable: files }: OfficeReport): Section {
  return {
    title: '读不出来、没有检查的文件',
    notes: [],
    columns: [{ title: '文件' }, { title: '单位' }, { title: '原因', kind: 'wide' }],
    rows: files.map(({ file, body, reason }) => [file, body ?? '看不出', reason]),
  };
}

function misnamed({ misnamed: files }: OfficeReport): Section {
  return {
    title: '文件名与台账的单位不一致',
    notes: [],
    columns: [
      { title: '文件', kind: 'wide' },
      { title: '台账的单位' },
      { title: '文件名里的单位' },
    ],
    rows: files.map(({ file, body, named }) => [file, body, named.join('、')]),
  };
}

function mainSection(report: OfficeReport, by: Grouping): Section {
  const { bodies, tasks, categories, offices } = report;
  switch (by) {
    case 'body':
      return bodySection(report, bodies);
    case 'task':
      return taskSection(tasks);
    case 'category':
      return groupSection('各类任务', '大类', categories);
    case 'office':
      return groupSection('各科室', '单位和责任科室', offices);
  }
}

const FIGURE_COLUMNS: Column[] = [
  { title: '应办', kind: 'number' },
  ...SHOWN_STATUSES.map((status): Column => ({ title: STATUS_NAMES[status], kind: 'number' })),
  { title: '其余', kind: 'number' },
  { title: STATUS_NAMES['not-applicable'], kind: 'number' },
  { title: '按期率', kind: 'number' },
];

function figureCells(figures: Figures): Cell[] {
  const { owed, counts } = figures;
  const rest = SHOWN_STATUSES.reduce((left, status) => left - counts[status], owed);
  return [
    owed,
    ...SHOWN_STATUSES.map((status) => counts[status]),
    rest,
    counts['not-applicable'],
    rateOf(figures),
  ];
}

export const FORMULA =
  '按期率＝按期完成÷（按期完成＋逾期已办＋逾期未办）。不涉及的不算应办；即将逾期、未到期、长期坚持、暂无记录、无法判定的，既不加分也不减分。每条记录、每一期各算一件。';
const REST = '“其余”是未到期、长期坚持、暂无记录的。';

/** What the plans ask of whoever publishes a ranking. */
export function rankingNotes({ plans }: OfficeReport): string[] {
  const asked = new Set(plans.flatMap(({ rankingNote }) => rankingNote ?? []));
  return [...asked].map((note) => `排名供内部掌握。方案要求：${note}。`);
}

/** Of each plan the best first, behind them what has no rank. */
export function byRank<Row extends { plan: string; rank: number | null }>(
  rows: readonly Row[],
): Row[] {
  const last = rows.length + 1;
  return [...groupBy(rows, ({ plan }) => plan).values()].flatMap((own) =>
    own.sort((a, b) => (a.rank ?? last) - (b.rank ?? last)),
  );
}

function bodySection(report: OfficeReport, bodies: readonly BodyRow[]): Section {
  const counted = bodies.flatMap(({ plan, body, rank, figures }) =>
    figures === null ? [] : [{ plan, body, rank, figures }],
  );
  const sorted = byRank(counted);
  return {
    title: '各单位',
    notes:
      counted.length === 0
        ? []
        : [
            `${FORMULA}${REST}`,
            '按期率相同的，名次相同；还没有到期的，不排名次。只排已报送、能检查的单位。',
            ...(report.plans.length > 1 ? ['几个方案的，各排各的名次。'] : []),
            ...rankingNotes(report),
          ],
    columns: [
      { title: '名次', kind: 'number' },
      { title: '单位', kind: 'wide' },
      ...FIGURE_COLUMNS,
    ],
    rows: [
      ...sorted.map(({ rank, body, figures }) => [rank, body, ...figureCells(figures)]),
      ...(counted.length > 1 ? [[null, '合计', ...figureCells(report.total)]] : []),
    ],
    figures: [
      ...sorted.map(({ figures }) => figures),
      ...(counted.length > 1 ? [report.total] : []),
    ],
  };
}

function groupSection(
  title: string,
  heading: string,
  groups: readonly { name: string; figures: Figures }[],
): Section {
  return {
    title,
    notes: groups.length === 0 ? [] : [`${FORMULA}${REST}`],
    columns: [{ title: heading, kind: 'wide' }, ...FIGURE_COLUMNS],
    rows: groups.map(({ name, figures }) => [name, ...figureCells(figures)]),
    figures: groups.map(({ figures }) => figures),
  };
}

function taskSection(tasks: readonly TaskRow[]): Section {
  return {
    title: '各项任务',
    notes: [],
    columns: [{ title: '序号' }, { title: '工作要求' }, { title: '单位和办理情况', kind: 'wide' }],
    rows: tasks.map(({ no, requirement, bodies, unassigned: isNobodys }) => [
      no,
      requirement,
      bodies.length === 0
        ? isNobodys
          ? '没有落到单位'
          : '没有单位报送'
        : bodies.map(taskStateText).join('；'),
    ]),
  };
}

/** `建设局 逾期未办2、按期完成1` */
function taskStateText(task: TaskOfBody): string {
  return `${task.body} ${standingText(task)}`;
}

export function standingText({ state, figures }: TaskOfBody): string {
  if (figures === null) return STATE_NAMES[state];
  if (worst(figures) === null) return '台账里没有';
  return STATUSES.filter((status) => figures.counts[status] > 0)
    .map((status) => `${STATUS_NAMES[status]}${figures.counts[status]}`)
    .join('、');
}

function overdue({ overdue: duties }: OfficeReport): Section {
  return dutySection(`逾期未办 ${duties.length}件`, 'overdue', duties);
}

function late({ late: duties }: OfficeReport): Section {
  return {
    title: `逾期已办 ${duties.length}件`,
    notes: provisionalNotes(duties),
    columns: [
      { title: '到期日' },
      { title: '办结日' },
      { title: '晚了' },
      { title: '单位' },
      { title: '事项', kind: 'wide' },
    ],
    rows: duties.map((duty) => [
      dayCell(duty.due, duty.provisional),
      dayCell(duty.done),
      latenessText(duty),
      duty.body,
      dutyText(duty),
    ]),
  };
}

function upcoming({ upcoming: duties, within }: OfficeReport): Section {
  return dutySection(`${within}个工作日内到期 ${duties.length}件`, 'not-due', duties);
}

function dutySection(title: string, status: Status, duties: readonly DutyRow[]): Section {
  return {
    title,
    notes: provisionalNotes(duties),
    columns: [
      { title: '到期日' },
      { title: status === 'overdue' ? '逾期' : '还剩' },
      { title: '单位' },
      { title: '事项', kind: 'wide' },
    ],
    rows: duties.map((duty) => [
      dayCell(duty.due, duty.provisional),
      status === 'overdue' ? workdaysPast(duty.remaining) : `${duty.remaining}个工作日`,
      duty.body,
      dutyText(duty),
    ]),
  };
}

function provisionalNotes(duties: readonly { provisional: boolean }[]): string[] {
  const isProvisional = duties.some(({ provisional }) => provisional);
  return isProvisional ? ['带 * 的，放假安排尚未公布，日期是暂定的。'] : [];
}

function unassigned({ tasks }: OfficeReport): Section {
  return {
    title: '没有落到单位的任务',
    notes: [],
    columns: [{ title: '序号' }, { title: '责任单位' }, { title: '工作要求', kind: 'wide' }],
    rows: tasks
      .filter((task) => task.unassigned)
      .map(({ no, responsible, requirement }) => [no, responsible, requirement]),
  };
}

function notApplicable({ notApplicable: rows }: OfficeReport): Section {
  return {
    title: `不涉及 ${rows.length}件`,
    notes: [],
    columns: [{ title: '单位' }, { title: '任务' }, { title: '理由', kind: 'wide' }],
    rows: rows.map(({ body, taskNo, task, reason }) => [body, taskNo ?? task, reason ?? '没有写']),
  };
}

const REQUEST_COLUMNS = [
  ['received', '收到'],
  ['onTime', '按期答复'],
  ['late', '逾期答复'],
  ['open', '尚未答复'],
  ['overdue', '其中逾期'],
  ['unknown', '无法判定'],
  ['extended', '有效延期'],
] as const satisfies readonly (readonly [keyof RequestFigures, string])[];

/** What the annual report takes from the ledgers (条例 第五十条). */
export function requests({ requests: rows }: OfficeReport): Section {
  const years = [...new Set(rows.map(({ year }) => year))].sort(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  );
  const cells = (year: number | null, body: string, figures: RequestFigures) => [
    year ?? '没有写明',
    body,
    ...REQUEST_COLUMNS.map(([key]) => figures[key]),
  ];
  return {
    title: '依申请公开',
    notes: [
      rows.length === 0
        ? '计入的台账里没有申请的记录。'
        : '收到＝按期答复＋逾期答复＋尚未答复＋无法判定；“其中逾期”是尚未答复、已过期限的，“有效延期”是其中依法延期的，都不另计。',
      `编年度报告（${CLAUSES.annualReport}）时可以核对。这里只有各单位台账里的申请记录，按收到的年份分；法定的表还要填的答复结果、上年结转、收费、复议和诉讼等，台账里没有。`,
    ],
    columns: [
      { title: '年份', kind: 'number' },
      { title: '单位', kind: 'wide' },
      ...REQUEST_COLUMNS.map(([, title]): Column => ({ title, kind: 'number' })),
    ],
    rows: years.flatMap((year) => {
      const own = rows.filter((row) => row.year === year);
      return [
        ...own.map(({ body, figures }) => cells(year, body, figures)),
        ...(own.length > 1 ? [cells(year, '合计', sumOfRequests(own))] : []),
      ];
    }),
  };
}

export function rules({ rules: rows, findings, configuration, summary }: OfficeReport): Section {
  const suppressed = suppressedText(summary);
  const own = groupBy([...findings, ...configuration], ({ rule }) => rule);
  const told = [
    ...[...own].map(([rule, found]) => {
      const [{ severity }] = found;
      return { rule, severity, findings: found.length, suppressed: 0, ledgers: null };
    }),
    ...rows,
  ];
  return {
    title: '问题',
    notes: suppressed === '' ? [] : [`${suppressed}它们的事项仍按实际情况计。`],
    columns: [
      { title: '级别' },
      { title: '处数', kind: 'number' },
      ...(suppressed === '' ? [] : [{ title: '不计', kind: 'number' } satisfies Column]),
      { title: '台账', kind: 'number' },
      { title: '规则', kind: 'wide' },
    ],
    rows: told.map(({ rule, severity, findings: count, suppressed: left, ledgers }) => [
      SEVERITY_NAMES[severity],
      count,
      ...(suppressed === '' ? [] : [left]),
      ledgers,
      ruleName(rule),
    ]),
  };
}

/** Waivers that have expired or excuse nothing. */
function configuration({ configuration: findings }: OfficeReport): Section {
  return {
    title: '配置的问题',
    notes: [],
    columns: [{ title: '级别' }, { title: '问题', kind: 'wide' }, { title: '位置' }],
    rows: findings.map(({ severity, message, file, line }) => [
      SEVERITY_NAMES[severity],
      message,
      line === null ? file : `${file} 第${line}行`,
    ]),
  };
}
