import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OfficeReport } from '../../../src/report/office/office-report.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { readWorkbook } from '../../ooxml/read-workbook.ts';
import { AS_OF, ledgerOf, report } from './runs.ts';

// Two plans with the same bodies: a year later, or one of the municipality beside one of the zone.
const PLAN = readFileSync('data/plans/zibo-gaoxin/2022.yaml', 'utf8');
const OTHER = '建设局（other/2022）';
const OWN = '建设局（zibo-gaoxin/2022）';
const LATE = '{标题: 甲, 起算日期: 2022-06-01, 公开日期: 2022-08-30}';
const DONE = '{标题: 甲, 起算日期: 2022-06-01, 公开日期: 2022-06-02}';

let options: string[] = [];
let told: OfficeReport;
beforeAll(async () => {
  const folder = folderOf({
    'plans/own.yaml': PLAN,
    'plans/other.yaml': PLAN.replace(/^plan: .*$/m, 'plan: other'),
    'ledgers/1.yaml': ledgerOf('建设局', LATE),
    'ledgers/2.yaml': ledgerOf('建设局', DONE).replace('zibo-gaoxin/', 'other/'),
    'ledgers/3.yaml': ledgerOf('财政金融局', DONE),
  });
  const earlier = join(folder, 'earlier.ndjson');
  const run = [join(folder, 'ledgers'), '--plan', join(folder, 'plans')];
  await inProcess(['check', ...run, '--as-of', '2022-07-20', '--format', `ndjson:${earlier}`]);
  options = [...run, ...AS_OF, '--compare', earlier];
  told = JSON.parse((await report(...options, '--format', 'json')).stdout);
});

describe('a report of several plans', () => {
  it('ranks the bodies of each plan by themselves', () => {
    const ranks = told.bodies.flatMap(({ plan, body, rank }) =>
      rank === null ? [] : [[plan, body, rank]],
    );
    expect(ranks).toEqual([
      ['other/2022', '建设局', 1],
      ['zibo-gaoxin/2022', '建设局', 2],
      ['zibo-gaoxin/2022', '财政金融局', 1],
    ]);
  });

  it('says of each duty, request and finding of which plan it is, and gives no name twice', () => {
    expect(new Set(told.late.map(({ plan }) => plan))).toEqual(new Set(['zibo-gaoxin/2022']));
    const names = told.findings.map(({ fingerprint }) => fingerprint);
    expect(new Set(names).size).toBe(names.length);
    const [, missing] = told.findings.filter(({ body }) => body === '经济发展局');
    expect(missing?.message).toMatch(/^经济发展局（zibo-gaoxin\/2022）没有报送台账/);
  });

  it.each(['text', 'markdown', 'html', 'csv'])(
    'tells people which body it means: %s',
    async (format) => {
      const { stdout } = await report(...options, '--format', format);
      const text = stdout.replace(/\n\s*/g, '');
      expect(text).toContain(OTHER);
      // In the terminal a name goes on in the next line of its column.
      if (format !== 'text') {
        expect(text).toContain(OWN);
        expect(text).not.toMatch(/建设局 ?[|,<]/);
      }
      if (format !== 'csv') {
        expect(text).toContain('（2022-05-31前）');
        expect(text).toContain('几个方案的，各排各的名次。');
        expect(text.match(/排名供内部掌握/g)).toHaveLength(1);
      }
    },
  );

  it('tells it in the workbook, and in the table of tasks', async () => {
    const file = join(folderOf({}), '汇总.xlsx');
    await report(...options, '-o', file);
    const sheets = readWorkbook(readFileSync(file));
    const names = (sheet: string, column: number) =>
      sheets
        .find(({ name }) => name === sheet)
        ?.rows.slice(3)
        .map((row) => row[column]?.value);
    expect(names('各部门', 1)).toEqual(expect.arrayContaining([OTHER, OWN]));
    expect(names('未报送', 1)).toContain('经济发展局（other/2022）');
    expect(names('任务', 0)).toEqual(expect.arrayContaining(['17（other/2022）']));
    const { stdout } = await report(...options, '--by', 'task', '--format', 'markdown');
    expect(stdout).toContain('| 17（zibo-gaoxin/2022） |');
  });
});
