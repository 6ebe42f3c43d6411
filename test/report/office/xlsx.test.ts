import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf, parseDay } from '../../../src/calendar/day.ts';
import { STATUSES } from '../../../src/check/status.ts';
import { Zip } from '../../../src/input/office/zip.ts';
import {
  addFindings,
  type FindingRow,
  MOST_ROWS,
} from '../../../src/report/office/finding-rows.ts';
import type { OfficeReport } from '../../../src/report/office/office-report.ts';
import { officeXlsx } from '../../../src/report/office/xlsx.ts';
import type { Report } from '../../../src/report/report.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { converted, UTF8_CSV, WITHOUT_LIBREOFFICE } from '../../libreoffice.ts';
import { all, type ReadSheet, readWorkbook } from '../../ooxml/read-workbook.ts';
import { AS_OF, ledgerOf, officeFolder, report, writtenTwice } from './runs.ts';

async function workbookOf(...args: string[]): Promise<Uint8Array> {
  const file = join(folderOf({}), '汇总.xlsx');
  const { stdout, stderr } = await report(...args, ...AS_OF, '-o', file);
  expect([stdout, stderr]).toEqual(['', '']);
  return readFileSync(file);
}

let folder = '';
let bytes: Uint8Array;
let sheets: ReadSheet[] = [];
let told: OfficeReport;
let checked: Report;
beforeAll(async () => {
  folder = officeFolder();
  bytes = await workbookOf(folder);
  sheets = readWorkbook(bytes);
  told = JSON.parse((await report(folder, ...AS_OF, '--format', 'json')).stdout);
  checked = JSON.parse((await inProcess(['check', folder, ...AS_OF, '--format', 'json'])).stdout);
});

function sheet(name: string): ReadSheet {
  const found = sheets.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
}
/** The rows of a list by their headings. */
function list(name: string) {
  const [, , heading = [], ...rows] = sheet(name).rows;
  return rows.map((row) => {
    expect(row).toHaveLength(heading.length);
    return new Map(
      row.map((cell, at) => [String(heading[at]?.value).replaceAll('\n', ''), cell] as const),
    );
  });
}
const values = (name: string, heading: string) =>
  list(name).map((row) => row.get(heading)?.value ?? null);
/** As spreadsheets count days: 1 January 1900 is day 1, and they believe in a 29 February of that year. */
const serial = (date: string | null) =>
  date === null ? null : (parseDay(date) ?? Number.NaN) - dayOf(1899, 12, 30);

const LISTS = ['各部门', '逾期', '将到期', '未报送', '问题清单', '任务', '不涉及'];

