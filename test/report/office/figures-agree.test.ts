import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCircularTemplate } from '../../../src/cli/circular.ts';
import { circularOf } from '../../../src/report/circular/circular.ts';
import type { OfficeReport } from '../../../src/report/office/office-report.ts';
import type { DutyReport, LedgerReport, Report } from '../../../src/report/report.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { readWorkbook } from '../../ooxml/read-workbook.ts';
import { example } from '../check-texts.ts';
import { AS_OF, ledgerOf, report } from './runs.ts';

// Every number that the office is shown, counted a second time, one by one, from the duties of the check.

const STATUS = {
  overdue: '逾期未办',
  'due-soon': '即将逾期',
  late: '逾期已办',
  unknown: '无法判定',
  'no-record': '暂无记录',
  'not-due': '未到期',
  'on-time': '按期完成',
  ongoing: '长期坚持',
  'not-applicable': '不涉及',
} as const;
const ORDER = Object.keys(STATUS) as (keyof typeof STATUS)[];
const LEVELS = { error: '错误', warning: '警告', info: '提示' } as const;
/** Those that have handed in one ledger that can be checked; 经济发展局 has handed in two. */
const COUNTED = ['建设局', '财政金融局', '人社中心', '民政和文旅事业中心', '工委管委会办公室'];

type Duty = DutyReport & { body: string };
type Table = string[][];

let folder = '';
let checked: Report;
let told: OfficeReport;
let ledgers: LedgerReport[] = [];
let duties: Duty[] = [];

beforeAll(async () => {
  folder = folderOf({
    '建设局.yaml': example('建设局.yaml'),
    '人社中心.yaml': example('人社中心.yaml'),
    '民政和文旅事业中心.yaml': example('民政和文旅事业中心.yaml'),
    '工委管委会办公室.yaml': example('工委管委会办公室.yaml'),
    '财政金融局.yaml': ledgerOf('财政金融局', '{标题: 甲, 起算日期: 2022-06-01}'),
    '经发局.yaml': ledgerOf('经济发展局', '{标题: 甲, 起算日期: 2022-06-01}'),
    '经发局（新）.yaml': ledgerOf('经济发展局'),
    '市场监管局.yaml': '部门: [',
  });
  checked = JSON.parse((await inProcess(['check', folder, ...AS_OF, '--format', 'json'])).stdout);
  told = JSON.parse((await report(folder, ...AS_OF, '--format', 'json')).stdout);
  ledgers = checked.ledgers.filter(({ body }) => body !== null && COUNTED.includes(body));
  duties = ledgers.flatMap(({ body, duties: own }) =>
    own.map((duty) => ({ ...duty, body: body ?? '' })),
  );
  expect(ledgers).toHaveLength(COUNTED.length);
});

const count = (own: readonly Duty[], status: string) =>
  own.filter((duty) => duty.status === status).length;
const rate = (own: readonly Duty[]): number | null => {
  const onTime = count(own, 'on-time');
  const judged = onTime + count(own, 'late') + count(own, 'overdue');
  return judged === 0 ? null : onTime / judged;
};
const percent = (own: readonly Duty[]) => {
  const share = rate(own);
  return share === null ? '—' : `${(share * 100).toFixed(1)}%`;
};
/** 应办, five states, 其余, 不涉及, 按期率. */
const shown = (own: readonly Duty[]): string[] => [
  ...[
    own.length - count(own, 'not-applicable'),
    ...['on-time', 'late', 'overdue', 'due-soon', 'unknown'].map((status) => count(own, status)),
    count(own, 'not-due') + count(own, 'ongoing') + count(own, 'no-record'),
    count(own, 'not-applicable'),
  ].map(String),
  percent(own),
];
const ofBody = (body: string) => duties.filter((duty) => duty.body === body);
const categoryOf = (taskNo: string | null) =>
  checked.plans[0]?.tasks.find(({ no }) => no === taskNo)?.category ?? '本单位自定的任务';
const unescaped = (cell: string) => cell.replace(/\\(.)/g, '$1').trim();

/** The tables of the report in Markdown by the titles of their parts; without the row of headings. */
async function markdown(by: string): Promise<Map<string, Table>> {
  const { stdout } = await report(folder, ...AS_OF, '--by', by, '--format', 'markdown');
  const tables = new Map<string, Table>();
  for (const part of stdout.split('\n## ').slice(1)) {
    const [title = '', ...lines] = part.split('\n');
    const rows = lines.filter((line) => line.startsWith('|')).slice(2);
    tables.set(
      unescaped(title),
      rows.map((row) =>
        row
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map(unescaped),
      ),
    );
  }
  return tables;
}

