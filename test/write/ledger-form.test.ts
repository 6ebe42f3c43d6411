import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf, formatDay, parseDay } from '../../src/calendar/day.ts';
import { checkLedger } from '../../src/check/check-ledger.ts';
import { Zip } from '../../src/input/office/zip.ts';
import { columnLetters } from '../../src/input/table/sheet.ts';
import { loadedLedger } from '../../src/ledger/load-ledger.ts';
import type { Mapping } from '../../src/ledger/mapping.ts';
import { findBody } from '../../src/plan/bodies.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { blankLedger } from '../../src/write/blank-ledger.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';
import { ledgerXlsx } from '../../src/write/ledger-xlsx.ts';
import { ledgerYaml } from '../../src/write/ledger-yaml.ts';
import { differences } from '../../src/write/read-back.ts';
import { zip } from '../input/office.ts';
import { readLedgerFile } from '../input/read-ledger.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const calendar = bundledCalendar();

function blank(name: string) {
  const body = findBody(plan, name);
  if (!body) throw new Error(name);
  return blankLedger(plan, body, true);
}

function form(name: string) {
  const { ledger, tasks, head } = blank(name);
  return ledgerXlsx(ledger, tasks, plan, calendar, head);
}

/** The parts of a workbook by name. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  const archive = new Zip(Buffer.from(bytes));
  const part = (name: string) => archive.read(name)?.toString() ?? '';
  const names = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)];
  return new Map([
    ...['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/styles.xml'].map(
      (name) => [name, part(name)] as const,
    ),
    ['xl/_rels/workbook.xml.rels', part('xl/_rels/workbook.xml.rels')],
    ...names.map(
      (_, index) =>
        [
          `xl/worksheets/sheet${index + 1}.xml`,
          part(`xl/worksheets/sheet${index + 1}.xml`),
        ] as const,
    ),
  ]);
}

/** The XML of a sheet by its tab. */
function sheetOf(bytes: Uint8Array, tab: string): string {
  const parts = partsOf(bytes);
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]+)"/g)];
  const at = names.findIndex(([, name]) => name === tab);
  return parts.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '';
}

/** What a person types into cells: a number, a date (as Excel stores it) or a text. */
type Typed = string | number;

/** The form with cells filled in, as a program does that keeps the style of each cell. */
function filled(bytes: Uint8Array, cells: Record<string, Record<string, Typed>>): Uint8Array {
  const parts = partsOf(bytes);
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]+)"/g)];
  for (const [tab, values] of Object.entries(cells)) {
    const part = `xl/worksheets/sheet${names.findIndex(([, name]) => name === tab) + 1}.xml`;
    let xml = parts.get(part) ?? '';
    for (const [ref, value] of Object.entries(values)) {
      const open = new RegExp(`<c r="${ref}" s="(\\d+)"/>`);
      const day = typeof value === 'string' ? parseDay(value) : null;
      // 2022-06-01 is day 44713 of the spreadsheet's count.
      const number = day === null ? value : day - dayOf(2022, 6, 1) + 44713;
      expect(xml).toMatch(open);
      xml = xml.replace(open, (_, style) =>
        typeof number === 'number'
          ? `<c r="${ref}" s="${style}"><v>${number}</v></c>`
          : `<c r="${ref}" s="${style}" t="inlineStr"><is><t>${number}</t></is></c>`,
      );
    }
    parts.set(part, xml);
  }
  return zip([...parts].map(([name, data]) => ({ name, data })));
}

function columnsOf(bytes: Uint8Array, tab: string): Map<string, string> {
  const row = /<row r="3"[^>]*>(.*?)<\/row>/.exec(sheetOf(bytes, tab))?.[1] ?? '';
  const cells = [...row.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)];
  return new Map(cells.map(([, heading = ''], at) => [heading, columnLetters(at)]));
}

/** Types records into the rows of a list, one below the other. */
function rowsFilled(bytes: Uint8Array, tab: string, records: Record<string, Typed>[]) {
  const columns = columnsOf(bytes, tab);
  return Object.fromEntries(
    records.flatMap((record, index) =>
      Object.entries(record).map(([heading, value]) => {
        const letters = columns.get(heading);
        if (letters === undefined) throw new Error(`${tab}: ${heading}`);
        return [`${letters}${index + 4}`, value] as const;
      }),
    ),
  );
}