describe('the workbook of a report', () => {
  it('has the sheets that the office asked for', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['总览', ...LISTS]);
  });

  it.each(LISTS)(
    'can be filtered, keeps its head in view and prints it on each page: %s',
    (name) => {
      const { xml, rows } = sheet(name);
      const one = (element: string) => all(xml, element)[0]?.attributes ?? {};
      expect(one('autoFilter').ref).toMatch(new RegExp(`^A3:[A-Z]+${rows.length}$`));
      expect(one('pane')).toMatchObject({ ySplit: '3', state: 'frozen' });
      expect(one('pageSetup')).toMatchObject({ paperSize: '9', orientation: 'landscape' });
      expect(rows.length).toBeGreaterThan(3);
    },
  );

  it('takes each figure by body from the report', () => {
    const byName = new Map(told.bodies.map((body) => [body.body, body]));
    const rows = list('各部门');
    expect(rows.map((row) => row.get('单位')?.value).sort()).toEqual([...byName.keys()].sort());
    for (const row of rows) {
      const of = byName.get(String(row.get('单位')?.value));
      const cell = (heading: string) => row.get(heading)?.value ?? null;
      expect([cell('名次'), cell('任务'), cell('应办')]).toEqual([
        of?.rank,
        of?.tasks,
        of?.figures?.owed ?? null,
      ]);
      expect(cell('报送日期')).toBe(serial(of?.submitted ?? null));
      expect(row.get('报送日期')?.format).toBe('yyyy\\-mm\\-dd');
      expect(STATUSES.map((_, at) => [...row.values()][6 + at]?.value)).toEqual(
        STATUSES.map((status) => of?.figures?.counts[status] ?? null),
      );
      const { onTime = 0, judged = 0 } = of?.figures ?? {};
      expect(cell('按期率')).toBe(judged === 0 ? null : onTime / judged);
      expect(row.get('按期率')?.format).toBe('0.0%');
    }
    const ranks = values('各部门', '名次').filter((rank) => rank !== null);
    expect(ranks).toEqual([...ranks].sort());
    expect(ranks.length).toBeGreaterThan(2);
  });

  it('has each duty that is overdue or falls due, with its date and how many workdays that is', () => {
    for (const [name, duties, heading, sign] of [
      ['逾期', told.overdue, '逾期工作日', -1],
      ['将到期', told.upcoming, '还剩工作日', 1],
    ] as const) {
      expect(duties.length).toBeGreaterThan(0);
      expect(values(name, '到期日')).toEqual(duties.map(({ due }) => serial(due)));
      expect(values(name, heading)).toEqual(duties.map(({ remaining }) => sign * remaining));
      expect(values(name, '单位')).toEqual(duties.map(({ body }) => body));
    }
  });

  it('names who has not handed in, and what was not counted', () => {
    const states = values('未报送', '情况');
    const count = (state: string) => states.filter((one) => one === state).length;
    expect(count('未报送')).toBe(told.handedIn.missing);
    expect(count('有几份台账')).toBe(1);
    expect(count('已报送、读不出来') + count('没有检查的文件')).toBe(2);
    expect(count('文件名与单位不一致')).toBe(1);
    expect(states).toHaveLength(told.handedIn.missing + 4);
  });

  it('lists every finding of every ledger, and those of none', () => {
    const messages = [...told.findings, ...checked.findings].map(({ message }) => message);
    expect(values('问题清单', '问题和改法')).toEqual(messages);
    const files = checked.findings.map(({ location }) => location.file);
    expect(values('问题清单', '文件').slice(told.findings.length)).toEqual(files);
  });

  it('has each task with each body, and those that fall on nobody', () => {
    const rows = told.tasks.flatMap(({ no, bodies }) =>
      bodies.length === 0 ? [[no, null]] : bodies.map(({ body }) => [no, body]),
    );
    const written = list('任务').map((row) => [
      String(row.get('序号')?.value),
      row.get('单位')?.value ?? null,
    ]);
    expect(written).toEqual(rows);
    const unassigned = values('任务', '情况').filter((state) => state === '没有落到单位');
    expect(unassigned).toHaveLength(told.tasks.filter((task) => task.unassigned).length);
  });

  it('sums up at the front what is owed, the rules and the requests', () => {
    const rows = sheet('总览').rows.map((row) => row.map(({ value }) => value));
    const stated = (label: string) => rows.find(([first]) => first === label)?.[1];
    expect(stated('应报送')).toBe(24);
    expect(stated('未报送')).toBe(told.handedIn.missing);
    const sum = told.bodies.reduce((total, { figures }) => total + (figures?.owed ?? 0), 0);
    expect(stated('应办')).toBe(sum);
    expect(stated('按期率')).toBe(told.total.onTime / told.total.judged);
    expect(rows.filter(([first]) => first === '错误').length).toBeGreaterThan(3);
    // Rules that concern no single ledger: of how many ledgers is left blank.
    const [, , , ledgers] = rows.find(([, rule]) => /ledger-missing/.test(String(rule))) ?? [];
    expect(ledgers).toBeNull();
    expect(rows.find(([, second]) => second === '合计')).toEqual([
      2022,
      '合计',
      3,
      1,
      2,
      0,
      0,
      0,
      1,
    ]);
  });

  it('is as wide as its texts, of which a Chinese character takes two', () => {
    const widths = all(sheet('未报送').xml, 'col').map(({ attributes }) =>
      Number(attributes.width),
    );
    // 文件名与单位不一致 has nine characters.
    expect(widths[0]).toBe(19);
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
  });
});

it('has the addresses of records as links', async () => {
  const [plain, sly] = ['https://www.example.gov.cn/1?a=1&b="', 'https://www.a.cn@elsewhere.cn/'];
  const records = [plain, sly].map(
    (address) => `{标题: 甲, 起算日期: 2022-06-01, 链接: ${JSON.stringify(address)}}`,
  );
  const own = folderOf({ '1.yaml': ledgerOf('建设局', records.join(', ')) });
  sheets = readWorkbook(await workbookOf(own));
  const links = list('逾期').flatMap((row) => {
    const { value, link } = row.get('链接') ?? {};
    return value == null ? [] : [[value, link]];
  });
  expect(links).toEqual([
    [plain, 'https://www.example.gov.cn/1?a=1&b=%22'],
    [sly, null],
  ]);
});

