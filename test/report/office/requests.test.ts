import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import type { OfficeReport, RequestFigures } from '../../../src/report/office/office-report.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { EXAMPLE_FILES } from '../../example-files.ts';
import { AS_OF, report } from './runs.ts';

function requests(body: string, no: string, ...records: string[]): string {
  const task = '工作任务: 优化依申请公开工作\n    责任科室: 综合科\n    分管领导: 王某';
  const rows = records.map((record) => `      - {标题: 申请, ${record}}\n`).join('');
  return `计划: zibo-gaoxin/2022\n部门: ${body}\n报送日期: 2022-05-30\n台账:\n  - 序号: ${no}\n    ${task}\n    公开记录:\n${rows}`;
}

const told = async (...args: string[]): Promise<OfficeReport> =>
  JSON.parse((await report(...args, ...AS_OF, '--format', 'json')).stdout);
const figures = (given: Partial<RequestFigures>): RequestFigures => ({
  received: 0,
  onTime: 0,
  late: 0,
  open: 0,
  overdue: 0,
  unknown: 0,
  extended: 0,
  ...given,
});

it('requests are counted by the year in which they came, and by what became of them', async () => {
  // The 20th workday after Friday 1 July 2022 is Friday 29 July; with ten more it is 12 August.
  const extension = '延期: {工作日: 10, 同意: true, 告知日期: 2022-07-20}';
  const folder = folderOf({
    '1.yaml': requests(
      '建设局',
      '49',
      '收到日期: 2022-07-01, 答复日期: 2022-07-29',
      '收到日期: 2022-07-01, 答复日期: 2022-08-01',
      '收到日期: 2022-07-01',
      '收到日期: 2022-08-29',
      `收到日期: 2022-07-01, 答复日期: 2022-08-12, ${extension}`,
      `收到日期: 2022-07-01, 答复日期: 2022-08-12, ${extension.replace('true', 'false')}`,
      '收到日期: 2022-07-01, 扣除期间: [{起: 2022-07-05}]',
      '收到日期: 2021-12-30, 答复日期: 2022-01-10',
      '答复日期: 2022-08-01',
      '收到日期: 2022-07-01, 答复日期: 某日',
    ),
    '2.yaml': requests('财政金融局', '999', '收到日期: 2022-07-01', '收到日期: 某日'),
    // Of a body with two ledgers none is counted.
    '3.yaml': requests('人社中心', '49', '收到日期: 2022-07-01'),
    '4.yaml': requests('人社中心', '49', '收到日期: 2022-07-01'),
  });
  const { requests: rows } = await told(folder);
  expect(rows.every(({ plan }) => plan === 'zibo-gaoxin/2022')).toBe(true);
  expect(rows.map(({ plan: _, ...row }) => row)).toEqual([
    { body: '建设局', year: 2021, figures: figures({ received: 1, onTime: 1 }) },
    {
      body: '建设局',
      year: 2022,
      figures: figures({
        received: 8,
        onTime: 2,
        late: 2,
        open: 3,
        overdue: 1,
        unknown: 1,
        extended: 1,
      }),
    },
    { body: '建设局', year: null, figures: figures({ received: 1, unknown: 1 }) },
    { body: '财政金融局', year: 2022, figures: figures({ received: 1, open: 1 }) },
    { body: '财政金融局', year: null, figures: figures({ received: 1, open: 1 }) },
  ]);
  const { stdout } = await report(folder, ...AS_OF);
  expect(stdout).toContain('《政府信息公开条例》第五十条');
  expect(stdout).toMatch(/2022 +合计 +9 +2 +2 +4 +1 +1 +1\n/);
});

interface Written {
  台账: { 公开记录?: { 收到日期?: string; 答复日期?: string }[] }[];
}

it.each(EXAMPLE_FILES)('they are all that the ledger holds: %s', async (name) => {
  const file = `examples/${name}`;
  const { requests: rows } = await told(file);
  const { 台账 } = load(readFileSync(file, 'utf8')) as Written;
  const written = 台账
    .flatMap(({ 公开记录 = [] }) => 公开记录)
    .filter(({ 收到日期 }) => 收到日期 !== undefined);
  const sum = (key: keyof RequestFigures) =>
    rows.reduce((total, row) => total + row.figures[key], 0);
  expect(sum('received')).toBe(written.length);
  expect(sum('open')).toBe(written.filter(({ 答复日期 }) => 答复日期 === undefined).length);
  expect(sum('received')).toBe(sum('onTime') + sum('late') + sum('open') + sum('unknown'));
});

it('where there are none, that is said', async () => {
  const { stdout } = await report('examples/建设局.yaml', ...AS_OF, '--format', 'markdown');
  expect(stdout).not.toContain('没有申请的记录');
  const none = folderOf({ '1.yaml': requests('建设局', '49', '公开日期: 2022-07-01') });
  expect((await report(none, ...AS_OF, '--format', 'markdown')).stdout).toContain(
    '计入的台账里没有申请的记录',
  );
});