interface Page {
  tables: Map<string, Table>;
  tiles: Map<string, string>;
  ledgers: Map<string, string>;
}

/** The same tables of the page, without its bars, what stands at its head, and the headings of its ledgers. */
async function page(by: string): Promise<Page> {
  const { stdout } = await report(folder, ...AS_OF, '--by', by, '--format', 'html');
  const read: Page = { tables: new Map(), tiles: new Map(), ledgers: new Map() };
  let [text, title, term, body, isBar] = ['', '', '', '', false];
  const parser = new Parser({
    onopentag(name, { class: kind = '' }) {
      if (/^(?:h2|h3|td|th|dt|dd|span)$/.test(name)) text = '';
      if (name === 'tr') read.tables.get(title)?.push([]);
      if (/^t[dh]$/.test(name)) isBar = kind === 'bar-cell';
    },
    ontext(piece) {
      text += piece;
    },
    onclosetag(name) {
      const row = read.tables.get(title)?.at(-1);
      if (name === 'h2') {
        title = text;
        read.tables.set(title, []);
      }
      if (name === 'h3') body = text;
      if (name === 'span' && body !== '' && !read.ledgers.has(body)) read.ledgers.set(body, text);
      if (name === 'dt') term = text;
      if (name === 'dd') read.tiles.set(term, text);
      if ((name === 'td' || name === 'th') && !isBar) row?.push(text);
    },
  });
  parser.end(stdout);
  return read;
}