it.each(['category', 'office'])('with --by %s there is a sheet of that more', async (by) => {
  const [, , more] = readWorkbook(await workbookOf(folder, '--by', by));
  const rows = by === 'category' ? told.categories : told.offices;
  expect(more?.name).toBe(by === 'category' ? '各类任务' : '各科室');
  expect(more?.rows.slice(3).map(([name, owed]) => [name?.value, owed?.value])).toEqual(
    rows.map(({ name, figures }) => [name, figures.owed]),
  );
});

it('has a sheet of what became of things since an earlier report', async () => {
  const earlier = join(folderOf({}), '早先.ndjson');
  await report(folder, '--as-of', '2022-06-30', '--format', 'ndjson', '-o', earlier);
  const compared = readWorkbook(await workbookOf(folder, '--compare', earlier)).at(-1);
  expect(compared?.name).toBe('回头看');
  const { comparison } = JSON.parse(
    (await report(folder, ...AS_OF, '--compare', earlier, '--format', 'json')).stdout,
  ) as OfficeReport;
  const cells = (compared?.rows ?? []).map((row) => row.map(({ value }) => value));
  const at = cells.findIndex(([title]) => String(title).startsWith('新逾期 '));
  const count = comparison?.becameOverdue.length ?? 0;
  expect(count).toBeGreaterThan(0);
  const bodies = cells.slice(at + 2, at + 2 + count).map((row) => row[3]);
  expect(bodies).toEqual(comparison?.becameOverdue.map(({ body }) => body));
  const dates = compared?.rows.slice(at + 2, at + 2 + count).map(([first]) => first);
  expect(dates?.map((cell) => cell?.value)).toEqual(
    comparison?.becameOverdue.map(({ now }) => serial(now?.due ?? null)),
  );
  expect(dates?.[0]?.format).toBe('yyyy\\-mm\\-dd');
  const own = compared?.rows.find(([, body, , , , now]) => body?.value === '建设局' && now);
  const { onTime = 0, judged = 0 } =
    told.bodies.find(({ body }) => body === '建设局')?.figures ?? {};
  expect(own?.[5]).toMatchObject({ value: onTime / judged, format: '0.0%' });
});

it('is the same to the byte whatever the order of arguments, time zone, locale and time', async () => {
  const [a, b] = await writtenTwice(folder, '汇总.xlsx');
  expect(b).toBe(a);
});

it('says what it leaves out: rows beyond what a sheet takes, and the end of a very long text', () => {
  const one: FindingRow = {
    severity: 'error',
    body: '建设局',
    file: '建设局.yaml',
    place: 3,
    taskNo: null,
    message: '甲'.repeat(3000),
    basis: null,
    rule: 'overdue',
  };
  const summary = { ...told.summary, findings: { error: 1236, warning: 0, info: 0 } };
  const made = officeXlsx({ ...told, findings: [], summary }, 'body', [one, one]);
  const rows = readWorkbook(made).find(({ name }) => name === '问题清单')?.rows ?? [];
  expect(rows).toHaveLength(3 + 2);
  expect(rows[1]?.[0]?.value).toContain('共1236行');
  expect(rows[1]?.[0]?.value).toContain('另有1234行没有列出');
  expect(String(rows[3]?.[5]?.value)).toMatch(/^甲{1000}……（共3000字/);

  const kept = Array.from({ length: MOST_ROWS - 1 }, () => one);
  const [ledger] = checked.ledgers;
  if (!ledger) throw new Error('there is one');
  addFindings(kept, { ledger, findings: checked.findings });
  expect(checked.findings.length).toBeGreaterThan(1);
  expect(kept).toHaveLength(MOST_ROWS);
});

it('is not written to a terminal', async () => {
  const { code, stdout, stderr } = await report(folder, ...AS_OF, '--format', 'xlsx');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--output 汇总.xlsx');
});

describe.skipIf(WITHOUT_LIBREOFFICE)('LibreOffice (skipped where it is not installed)', () => {
  it('opens it, and what it saves has the dates, links and filters', () => {
    const csv = Buffer.from(converted(bytes, 'xlsx', UTF8_CSV)).toString('utf8');
    expect(csv).toContain('应报送,24,');
    const names = ['总览', ...LISTS];
    const part = `xl/worksheets/sheet${names.indexOf('逾期') + 1}.xml`;
    const saved = String(new Zip(converted(bytes, 'xlsx', 'xlsx')).read(part));
    const [first] = told.overdue;
    expect(saved).toMatch(
      new RegExp(`<c r="A4" s="\\d+"(?: t="n")?><v>${serial(first?.due ?? null)}</v>`),
    );
    expect(saved).toContain(`<autoFilter ref="A3:K${told.overdue.length + 3}"`);
  }, 180_000);
});
