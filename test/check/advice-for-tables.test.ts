import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf, parseDay } from '../../src/calendar/day.ts';
import { checkLedger, onlyPlan } from '../../src/check/check-ledger.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { resolvePlan } from '../../src/plan/resolve-plan.ts';
import { convertLedger } from '../../src/write/convert-ledger.ts';
import { ledgerFile } from '../../src/write/ledger-file.ts';

const CASES = fileURLToPath(new URL('../cases', import.meta.url));
const EXPECTED = '.expected.yaml';
const calendar = bundledCalendar();

/** What only a file of keys knows of: `键: 值`, brackets, fields and keys. Addresses and examples of commands have none. */
const OF_KEYS = /[\p{L}\d”]: |[{}[\]]|字段|键|缩进|“- ”|true|false/u;

const names = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith(EXPECTED))
  .map((path) => path.slice(0, -EXPECTED.length));

function planNamed(name: string) {
  const result = resolvePlan(name.includes('/') ? name : `${CASES}/plans/${name}.yaml`);
  if (!('plan' in result)) throw new Error(JSON.stringify(result.diagnostics));
  return result.plan;
}

it('speaks to who has a table of cells and headings, whatever is wrong', async () => {
  const told: string[] = [];
  let count = 0;
  for (const name of names) {
    const expected = load(readFileSync(`${CASES}/${name}${EXPECTED}`, 'utf8')) as {
      asOf: string;
      plan?: string;
    };
    const asOf = parseDay(expected.asOf);
    if (asOf === null) throw new Error(`${name}: asOf`);
    const plan = planNamed(expected.plan ?? 'mini');
    const bytes = readFileSync(`${CASES}/${name}.yaml`);
    const choose = { defaults: {}, choose: async () => ({ plan }) };
    const converted = await convertLedger(`${name}.yaml`, bytes, choose, async (ledger) => ({
      name: 'ledger.csv',
      content: await ledgerFile('csv', ledger, calendar),
    }));
    if ('refused' in converted) continue;
    count++;
    const table = await loadLedger('台账.csv', Buffer.from(converted.content), {
      plan: () => plan.id,
    });
    const { findings } = checkLedger(table, onlyPlan(plan, table), { calendar, asOf, dueSoon: 5 });
    for (const { rule, message } of findings) {
      if (OF_KEYS.test(message)) told.push(`${name} ${rule}: ${message}`);
    }
  }
  expect(told).toEqual([]);
  expect(count).toBeGreaterThan(names.length / 2);
});

describe('a table with headings of its own', () => {
  const HEAD = '部门,建设局\n计划,zibo-gaoxin/2022\n报送日期,2022-05-30\n';
  const plan = planNamed('zibo-gaoxin/2022');
  const told = async (csv: string, rule: string) => {
    const loaded = await loadLedger('台账.csv', Buffer.from(HEAD + csv));
    const options = { calendar, asOf: dayOf(2022, 7, 5), dueSoon: 5 };
    const { findings } = checkLedger(loaded, { plan }, options);
    return findings.filter((finding) => finding.rule === rule).map(({ message }) => message);
  };
  const ROW = '加强房地产市场监管信息公开，对违法违规行为及时公开查处结果';

  it.each([
    [
      'date-order',
      '1,甲,2022-06-02,2022-06-01,',
      '发布时间（2022-06-01）早于形成时间（2022-06-02）',
    ],
    ['date-order', '1,甲,1922-06-02,2022-06-01,', '形成时间写的是1922-06-02'],
    ['future-date', '1,甲,2022-06-02,2022-08-01,', '发布时间写的是2022-08-01'],
    ['record-incomplete', '1,甲,,2022-06-01,', '缺少“形成时间”'],
    ['record-incomplete', '1,甲,2022-06-01,,2022-06-03', '写了办结时间，没有写发布时间'],
    ['link-missing', '1,甲,2022-06-01,2022-06-02,', '写了发布时间，没有写网址'],
  ])('%s: %s', async (rule, row, words) => {
    const csv = `序号,标题,形成时间,发布时间,办结时间,网址\n${row},\n`;
    expect((await told(csv, rule)).join()).toContain(words);
  });

  it.each([
    ['序号,标题,形成时间,发布时间\n1,甲,,2022-06-01\n', '记录没有形成时间'],
    [
      '序号,标题,形成时间,发布时间\n1,甲,2022-06-01,六月\n',
      '记录的发布时间读不出来，改正后才能判定',
    ],
    [
      '序号,标题,形成时间,发布时间\n1,甲,六月,2022-06-01\n',
      '记录的形成时间读不出来，改正后才能判定',
    ],
    [
      '序号,标题,收件日期,答复时间\n49,甲,六月,2022-06-01\n',
      '记录的收件日期读不出来，改正后才能判定',
    ],
    [
      '序号,标题,征求意见开始日期,征求意见结束日期\n31,甲,2022-06-01,\n',
      '记录没有征求意见结束日期',
    ],
    ['序号,标题,公开日期,不涉及原因\n18,,,√\n', '“不涉及原因”没有写理由'],
  ])('gives its reasons in them: %s', async (csv, reason) => {
    const loaded = await loadLedger('台账.csv', Buffer.from(HEAD + csv));
    const options = { calendar, asOf: dayOf(2022, 7, 5), dueSoon: 5 };
    const { comparison } = checkLedger(loaded, { plan }, options);
    const unknown = comparison?.duties.filter(({ status }) => status === 'unknown') ?? [];
    expect(unknown.map((duty) => duty.reason)).toContain(reason);
  });

  it('is told of its plan by the label beside the table, with ids behind the sentence', async () => {
    const csv = `部门,建设局\n对照方案,east/2022\n序号,标题,公开日期\n1,甲,2022-06-01\n`;
    const loaded = await loadLedger('台账.csv', Buffer.from(csv));
    const { findings } = checkLedger(loaded, onlyPlan(plan, loaded), {
      calendar,
      asOf: dayOf(2022, 7, 5),
      dueSoon: 5,
    });
    const [told] = findings.filter(({ rule }) => rule === 'unknown-plan');
    expect(told?.message).toMatch(/请核对台账的“对照方案”.*。台账写的：east\/2022；本次用的：zibo/);
  });

  it('is told which columns have blank cells', async () => {
    const csv = `序号,工作要求,完成时限,承办科室,标题,公开日期\n1,${ROW},,,,\n`;
    expect((await told(csv, 'row-incomplete')).join()).toContain('没有写“承办科室”');
  });

  it('is told of a column that it has, or is to have', async () => {
    const rows = (columns: string) => `序号,标题,公开日期${columns}\n18,甲,2022-07-01\n`;
    const advice = async (columns: string) => (await told(rows(columns), 'overdue')).join();
    expect(await advice(',零报告期间')).toContain('在“零报告期间”一栏填2022-05。');
    expect(await advice('')).toContain('加上“零报告”一栏填2022-05。');
  });
});