describe('the tables that people read', () => {
  it('by body, with the ranks and the sum', async () => {
    const rows = (await markdown('body')).get('各单位') ?? [];
    const rates = COUNTED.map((body) => rate(ofBody(body)));
    const rankOf = (body: string) => {
      const own = rate(ofBody(body));
      return own === null
        ? '—'
        : String(1 + rates.filter((other) => other !== null && other > own).length);
    };
    const expected = COUNTED.map((body) => [rankOf(body), body, ...shown(ofBody(body))]);
    expect(rows.slice(0, -1).toSorted()).toEqual(expected.toSorted());
    expect(rows.at(-1)).toEqual(['—', '合计', ...shown(duties)]);
  });

  it('by category and by office', async () => {
    const named = (nameOf: (duty: Duty) => string) =>
      [...new Set(duties.map(nameOf))].map((name) => [
        name,
        ...shown(duties.filter((duty) => nameOf(duty) === name)),
      ]);
    const categories = (await markdown('category')).get('各类任务') ?? [];
    const byCategory = named(({ taskNo }) => categoryOf(taskNo));
    expect(categories.toSorted()).toEqual(byCategory.toSorted());
    const offices = (await markdown('office')).get('各科室') ?? [];
    const byOffice = named(({ body, office }) => `${body} ${office ?? '（没有写责任科室）'}`);
    expect(offices.toSorted()).toEqual(byOffice.toSorted());
  });

  it('by task: who must do it or has it, and how it stands', async () => {
    const rows = (await markdown('task')).get('各项任务') ?? [];
    const states = new Map(told.bodies.map(({ body, state }) => [body, state]));
    const NAMES = { missing: '未报送', duplicate: '有几份台账', unreadable: '已报送、读不出来' };
    expect(rows).toHaveLength(checked.plans[0]?.tasks.length ?? 0);
    for (const [no, , standing] of rows) {
      const bodies = checked.plans[0]?.bodies ?? [];
      const parts = bodies.flatMap(({ name, must }) => {
        const own = ofBody(name).filter(({ taskNo }) => taskNo === no);
        if (!must.includes(no ?? '') && own.length === 0) return [];
        const state = states.get(name) ?? 'missing';
        const figures = ORDER.filter((status) => count(own, status) > 0).map(
          (status) => `${STATUS[status]}${count(own, status)}`,
        );
        const said = state === 'submitted' ? figures.join('、') || '台账里没有' : NAMES[state];
        return [`${name} ${said}`];
      });
      if (parts.length > 0) expect(standing).toBe(parts.join('；'));
      else expect(standing).toMatch(/^没有/);
    }
  });

  it('of what is overdue, falls due, concerns nobody and does not concern a body', async () => {
    const tables = await markdown('body');
    const overdue = duties.filter(({ status }) => status === 'overdue');
    const rows = tables.get(`逾期未办 ${overdue.length}件`) ?? [];
    expect(rows.map(([due, past, body]) => [due, past, body]).toSorted()).toEqual(
      overdue
        .map(({ due, remaining, body }) => [due, `${-(remaining ?? 0)}个工作日`, body])
        .toSorted(),
    );
    const upcoming = duties.filter(
      ({ status, remaining }) =>
        /^(?:due-soon|not-due)$/.test(status) && remaining !== null && remaining <= 20,
    );
    const soon = tables.get(`20个工作日内到期 ${upcoming.length}件`) ?? [];
    expect(soon.map(([due, left, body]) => [due, left, body]).toSorted()).toEqual(
      upcoming.map(({ due, remaining, body }) => [due, `${remaining}个工作日`, body]).toSorted(),
    );
    const late = duties.filter(({ status }) => status === 'late');
    const done = tables.get(`逾期已办 ${late.length}件`) ?? [];
    expect(done.map((row) => row.slice(0, 4)).toSorted()).toEqual(
      late
        .map(({ due, done, remaining, body }) => [
          ...[due ?? '—', done ?? '—'],
          ...[remaining === null ? '期限不足' : `${-remaining}个工作日`, body],
        ])
        .toSorted(),
    );
    expect(late.some(({ remaining }) => remaining === null)).toBe(true);
    const nobody = checked.plans[0]?.tasks.filter(({ unassigned }) => unassigned) ?? [];
    expect(tables.get('没有落到单位的任务')?.map(([no]) => no)).toEqual(nobody.map(({ no }) => no));
    const apart = count(duties, 'not-applicable');
    expect(tables.get(`不涉及 ${apart}件`)).toHaveLength(apart);
    expect(overdue.length * upcoming.length * nobody.length * apart).toBeGreaterThan(0);
  });

  it('of who has handed in', async () => {
    const { stdout } = await report(folder, ...AS_OF, '--format', 'markdown');
    const owing = checked.plans[0]?.bodies.filter(({ must }) => must.length > 0) ?? [];
    const others = owing.length - COUNTED.length - 2;
    expect(stdout).toContain(
      `应报送的单位${owing.length}个（2022-05-31前）：已报送${COUNTED.length}个，有几份台账1个，已报送、读不出来1个，未报送${others}个。`,
    );
    const rows = (await markdown('body')).get('报送情况') ?? [];
    expect(rows).toHaveLength(others + 2);
    for (const [, body, tasks] of rows) {
      expect(Number(tasks)).toBe(owing.find(({ name }) => name === body)?.must.length);
    }
  });

  it('of requests, year by year', async () => {
    const rows = (await markdown('body')).get('依申请公开') ?? [];
    const all = ledgers.flatMap(({ body, requests }) =>
      requests.map((request) => ({ ...request, body, year: request.received?.slice(0, 4) })),
    );
    const cells = (own: typeof all) =>
      [
        own.length,
        own.filter(({ answered, status }) => answered && status === 'on-time').length,
        own.filter(({ answered, status }) => answered && status === 'late').length,
        own.filter(({ answered }) => answered === false).length,
        own.filter(({ status }) => status === 'overdue').length,
        own.filter(
          ({ answered, status }) =>
            answered === null || (answered && status !== 'on-time' && status !== 'late'),
        ).length,
        own.filter(({ extendedBy }) => extendedBy > 0).length,
      ].map(String);
    const years = [...new Set(all.map(({ year }) => year))].toSorted();
    const expected = years.flatMap((year) => {
      const ofYear = all.filter((request) => request.year === year);
      const bodies = [...new Set(ofYear.map(({ body }) => body))];
      return [
        ...bodies.map((body) => [
          year,
          body,
          ...cells(ofYear.filter((request) => request.body === body)),
        ]),
        ...(bodies.length > 1 ? [[year, '合计', ...cells(ofYear)]] : []),
      ];
    });
    expect(all.length).toBeGreaterThan(2);
    expect(rows.toSorted()).toEqual(expected.toSorted());
  });

  it('of findings by rule', async () => {
    const rows = (await markdown('body')).get('问题') ?? [];
    const ruleOf = (cell = '') => /\[(.*)\]$/.exec(cell)?.[1];
    for (const [level, found, of, name] of rows) {
      const rule = ruleOf(name);
      const inLedgers = checked.findings.filter(
        (finding) => finding.rule === rule && LEVELS[finding.severity] === level,
      );
      const files = new Set(inLedgers.map(({ location }) => location.file));
      const own = told.findings.filter((finding) => finding.rule === rule);
      expect([found, of]).toEqual(
        own.length > 0 ? [String(own.length), '—'] : [String(inLedgers.length), String(files.size)],
      );
    }
    const sum = rows.reduce((total, [, found]) => total + Number(found), 0);
    expect(sum).toBe(checked.findings.length + told.findings.length);
  });
});