function findingsOf(file: string, bytes: Uint8Array, asOf: string) {
  const loaded = loadedLedger(file, readLedgerFile(file, bytes));
  const day = parseDay(asOf);
  if (day === null) throw new Error(asOf);
  const { findings } = checkLedger(loaded, { plan }, { calendar, asOf: day, dueSoon: 5 });
  return findings
    .map(({ rule, severity, taskNo }) => [rule, severity, taskNo ?? ''].join(' '))
    .sort();
}

function yamlOf(ledger: LedgerData): Uint8Array {
  const tasks = ledger.台账.map(
    ({ 序号 }) => plan.tasks.find(({ no }) => no === String(序号)) ?? null,
  );
  return new TextEncoder().encode(ledgerYaml(ledger, { schema: null, head: [], plan, tasks }));
}

describe('the untouched form', () => {
  it.each(plan.bodies.map(({ name }) => name))('of %s is told what its YAML is told', (name) => {
    const { ledger } = blank(name);
    const bytes = form(name);
    for (const asOf of ['2022-05-18', '2022-07-01', '2023-02-01']) {
      const findings = findingsOf('a.xlsx', bytes, asOf);
      expect(findings).toEqual(findingsOf('a.yaml', yamlOf(ledger), asOf));
      expect(findings.filter((text) => text.startsWith('table-reading'))).toEqual([]);
    }
    expect(differences(ledger, readLedgerFile('a.xlsx', bytes))).toEqual([]);
  });

  it('is read from its three tables, not from what explains them', () => {
    const read = readLedgerFile('a.xlsx', form('建设局'));
    const tables = new Set(read.ok ? read.document.columns?.map(({ table }) => table) : []);
    expect([...tables]).toEqual(['工作表“台账”', '工作表“公开记录”', '工作表“依申请公开”']);
  });
});