describe('the page', () => {
  it.each(['body', 'task', 'category', 'office'])(
    'has the tables of the report, cell by cell: %s',
    async (by) => {
      const { tables } = await page(by);
      for (const [title, rows] of await markdown(by)) {
        if (rows.length > 0) expect([title, tables.get(title)?.slice(1)]).toEqual([title, rows]);
      }
    },
  );

  it('has the figures of all at its head, and those of each ledger in its heading', async () => {
    const { tiles, ledgers: headings } = await page('body');
    expect(tiles.get('应办')).toBe(`${duties.length - count(duties, 'not-applicable')}件`);
    for (const status of ['on-time', 'late', 'overdue', 'due-soon', 'unknown'] as const) {
      expect(tiles.get(STATUS[status])).toBe(`${count(duties, status)}件`);
    }
    expect(tiles.get('按期率')).toBe(percent(duties));
    expect(tiles.get('已报送')).toBe(`${COUNTED.length}个单位`);
    for (const { body, file } of ledgers) {
      const own = ofBody(body ?? '');
      const heading = headings.get(body ?? '') ?? '';
      expect(heading).toMatch(new RegExp(`^${own.length}件：`));
      for (const status of ORDER) {
        const figure = new RegExp(`${STATUS[status]}(\\d+)`).exec(heading)?.[1] ?? '0';
        expect([body, status, Number(figure)]).toEqual([body, status, count(own, status)]);
      }
      for (const [severity, level] of Object.entries(LEVELS)) {
        const found = checked.findings.filter(
          (finding) => finding.severity === severity && finding.location.file === file,
        );
        const figure = new RegExp(`${level}(\\d+)处`).exec(heading)?.[1] ?? '0';
        expect([body, severity, Number(figure)]).toEqual([body, severity, found.length]);
      }
    }
  });
});

it('CSV has every status of each body', async () => {
  const { stdout } = await report(folder, ...AS_OF, '--format', 'csv');
  const [heading = '', ...lines] = stdout.replace('\ufeff', '').trimEnd().split('\r\n');
  const at = (name: string) => heading.split(',').indexOf(name);
  expect(lines).toHaveLength(24);
  for (const line of lines) {
    const cells = line.split(',');
    const body = cells[0] ?? '';
    if (!COUNTED.includes(body)) {
      expect(cells.slice(at('应办'))).toEqual(Array.from({ length: 11 }, () => ''));
      continue;
    }
    const own = ofBody(body);
    for (const status of ORDER) expect(Number(cells[at(STATUS[status])])).toBe(count(own, status));
    expect(Number(cells[at('应办')])).toBe(own.length - count(own, 'not-applicable'));
    expect(cells[at('按期率')]).toBe(rate(own) === null ? '' : percent(own));
  }
});

it('the workbook has each figure of all, of each task and of each category', async () => {
  const file = join(folderOf({}), '汇总.xlsx');
  await report(folder, ...AS_OF, '--by', 'category', '-o', file);
  const sheets = new Map(
    readWorkbook(readFileSync(file)).map(({ name, rows }) => [
      name,
      rows.map((row) => row.map(({ value }) => value)),
    ]),
  );
  const overview = sheets.get('总览') ?? [];
  const stated = (label: string) => overview.find(([first]) => first === label)?.[1];
  for (const status of ORDER) expect(stated(STATUS[status])).toBe(count(duties, status));
  expect(stated('应办')).toBe(duties.length - count(duties, 'not-applicable'));
  expect(stated('按期率')).toBeCloseTo(rate(duties) ?? Number.NaN, 12);
  const figures = (own: readonly Duty[], statuses: readonly string[]) => [
    own.length - count(own, 'not-applicable'),
    ...statuses.map((status) => count(own, status)),
    rate(own),
  ];
  for (const [name, ...cells] of sheets.get('各类任务')?.slice(3) ?? []) {
    const own = duties.filter(({ taskNo }) => categoryOf(taskNo) === name);
    expect(cells).toEqual(figures(own, ORDER));
  }
  const rows = sheets.get('任务')?.slice(3) ?? [];
  const SHOWN = ['on-time', 'late', 'overdue', 'due-soon', 'unknown'];
  for (const [no, , , , body, , ...cells] of rows) {
    if (!COUNTED.includes(String(body))) continue;
    const own = ofBody(String(body)).filter(({ taskNo }) => taskNo === String(no));
    expect(cells).toEqual(figures(own, SHOWN));
  }
  expect(rows.filter(([, , , , body]) => COUNTED.includes(String(body))).length).toBeGreaterThan(
    99,
  );
});