describe('the form, filled in', () => {
  const { ledger, tasks } = blank('建设局');

  it('is the ledger that was meant', () => {
    const bytes = form('建设局');
    const numbers = ledger.台账.map(({ 序号 }) => 序号);
    const rowOf = (no: number) => numbers.indexOf(no) + 4;
    const done = filled(bytes, {
      台账: {
        H2: '2022-05-30',
        [`E${rowOf(1)}`]: '综合科',
        [`F${rowOf(1)}`]: '王某',
        [`G${rowOf(59)}`]: '已听取一次汇报',
        [`H${rowOf(12)}`]: '本单位没有地方金融职责',
        [`I${rowOf(1)}`]: '与市局同步公开',
      },
      公开记录: rowsFilled(bytes, '公开记录', [
        {
          序号: 1,
          事项: '行政处罚信息',
          标题: '甲',
          起算日期: '2022-06-01',
          公开日期: '2022-06-13',
          链接: 'https://a.gov.cn/1',
          备注: '因系统升级推迟',
        },
        {
          序号: 18,
          事项: '年度计划任务量完成进度',
          标题: '乙',
          期间: '2022-05',
          公开日期: '2022-06-10',
        },
        { 序号: 18, 事项: '年度计划任务量完成进度', 零报告: '2022-06' },
        { 序号: 59, 标题: '听取汇报', 完成日期: '2022-06-20', 佐证: '会议纪要' },
        { 序号: 31, 标题: '征求意见', 开始日期: '2022-07-01', 结束日期: '2022-08-02' },
        { 标题: '又一次', 开始日期: '2022-08-01', 结束日期: '2022-09-02' },
      ]),
      依申请公开: rowsFilled(bytes, '依申请公开', [
        {
          序号: 49,
          标题: '申请1号',
          收到日期: '2022-07-01',
          补正日期: '2022-07-08',
          答复日期: '2022-08-05',
          延期工作日: 10,
          延期同意: '是',
          告知日期: '2022-07-20',
          扣除期间起: '2022-07-05',
          扣除期间止: '2022-07-12',
          扣除期间事由: '征求第三方意见',
        },
      ]),
    });
    const wanted = structuredClone(ledger);
    wanted.报送日期 = '2022-05-30';
    const row = (no: number) => wanted.台账.find(({ 序号 }) => 序号 === no) as Mapping;
    Object.assign(row(1), {
      责任科室: '综合科',
      分管领导: '王某',
      备注: '与市局同步公开',
      公开记录: [
        {
          事项: '行政处罚信息',
          标题: '甲',
          起算日期: '2022-06-01',
          公开日期: '2022-06-13',
          链接: 'https://a.gov.cn/1',
          备注: '因系统升级推迟',
        },
      ],
    });
    row(12).不涉及 = '本单位没有地方金融职责';
    row(18).公开记录 = [
      { 事项: '年度计划任务量完成进度', 标题: '乙', 期间: '2022-05', 公开日期: '2022-06-10' },
      { 事项: '年度计划任务量完成进度', 零报告: '2022-06' },
    ];
    row(31).公开记录 = [
      { 标题: '征求意见', 开始日期: '2022-07-01', 结束日期: '2022-08-02' },
      { 标题: '又一次', 开始日期: '2022-08-01', 结束日期: '2022-09-02' },
    ];
    row(49).公开记录 = [
      {
        标题: '申请1号',
        收到日期: '2022-07-01',
        补正日期: '2022-07-08',
        答复日期: '2022-08-05',
        延期: { 工作日: 10, 同意: true, 告知日期: '2022-07-20' },
        扣除期间: [{ 起: '2022-07-05', 止: '2022-07-12', 事由: '征求第三方意见' }],
      },
    ];
    Object.assign(row(59), {
      完成情况: '已听取一次汇报',
      公开记录: [{ 标题: '听取汇报', 完成日期: '2022-06-20', 佐证: '会议纪要' }],
    });
    expect(differences(wanted, readLedgerFile('a.xlsx', done))).toEqual([]);
    for (const asOf of ['2022-06-20', '2022-09-01', '2023-02-01']) {
      expect(findingsOf('a.xlsx', done, asOf)).toEqual(findingsOf('a.yaml', yamlOf(wanted), asOf));
    }
    // And as the program itself would write that ledger: what is told of requests in a list of its own.
    const again = ledgerXlsx(wanted, tasks, plan, calendar);
    expect(sheetOf(again, '依申请公开')).toContain('申请1号');
    expect(sheetOf(again, '公开记录')).not.toContain('申请1号');
    expect(sheetOf(again, '公开记录')).not.toContain('>收到日期<');
    expect(differences(wanted, readLedgerFile('a.xlsx', again))).toEqual([]);
  });

  const date = fc.integer({ min: dayOf(2022, 5, 1), max: dayOf(2022, 12, 31) }).map(formatDay);
  const title = fc.constantFrom('甲', '2022年8月进度', '=1+1', '12', '2022-08', '-');
  const numbers = fc.constantFrom(...ledger.台账.map(({ 序号 }) => 序号 as Typed));
  const record = fc.record(
    {
      序号: numbers,
      事项: fc.constantFrom('行政处罚信息', '适用主体清单'),
      标题: title,
      期间: fc.constantFrom('2022', '2022-Q3', '2022-08'),
      起算日期: date,
      公开日期: date,
      完成日期: date,
      链接: fc.constant('https://a.gov.cn/1'),
      备注: title,
    },
    { requiredKeys: ['序号', '标题'] },
  );

  it('whatever the records: the findings of the same ledger in YAML', () => {
    const bytes = form('建设局');
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 12 }), date, (records, asOf) => {
        // What says nothing in a table (-) is a text in YAML.
        const typed = records.map((fields) => ({
          ...fields,
          ...(fields.标题 === '-' && { 标题: '乙' }),
          ...(fields.备注 === '-' && { 备注: '乙' }),
        })) as Record<string, Typed>[];
        const done = filled(bytes, { 公开记录: rowsFilled(bytes, '公开记录', typed) });
        const wanted: LedgerData = {
          ...ledger,
          台账: ledger.台账.map((row) => ({
            ...row,
            公开记录: typed
              .filter(({ 序号 }) => 序号 === row.序号)
              .map(({ 序号: _, ...fields }) => fields),
          })),
        };
        expect(differences(wanted, readLedgerFile('a.xlsx', done))).toEqual([]);
        expect(findingsOf('a.xlsx', done, asOf)).toEqual(
          findingsOf('a.yaml', yamlOf(wanted), asOf),
        );
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('with a name for a task that looks like a formula, or like one that was made harmless', () => {
    for (const name of ['=1+1', "'=1+1", '-', '1234', '本单位 任务（一）']) {
      const own = { 工作任务: name, 时限要求: '长期坚持', 公开记录: [{ 标题: '甲' }] };
      const whole = { ...ledger, 台账: [...ledger.台账, own] };
      const written = ledgerXlsx(whole, [...tasks, null], plan, calendar);
      expect(sheetOf(written, '公开记录')).toContain('>甲<');
      expect(differences(whole, readLedgerFile('a.xlsx', written))).toEqual([]);
    }
  });

  it('with a task of the body without a number, whose records name it', () => {
    const bytes = form('建设局');
    const last = ledger.台账.length + 4;
    const own = { 工作任务: '本单位的任务', 时限要求: '每月后10个工作日内' };
    const { 台账 } = { 台账: sheetOf(bytes, '台账') };
    const row = `<row r="${last}"><c r="B${last}" t="inlineStr"><is><t>${own.工作任务}</t></is></c><c r="D${last}" t="inlineStr"><is><t>${own.时限要求}</t></is></c></row>`;
    const parts = partsOf(bytes);
    parts.set('xl/worksheets/sheet1.xml', 台账.replace('</sheetData>', `${row}</sheetData>`));
    const grown = zip([...parts].map(([name, data]) => ({ name, data })));
    const records = [{ 序号: own.工作任务, 标题: '甲', 期间: '2022-06', 公开日期: '2022-07-05' }];
    const done = filled(grown, { 公开记录: rowsFilled(grown, '公开记录', records) });
    const read = readLedgerFile('a.xlsx', done);
    expect(read.diagnostics).toEqual([]);
    const data = read.ok ? (read.document.data as LedgerData) : null;
    expect(data?.台账.at(-1)).toEqual({
      ...own,
      公开记录: [{ 标题: '甲', 期间: '2022-06', 公开日期: '2022-07-05' }],
    });
  });
});

describe('its sheets', () => {
  const bytes = form('建设局');
  const main = sheetOf(bytes, '台账');
  const records = sheetOf(bytes, '公开记录');

  it('are those of the form, with requests only where the body answers for some', () => {
    const names = [
      ...(partsOf(bytes).get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]+)"/g),
    ];
    expect(names.map(([, name]) => name)).toEqual([
      '台账',
      '公开记录',
      '依申请公开',
      '说明',
      '时间表',
    ]);
    const without: LedgerData = {
      计划: plan.id,
      部门: '建设局',
      台账: [{ 序号: 1, 工作任务: '某' }],
    };
    const small = partsOf(ledgerXlsx(without, [null], null, calendar)).get('xl/workbook.xml') ?? '';
    expect([...small.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      '台账',
      '公开记录',
      '说明',
    ]);
  });

  it('print on A4 across, all columns on a page, with the head on each and a title over them', () => {
    expect(main).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(main).toContain('paperSize="9" orientation="landscape" fitToHeight="0"');
    expect(main).toContain('<mergeCell ref="A1:I1"/>');
    expect(main).toContain('state="frozen"');
    const book = partsOf(bytes).get('xl/workbook.xml');
    expect(book).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'台账\'!$3:$3</definedName>',
    );
  });

  it('have rows as high as their texts', () => {
    // The longest 工作要求 of the body, in a column for 22 of its characters, at 15 points a line.
    const { ledger } = blank('建设局');
    const [longest = 0] = ledger.台账
      .map(({ 工作要求 }) => String(工作要求).length)
      .sort((a, b) => b - a);
    const at = ledger.台账.findIndex(({ 工作要求 }) => String(工作要求).length === longest) + 4;
    const height = Number(new RegExp(`<row r="${at}" ht="(\\d+)"`).exec(main)?.[1]);
    expect(main).toContain('<col min="3" max="3" width="44"');
    expect(height).toBeGreaterThanOrEqual((longest / 22) * 15);
    expect(height).toBeLessThan((longest / 22 + 3) * 15);
  });

  it('refuse in cells of dates what is none, and choose 序号 and 事项 from lists', () => {
    const letters = columnsOf(bytes, '公开记录');
    const asked = (xml: string, ref: string) =>
      [...xml.matchAll(/<dataValidation .*?<\/dataValidation>/g)]
        .map(([text]) => text)
        .find((text) => text.includes(`sqref="${ref}`)) ?? '';
    for (const heading of ['起算日期', '公开日期', '完成日期', '开始日期', '结束日期']) {
      const own = asked(records, `${letters.get(heading)}4:`);
      expect(own).toContain('type="date"');
      expect(own).toContain('errorStyle="stop"');
      expect(own).toContain('<formula1>36526</formula1><formula2>73050</formula2>');
    }
    expect(asked(main, 'H2')).toContain('type="date"');
    expect(asked(records, 'A4:')).toMatch(/<formula1>'台账'!\$A\$4:\$A\$\d+<\/formula1>/);
    // In the guide the matters stand beside the 序号 of their task: row 1 has one, row 18 has four.
    const guide = sheetOf(bytes, '说明');
    const rows = [...guide.matchAll(/<c r="A(\d+)" s="\d+"><v>(\d+)<\/v>/g)].map(
      ([, row, no]) => [Number(row), Number(no)] as const,
    );
    expect(rows.map(([, no]) => no).slice(0, 5)).toEqual([1, 18, 18, 18, 18]);
    const [first, last] = [rows[0]?.[0], rows.at(-1)?.[0]];
    expect(guide).toContain(
      `<c r="B${first}" s="8" t="inlineStr"><is><t xml:space="preserve">行政处罚信息<`,
    );
    const range = `'说明'!$A$${first}:$A$${last}`;
    expect(asked(records, 'B4:')).toContain(
      `<formula1>IF(COUNTIF(${range},$A4)=0,'说明'!$B$${Number(last) + 1},OFFSET('说明'!$B$${first},MATCH($A4,${range},0)-1,0,COUNTIF(${range},$A4),1))</formula1>`,
    );
  });

  it('say what is not listed, as the YAML does', () => {
    const body = findBody(plan, '建设局');
    if (!body) throw new Error('建设局');
    const { ledger, tasks, head } = blankLedger(plan, body, false);
    const guide = sheetOf(ledgerXlsx(ledger, tasks, plan, calendar, head), '说明');
    expect(guide).toContain('另有11项任务由与之有关的单位承担，没有列入：4、5、6');
  });

  it('say when what is due', () => {
    const schedule = sheetOf(bytes, '时间表');
    // The 15th of June 2022 is day 44727.
    expect(schedule).toContain('<v>44727</v>');
    expect(schedule).toContain('每月后10个工作日内');
    expect(schedule).toContain('没有固定日期的');
    expect(schedule).toContain('报送政务公开工作台账');
    // Row 26 is about publishing, row 11 about promoting a way of serving: work, without the statutory 20 workdays.
    const rowsOf = (no: number) =>
      [...schedule.matchAll(/<row .*?<\/row>/gs)]
        .map(([row]) => row)
        .filter((row) => row.includes(`<v>${no}</v>`))
        .join('');
    expect(rowsOf(26)).toContain('每条信息自信息形成或者变更之日起20个工作日内公开');
    expect(rowsOf(11)).toContain('长期坚持，没有规定日期');
  });

  it('hold no character that XML may not, and give it back', () => {
    const row = { 序号: 1, 工作任务: '某', 公开记录: [{ 标题: '甲\u0001乙\ufffe\u000b_x0001_' }] };
    const odd: LedgerData = { 计划: plan.id, 部门: '建设局', 台账: [row] };
    const written = ledgerXlsx(odd, [null], null, calendar);
    for (const [, xml] of partsOf(written)) expect(xml).not.toMatch(/(?![\t\n])[\p{Cc}\ufffe]/u);
    expect(differences(odd, readLedgerFile('a.xlsx', written))).toEqual([]);
  });

  it('hold no formula', () => {
    const { ledger, tasks } = blank('建设局');
    const [first, ...others] = ledger.台账;
    const evil = { ...first, 责任科室: '=HYPERLINK("http://a.cn")', 公开记录: [{ 标题: '=1+1' }] };
    const sheets = [
      ...partsOf(ledgerXlsx({ ...ledger, 台账: [evil, ...others] }, tasks, plan, calendar)),
    ];
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]/);
  });
});