describe('the circular', () => {
  const filled = (text: string): string | undefined => {
    const [plan] = told.plans;
    if (!plan) throw new Error('a report has a plan');
    const template = { ...readCircularTemplate(), paragraphs: [{ text }] };
    return circularOf(told, plan, template).paragraphs[0]?.text;
  };
  const rest = (own: readonly Duty[]) =>
    count(own, 'not-due') + count(own, 'ongoing') + count(own, 'no-record');

  it('fills in what the duties come to', () => {
    const expected: Record<string, number | string> = {
      应报送数: 24,
      已报送数: COUNTED.length,
      未报送数: 24 - COUNTED.length - 2,
      尚未报送数: 0,
      待核对数: 0,
      读不出来数: 1,
      几份台账数: 1,
      看不出文件数: 0,
      报送问题数: 24 - COUNTED.length,
      应办件数: duties.length - count(duties, 'not-applicable'),
      按期件数: count(duties, 'on-time'),
      逾期已办件数: count(duties, 'late'),
      逾期未办件数: count(duties, 'overdue'),
      即将逾期件数: count(duties, 'due-soon'),
      无法判定件数: count(duties, 'unknown'),
      其余件数: rest(duties),
      计入件数: count(duties, 'on-time') + count(duties, 'late') + count(duties, 'overdue'),
      按期率: percent(duties),
      暂定件数: duties.filter(
        ({ status, provisional }) => provisional && /^(?:late|overdue)$/.test(status),
      ).length,
      问题单位数: COUNTED.filter(
        (body) => count(ofBody(body), 'late') + count(ofBody(body), 'overdue') > 0,
      ).length,
    };
    for (const [field, value] of Object.entries(expected)) {
      expect([field, filled(`{${field}}`)]).toEqual([field, String(value)]);
    }
  });

  it('lists of each body every duty that is or was overdue, and counts what cannot be judged', () => {
    const [plan] = told.plans;
    if (!plan) throw new Error('a report has a plan');
    const { paragraphs, annex } = circularOf(told, plan, readCircularTemplate());
    const texts = paragraphs.map(({ text }) => text);
    for (const body of COUNTED) {
      const from = texts.findIndex((text) => text.endsWith(`）${body}`));
      const [overdue, late] = [count(ofBody(body), 'overdue'), count(ofBody(body), 'late')];
      expect(from >= 0).toBe(overdue + late > 0);
      if (from >= 0) {
        const owed = ofBody(body).length - count(ofBody(body), 'not-applicable');
        const to = paragraphs.findIndex(({ kind }, at) => at > from && /heading/.test(kind));
        expect(texts[from + 1]).toBe(
          `应办事项${owed}件，逾期未办${overdue}件，逾期已办${late}件。`,
        );
        expect(texts.slice(from + 2, to)).toHaveLength(overdue + late);
      }
      const unjudged = texts.find((text) => text.includes(`．${body}`)) ?? '';
      const unknown = ofBody(body).filter(({ status }) => status === 'unknown');
      expect(Number(/(\d+)件（/.exec(unjudged)?.[1] ?? 0)).toBe(unknown.length);
      const parts = [...unjudged.matchAll(/(\d+)件(?=[、）])/g)].map(([, figure]) =>
        Number(figure),
      );
      expect(parts.reduce((sum, figure) => sum + figure, 0)).toBe(unknown.length);
      const row = annex.rows.find(([, name]) => name === body)?.slice(3, 9);
      const five = ['on-time', 'late', 'overdue', 'unknown'] as const;
      const owed = ofBody(body).length - count(ofBody(body), 'not-applicable');
      expect(row).toEqual([
        ...[owed, ...five.map((status) => count(ofBody(body), status))].map(String),
        percent(ofBody(body)),
      ]);
    }
  });
});
